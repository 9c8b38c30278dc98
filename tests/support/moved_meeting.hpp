// What moves of its organiser make of a meeting, as a pack's transitions and tables have it.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "pack_question.hpp"

namespace coexist::scenarios {

struct MovedMeeting {
  std::string format, made_with;
  std::vector<std::string> homes;  // of its organiser, in order; it was made on the first
};

/// The condition in which the last of the moves leaves it.
inline std::string condition_of(const sim::CompiledPack& pack, const MovedMeeting& meeting) {
  const sim::Vocabulary& v = pack.vocabulary();
  sim::ConditionId condition{};
  for (std::size_t i = 1; i < meeting.homes.size(); ++i) {
    const sim::OrganiserMove move{sim::find(v.products, meeting.homes[i - 1]), sim::find(v.products, meeting.homes[i]),
                                  10};
    const auto* transition = pack.at_move(move, sim::find(v.formats, meeting.format), condition);
    if (transition != nullptr) condition = transition->becomes;
  }
  return v.conditions[condition].id;
}

/// Whether the version that homes its organiser now carries it: the worst of the tables that say so.
inline std::string carried(const sim::CompiledPack& pack, const MovedMeeting& meeting) {
  Question question(pack);
  question.with("meeting.format", meeting.format).with("host", meeting.homes.back());
  question.with("meeting.condition", condition_of(pack, meeting)).with("meeting.made-on", meeting.homes.front());
  question.with("meeting.made-with.add-in", meeting.made_with);
  constexpr std::array kFromWorst{"fails", "unknown", "degraded", "works"};
  const std::string here = question.outcome_in("meeting-on-host"), back = question.outcome_in("meeting-after-return");
  return *std::find_if(kFromWorst.begin(), kFromWorst.end(),
                       [&](const char* outcome) { return here == outcome || back == outcome; });
}

}  // namespace coexist::scenarios
