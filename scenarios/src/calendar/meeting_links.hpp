// Finding the URIs by which a meeting may be joined.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/calendar_document.hpp"

namespace coexist::scenarios {

inline constexpr std::size_t kMostLinks = 8;  // of one event; a description may be a newsletter

/// Appends those in `text` that are not in `links` yet: scheme://..., and the sip: and <scheme>:sip: of conferencing
/// systems (other colons are prose: "Agenda:budget"). O(length).
void find_links(std::string_view text, std::vector<MeetingLink>& links);

}  // namespace coexist::scenarios
