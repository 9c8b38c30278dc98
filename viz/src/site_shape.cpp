#include "site_shape.hpp"

#include <algorithm>
#include <string_view>

namespace coexist::viz {
namespace {

constexpr Length kLeastHead = px(230);
constexpr Length kMostHead = px(420);
constexpr Length kLeastLabel = px(96);
constexpr Length kMostLabel = px(200);
constexpr Length kLabelPadding = px(8);
constexpr Length kLabelLine = px(15);
constexpr std::string_view kLongestCount = " · 123,456 people";

Length width_of(std::string_view text, Font font) {
  return text_width(cleaned(text), font.size, font.bold);
}

}  // namespace

std::string site_note(const SiteBox& site) {
  std::string note = site.central ? "central site" : "branch site";
  if (!site.zone.empty()) note += " · " + site.zone;
  return note;
}

Box site_name_room(Length site_width) {
  return {kSitePadding, px(7), site_width - 2 * kSitePadding, px(18)};
}

Box site_note_room(Length site_width) {
  return site_name_room(site_width).moved({0, px(18)});
}

Length site_head_width(const SiteBox& site) {
  const Length text =
      std::max(width_of(site.label, kSiteName), width_of(site_note(site).append(kLongestCount), kSiteNote));
  return std::clamp(text + 2 * kSitePadding, kLeastHead, kMostHead);
}

Size link_label_size(const WanLink& link) {
  const Length text = std::max(width_of(link.label, kLinkName), width_of("✕ down · " + link.measure, kLinkMeasure));
  return {std::clamp(text + 2 * kLabelPadding, kLeastLabel, kMostLabel), 2 * kLabelLine + px(6)};
}

Box link_name_room(const Box& label) {
  return {label.x + kLabelPadding, label.y + px(3), label.width - 2 * kLabelPadding, kLabelLine};
}

Box link_measure_room(const Box& label) {
  return link_name_room(label).moved({0, kLabelLine});
}

}  // namespace coexist::viz
