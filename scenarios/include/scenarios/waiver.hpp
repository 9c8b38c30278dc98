// Waivers: findings that somebody answers for, with a reason, until a day.
//
// A waiver changes the verdict and nothing else: its finding stays listed, and no figure, threshold or expectation
// looks at waivers, so that none can hide what fails. It is held against the times of the scenario, never against
// today: the same inputs would otherwise give another answer tomorrow.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/verifier.hpp"
#include "scenarios/diagnostic.hpp"
#include "scenarios/zones.hpp"
#include "sim/time.hpp"

namespace coexist::scenarios {

struct LoadedScenario;

struct Waiver {
  std::string finding;     // what reports call it, or the id of a rule (see waivable_names)
  std::string step, pool;  // ids; empty: of any
  std::string owner, reason;
  sim::Instant expires;  // what is still so at this instant is not waived
  Place place;
};

/// What a waiver may speak of, by the ids that reports show.
struct Concern {
  std::string what;                      // "joins-unknown"
  std::string rule;                      // that is violated, or that leaves an outcome unknown; empty: none
  std::string step, pool;                // empty: none
  sim::Instant until = sim::kEndOfTime;  // the last instant at which it is so
  bool can_be_waived = true;             // false: it stays in the way whoever accepts it
};

[[nodiscard]] bool covers(const Waiver& waiver, const Concern& concern);

/// A waiver that covers a finding, by its place in the list.
struct WaiverHit {
  std::size_t waiver = 0;
  bool in_force = false;  // false: it expires before the finding ends
};

/// The first that is in force, or else the first that covers the concern at all.
[[nodiscard]] std::optional<WaiverHit> find_waiver(const std::vector<Waiver>& waivers, const Concern& concern);

/// "waived by Jo until 2013-05-06 00:00: the line is replaced in June", or that it has expired.
[[nodiscard]] std::string waiver_text(const Waiver& waiver, bool in_force, const Zone& zone);

/// What the schedule cannot do, or the pack forbids because it does not work, cannot be waived. A violation lasts until
/// its step nominally ends; one of no step, as long as the schedule.
[[nodiscard]] Concern concern_of(const LoadedScenario& loaded, const planner::Verdict& verdict,
                                 const planner::Violation& violation);

/// Whether a violation stops a run: it is forbidden, and no waiver for it is in force.
[[nodiscard]] bool stops(const LoadedScenario& loaded, const planner::Verdict& verdict,
                         const planner::Violation& violation);
/// Whether none does.
[[nodiscard]] bool may_be_carried_out(const LoadedScenario& loaded, const planner::Verdict& verdict);

/// What every figure and picture of such a run must carry: "unsupported" or "support unknown", "forbidden schedule",
/// both; empty where nothing is so. A waiver lifts the last and never what is said of support: that is not the
/// architect's to give.
[[nodiscard]] std::string run_mark(const LoadedScenario& loaded, const planner::Verdict& verdict);

/// A name under `finding:`. `refusal` says why it cannot be waived, `help` what else can be done; empty: it can.
struct WaivableName {
  std::string name, refusal, help;
};

/// Every finding that a report may have, then the pack's rules of order, then its rules. O(rules).
[[nodiscard]] std::vector<WaivableName> waivable_names(const sim::Pack& pack);

/// Whether the verifier alone, without a rehearsal, says if there is such a finding.
[[nodiscard]] bool is_of_the_verifier(const Waiver& waiver, const sim::Pack& pack);

}  // namespace coexist::scenarios
