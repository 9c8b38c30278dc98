#include "load/sittings.hpp"

#include <algorithm>
#include <tuple>

namespace coexist::sim {

std::vector<Sitting> sittings(const Calendar& calendar, const Ledger& ledger) {
  std::vector<Sitting> all;
  all.reserve(calendar.starts.size());
  for (const SeriesId series : ids<SeriesId>(calendar.size())) {
    const std::size_t participants = calendar.participants_of(series).size();
    if (participants == 0) continue;
    for (std::size_t i = 0; i < calendar.occurrences_of(series); ++i) {
      if (!ledger.exists(ledger.first_join[index(series)] + i * participants)) continue;
      const OccurrenceId occurrence = id_at<OccurrenceId>(index(calendar.first_occurrence(series)) + i);
      const Instant begin = calendar.starts[occurrence];
      all.push_back({begin, begin + calendar.lasts[occurrence], series});
    }
  }
  std::sort(all.begin(), all.end(), [](const Sitting& a, const Sitting& b) {
    return std::tie(a.begin, a.series) < std::tie(b.begin, b.series);
  });
  return all;
}

}  // namespace coexist::sim
