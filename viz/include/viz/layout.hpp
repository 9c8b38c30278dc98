// Where everything stands: one layout for all phases of a diagram.
//
// Sizes are ours (text is measured, see text.hpp); Graphviz decides who stands beside whom and how lines run around
// boxes. It works in a child process with limits, because Graphviz 2.42 crashes when two threads lay out at once, leaks
// on every layout, and can take minutes. When an engine fails or exceeds a limit the next one serves; the last needs no
// library, so there always is a layout.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "viz/diagram.hpp"
#include "viz/geometry.hpp"

namespace coexist::viz {

enum class Engine : std::uint8_t {
  Dot,    // Graphviz dot: few crossings within rows
  Neato,  // Graphviz neato: order within rows by distance only, for what dot cannot do in time
  Grid    // ours: order of the diagram
};

std::string_view name_of(Engine engine) noexcept;

struct LayoutOptions {
  std::vector<Engine> engines{Engine::Dot, Engine::Neato};  // tried in this order; Grid is always the last
  std::chrono::milliseconds time_limit{20'000};             // wall clock, for each engine and for the lines
  std::size_t memory_limit = std::size_t{1} << 30;          // bytes beyond what this process has already
  Length max_width = px(1'552);                             // of a row of sites, while the whole is not higher
};

struct Layout {
  Engine engine = Engine::Grid;  // the one that served
  bool routed = false;           // all lines run around boxes; false: some are straight
  Size size;                     // all of the below fits in {0, 0, size}
  std::vector<Box> sites;        // by position in the diagram's vectors
  std::vector<Box> pools;
  std::vector<Box> servers;
  std::vector<Box> badges;
  std::vector<Box> link_labels;
  std::vector<Curve> links;  // two for each link, 2 i and 2 i + 1: from a to the label, from the label to b
  std::vector<Curve> relations;
  friend bool operator==(const Layout&, const Layout&) = default;
};

/// Never fails. The same diagram and options give the same layout, unless a limit is reached on one machine and not on
/// another. Boxes of one kind never overlap, nor do a link's label and any box that does not hold it.
/// Not to be called between fork and exec of a program's own.
Layout lay_out(const Diagram& diagram, const LayoutOptions& options = {});

}  // namespace coexist::viz
