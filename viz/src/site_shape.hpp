// How sites and the labels of links are drawn, as far as their size depends on it.
#pragma once

#include <string>

#include "text.hpp"
#include "viz/diagram.hpp"
#include "viz/geometry.hpp"

namespace coexist::viz {

inline constexpr Font kSiteName{px(14), true};
inline constexpr Font kSiteNote{px(11), false};
inline constexpr Font kLinkName{px(11), true};
inline constexpr Font kLinkMeasure{px(11), false};

inline constexpr Length kSitePadding = px(14);
inline constexpr Length kSiteHead = px(52);  // above the pools

/// The second line of a site's head, without what varies by phase.
std::string site_note(const SiteBox& site);

/// Where the head's two lines may reach, relative to the site's upper left corner.
Box site_name_room(Length site_width);
Box site_note_room(Length site_width);

/// The least width at which a head is not clipped, up to a limit.
Length site_head_width(const SiteBox& site);

/// The size of a link's label; room is kept for the word "down".
Size link_label_size(const WanLink& link);
Box link_name_room(const Box& label);
Box link_measure_room(const Box& label);

}  // namespace coexist::viz
