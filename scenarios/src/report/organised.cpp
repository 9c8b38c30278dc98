#include "report/organised.hpp"

#include <algorithm>

namespace coexist::scenarios::report {

Organised::Organised(const sim::Calendar& calendar, const sim::Ledger& ledger) : calendar_(calendar) {
  auto refused = ledger.unscheduled.begin();  // in order of series, as is this loop
  for (const sim::SeriesId series : sim::ids<sim::SeriesId>(calendar.size())) {
    while (refused != ledger.unscheduled.end() && refused->series < series) ++refused;
    if (refused != ledger.unscheduled.end() && refused->series == series) continue;
    made_.emplace_back(calendar.organiser[series], series);
  }
  std::sort(made_.begin(), made_.end());
}

bool Organised::has_meetings_to_come(sim::PersonId organiser, sim::Instant at) const {
  auto found = std::lower_bound(made_.begin(), made_.end(), std::pair(organiser, sim::SeriesId{}));
  for (; found != made_.end() && found->first == organiser; ++found) {
    const sim::SeriesId series = found->second;
    const sim::OccurrenceId last =
        sim::id_at<sim::OccurrenceId>(index(calendar_.first_occurrence(series)) + calendar_.occurrences_of(series) - 1);
    if (calendar_.scheduled_at[series] <= at && at <= calendar_.starts[last]) return true;
  }
  return false;
}

}  // namespace coexist::scenarios::report
