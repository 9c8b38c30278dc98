#include "marking.hpp"

#include <fmt/format.h>

namespace coexist::viz {
namespace {

// What the state says is part of the tooltip; parts that are empty leave no trace.
std::string tooltip(const Item& item, const ItemState& state) {
  std::string text = item.tooltip;
  for (const std::string& part : {state.word, state.text}) {
    if (!part.empty()) text += "; " + part;
  }
  return text;
}

}  // namespace

std::string_view glyph(Mark mark) noexcept {
  switch (mark) {
    case Mark::Ok:
      return "✓";
    case Mark::Limited:
      return "△";
    case Mark::Blocked:
      return "✕";
    case Mark::Unknown:
      return "?";
    case Mark::None:
      break;
  }
  return "";
}

std::string_view style_of(Mark mark) noexcept {
  switch (mark) {
    case Mark::Ok:
      return "cx-ok";
    case Mark::Limited:
      return "cx-limited";
    case Mark::Blocked:
      return "cx-blocked";
    case Mark::Unknown:
      return "cx-unknown";
    case Mark::None:
      break;
  }
  return "cx-plain";
}

std::string_view style_of(Side side) noexcept {
  switch (side) {
    case Side::Old:
      return "cx-old";
    case Side::New:
      return "cx-new";
    case Side::Outside:
      break;
  }
  return "cx-other";
}

Drawn begin(const Item& item, const ItemState& state, const Box& frame) {
  Drawn drawn;
  drawn.figure.id = item.id;
  drawn.figure.tooltip = tooltip(item, state);
  drawn.figure.frame = frame;
  if (state.faded) drawn.signs.push_back(Sign::Faded);
  return drawn;
}

void add_mark(Drawn& drawn, Mark mark) {
  switch (mark) {
    case Mark::None:
      return;
    case Mark::Ok:
      return drawn.signs.push_back(Sign::Ok);
    case Mark::Limited:
      return drawn.signs.push_back(Sign::Limited);
    case Mark::Blocked:
      return drawn.signs.push_back(Sign::Blocked);
    case Mark::Unknown:
      return drawn.signs.push_back(Sign::Unknown);
  }
}

Mark shown_mark(const ItemState& state) {
  return state.faded ? Mark::None : state.mark;
}

std::string fill_style(const ItemState& state) {
  return state.faded ? "cx-faded" : fmt::format("cx-cell {}", style_of(state.mark));
}

std::string text_style(const ItemState& state, std::string_view otherwise) {
  return std::string(state.faded ? "cx-faint" : otherwise);
}

std::string with_glyph(std::string_view symbol, std::string_view text) {
  return symbol.empty() || text.empty() ? fmt::format("{}{}", symbol, text) : fmt::format("{} {}", symbol, text);
}

}  // namespace coexist::viz
