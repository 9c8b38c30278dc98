// Text in pictures: cleaned, measured, clipped to the width it has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "viz/geometry.hpp"
#include "viz/picture.hpp"

namespace coexist::viz {

/// Fit to be drawn on one line, and for XML: runs of white space and control characters become one space, directional
/// marks and other invisible characters (which could make a label read as another) vanish, malformed UTF-8 and
/// characters that XML forbids become U+FFFD.
std::string cleaned(std::string_view text);

/// Of cleaned text, rounded up, with 2 % to spare for kerning.
Length text_width(std::string_view text, Length font_size, bool bold = false);

struct Font {
  Length size = px(11);
  bool bold = false;
};

/// The text itself where it fits. Else as much of its beginning as fits with an ellipsis, or, of a name (one word), of
/// its beginning and its end: names of one estate are told apart by either. Where they are not, because its first
/// `shared` bytes are those of another and what follows would be left out, the part that stays is one with that in it.
/// Empty when not even the ellipsis fits.
std::string clipped(std::string_view text, Font font, Length width, std::size_t shared = 0);

/// Ascent and descent of the font, so that boxes of neighbouring lines may touch.
constexpr Length line_height(Length font_size) {
  return font_size * 6 / 5;
}
constexpr Length baseline_below_top(Length font_size) {
  return font_size * 19 / 20;
}

enum class Align : unsigned char { Left, Centre, Right };

/// Cleaned text in as few lines as fit the width, broken at spaces; at most `most` of them. The last one may still be
/// too long, as may a word. None of an empty text. Precondition: most > 0.
std::vector<std::string> wrapped(std::string_view text, Font font, Length width, std::size_t most);

/// `text` cleaned, clipped to the width of `room`, aligned in it and centred vertically.
Text set_text(std::string_view text, const Box& room, Font font, std::string style, Align align = Align::Left,
              std::size_t shared = 0);

}  // namespace coexist::viz
