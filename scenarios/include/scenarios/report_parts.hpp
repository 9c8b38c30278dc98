// The parts of a report of one run, as plain values: names are resolved, sums are made, nothing is formatted yet.
//
// Whoever prints needs no world, no pack and no ledger. Counts are of interactions or people, times are instants in UTC
// (printers show them in the scenario's zone), texts are raw: printers clean and escape them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "scenarios/diagnostic.hpp"
#include "scenarios/waiver.hpp"
#include "sim/outcome.hpp"
#include "sim/pack.hpp"
#include "sim/time.hpp"

namespace coexist::scenarios::report {

struct Verdict {
  bool yes = false;                      // nothing is in the way; exit status 0
  bool against_the_verifier = false;     // executed although it may not be carried out: every figure is a what-if
  std::string mark;                      // what every figure carries (run_mark)
  std::vector<std::string> unsupported;  // ways between products that the pack calls so; a waiver takes none away
  std::string sentence;
  [[nodiscard]] int exit_status() const noexcept { return yes ? 0 : 1; }
};

/// A metric, and what the scenario limits it to.
struct Threshold {
  std::string metric, unit;
  std::int64_t value = 0;
  std::optional<std::int64_t> at_most, at_least;
  bool holds = false;
  Place place;
  bool without_rollback = false;  // the value is not of this run, but of the one in which nobody goes back
};

struct Figure {
  std::string name, unit, doc;
  std::int64_t value = 0;
};

struct ExpectationResult {
  std::string says, expected, expected_rule, is, rule;
  bool met = false;
  Place place;
};

/// "people moved from old-pool to new-pool", 6,214.
struct Change {
  std::string what;
  std::int64_t count = 0;  // 0: the statement has no number
};

/// A stretch of the scenario's phase.
struct Phase {
  std::string id, label;
  sim::Instant from, until;
  std::vector<Change> changes;
};

/// How often a rule decided with one outcome. `rule` is empty where no rule covers the combination; `aspect` is the
/// table that decided.
struct RuleTally {
  sim::Outcome outcome = sim::Outcome::Unknown;
  std::string rule, aspect, because, path;
  bool by_fallback = false;
  std::int64_t count = 0;
  /// All that a reader sees of it beside the count: tallies with equal ones are one row.
  [[nodiscard]] auto row() const { return std::tuple(outcome, rule, aspect, because, path, by_fallback); }
};

/// One kind of interaction in one phase. Rules: those of what does not work fully, the most frequent first.
struct OutcomeRow {
  std::string interaction, phase, phase_label;
  std::array<std::int64_t, sim::kOutcomes> counts{};
  std::int64_t refused = 0;  // by a scheduling freeze, not by a rule
  std::vector<RuleTally> rules;
  [[nodiscard]] std::int64_t total() const { return counts[0] + counts[1] + counts[2] + counts[3] + refused; }
};

/// The most that meetings take of a line in one stretch of the scenario's phase; rates in bits a second.
struct LinePeak {
  std::string phase, phase_label;
  sim::Instant from;      // of the stretch
  sim::Instant at;        // of the highest typical rate; the first, if there are several
  sim::MediaRates takes;  // each the highest of its kind, not necessarily at one instant
};

/// A line between sites, what it carries, and its peaks in order of the phases: of those in which it carries anything.
struct Line {
  std::string link, label;
  std::int64_t carries_bps = 0;
  std::vector<LinePeak> peaks;
};

enum class Level : std::uint8_t { Blocker, Warning, Note };

/// Something that an architect must know. `what` is for machines: "gate-failed".
struct Finding {
  Level level = Level::Note;
  std::string what, message;
  std::vector<std::string> sources;
  std::optional<sim::Instant> at;
  Place place;
  Concern concern;                  // what waivers may speak of
  std::optional<WaiverHit> waiver;  // by its place in RunReport::waivers
  [[nodiscard]] bool is_waived() const noexcept { return waiver && waiver->in_force; }
  [[nodiscard]] bool blocks() const noexcept { return level == Level::Blocker && !is_waived(); }
};

/// A waiver of the scenario, and how many findings it covers: the accepted, and those that outlast it.
struct WaiverUse {
  Waiver waiver;
  std::int64_t waived = 0, outlasted = 0;
};

struct Step {
  std::string id, label, kind, status;
  std::optional<sim::Interval> nominal;  // what the verifier expects: nothing contends, nothing fails
  std::optional<sim::Interval> real;     // absent if it never began
  std::int64_t done = 0, planned = 0, failed = 0;
  Place place;
};

/// Equal cells of a coexistence test: people of one class, client and home, in one modality.
struct GateCells {
  std::string actor, peer, modality;  // an `administer` or a service cell has a pool for actor, and no peer
  sim::Outcome expected = sim::Outcome::Unknown;
  sim::Outcome observed = sim::Outcome::Unknown;
  std::string rule;
  std::int64_t cells = 0, not_reached = 0;
  bool differs = false;  // observed is not what was expected, or is unknown and was not so at the start
};

struct Gate {
  std::string step, label, status;
  sim::Instant at;
  std::int64_t cells = 0, differing = 0;
  std::vector<GateCells> groups;
};

/// A documented side effect, worked out from the run. Joins by outcome; of `people` where it is about people.
struct SideEffect {
  std::string id, sentence;
  std::int64_t meetings = 0;          // concerned
  std::int64_t meetings_failing = 0;  // of these, with a join that fails
  std::array<std::int64_t, sim::kOutcomes> joins{};
  std::int64_t failing_anyway = 0;  // joins that fail, and without the rollback too
  std::int64_t people = 0;
  std::int64_t still = 0;  // people for whom it has not ended when the scenario does
  sim::Duration longest;
};

struct Rollback {
  std::string step;
  sim::Instant at, until;
  std::vector<Figure> bill;
  std::vector<SideEffect> side_effects;
};

/// A meeting that shows what breaks, and one join to ask about.
struct BrokenMeeting {
  std::string meeting, organiser, person, rule;
  std::size_t occurrence = 0;  // from 1
  std::size_t occurrences = 0;
  sim::Instant start;
  std::int64_t failed = 0, joins = 0;
  std::string command;  // that explains this join
};

struct Assumption {
  std::string id, label, unit, why;
  std::int64_t value = 0, standard = 0, low = 0, high = 0;
  std::vector<std::string> used_by;  // kinds of step and rules
};

/// A rule that nobody documents and that decided something.
struct AssumedRule {
  std::string rule, because;
  std::vector<std::string> sources;
  std::int64_t decided = 0;
};

/// How many servers must run, where nobody documents it and pools of the run rest on it.
struct AssumedQuorum {
  std::vector<std::string> pools;
  std::string because;
  std::vector<std::string> sources;
};

/// What a stream takes of a line, where nobody documents it and streams of the run were counted by it.
struct AssumedMedia {
  std::string media, because;
  std::vector<std::string> sources;
};

struct Choice {
  std::string id, question, value, standard;
  std::vector<std::string> values;
  std::int64_t decided = 0;  // interactions whose rule depends on it
  [[nodiscard]] bool is_default() const { return value == standard; }
};

/// A combination that no rule covers, or that a rule calls unknown, and that occurred.
struct Unknown {
  std::string interaction, aspect, cell, rule;
  std::int64_t count = 0;
  std::string command;  // that explains one; empty if it is no join
};

}  // namespace coexist::scenarios::report
