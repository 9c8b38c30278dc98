#include <algorithm>
#include <array>
#include <string_view>

#include "figures.hpp"
#include "text.hpp"

namespace coexist::viz {
namespace {

constexpr Font kTitle{px(17), true};
constexpr Font kLongTitle{px(13), true};  // in two lines
constexpr Font kPhase{px(13), true};
constexpr Font kValue{px(11), false};
constexpr Font kKey{px(10), false};
constexpr Length kPadding = px(12);

struct Cell {
  std::string_view key;
  const std::string& value;
  Length width;
  Font font;
};

// What the text needs, so that only words that nobody foresaw are clipped.
Length width_for(std::string_view text, const Font& font, Length least, Length most) {
  return std::clamp(text_width(cleaned(text), font.size, font.bold) + 2 * kPadding + px(1), least, most);
}

}  // namespace

Figure draw(const PictureTitle& title, const Box& box) {
  Figure figure;
  figure.frame = box;
  figure.shapes.push_back(Rect{box, px(3), "cx-frame"});
  const Length phase = width_for(title.phase, kPhase, px(120), px(250));
  const Length shown = width_for(title.shown, kValue, px(80), px(260));
  const Length version = width_for(title.version, kValue, px(80), px(110));
  const Length rest = box.width - phase - shown - version;
  const Length scenario = width_for(title.scenario, kValue, px(80), rest * 2 / 5);
  const Length first = width_for(title.title, kTitle, px(120), rest - scenario);
  const std::array<Cell, 4> cells = {
      Cell{"Scenario", title.scenario, rest - first, kValue}, Cell{"Phase", title.phase, phase, kPhase},
      Cell{"Shown", title.shown, shown, kValue}, Cell{"Version", title.version, version, kValue}};
  const Box room{box.x + kPadding, box.y, first - 2 * kPadding, box.height};
  if (text_width(cleaned(title.title), kTitle.size, kTitle.bold) <= room.width) {
    figure.shapes.push_back(set_text(title.title, room, kTitle, "cx-ink"));
  } else {
    Box line{room.x, box.y + px(6), room.width, (box.height - px(12)) / 2};
    for (const std::string& words : wrapped(title.title, kLongTitle, room.width, 2)) {
      figure.shapes.push_back(set_text(words, line, kLongTitle, "cx-ink"));
      line.y += line.height;
    }
  }
  Length x = box.x + first;
  for (const Cell& cell : cells) {
    figure.shapes.push_back(Stroke{straight({x, box.y}, {x, box.bottom()}), false, "cx-rule"});
    const Length width = cell.width - 2 * kPadding;
    figure.shapes.push_back(set_text(cell.key, {x + kPadding, box.y + px(6), width, px(14)}, kKey, "cx-dim"));
    figure.shapes.push_back(set_text(cell.value, {x + kPadding, box.y + px(22), width, px(20)}, cell.font, "cx-ink"));
    x += cell.width;
  }
  return figure;
}

}  // namespace coexist::viz
