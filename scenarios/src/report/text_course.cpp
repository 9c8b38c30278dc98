// Phases, outcomes, steps, gates: what happened.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <span>

#include "report/columns.hpp"
#include "report/phrases.hpp"
#include "report/text_sections.hpp"

namespace coexist::scenarios::report {
namespace {

constexpr std::size_t kLeadingRules = 5;

const char* glyph_of_status(const std::string& status) {
  if (status == "done") return "✓";
  if (status == "partly" || status == "running") return "△";
  return status == "skipped" ? "·" : "✕";
}

std::string kind_of_outcome(const RuleTally& tally) {
  return marked(tally.outcome) + (tally.by_fallback ? ", by " + tally.path : std::string());
}

}  // namespace

std::string text_phases(const RunReport& report) {
  std::string out = "What changes in each phase\n";
  for (const Phase& phase : report.phases) {
    out += paragraph(fmt::format("{}: {} to {}", phase.label, to_the_second(report.zone, phase.from),
                                 to_the_second(report.zone, phase.until)));
    for (const Change& change : phase.changes) {
      out += paragraph(change.count > 0 ? fmt::format("{} {}", grouped(change.count), change.what) : change.what, 4);
    }
  }
  return out;
}

std::vector<RuleTally> leading_rules(const RunReport& report, const std::string& interaction) {
  std::map<decltype(RuleTally().row()), RuleTally> sums;
  for (const OutcomeRow& row : report.outcomes) {
    if (row.interaction != interaction) continue;
    for (const RuleTally& tally : row.rules) {
      const auto [at, fresh] = sums.try_emplace(tally.row(), tally);
      if (!fresh) at->second.count += tally.count;
    }
  }
  std::vector<RuleTally> all;
  for (const auto& [key, tally] : sums) all.push_back(tally);
  std::stable_sort(all.begin(), all.end(), [](const RuleTally& a, const RuleTally& b) { return a.count > b.count; });
  return all;
}

std::string text_outcomes(const RunReport& report) {
  if (report.outcomes.empty()) return {};
  Columns table({{"interaction"},
                 {"phase"},
                 {"✓ works", true},
                 {"△ degraded", true},
                 {"? unknown", true},
                 {"✕ fails", true},
                 {"refused", true}});
  std::vector<std::string> interactions;
  for (const OutcomeRow& row : report.outcomes) {
    const auto count = [&](sim::Outcome outcome) { return grouped(row.counts[static_cast<std::size_t>(outcome)]); };
    table.row({row.interaction, row.phase_label, count(sim::Outcome::Works), count(sim::Outcome::Degraded),
               count(sim::Outcome::Unknown), count(sim::Outcome::Fails), grouped(row.refused)});
    if (interactions.empty() || interactions.back() != row.interaction) interactions.push_back(row.interaction);
  }
  std::string out = "Outcomes\n" + table.print();
  Columns rules({{"interaction"}, {"outcome"}, {"count", true}, {"rule"}, {"because"}});
  for (const std::string& interaction : interactions) {
    const std::vector<RuleTally> tallies = leading_rules(report, interaction);
    const std::size_t shown = tallies.size() > kLeadingRules + 1 ? kLeadingRules : tallies.size();
    for (const RuleTally& tally : std::span(tallies).first(shown)) {
      rules.row({interaction, kind_of_outcome(tally), grouped(tally.count),
                 tally.rule.empty() ? tally.aspect : tally.rule, tally.because});
    }
    if (shown < tallies.size()) {
      const std::int64_t rest =
          std::accumulate(tallies.begin() + static_cast<std::ptrdiff_t>(shown), tallies.end(), std::int64_t{0},
                          [](std::int64_t n, const RuleTally& t) { return n + t.count; });
      rules.row({interaction, "", grouped(rest), fmt::format("{} more", tallies.size() - shown),
                 "all in report.html and run.json"});
    }
  }
  return rules.empty() ? out : out + "\nRules behind what does not work fully\n" + rules.print();
}

std::string text_steps(const RunReport& report) {
  if (report.steps.empty()) return {};
  Columns table({{"status"}, {"step"}, {"planned begin"}, {"began"}, {"ended"}, {"done", true}});
  std::vector<std::string> never;
  for (const Step& step : report.steps) {
    if (!step.real) {
      never.push_back(step.id);
      continue;
    }
    const auto clock = [&](sim::Instant t) { return date_and_time(report.zone, t); };
    std::string done = fmt::format("{} of {}", grouped(step.done), grouped(step.planned));
    if (step.failed > 0) done += fmt::format(", {} failed", grouped(step.failed));
    table.row({fmt::format("{} {}", glyph_of_status(step.status), step.status), step.id,
               step.nominal ? clock(step.nominal->begin) : "never", clock(step.real->begin), clock(step.real->end),
               std::move(done)});
  }
  std::string out = "Schedule\n";
  if (!table.empty()) out += table.print();
  return never.empty() ? out : out + paragraph(fmt::format("not begun: {}", fmt::join(never, ", ")));
}

std::string text_gates(const RunReport& report) {
  std::string out;
  for (const Gate& gate : report.gates) {
    out += paragraph(fmt::format("{} Coexistence test {} on {}: {} of {} cells differ from what is documented",
                                 gate.differing == 0 ? "✓" : "✕", gate.step, on_clock(report.zone, gate.at),
                                 grouped(gate.differing), grouped(gate.cells)),
                     0);
    Columns table({{"who"}, {"whom"}, {"how"}, {"expected"}, {"observed"}, {"rule"}});
    for (const GateCells& group : gate.groups) {
      if (!group.differs) continue;
      const bool is_open = group.observed == sim::Outcome::Unknown && group.rule.empty();
      const std::string rule = group.not_reached > 0 ? "(the probe did not get through)"
                               : is_open             ? "(no rule covers it)"
                                                     : group.rule;
      table.row({group.actor, group.peer, group.modality, marked(group.expected), marked(group.observed), rule});
    }
    if (!table.empty()) out += table.print();
  }
  return out;
}

}  // namespace coexist::scenarios::report
