// Who has meetings to send again. A group that is told to re-send is mostly people who organise nothing: to count them
// all would tell of mails that nobody got.
#pragma once

#include <utility>
#include <vector>

#include "sim/ledger.hpp"

namespace coexist::scenarios::report {

class Organised {
 public:
  /// O(series log series).
  Organised(const sim::Calendar& calendar, const sim::Ledger& ledger);

  /// Whether that person organises a meeting that was made by then and has an occurrence at `at` or later.
  [[nodiscard]] bool has_meetings_to_come(sim::PersonId organiser, sim::Instant at) const;

 private:
  const sim::Calendar& calendar_;
  std::vector<std::pair<sim::PersonId, sim::SeriesId>> made_;  // sorted; without what could not be scheduled
};

}  // namespace coexist::scenarios::report
