// How a state shows on an item: glyph, word and colour together, never colour alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "viz/diagram.hpp"
#include "viz/picture.hpp"

namespace coexist::viz {

/// A figure and what in it a reader must be told.
struct Drawn {
  Figure figure;
  std::vector<Sign> signs;
};

/// "✓", "△", "✕", "?"; empty for Mark::None.
std::string_view glyph(Mark mark) noexcept;

/// The class that gives an item its fill, outline and text colour.
std::string_view style_of(Mark mark) noexcept;
std::string_view style_of(Side side) noexcept;

/// The item's figure without shapes yet; its tooltip ends with what the state says.
Drawn begin(const Item& item, const ItemState& state, const Box& frame);

/// The sign of a mark, if it has one.
void add_mark(Drawn& drawn, Mark mark);

/// A faded item makes no claim, whatever its mark.
Mark shown_mark(const ItemState& state);

/// Classes of a rectangle that is filled by its state, and of the text on it; `otherwise` is for text that is not
/// faded.
std::string fill_style(const ItemState& state);
std::string text_style(const ItemState& state, std::string_view otherwise);

/// Glyph and text with a space between, where there are both.
std::string with_glyph(std::string_view symbol, std::string_view text);

}  // namespace coexist::viz
