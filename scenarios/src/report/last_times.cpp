#include "report/last_times.hpp"

#include <algorithm>

namespace coexist::scenarios::report {

sim::Instant last_start(const Subject& subject, const std::vector<std::uint64_t>& joins) {
  const sim::Calendar& calendar = subject.scenario().calendar;
  sim::Instant last = subject.scenario().span.begin;
  for (const std::uint64_t join : joins) {
    const sim::JoinPlace place = place_of(subject.run().ledger, calendar, join);
    const std::size_t first = index(calendar.first_occurrence(place.series));
    last = std::max(last, calendar.starts[sim::id_at<sim::OccurrenceId>(first + place.occurrence)]);
  }
  return last;
}

sim::Instant last_start(const Subject& subject, const DecisionTest& decided) {
  const sim::Ledger& ledger = subject.run().ledger;
  std::vector<bool> so;
  for (const sim::Decision& decision : ledger.decisions) so.push_back(decided(decision));
  std::vector<std::uint64_t> joins;
  for (std::uint64_t join = 0; join < ledger.join.size(); ++join) {
    if (ledger.exists(join) && so[ledger.join[join]]) joins.push_back(join);
  }
  return last_start(subject, joins);
}

sim::Instant last_stretch(const Subject& subject, const sim::DecisionCounts& counts, const DecisionTest& decided) {
  const std::vector<sim::PhaseSpan>& spans = subject.run().phases.scenario;
  const std::vector<sim::Decision>& decisions = subject.run().ledger.decisions;
  const auto occurs_in = [&](sim::PhaseId phase) {
    if (index(phase) >= counts.size()) return false;
    for (std::size_t i = 1; i < counts[phase].size(); ++i) {
      if (counts[phase][i] > 0 && decided(decisions[i])) return true;
    }
    return false;
  };
  for (std::size_t i = spans.size(); i > 0; --i) {
    if (!occurs_in(spans[i - 1].phase)) continue;
    const sim::Instant end = i < spans.size() ? spans[i].from : subject.scenario().span.end;
    return end - sim::microseconds(1);
  }
  return subject.scenario().span.begin;
}

}  // namespace coexist::scenarios::report
