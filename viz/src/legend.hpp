// The legend: a sample and an explanation of every sign that occurs.
#pragma once

#include <string>
#include <vector>

#include "figures.hpp"

namespace coexist::viz {

/// The pattern of a relation's line, given the labels that occur.
std::size_t pattern_of(const std::string& label, const std::vector<std::string>& labels);

struct Legend {
  std::vector<Figure> entries;
  std::vector<Sign> explained;
  std::vector<std::string> relations;
  Length height = 0;
};

/// Entries in columns, from the corner at `top_left`.
Legend make_legend(const std::vector<Sign>& signs, const std::vector<std::string>& relations, Point top_left,
                   Length width);

}  // namespace coexist::viz
