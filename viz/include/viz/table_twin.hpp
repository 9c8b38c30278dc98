// What a picture says, as text: for screen readers, for search, and for those who do not see the colours.
#pragma once

#include <string>
#include <vector>

#include "viz/diagram.hpp"

namespace coexist::viz {

struct TextTable {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  // as wide as the header; raw text
  friend bool operator==(const TextTable&, const TextTable&) = default;
};

/// One row for each item, in the order in which a reader of the picture meets them: a site, then its pools, each with
/// its servers and artefacts; then links, then relations. Linear in the diagram.
TextTable table_twin(const Diagram& diagram, const DiagramState& state);

}  // namespace coexist::viz
