// A picture as pixels, for programs that cannot show SVG.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace coexist::viz {

/// PNG of an SVG document whose sizes are in pixels; scale 2 gives twice the pixels each way. Drawn in a child process
/// (a minute, 2 GiB), because font libraries keep global state. The same bytes for the same input, fonts and libraries.
/// Empty when it cannot be drawn: no SVG, a scale that is not in (0, 8], more than 16,384 pixels a side, a limit
/// reached.
std::vector<std::byte> render_png(std::string_view svg, double scale = 1.0);

}  // namespace coexist::viz
