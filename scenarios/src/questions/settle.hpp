// What must be said for a matrix to become a table.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sim/pack_diagrams.hpp"

namespace coexist::scenarios::questions {

/// Functions of cells by way, each with the number of cells that have it.
using CellFunctions = std::map<sim::DiagramId, std::size_t>;

/// One value for each of some attributes, "--where meeting.format=https", after which as many cells as can be hang on
/// nothing more: first the attribute that most cells hang on. Of its values one with which some cell can work, at least
/// in part, because a table of failures teaches nothing, and with which cells differ most, because neither does a table
/// of equal ones; then that with which most can work. `outcome`: of a way. Nothing if the forest grows too large.
/// `may_be_chosen`: by variable; those of which only some values were given are left as they are. O(cells x values x
/// parts) for each attribute.
std::vector<std::string> settling(const sim::Vocabulary& vocabulary, const sim::Scope& scope,
                                  std::vector<bool> may_be_chosen, sim::DiagramForest& forest, CellFunctions cells,
                                  const std::function<sim::Outcome(sim::Label)>& outcome);

}  // namespace coexist::scenarios::questions
