#include "legend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "text.hpp"

namespace coexist::viz {
namespace {

constexpr Font kEntry{px(11), false};
constexpr Font kHeading{px(12), true};
constexpr Length kHeadingHeight = px(24);
constexpr Length kRowHeight = px(26);
constexpr Length kSampleWidth = px(56);
constexpr Length kSampleHeight = px(18);
constexpr Length kSampleGap = px(8);
constexpr Length kColumnGap = px(24);

struct Entry {
  std::string text;
  std::vector<Shape> sample;
};

std::string_view explanation(Sign sign) {
  switch (sign) {
    case Sign::CentralSite:
      return "central site";
    case Sign::BranchSite:
      return "branch site";
    case Sign::OldPool:
      return "pool of the product being replaced";
    case Sign::NewPool:
      return "pool of the product being introduced";
    case Sign::OutsidePool:
      return "pool of neither product";
    case Sign::Server:
      return "server";
    case Sign::ServerGroup:
      return "several equal servers; the worst decides its state";
    case Sign::Artefact:
      return "singleton or application, at the pool that owns it";
    case Sign::Faded:
      return "dashed, grey: not here in this phase";
    case Sign::Ok:
      return "serving, up";
    case Sign::Limited:
      return "limited: starting, switching, or servers missing";
    case Sign::Blocked:
      return "blocked: stopped or down";
    case Sign::Unknown:
      return "unknown";
    case Sign::WanLink:
      return "WAN link: bandwidth · latency one way";
    case Sign::WanLinkDown:
      return "WAN link that is down";
  }
  return "";
}

std::vector<Shape> cell(const Box& box, Mark mark) {
  const std::string style(style_of(mark));
  std::vector<Shape> shapes{Rect{box, px(2), "cx-cell " + style}};
  if (mark != Mark::None) shapes.push_back(set_text(glyph(mark), box, kEntry, "cx-word " + style, Align::Centre));
  return shapes;
}

std::vector<Shape> side_sample(const Box& box, Side side) {
  std::string text = side == Side::Old ? "■ old" : side == Side::New ? "◆ new" : "○ other";
  return {Rect{box, px(3), "cx-chip " + std::string(style_of(side))},
          set_text(text, box, {px(10), true}, "cx-on-side", Align::Centre)};
}

Curve middle_line(const Box& box) {
  return straight({box.x, box.centre().y}, {box.right(), box.centre().y});
}

std::vector<Shape> sample(Sign sign, const Box& box) {
  switch (sign) {
    case Sign::CentralSite:
      return {Rect{box, px(4), "cx-site cx-central"}};
    case Sign::BranchSite:
      return {Rect{box, px(4), "cx-site cx-branch"}};
    case Sign::OldPool:
      return side_sample(box, Side::Old);
    case Sign::NewPool:
      return side_sample(box, Side::New);
    case Sign::OutsidePool:
      return side_sample(box, Side::Outside);
    case Sign::Server: {
      std::vector<Shape> shapes = cell(box, Mark::None);
      shapes.push_back(set_text("name", box, {px(10), false}, "cx-ink", Align::Centre));
      return shapes;
    }
    case Sign::ServerGroup:
      return {Rect{{box.x + px(3), box.y, box.width - px(3), box.height - px(3)}, px(2), "cx-cell cx-plain"},
              Rect{{box.x, box.y + px(3), box.width - px(3), box.height - px(3)}, px(2), "cx-cell cx-plain"},
              set_text("×8", {box.x, box.y + px(3), box.width - px(3), box.height - px(3)}, {px(10), false}, "cx-ink",
                       Align::Centre)};
    case Sign::Artefact:
      return {Rect{box, box.height / 2, "cx-badge cx-plain"}, set_text("◈", box, kEntry, "cx-ink", Align::Centre)};
    case Sign::Faded:
      return {Rect{box, px(2), "cx-faded"}};
    case Sign::Ok:
      return cell(box, Mark::Ok);
    case Sign::Limited:
      return cell(box, Mark::Limited);
    case Sign::Blocked:
      return cell(box, Mark::Blocked);
    case Sign::Unknown:
      return cell(box, Mark::Unknown);
    case Sign::WanLink:
      return {Stroke{middle_line(box), false, "cx-wan"}};
    case Sign::WanLinkDown:
      return {Stroke{middle_line(box), false, "cx-wan cx-down"}};
  }
  return {};
}

// Those beyond the patterns share the last one. Each still has its line in the legend: which of them a line is, only
// the tooltip says, and a printed picture has none.
std::string relation_text(std::size_t relation, const std::vector<std::string>& labels) {
  const std::string label = labels[relation].empty() ? "relation" : labels[relation];
  const std::size_t alike = labels.size() < kRelationPatterns ? 1 : labels.size() - kRelationPatterns + 1;
  return alike > 1 && relation + 1 >= kRelationPatterns ? fmt::format("{} (one of {} drawn alike)", label, alike)
                                                        : label;
}

}  // namespace

std::size_t pattern_of(const std::string& label, const std::vector<std::string>& labels) {
  const auto at = static_cast<std::size_t>(std::find(labels.begin(), labels.end(), label) - labels.begin());
  return std::min(at, kRelationPatterns - 1);
}

Legend make_legend(const std::vector<Sign>& signs, const std::vector<std::string>& relations, Point top_left,
                   Length width) {
  std::vector<std::string> texts;
  for (const Sign sign : signs) texts.emplace_back(explanation(sign));
  for (std::size_t i = 0; i < relations.size(); ++i) texts.push_back(relation_text(i, relations));

  Legend legend;
  Length widest = 0;
  for (const std::string& text : texts) widest = std::max(widest, text_width(text, kEntry.size));
  const Length needed = std::min(width, kSampleWidth + kSampleGap + widest + kColumnGap);
  const std::size_t columns = static_cast<std::size_t>(std::max(1, width / needed));
  const std::size_t rows = (texts.size() + columns - 1) / columns;
  const Length each = width / static_cast<Length>(columns);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Point corner{top_left.x + static_cast<Length>(i / rows) * each,
                       top_left.y + kHeadingHeight + static_cast<Length>(i % rows) * kRowHeight};
    const Box box{corner.x, corner.y, kSampleWidth, kSampleHeight};
    Figure entry;
    entry.frame = {corner.x, corner.y, each - kColumnGap / 2, kSampleHeight};
    entry.shapes = i < signs.size()
                       ? sample(signs[i], box)
                       : std::vector<Shape>{Stroke{
                             middle_line(box), true,
                             fmt::format("cx-relation cx-r{}", pattern_of(relations[i - signs.size()], relations))}};
    entry.shapes.push_back(set_text(
        texts[i], {box.right() + kSampleGap, box.y, entry.frame.right() - box.right() - kSampleGap, box.height}, kEntry,
        "cx-ink"));
    legend.entries.push_back(std::move(entry));
  }
  Figure heading;
  heading.frame = {top_left.x, top_left.y, width, px(16)};
  heading.shapes.push_back(set_text("Legend", heading.frame, kHeading, "cx-ink"));
  legend.entries.insert(legend.entries.begin(), std::move(heading));
  legend.explained = signs;
  for (std::size_t i = 0; i < relations.size(); ++i) legend.relations.push_back(texts[signs.size() + i]);
  legend.height = kHeadingHeight + static_cast<Length>(rows) * kRowHeight;
  return legend;
}

}  // namespace coexist::viz
