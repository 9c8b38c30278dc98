#include "questions/settle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <tuple>

namespace coexist::scenarios::questions {
namespace {

constexpr sim::Label kElsewhere = std::numeric_limits<sim::Label>::max();

// The function where the variable has this value; all other cells of it say kElsewhere.
sim::DiagramId only_where(sim::DiagramForest& forest, sim::DiagramId function, std::size_t variable,
                          std::size_t value) {
  std::vector<sim::DiagramId> children(forest.sizes()[variable], forest.constant(0));
  children[value] = forest.constant(1);
  const sim::DiagramId here = forest.branch(variable, children);
  return forest.combine(function, here,
                        [](sim::Label way, sim::Label is_here) { return is_here != 0 ? way : kElsewhere; });
}

std::vector<sim::Label> ways(const sim::DiagramForest& forest, sim::DiagramId function) {
  std::vector<sim::Label> labels = forest.labels(function);
  labels.erase(std::remove(labels.begin(), labels.end(), kElsewhere), labels.end());
  return labels;
}

// On how many cells each variable that may be chosen has a say.
std::optional<std::size_t> most_hang_on(const sim::DiagramForest& forest, const CellFunctions& cells,
                                        const std::vector<bool>& may_be_chosen) {
  std::vector<std::size_t> hang(forest.sizes().size(), 0);
  for (const auto& [function, count] : cells) {
    if (ways(forest, function).size() < 2) continue;
    for (const std::size_t variable : forest.support(function)) {
      if (may_be_chosen[variable]) hang[variable] += count;
    }
  }
  const auto most = std::max_element(hang.begin(), hang.end());
  if (most == hang.end() || *most == 0) return std::nullopt;
  return static_cast<std::size_t>(most - hang.begin());
}

struct Choice {
  std::size_t value = 0;
  std::size_t works = 0, well = 0, settled = 0;  // numbers of cells
  std::set<std::vector<sim::Label>> contents;    // of cells: in which ways they may end
  CellFunctions cells;
  [[nodiscard]] auto worth() const { return std::tuple(works > 0, well > 0, contents.size(), works, well, settled); }
};

Choice chosen(sim::DiagramForest& forest, const CellFunctions& cells, std::size_t variable,
              const std::function<sim::Outcome(sim::Label)>& outcome) {
  std::optional<Choice> best;
  for (std::size_t value = 0; value < forest.sizes()[variable]; ++value) {
    Choice choice;
    choice.value = value;
    for (const auto& [function, count] : cells) {
      const sim::DiagramId here = only_where(forest, function, variable, value);
      choice.cells[here] += count;
      const std::vector<sim::Label> left = ways(forest, here);
      const auto ends = [&](sim::Outcome worst) {
        return std::any_of(left.begin(), left.end(), [&](sim::Label way) { return outcome(way) <= worst; });
      };
      if (ends(sim::Outcome::Works)) choice.works += count;
      if (ends(sim::Outcome::Degraded)) choice.well += count;
      if (left.size() < 2) choice.settled += count;
      choice.contents.insert(left);
    }
    if (!best || choice.worth() > best->worth()) best = std::move(choice);
  }
  return std::move(best).value();
}

}  // namespace

std::vector<std::string> settling(const sim::Vocabulary& vocabulary, const sim::Scope& scope,
                                  std::vector<bool> may_be_chosen, sim::DiagramForest& forest, CellFunctions cells,
                                  const std::function<sim::Outcome(sim::Label)>& outcome) {
  std::vector<std::string> said;
  while (const auto variable = most_hang_on(forest, cells, may_be_chosen)) {
    Choice choice;
    try {
      choice = chosen(forest, cells, *variable, outcome);
    } catch (const sim::DiagramTooLarge&) {
      return {};
    }
    const sim::ScopedAttribute& asked = scope[*variable];
    said.push_back(fmt::format("--where {}={}", sim::spelled(vocabulary, asked.attribute),
                               sim::domain(vocabulary, asked.attribute)[asked.values[choice.value]]));
    may_be_chosen[*variable] = false;
    cells = std::move(choice.cells);
  }
  return said;
}

}  // namespace coexist::scenarios::questions
