#include "questions/assumed_rules.hpp"

#include <algorithm>
#include <set>

namespace coexist::scenarios::questions {
namespace {

// A rule for all the rest ("no document states a limit", "lines are up") guesses nothing of these values in particular,
// and would stand below every answer.
bool is_guess(const sim::Rule& rule) {
  return rule.assumed && !rule.otherwise;
}

}  // namespace

sim::DiagramId AssumedRules::assumed_in(sim::AspectId aspect) {
  if (const auto known = known_.find(aspect); known != known_.end()) return known->second;
  const bool has_some = std::any_of(pack_.rules.begin(), pack_.rules.end(), [aspect](const sim::Rule& rule) {
    return is_guess(rule) && rule.aspect == aspect;
  });
  const sim::DiagramId found =
      !has_some ? forest_.constant(0)
                : forest_.relabel(sim::rule_diagram(forest_, pack_, aspect, scope_), [this](sim::Label label) {
                    return label != 0 && is_guess(pack_.rules[sim::id_at<sim::RuleId>(label - 1)]) ? label : 0;
                  });
  return known_[aspect] = found;
}

std::vector<sim::RuleId> AssumedRules::met_by(const sim::Answered& answered, const std::vector<sim::Label>& labels) {
  std::set<sim::RuleId> met;
  std::map<std::size_t, std::set<sim::Label>> by_path;
  for (const sim::Label label : labels) {
    const sim::Decision& decision = answered.answers[label];
    by_path[decision.path].insert(label);
    const bool closed = decision.by_fallback && decision.primary_rule != sim::kNone<sim::RuleId>;
    if (closed && is_guess(pack_.rules[decision.primary_rule])) met.insert(decision.primary_rule);
  }
  const std::vector<sim::AccessPath>& paths = pack_.interactions[subject_.interaction].paths;
  for (const auto& [path, its] : by_path) {
    const sim::DiagramId here =
        forest_.relabel(answered.function, [&its = its](sim::Label label) { return sim::Label{its.count(label) > 0}; });
    for (const sim::AspectId aspect : paths[path].aspects) {
      const sim::DiagramId both = forest_.combine(
          here, assumed_in(aspect), [](sim::Label holds, sim::Label rule) { return holds != 0 ? rule : 0; });
      for (const sim::Label label : forest_.labels(both)) {
        if (label != 0) met.insert(sim::id_at<sim::RuleId>(label - 1));
      }
    }
  }
  return {met.begin(), met.end()};
}

}  // namespace coexist::scenarios::questions
