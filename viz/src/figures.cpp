#include "figures.hpp"

#include <fmt/format.h>

#include <utility>

#include "marking.hpp"
#include "site_shape.hpp"

namespace coexist::viz {

Drawn draw(const SiteBox& site, const ItemState& state, const Box& box) {
  Drawn drawn = begin(site, state, box);
  drawn.signs.push_back(site.central ? Sign::CentralSite : Sign::BranchSite);
  add_mark(drawn, shown_mark(state));
  const Point corner{box.x, box.y};
  drawn.figure.shapes.push_back(Rect{box, px(6), site.central ? "cx-site cx-central" : "cx-site cx-branch"});
  const std::string name = with_glyph(glyph(shown_mark(state)), site.label);
  drawn.figure.shapes.push_back(set_text(name, site_name_room(box.width).moved(corner), kSiteName, "cx-ink"));
  const std::string note = state.text.empty() ? site_note(site) : site_note(site) + " · " + state.text;
  drawn.figure.shapes.push_back(set_text(note, site_note_room(box.width).moved(corner), kSiteNote, "cx-dim"));
  return drawn;
}

Drawn draw(const WanLink& link, const ItemState& state, const Box& label, const Curve& from_a, const Curve& to_b) {
  Drawn drawn = begin(link, state, label);
  const bool down = shown_mark(state) == Mark::Blocked;
  drawn.signs.push_back(down ? Sign::WanLinkDown : Sign::WanLink);
  if (!down) add_mark(drawn, shown_mark(state));
  const std::string style = state.faded ? "cx-wan cx-faded-line" : down ? "cx-wan cx-down" : "cx-wan";
  for (const Curve* curve : {&from_a, &to_b}) drawn.figure.shapes.push_back(Stroke{*curve, false, style});
  drawn.figure.shapes.push_back(Rect{label, px(3),
                                     state.faded ? "cx-faded"
                                     : down      ? "cx-label cx-blocked"
                                                 : "cx-label"});
  drawn.figure.shapes.push_back(
      set_text(link.label, link_name_room(label), kLinkName, text_style(state, "cx-ink"), Align::Centre));
  const std::string measure = down ? with_glyph(glyph(Mark::Blocked), state.word + " · " + link.measure)
                                   : with_glyph(glyph(shown_mark(state)), link.measure);
  drawn.figure.shapes.push_back(set_text(measure, link_measure_room(label), kLinkMeasure,
                                         text_style(state, down ? "cx-word cx-blocked" : "cx-dim"), Align::Centre));
  return drawn;
}

Drawn draw(const RelationLine& line, const ItemState& state, const Curve& curve, std::size_t pattern) {
  Drawn drawn = begin(line, state, {});
  drawn.figure.shapes.push_back(
      Stroke{curve, true, fmt::format("cx-relation cx-r{}{}", pattern, state.faded ? " cx-faded-line" : "")});
  return drawn;
}

}  // namespace coexist::viz
