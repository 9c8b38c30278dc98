#include "questions/outcome_ways.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <tuple>

#include "report/phrases.hpp"

namespace coexist::scenarios {
namespace questions {
namespace {

constexpr std::size_t kMostWaysNamed = 3;
constexpr std::size_t kMostAttributesNamed = 6;

// "✓ works; △ degraded in 17 ways; ✕ fails".
std::vector<std::string> by_outcome(const MatrixCell& cell) {
  std::vector<std::pair<std::string, std::size_t>> counts;
  for (const MatrixOutcome& way : cell.outcomes) {
    const std::string word = in_a_word(way);
    if (counts.empty() || counts.back().first != word) counts.emplace_back(word, 0);
    ++counts.back().second;
  }
  std::vector<std::string> parts;
  for (const auto& [word, ways] : counts) parts.push_back(ways == 1 ? word : fmt::format("{} in {} ways", word, ways));
  return parts;
}

std::string told(const std::vector<std::string>& ways, const std::vector<std::string>& attributes) {
  const std::string text = fmt::format("{}", fmt::join(ways, "; "));
  return attributes.empty() ? text : text + "; depends on " + report::listed(attributes);
}

std::vector<std::string> all_ways(const MatrixCell& cell) {
  std::vector<std::string> ways;
  for (const MatrixOutcome& way : cell.outcomes) ways.push_back(spelled(way));
  return ways;
}

}  // namespace

MatrixOutcome way_of(const sim::Pack& pack, const sim::Decision& decision) {
  MatrixOutcome way;
  way.outcome = decision.outcome;
  way.by_fallback = decision.by_fallback;
  for (const sim::FeatureId feature : sim::ids<sim::FeatureId>(pack.vocabulary.features.size())) {
    if ((decision.loses >> sim::index(feature) & 1U) != 0) way.loses.push_back(pack.vocabulary.features[feature].label);
  }
  if (decision.rule != sim::kNone<sim::RuleId>) {
    const sim::ResultId result = pack.rules[decision.rule].result;
    if (result != sim::kNone<sim::ResultId>) way.result = pack.vocabulary.results[result].label;
  }
  return way;
}

std::string in_a_word(const MatrixOutcome& way) {
  return fmt::format("{} {}", report::glyph(way.outcome),
                     way.result.empty() ? std::string(sim::name_of(way.outcome)) : way.result);
}

std::string spelled(const MatrixOutcome& way) {
  std::string text = in_a_word(way);
  if (!way.loses.empty()) text += " without " + report::listed(way.loses);
  if (way.by_fallback) text += ", by another access path than the first";
  return text;
}

std::string full(const MatrixCell& cell) {
  return told(all_ways(cell), cell.depends_on);
}

std::string brief(const MatrixCell& cell) {
  std::vector<std::string> attributes = cell.depends_on;
  if (attributes.size() > kMostAttributesNamed + 1) {
    attributes.resize(kMostAttributesNamed);
    attributes.push_back(fmt::format("{} attributes more", cell.depends_on.size() - kMostAttributesNamed));
  }
  return told(cell.outcomes.size() > kMostWaysNamed ? by_outcome(cell) : all_ways(cell), attributes);
}

}  // namespace questions

bool MatrixOutcome::operator<(const MatrixOutcome& other) const {
  return std::tie(outcome, by_fallback, loses, result) <
         std::tie(other.outcome, other.by_fallback, other.loses, other.result);
}

}  // namespace coexist::scenarios
