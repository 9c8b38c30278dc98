// A drawn phase as a value: every rectangle, line and piece of text with its place. What is written as SVG is exactly
// this, so claims about the geometry of a picture are checked here.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "viz/diagram.hpp"
#include "viz/geometry.hpp"
#include "viz/layout.hpp"

namespace coexist::viz {

/// What stands in a picture's title block.
struct PictureTitle {
  std::string title;
  std::string scenario;
  std::string phase;
  std::string shown;  // which instant: "as it ends, Fri 2013-03-22 21:59"
  std::string version;
  friend bool operator==(const PictureTitle&, const PictureTitle&) = default;
};

/// Everything in a picture that means something and is therefore explained in its legend.
enum class Sign : std::uint8_t {
  CentralSite,
  BranchSite,
  OldPool,
  NewPool,
  OutsidePool,
  Server,
  ServerGroup,
  Artefact,
  Faded,
  Ok,
  Limited,
  Blocked,
  Unknown,
  WanLink,
  WanLinkDown
};

struct Rect {
  Box box;
  Length radius = 0;
  std::string style;  // classes, see picture_style() in svg.hpp
  friend bool operator==(const Rect&, const Rect&) = default;
};
struct Stroke {
  Curve curve;
  bool arrow = false;  // at the end
  std::string style;
  friend bool operator==(const Stroke&, const Stroke&) = default;
};
/// One line, already cleaned and clipped; `box` is its measured extent.
struct Text {
  Box box;
  Length baseline = 0;  // y
  Length size = 0;      // of the font
  bool bold = false;
  std::string text;
  std::string style;
  friend bool operator==(const Text&, const Text&) = default;
};
using Shape = std::variant<Rect, Stroke, Text>;

/// An item: what is drawn of it, in painter's order.
struct Figure {
  std::string id;       // empty: part of the frame (title block, legend)
  std::string tooltip;  // raw
  std::vector<Shape> shapes;
  Box frame;  // holds every rectangle and text of the figure; lines may leave it
  friend bool operator==(const Figure&, const Figure&) = default;
};

struct Picture {
  Size size;
  PictureTitle title;
  std::vector<Figure> figures;         // in painter's order
  std::vector<Figure> legend;          // one for each entry
  std::vector<Sign> signs;             // that occur in figures; sorted, each once
  std::vector<Sign> explained;         // in the legend; sorted, each once
  std::vector<std::string> relations;  // labels of relations that occur, each once, as the legend shows them
  friend bool operator==(const Picture&, const Picture&) = default;
};

/// Draws a phase. Linear in the diagram.
Picture compose(const Diagram& diagram, const DiagramState& state, const Layout& layout, const PictureTitle& title);

}  // namespace coexist::viz
