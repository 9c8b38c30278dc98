// A picture as SVG: for documents, for the report, and as the source of PNG.
#pragma once

#include <string>
#include <string_view>

#include "viz/diagram.hpp"
#include "viz/layout.hpp"
#include "viz/picture.hpp"

namespace coexist::viz {

struct SvgOptions {
  std::string id_prefix = "picture";  // several pictures in one page need different ones; letters, digits and hyphens
  bool with_style = true;             // false: the page holds picture_style() once, for all its pictures
};

/// The style sheet of every picture: plain CSS, no url(), no import. All classes begin with "cx-".
std::string_view picture_style() noexcept;

/// One <svg> element, UTF-8, ending in a line break; no XML declaration, so that it can stand inside HTML as well as
/// alone. Refers to nothing outside itself. Ids are the prefix, a hyphen and the item's id with every character other
/// than letters, digits and hyphens as _ and hexadecimal digits.
std::string to_svg(const Picture& picture, const SvgOptions& options = {});

/// to_svg(compose(...)).
std::string render_svg(const Diagram& diagram, const DiagramState& state, const Layout& layout,
                       const PictureTitle& title, const SvgOptions& options = {});

}  // namespace coexist::viz
