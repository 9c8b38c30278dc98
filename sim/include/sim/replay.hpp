// Single interactions of a run, decided again on demand: for explanations, questions and reports.
//
// The population plane keeps one small number for each join; whoever wants to know how a meeting was made, or which
// cell of a table no rule covers, asks here. Everything follows from the trace, so the answers are those of the run.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "sim/compiled_pack.hpp"
#include "sim/scenario.hpp"
#include "sim/situation.hpp"
#include "sim/trace.hpp"

namespace coexist::sim {

/// The state after all changes at or before `t`. O(people + changes).
State state_at(const Scenario& scenario, const Vocabulary& vocabulary, const Trace& trace, Instant t);

/// Whether that person could, in that state, do something for which nobody else matters (by a modality, or kNone); sign
/// in at home; reach that other one, over lines as they are or with sites in other `regions` (see World::regions).
/// Precondition: the pack knows the interaction.
Decision decide_alone(const Scenario& scenario, const CompiledPack& pack, const State& state, PersonId person,
                      InteractionId interaction, ModalityId modality);
Decision decide_sign_in(const Scenario& scenario, const CompiledPack& pack, const State& state, PersonId person);
Decision decide_contact(const Scenario& scenario, const CompiledPack& pack, const State& state, PersonId from,
                        PersonId to, ModalityId modality);
Decision decide_contact(const Scenario& scenario, const CompiledPack& pack, const State& state,
                        const IdVector<SiteId, SiteId>& regions, PersonId from, PersonId to, ModalityId modality);

/// A join as it was decided, with what the deciding rules saw.
struct ReplayedJoin {
  bool exists = false;  // false: the meeting was not made in time; nothing below means anything
  Decision decision;
  Instant at;  // when the outcome that counts was first reached
  Situation situation;
};

class Replay {
 public:
  /// Precondition: the trace is one of this scenario. All three must outlive the replay. O(people + trace).
  Replay(const Scenario& scenario, const CompiledPack& pack, const Trace& trace);
  ~Replay();
  Replay(const Replay&) = delete;
  Replay& operator=(const Replay&) = delete;

  /// Nothing if the meeting was not made by then. O(events of its organiser); cheap for the series asked about last.
  std::optional<MeetingFacts> meeting_at(SeriesId series, Instant t);
  ReplayedJoin join(SeriesId series, std::size_t occurrence, PersonId person);

  [[nodiscard]] const PersonFacts& person_at(PersonId person, Instant t) const;
  [[nodiscard]] PoolId home_at(PersonId person, Instant t) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// "client=client-1 host=old-1": the cell of an aspect that a situation addresses, as rules spell it.
std::string spelled_cell(const CompiledPack& pack, AspectId aspect, const Situation& situation);

}  // namespace coexist::sim
