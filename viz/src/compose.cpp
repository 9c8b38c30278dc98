#include <algorithm>
#include <set>
#include <utility>

#include "figures.hpp"
#include "legend.hpp"
#include "viz/picture.hpp"

namespace coexist::viz {
namespace {

constexpr Length kMargin = px(24);
constexpr Length kTitleHeight = px(48);
constexpr Length kTitleGap = px(22);
constexpr Length kLegendGap = px(24);
constexpr Length kLeastWidth = px(960);  // the title block stays readable above a small estate

std::vector<std::string> labels_of(const Diagram& diagram) {
  std::vector<std::string> labels;
  for (const RelationLine& line : diagram.relations) {
    if (line.from != line.to && std::find(labels.begin(), labels.end(), line.label) == labels.end()) {
      labels.push_back(line.label);
    }
  }
  return labels;
}

Curve moved(Curve curve, Point by) {
  for (Point& point : curve) point = point + by;
  return curve;
}

// Takes figures in painter's order and remembers which signs they use.
class Canvas {
 public:
  Canvas(Picture& picture, Point shift) : picture_(picture), shift_(shift) {}

  template <typename T>
  void add(const std::vector<T>& items, const std::vector<ItemState>& states, const std::vector<Box>& boxes) {
    for (std::size_t i = 0; i < items.size(); ++i) add(draw(items[i], states[i], boxes[i].moved(shift_)));
  }
  void add(Drawn drawn) {
    signs_.insert(drawn.signs.begin(), drawn.signs.end());
    picture_.figures.push_back(std::move(drawn.figure));
  }
  [[nodiscard]] const std::set<Sign>& signs() const { return signs_; }

 private:
  Picture& picture_;
  Point shift_;
  std::set<Sign> signs_;
};

}  // namespace

Picture compose(const Diagram& diagram, const DiagramState& state, const Layout& layout, const PictureTitle& title) {
  Picture picture;
  picture.title = title;
  picture.size.width = std::max(layout.size.width + 2 * kMargin, kLeastWidth);
  const Length inner = picture.size.width - 2 * kMargin;
  const Point shift{(picture.size.width - layout.size.width) / 2, kMargin + kTitleHeight + kTitleGap};
  picture.figures.push_back(draw(title, {kMargin, kMargin, inner, kTitleHeight}));

  Canvas canvas(picture, shift);
  const std::vector<std::string> labels = labels_of(diagram);
  canvas.add(diagram.sites, state.sites, layout.sites);
  for (std::size_t i = 0; i < diagram.relations.size(); ++i) {
    if (layout.relations[i].empty()) continue;
    canvas.add(draw(diagram.relations[i], state.relations[i], moved(layout.relations[i], shift),
                    pattern_of(diagram.relations[i].label, labels)));
  }
  for (std::size_t i = 0; i < diagram.links.size(); ++i) {
    canvas.add(draw(diagram.links[i], state.links[i], layout.link_labels[i].moved(shift),
                    moved(layout.links[2 * i], shift), moved(layout.links[2 * i + 1], shift)));
  }
  canvas.add(diagram.pools, state.pools, layout.pools);
  canvas.add(diagram.servers, state.servers, layout.servers);
  canvas.add(diagram.badges, state.badges, layout.badges);

  picture.signs.assign(canvas.signs().begin(), canvas.signs().end());
  const Point below{kMargin, shift.y + layout.size.height + kLegendGap};
  Legend legend = make_legend(picture.signs, labels, below, inner);
  picture.legend = std::move(legend.entries);
  picture.explained = std::move(legend.explained);
  picture.relations = std::move(legend.relations);
  picture.size.height = below.y + legend.height + kMargin;
  return picture;
}

}  // namespace coexist::viz
