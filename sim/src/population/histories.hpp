// What the trace means for each person and for everything that belongs to nobody: histories of few different facts.
#pragma once

#include <span>
#include <vector>

#include "population/bound_artefacts.hpp"
#include "population/span_at.hpp"
#include "sim/compiled_pack.hpp"
#include "sim/scenario.hpp"
#include "sim/situation.hpp"
#include "sim/trace.hpp"

namespace coexist::sim {

struct PersonSpan {
  Instant from;
  std::uint32_t facts = 0;  // index into Histories::person_facts
  PoolId home = kNone<PoolId>;
};

struct SurroundingSpan {
  Instant from;
  std::uint32_t facts = 0;  // index into Histories::surrounding_facts
};

struct SchedulingFreezeChange {
  Instant at;
  SoftwareId software = kNone<SoftwareId>;
  bool frozen = false;
};

struct SoftwareStep {
  PersonId person = kNone<PersonId>;
  Instant at;
  StepKindId kind = kNone<StepKindId>;
  friend bool operator==(const SoftwareStep&, const SoftwareStep&) = default;
};

class Histories {
 public:
  /// One pass over the trace. O(changes + people homed on pools whose service changes, or at sites whose lines do).
  Histories(const Scenario& scenario, const CompiledPack& pack, const Trace& trace);

  [[nodiscard]] std::span<const PersonSpan> of(PersonId person) const {
    return {spans_.data() + begin_[index(person)], spans_.data() + begin_[index(person) + 1]};
  }
  [[nodiscard]] const std::vector<PersonFacts>& person_facts() const { return person_facts_; }
  [[nodiscard]] const std::vector<SurroundingSpan>& surroundings() const { return surroundings_; }
  [[nodiscard]] const std::vector<SurroundingFacts>& surrounding_facts() const { return surrounding_facts_; }
  [[nodiscard]] const BoundArtefacts& bound() const { return bound_; }
  [[nodiscard]] const std::vector<Instant>& resends_of(PersonId person) const;
  /// Steps that changed this person's software, or had their meetings sent again, and may set transitions of meetings
  /// off; in order of time.
  [[nodiscard]] std::span<const SoftwareStep> software_steps_of(PersonId person) const;
  [[nodiscard]] bool is_frozen(SoftwareId software, Instant at) const;

 private:
  class Recorder;

  std::vector<std::uint32_t> begin_;
  std::vector<PersonSpan> spans_;
  std::vector<PersonFacts> person_facts_;
  std::vector<SurroundingSpan> surroundings_;
  std::vector<SurroundingFacts> surrounding_facts_;
  BoundArtefacts bound_;
  std::vector<std::pair<PersonId, std::vector<Instant>>> resends_;  // by person
  std::vector<SoftwareStep> software_steps_;                        // by person, then time
  std::vector<SchedulingFreezeChange> freezes_;
};

}  // namespace coexist::sim
