#include <fmt/format.h>

#include <utility>

#include "figures.hpp"
#include "marking.hpp"
#include "pool_shape.hpp"

namespace coexist::viz {

Drawn draw(const PoolBox& pool, const ItemState& state, const Box& box) {
  Drawn drawn = begin(pool, state, box);
  constexpr Sign kBySide[] = {Sign::OldPool, Sign::NewPool, Sign::OutsidePool};
  drawn.signs.push_back(kBySide[static_cast<std::size_t>(pool.side)]);
  add_mark(drawn, shown_mark(state));
  const Point corner{box.x, box.y};
  const std::string side(style_of(pool.side));
  const std::string faded = state.faded ? " cx-faded" : "";
  auto& shapes = drawn.figure.shapes;
  shapes.push_back(Rect{box, px(4), "cx-pool " + side + faded});
  shapes.push_back(Rect{{box.x, box.y, kBar, box.height}, 0, "cx-bar " + side + faded});
  const Box chip = side_room(pool).moved(corner);
  shapes.push_back(Rect{chip, px(3), "cx-chip " + side + faded});
  shapes.push_back(set_text(side_text(pool.side), chip, kChip, state.faded ? "cx-faint" : "cx-on-side", Align::Centre));
  shapes.push_back(set_text(pool.label, name_room(pool, box.width).moved(corner), kPoolName,
                            text_style(state, "cx-ink"), Align::Left, pool.shared));
  const auto set_lines = [&](const std::vector<std::string>& lines, Box line) {
    for (const std::string& text : lines) {
      shapes.push_back(set_text(text, line, kBody, text_style(state, "cx-dim")));
      line.y += line.height;
    }
  };
  set_lines(product_lines(pool, box.width), product_room(box.width).moved(corner));
  set_lines(role_lines(pool, box.width), role_room(pool, box.width).moved(corner));
  Box room = state_room(pool, box.width).moved(corner);
  if (!state.text.empty()) {
    Text count = set_text(state.text, room, kBody, text_style(state, "cx-ink"), Align::Right);
    room.width -= count.box.width + px(6);
    shapes.push_back(std::move(count));
  }
  if (!state.word.empty() && room.width > px(20)) {
    constexpr Length kPadding = px(7);
    const Text word = set_text(with_glyph(glyph(shown_mark(state)), state.word),
                               {room.x + kPadding, room.y, room.width - 2 * kPadding, room.height}, kBody,
                               state.faded ? "cx-faint" : fmt::format("cx-word {}", style_of(state.mark)));
    shapes.push_back(Rect{{room.x, room.y, word.box.width + 2 * kPadding, room.height}, px(9), fill_style(state)});
    shapes.push_back(word);
  }
  return drawn;
}

Drawn draw(const ServerNode& node, const ItemState& state, const Box& box) {
  Drawn drawn = begin(node, state, box);
  const bool several = node.members.size() > 1;
  drawn.signs.push_back(several ? Sign::ServerGroup : Sign::Server);
  add_mark(drawn, shown_mark(state));
  auto& shapes = drawn.figure.shapes;
  Box front = box;
  if (several) {  // looks like a stack of nodes
    constexpr Length kStep = px(3);
    front = {box.x, box.y + kStep, box.width - kStep, box.height - kStep};
    shapes.push_back(Rect{front.moved({kStep, -kStep}), px(2), fill_style(state)});
  }
  shapes.push_back(Rect{front, px(2), fill_style(state)});
  constexpr Length kGlyphRoom = px(17);
  shapes.push_back(set_text(glyph(shown_mark(state)), {front.x + px(3), front.y, kGlyphRoom - px(4), front.height},
                            kSmall, fmt::format("cx-word {}", style_of(shown_mark(state))), Align::Centre));
  shapes.push_back(set_text(server_text(node),
                            {front.x + kGlyphRoom, front.y, front.width - kGlyphRoom - px(2), front.height}, kSmall,
                            text_style(state, "cx-ink")));
  return drawn;
}

Drawn draw(const Badge& badge, const ItemState& state, const Box& box) {
  Drawn drawn = begin(badge, state, box);
  drawn.signs.push_back(Sign::Artefact);
  // A healthy badge is the rule and stays plain: a row of green ones would drown what needs a look.
  const Mark mark = shown_mark(state) == Mark::Ok ? Mark::None : shown_mark(state);
  add_mark(drawn, mark);
  drawn.figure.shapes.push_back(
      Rect{box, box.height / 2, state.faded ? "cx-faded" : fmt::format("cx-badge {}", style_of(mark))});
  drawn.figure.shapes.push_back(set_text(with_glyph(mark == Mark::None ? "◈" : glyph(mark), badge.label),
                                         {box.x + px(7), box.y, box.width - px(14), box.height}, kSmall,
                                         text_style(state, "cx-ink"), Align::Centre));
  return drawn;
}

}  // namespace coexist::viz
