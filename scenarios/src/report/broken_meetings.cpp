// The largest broken meetings, each with a join to ask about.
#include <algorithm>

#include "report/phrases.hpp"
#include "report/sections.hpp"

namespace coexist::scenarios::report {
namespace {

constexpr std::size_t kExamples = 5;

struct Broken {
  sim::SeriesId series = sim::kNone<sim::SeriesId>;
  std::int64_t failed = 0;
  std::uint64_t first = 0;
};

// What the rollback broke; without one, what the migration broke; else whatever fails.
std::vector<std::uint64_t> telling_joins(const Subject& subject) {
  const sim::Rehearsal& rehearsal = subject.rehearsal;
  if (rehearsal.bill && !rehearsal.bill->billed_joins.empty()) return rehearsal.bill->billed_joins;
  if (!rehearsal.bill && !rehearsal.caused.empty()) return rehearsal.caused;
  std::vector<std::uint64_t> failing;
  const sim::Ledger& ledger = subject.run().ledger;
  for (std::uint64_t join = 0; join < ledger.join.size(); ++join) {
    if (ledger.exists(join) && ledger.outcome(join) == sim::Outcome::Fails) failing.push_back(join);
  }
  return failing;
}

}  // namespace

std::vector<BrokenMeeting> broken_meetings(const Subject& subject) {
  const sim::Scenario& scenario = subject.scenario();
  const sim::Calendar& calendar = scenario.calendar;
  const sim::Ledger& ledger = subject.run().ledger;
  std::vector<Broken> series;
  for (const std::uint64_t join : telling_joins(subject)) {  // sorted, so joins of one series are neighbours
    const sim::SeriesId of = place_of(ledger, calendar, join).series;
    if (series.empty() || series.back().series != of) series.push_back({of, 0, join});
    ++series.back().failed;
  }
  std::stable_sort(series.begin(), series.end(), [](const Broken& a, const Broken& b) { return a.failed > b.failed; });
  if (series.size() > kExamples) series.resize(kExamples);

  std::vector<BrokenMeeting> all;
  for (const Broken& broken : series) {
    const sim::JoinPlace place = place_of(ledger, calendar, broken.first);
    const sim::PersonId person = calendar.participants_of(place.series)[place.participant];
    BrokenMeeting out;
    out.meeting = calendar.id[place.series];
    out.organiser = scenario.people.id[calendar.organiser[place.series]];
    out.person = scenario.people.id[person];
    const sim::Decision& decision = ledger.decisions[ledger.join[broken.first]];
    out.rule = rule_id(subject.pack.pack(), decision.rule);
    out.occurrence = place.occurrence + 1;
    out.occurrences = calendar.occurrences_of(place.series);
    out.start =
        calendar
            .starts[sim::id_at<sim::OccurrenceId>(index(calendar.first_occurrence(place.series)) + place.occurrence)];
    out.failed = broken.failed;
    out.joins =
        static_cast<std::int64_t>(ledger.first_join[index(place.series) + 1] - ledger.first_join[index(place.series)]);
    out.command = subject.explain(out.meeting, out.occurrence, out.person);
    all.push_back(std::move(out));
  }
  return all;
}

}  // namespace coexist::scenarios::report
