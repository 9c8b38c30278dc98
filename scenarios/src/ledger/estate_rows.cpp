// People and meetings, and what was refused to them.
#include <fmt/format.h>

#include <algorithm>

#include "ledger/rows.hpp"

namespace coexist::scenarios::ledger {
namespace {

template <typename Id>
std::int64_t number(Id id) {
  return static_cast<std::int64_t>(index(id));
}

template <typename Table, typename Id>
Cell id_or_none(const Table& table, Id id) {
  return id == sim::kNone<Id> ? Cell() : Cell(table[id].id);
}

// Of each person the first step that moves them, in the order in which steps began in the run.
sim::IdVector<sim::PersonId, sim::StepId> waves(const LedgerSource& source) {
  std::vector<sim::StepRecord> records = source.rehearsal.run.execution.steps;
  const auto not_begun = [](const sim::StepRecord& record) { return record.end == sim::StepEnd::NotBegun; };
  std::stable_sort(records.begin(), records.end(), [&](const sim::StepRecord& a, const sim::StepRecord& b) {
    if (not_begun(a) != not_begun(b)) return not_begun(b);
    return !not_begun(a) && a.began < b.began;
  });
  sim::IdVector<sim::PersonId, sim::StepId> wave(source.loaded.scenario.people.size(), sim::kNone<sim::StepId>);
  for (const sim::StepRecord& record : records) {
    const auto* move = std::get_if<sim::MoveAction>(&source.loaded.scenario.schedule.steps[record.step].action);
    if (move == nullptr) continue;
    for (const sim::PersonId person : move->people) {
      if (wave[person] == sim::kNone<sim::StepId>) wave[person] = record.step;
    }
  }
  return wave;
}

// Dates of instants that mostly come in order: a date is made once a day, not once an occurrence.
class Days {
 public:
  explicit Days(const Zone& zone) : zone_(zone) {}
  std::string_view of(sim::Instant t) {
    constexpr std::int64_t kDay = 86'400;
    const WallTime wall = zone_.to_wall(t);
    const std::int64_t day = (wall.seconds >= 0 ? wall.seconds : wall.seconds - (kDay - 1)) / kDay;
    if (text_.empty() || day != day_) text_ = to_text(sim::Instant{day * kDay * 1'000'000}).substr(0, 10);
    day_ = day;
    return text_;
  }

 private:
  const Zone& zone_;
  std::int64_t day_ = 0;
  std::string text_;
};

}  // namespace

void write_decision_counts(const std::vector<NumberedRun>& runs, const DecisionNumbers& decisions, RowSink& sink) {
  for (std::size_t r = 0; r < runs.size(); ++r) {
    const sim::Ledger& ledger = runs[r].run.ledger;
    for (std::size_t phase = 0; phase < ledger.joins.size(); ++phase) {
      std::vector<std::pair<std::int64_t, std::int64_t>> counts;  // by number, as the key wants it
      for (const Interaction interaction : kInteractions) {
        const std::vector<std::int64_t>& here = counts_of(ledger, interaction)[sim::id_at<sim::PhaseId>(phase)];
        for (std::size_t i = 0; i < here.size(); ++i) {
          if (here[i] != 0)
            counts.emplace_back(decisions.of(r, interaction, static_cast<sim::DecisionIndex>(i)), here[i]);
        }
      }
      std::sort(counts.begin(), counts.end());
      for (const auto& [decision, times] : counts) {
        sink.row(TableId::DecisionCounts, {runs[r].number, static_cast<std::int64_t>(phase), decision, times});
      }
    }
  }
}

void write_people(const LedgerSource& source, RowSink& sink) {
  const sim::Scenario& scenario = source.loaded.scenario;
  const sim::People& people = scenario.people;
  const sim::IdVector<sim::PersonId, sim::StepId> wave = waves(source);
  for (const sim::PersonId person : sim::ids<sim::PersonId>(people.size())) {
    sink.row(
        TableId::People,
        {number(person), people.id[person], id_or_none(scenario.world.sites(), people.site[person]),
         text_or_none(people.department[person]), source.pack.vocabulary().classes[people.person_class[person]].id,
         id_or_none(scenario.world.pools(), people.home[person]), id_or_none(scenario.schedule.steps, wave[person])});
  }
}

void write_lock_outs(const std::vector<NumberedRun>& runs, const DecisionNumbers& decisions, RowSink& sink) {
  for (std::size_t r = 0; r < runs.size(); ++r) {
    for (const sim::LockOut& lock_out : runs[r].run.ledger.lock_outs) {
      sink.row(TableId::LockOuts, {runs[r].number, number(lock_out.person), lock_out.interval.begin.us,
                                   lock_out.interval.end.us, decisions.of(r, Interaction::SignIn, lock_out.decision)});
    }
  }
}

void write_meetings(const LedgerSource& source, RowSink& sink) {
  const sim::Calendar& calendar = source.loaded.scenario.calendar;
  for (const sim::SeriesId series : sim::ids<sim::SeriesId>(calendar.size())) {
    sink.row(TableId::Meetings,
             {number(series), calendar.id[series], number(calendar.organiser[series]),
              source.pack.vocabulary().meeting_kinds[calendar.kind[series]].id, calendar.scheduled_at[series].us,
              static_cast<std::int64_t>(calendar.participants_of(series).size()),
              static_cast<std::int64_t>(calendar.occurrences_of(series)), std::int64_t{calendar.clipped[series]}});
  }
}

void write_refusals(const std::vector<NumberedRun>& runs, const DecisionNumbers& decisions, RowSink& sink) {
  for (std::size_t r = 0; r < runs.size(); ++r) {
    std::int64_t refusal = 0;
    const auto write = [&](Interaction interaction, const std::vector<sim::Refusal>& refusals) {
      for (const sim::Refusal& refused : refusals) {
        sink.row(TableId::Refusals, {runs[r].number, refusal++, number(refused.series),
                                     decisions.of(r, interaction, refused.decision), refused.at.us});
      }
    };
    write(Interaction::Schedule, runs[r].run.ledger.unscheduled);
    write(Interaction::Edit, runs[r].run.ledger.repairs_refused);
  }
}

void write_occurrences(const LedgerSource& source, RowSink& sink) {
  const sim::Calendar& calendar = source.loaded.scenario.calendar;
  Days days(source.loaded.zone);
  for (const sim::SeriesId series : sim::ids<sim::SeriesId>(calendar.size())) {
    const std::size_t first = index(calendar.first_occurrence(series));
    for (std::size_t i = 0; i < calendar.occurrences_of(series); ++i) {
      const auto occurrence = sim::id_at<sim::OccurrenceId>(first + i);
      const sim::Instant start = calendar.starts[occurrence];
      sink.row(TableId::Occurrences, {number(occurrence), number(series), static_cast<std::int64_t>(i + 1), start.us,
                                      (start + calendar.lasts[occurrence]).us, days.of(start)});
    }
  }
}

}  // namespace coexist::scenarios::ledger
