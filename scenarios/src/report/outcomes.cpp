// What became of every interaction, by kind and phase, and the rules behind what does not work fully.
#include <algorithm>
#include <map>
#include <tuple>

#include "report/phrases.hpp"
#include "report/rule_tally.hpp"
#include "report/sections.hpp"

namespace coexist::scenarios::report {
std::string path_id(const sim::Pack& pack, sim::InteractionId interaction, const sim::Decision& decision) {
  if (interaction == sim::kNone<sim::InteractionId>) return {};
  const std::vector<sim::AccessPath>& paths = pack.interactions[interaction].paths;
  return decision.path < paths.size() ? paths[decision.path].id : std::string();
}

RuleTally tally_of(const sim::Pack& pack, sim::InteractionId interaction, const sim::Decision& decision) {
  const bool primary = decision.by_fallback && decision.outcome == sim::Outcome::Degraded;
  const sim::RuleId rule = primary ? decision.primary_rule : decision.rule;
  RuleTally tally;
  tally.outcome = decision.outcome;
  tally.by_fallback = decision.by_fallback;
  if (tally.by_fallback) tally.path = path_id(pack, interaction, decision);
  tally.because = without_rule(pack, decision);
  if (tally.because.empty()) {
    tally.rule = pack.rules[rule].id;
    tally.because = pack.rules[rule].because;
    tally.aspect = pack.aspects[pack.rules[rule].aspect].id;
  } else if (decision.aspect != sim::kNone<sim::AspectId>) {
    tally.aspect = pack.aspects[decision.aspect].id;
  }
  return tally;
}

namespace {

std::vector<RuleTally> rules(const sim::Pack& pack, sim::InteractionId interaction, const sim::Ledger& ledger,
                             const std::vector<std::int64_t>& counts) {
  std::map<decltype(RuleTally().row()), RuleTally> sums;
  for (std::size_t i = 1; i < counts.size(); ++i) {
    if (counts[i] == 0 || ledger.decisions[i].outcome == sim::Outcome::Works) continue;
    const RuleTally tally = tally_of(pack, interaction, ledger.decisions[i]);
    sums.try_emplace(tally.row(), tally).first->second.count += counts[i];
  }
  std::vector<RuleTally> all;
  for (const auto& [key, tally] : sums) all.push_back(tally);
  std::stable_sort(all.begin(), all.end(), [](const RuleTally& a, const RuleTally& b) { return a.count > b.count; });
  return all;
}

}  // namespace

std::vector<OutcomeRow> outcomes(const Subject& subject) {
  const sim::Pack& pack = subject.pack.pack();
  const sim::Ledger& ledger = subject.run().ledger;
  const std::tuple<const char*, sim::InteractionId, const sim::DecisionCounts&> kinds[] = {
      {"sign-in", pack.sign_in, ledger.sign_ins},
      {"schedule", pack.schedule, ledger.schedulings},
      {"edit", pack.edit, ledger.edits},
      {"join", pack.join, ledger.joins}};
  std::vector<sim::PhaseId> order;
  for (const sim::PhaseSpan& span : subject.run().phases.scenario) {
    if (std::find(order.begin(), order.end(), span.phase) == order.end()) order.push_back(span.phase);
  }
  std::vector<OutcomeRow> all;
  for (const auto& [name, interaction, counts] : kinds) {
    for (const sim::PhaseId phase : order) {
      if (index(phase) >= counts.size()) continue;
      OutcomeRow row;
      row.interaction = name;
      if (index(phase) < pack.phases.size()) {
        row.phase = pack.phases[phase].id;
        row.phase_label = pack.phases[phase].label;
      }
      const std::vector<std::int64_t>& here = counts[phase];
      for (std::size_t i = 1; i < here.size(); ++i) {
        row.counts[static_cast<std::size_t>(ledger.decisions[i].outcome)] += here[i];
      }
      row.refused = here.empty() ? 0 : here[0];
      if (row.total() == 0) continue;
      row.rules = rules(pack, interaction, ledger, here);
      all.push_back(std::move(row));
    }
  }
  return all;
}

}  // namespace coexist::scenarios::report
