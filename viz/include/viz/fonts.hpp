// Which letters the fonts of this machine can draw: PNG are drawn here, SVG wherever they are looked at.
#pragma once

#include <string>
#include <string_view>

namespace coexist::viz {

/// The characters of a UTF-8 text that no font of this machine has, each once, in order of code points: PNG show boxes
/// instead. Empty if there are none, or if the fonts cannot be asked. Milliseconds for the fonts, then linear.
std::string without_font(std::string_view text);

}  // namespace coexist::viz
