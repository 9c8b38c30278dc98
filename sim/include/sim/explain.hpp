// Why a join or a sign-in ended as it did: who, which meeting, how it was made, which step changed what, which rule
// decided (model: law 8). Naming a step is a claim, and the explanation tests it: without the step it does not fail.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/run.hpp"
#include "sim/situation.hpp"
#include "sim/what_if.hpp"

namespace coexist::sim {

/// One thing in a person's or a meeting's past that the outcome depends on.
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

/// What is said of either.
struct Explanation {
  PersonId person = kNone<PersonId>;
  PersonId organiser = kNone<PersonId>;  // of a join
  Instant decided_at;                    // when the outcome that counts was first reached
  Decision decision;
  PersonFacts person_facts;  // at decided_at
  std::vector<PathVerdict> paths;
  std::vector<ChainLink> chain;  // in order of time, up to decided_at
  std::vector<StepId> undo;      // the latest steps without which it does not fail; empty if no step is to blame
  Outcome without_undo = Outcome::Unknown;  // its outcome when the schedule is carried out without these steps
};

struct JoinExplanation : Explanation {
  std::uint64_t join = 0;
  JoinPlace place;
  Instant start, end;
  bool exists = true;          // false: the meeting was never scheduled in time; the decision is about making it
  bool frozen = false;         // and that because of a scheduling freeze: no rule decided
  MeetingFacts meeting_facts;  // at decided_at
  ProductId host = kNone<ProductId>;
  Service host_service = Service::Planned;
};

struct SignInExplanation : Explanation {
  std::optional<std::size_t> sign_in;  // which of the person's, from 0; nothing: an attempt between two of them
  std::size_t sign_ins = 0;            // how many there are: one on each working day
};

/// Explains one join of a run. O(trace + people) for each candidate step, and an execution for each set of steps that
/// may be to blame; pass the same `what_if` to explain several joins of one run.
JoinExplanation explain_join(const Scenario& scenario, const CompiledPack& pack, const Run& run, std::uint64_t join,
                             WhatIf& what_if);

/// The same for one join of a run made by rehearse().
JoinExplanation explain_join(const Scenario& scenario, const CompiledPack& pack, const Run& run, std::uint64_t join);

/// When that person signs in at home within the scenario; never, if they are outside. O(working days).
std::vector<Instant> sign_ins(const Scenario& scenario, const CompiledPack& pack, PersonId person);

/// Explains one sign-in of a run, from 0. Without `sign_in` the first of the person's worst ones; if none fails and the
/// person is locked out between two of them, an attempt when that begins.
/// Preconditions: sign_in < sign_ins(...).size() > 0; the pack knows what signing in is. Costs as explain_join.
SignInExplanation explain_sign_in(const Scenario& scenario, const CompiledPack& pack, const Run& run, PersonId person,
                                  std::optional<std::size_t> sign_in, WhatIf& what_if);
SignInExplanation explain_sign_in(const Scenario& scenario, const CompiledPack& pack, const Run& run, PersonId person,
                                  std::optional<std::size_t> sign_in);

/// What another run of the same scenario says of signing in at that time. O(trace + people).
Outcome outcome_of_sign_in(const Scenario& scenario, const CompiledPack& pack, const Run& run, PersonId person,
                           Instant at);

}  // namespace coexist::sim
