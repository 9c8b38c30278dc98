// Why a join ended as it did: who, which meeting, how it was made, which step changed what, which rule decided
// (model: law 8). Naming a step is a claim, and the explanation tests it: without the step the join does not fail.
#pragma once

#include <string>
#include <vector>

#include "sim/run.hpp"
#include "sim/situation.hpp"
#include "sim/what_if.hpp"

namespace coexist::sim {

/// One thing in a person's or a meeting's past that the join depends on.
struct ChainLink {
  enum class What : std::uint8_t {
    MeetingMade,       // `software` on `product` made `format`
    MeetingEdited,     // likewise, by edit-and-resend
    EditRefused,       // the edit was not possible; `rule` says why
    ConditionChanged,  // the organiser's move, or a step, did this to the meeting: `condition`, and `format` if it got
                       // another
    OrganiserMoved,    // to `pool`
    ParticipantMoved,
    OrganiserSoftware,  // `software` in `slot`
    ParticipantSoftware,
    PoolService,      // `pool` became `service`
    ArtefactMoved,    // `artefact` went to `pool`
    ArtefactService,  // `artefact` became `service`
    FlagSet,          // `flag` on, or off
    LinkPower,        // `wan_link` came up (`on`), or went down
    MarkSet           // the participant's `mark` on, or off
  } what = What::MeetingMade;
  Instant at;
  StepId step = kNone<StepId>;  // that caused it; kNone: people's own doing, or a fault
  ProductId product = kNone<ProductId>;
  SoftwareId software = kNone<SoftwareId>;
  SlotId slot = kNone<SlotId>;
  FormatId format = kNone<FormatId>;
  ConditionId condition = kNone<ConditionId>;
  PoolId pool = kNone<PoolId>;
  ArtefactId artefact = kNone<ArtefactId>;
  Service service = Service::Serving;
  FlagId flag = kNone<FlagId>;
  LinkId wan_link = kNone<LinkId>;
  MarkId mark = kNone<MarkId>;
  bool on = false;
  RuleId rule = kNone<RuleId>;
};

/// One aspect of one path: which cell it looked at and which rule was there.
struct AspectVerdict {
  AspectId aspect = kNone<AspectId>;
  RuleId rule = kNone<RuleId>;
  Outcome outcome = Outcome::Unknown;
  std::string cell;  // "client=client-1 host=old-1"
};

struct PathVerdict {
  std::size_t path = 0;
  bool has_path = false;  // the person's class and software give them this path
  Decision decision;
  std::vector<AspectVerdict> aspects;
};

struct JoinExplanation {
  std::uint64_t join = 0;
  JoinPlace place;
  PersonId person = kNone<PersonId>;
  PersonId organiser = kNone<PersonId>;
  Instant start, end;
  Instant decided_at;        // when the outcome that counts was first reached
  bool exists = true;        // false: the meeting was never scheduled in time
  bool frozen = false;       // and that because of a scheduling freeze: no rule decided
  Decision decision;         // of a meeting that was never made: about making it
  PersonFacts person_facts;  // at decided_at
  MeetingFacts meeting_facts;
  ProductId host = kNone<ProductId>;
  Service host_service = Service::Planned;
  std::vector<PathVerdict> paths;
  std::vector<ChainLink> chain;  // in order of time, up to decided_at
  std::vector<StepId> undo;      // the latest steps without which it does not fail; empty if no step is to blame
  Outcome without_undo = Outcome::Unknown;  // its outcome when the schedule is carried out without these steps
};

/// Explains one join of a run. O(trace + people) for each candidate step, and an execution for each set of steps that
/// may be to blame; pass the same `what_if` to explain several joins of one run.
JoinExplanation explain_join(const Scenario& scenario, const CompiledPack& pack, const Run& run, std::uint64_t join,
                             WhatIf& what_if);

/// The same for one join of a run made by rehearse().
JoinExplanation explain_join(const Scenario& scenario, const CompiledPack& pack, const Run& run, std::uint64_t join);

}  // namespace coexist::sim
