#include "questions/answer_cases.hpp"

#include <algorithm>

#include "questions/asked_scope.hpp"
#include "report/phrases.hpp"
#include "report/told_explanation.hpp"

namespace coexist::scenarios::questions {
namespace {

constexpr std::size_t kMostConditions = 6;  // of a case: more would not be read

}  // namespace

CaseTeller::Ways CaseTeller::ways_of(const sim::Answered& answered) const {
  Ways ways;
  for (sim::Label label = 0; label < answered.answers.size(); ++label) {
    ways[way_of(pack_, answered.answers[label])].push_back(label);
  }
  return ways;
}

sim::DiagramId CaseTeller::by_way(const sim::Answered& answered, const Ways& ways,
                                  std::vector<std::string>& depends_on) const {
  std::vector<sim::Label> numbers(answered.answers.size(), 0);
  sim::Label number = 0;
  for (const auto& [way, labels] : ways) {
    for (const sim::Label label : labels) numbers[label] = number;
    ++number;
  }
  const sim::DiagramId function = forest_.relabel(answered.function, [&](sim::Label label) { return numbers[label]; });
  for (const std::size_t variable : forest_.support(function)) {
    depends_on.push_back(sim::spelled(pack_.vocabulary, scope_[variable].attribute));
  }
  return function;
}

AnsweringRule CaseTeller::rule_of(const sim::Decision& decision) const {
  if (decision.rule != sim::kNone<sim::RuleId>) return told(pack_.rules[decision.rule]);
  AnsweringRule out;
  out.because = report::without_rule(pack_, decision);
  if (decision.aspect != sim::kNone<sim::AspectId>) out.because += " in table " + pack_.aspects[decision.aspect].id;
  return out;
}

AnsweringRule CaseTeller::told(const sim::Rule& rule) const {
  AnsweringRule out{rule.id, rule.because, rule.assumed, {}};
  for (const report::ToldSource& source : report::told_sources(pack_, rule.sources)) {
    out.sources.push_back(report::spelled(source));
  }
  return out;
}

void CaseTeller::name_conditions(sim::DiagramId function, sim::Label way, AnswerCase& out) const {
  std::vector<std::string> names;
  for (const sim::ScopedAttribute& asked : scope_) names.push_back(sim::spelled(pack_.vocabulary, asked.attribute));
  const sim::DiagramId mine = forest_.relabel(function, [way](sim::Label label) { return sim::Label{label == way}; });
  const sim::Cover named = sim::cover(forest_, mine, kMostConditions);
  for (const sim::Box& box : named.boxes) out.when.push_back(condition_of(pack_.vocabulary, scope_, names, box));
  out.more_conditions = named.rest > 0;
}

// How many of the attributes that were said the rule asks for.
std::size_t CaseTeller::relevance(const sim::Decision& decision, const std::vector<sim::Attribute>& said) const {
  if (decision.rule == sim::kNone<sim::RuleId>) return 0;
  const sim::Rule& rule = pack_.rules[decision.rule];
  const std::vector<sim::Dimension>& dimensions = pack_.aspects[rule.aspect].dimensions;
  std::size_t asked = 0;
  for (std::size_t d = 0; d < dimensions.size(); ++d) {
    const bool is_said = std::find(said.begin(), said.end(), dimensions[d].attribute) != said.end();
    asked += is_said && !rule.when[d].empty() ? 1U : 0U;
  }
  return asked;
}

std::vector<AnswerCase> CaseTeller::cases(const sim::Subject& subject, const sim::Answered& answered,
                                          const std::vector<sim::Attribute>& said,
                                          std::vector<std::string>& depends_on) const {
  const Ways ways = ways_of(answered);
  const sim::DiagramId function = by_way(answered, ways, depends_on);
  std::vector<std::uint64_t> cells(answered.answers.size(), 0);
  for (const auto& [label, count] : forest_.tally(answered.function)) cells[label] = count;
  AssumedRules assumed(pack_, subject, scope_, forest_);
  std::vector<AnswerCase> out;
  sim::Label number = 0;
  for (auto [way, labels] : ways) {
    AnswerCase& one = out.emplace_back();
    one.ends = spelled(way);
    one.outcome = way.outcome;
    if (ways.size() > 1) name_conditions(function, number, one);
    const auto rank = [&](sim::Label label) {
      return std::pair(relevance(answered.answers[label], said), cells[label]);
    };
    std::stable_sort(labels.begin(), labels.end(), [&](sim::Label a, sim::Label b) { return rank(a) > rank(b); });
    for (const sim::Label label : labels) {
      AnsweringRule rule = rule_of(answered.answers[label]);
      if (std::find(one.rules.begin(), one.rules.end(), rule) == one.rules.end()) one.rules.push_back(rule);
    }
    // What fails needs no other rule than the one that says so.
    if (one.outcome <= sim::Outcome::Degraded) {
      for (const sim::RuleId id : assumed.met_by(answered, labels)) {
        AnsweringRule rule = told(pack_.rules[id]);
        if (std::find(one.rules.begin(), one.rules.end(), rule) == one.rules.end()) one.rests_on.push_back(rule);
      }
    }
    ++number;
  }
  return out;
}

MatrixCell CaseTeller::cell(const sim::Answered& answered) const {
  const Ways ways = ways_of(answered);
  MatrixCell out;
  by_way(answered, ways, out.depends_on);
  for (const auto& [way, labels] : ways) out.outcomes.push_back(way);
  return out;
}

}  // namespace coexist::scenarios::questions
