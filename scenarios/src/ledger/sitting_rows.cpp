// Sittings and joins: nearly all rows of a ledger.
#include <algorithm>
#include <array>
#include <numeric>

#include "ledger/rows.hpp"

namespace coexist::scenarios::ledger {
namespace {

class Sittings {
 public:
  Sittings(const LedgerSource& source, std::size_t place, const NumberedRun& run, const DecisionNumbers& decisions,
           const Desks& desks, RowSink& sink)
      : scenario_(source.loaded.scenario),
        place_(place),
        run_(run),
        ledger_(run.run.ledger),
        decisions_(decisions),
        desks_(desks),
        sink_(sink) {}

  void take(sim::SeriesId series) {
    const sim::Calendar& calendar = scenario_.calendar;
    people_ = calendar.participants_of(series);
    in_order_.resize(people_.size());
    std::iota(in_order_.begin(), in_order_.end(), std::size_t{0});
    std::sort(in_order_.begin(), in_order_.end(),
              [&](std::size_t a, std::size_t b) { return people_[a] < people_[b]; });
    std::uint64_t join = ledger_.first_join[index(series)];
    const std::size_t first = index(calendar.first_occurrence(series));
    for (std::size_t i = 0; i < calendar.occurrences_of(series); ++i, join += people_.size()) {
      take(series, sim::id_at<sim::OccurrenceId>(first + i), join);
    }
  }

 private:
  // All joins of a sitting exist, or none. One to which nobody is invited has none to tell by.
  [[nodiscard]] bool is_held(sim::SeriesId series, std::uint64_t first_join) const {
    if (!people_.empty()) return ledger_.exists(first_join);
    return std::none_of(ledger_.unscheduled.begin(), ledger_.unscheduled.end(),
                        [&](const sim::Refusal& refusal) { return refusal.series == series; });
  }

  void take(sim::SeriesId series, sim::OccurrenceId occurrence, std::uint64_t first_join) {
    const sim::Instant start = scenario_.calendar.starts[occurrence];
    const auto number = static_cast<std::int64_t>(index(occurrence));
    const bool held = is_held(series, first_join);
    std::array<std::int64_t, sim::kOutcomes> counts{};
    for (std::size_t k = 0; held && k < people_.size(); ++k) {
      ++counts[static_cast<std::size_t>(ledger_.outcome(first_join + k))];
    }
    const sim::PhaseId phase = phase_at(run_.run.phases.scenario, std::max(start, scenario_.span.begin));
    const auto of = [&](sim::Outcome outcome) { return counts[static_cast<std::size_t>(outcome)]; };
    sink_.row(TableId::Sittings, {run_.number, number, static_cast<std::int64_t>(index(phase)), std::int64_t{held},
                                  of(sim::Outcome::Works), of(sim::Outcome::Degraded), of(sim::Outcome::Unknown),
                                  of(sim::Outcome::Fails)});
    if (!held) return;
    for (const std::size_t k : in_order_) {
      sink_.row(TableId::Joins, {run_.number, number, static_cast<std::int64_t>(index(people_[k])),
                                 decisions_.of(place_, Interaction::Join, ledger_.join[first_join + k]),
                                 desks_.at(place_, people_[k], start), failed_late(first_join + k)});
    }
  }

  [[nodiscard]] Cell failed_late(std::uint64_t join) const {
    const auto& late = ledger_.late_failures;
    const auto found =
        std::lower_bound(late.begin(), late.end(), join,
                         [](const sim::LateFailure& failure, std::uint64_t j) { return failure.join < j; });
    return found != late.end() && found->join == join ? Cell(found->at.us) : Cell();
  }

  const sim::Scenario& scenario_;
  std::size_t place_ = 0;  // of the run in the list
  const NumberedRun& run_;
  const sim::Ledger& ledger_;
  const DecisionNumbers& decisions_;
  const Desks& desks_;
  RowSink& sink_;
  std::span<const sim::PersonId> people_;  // of the series
  std::vector<std::size_t> in_order_;      // places in people_, by person
};

}  // namespace

void write_sittings(const LedgerSource& source, const std::vector<NumberedRun>& runs, const DecisionNumbers& decisions,
                    const Desks& desks, RowSink& sink) {
  for (std::size_t r = 0; r < runs.size(); ++r) {
    Sittings sittings(source, r, runs[r], decisions, desks, sink);
    for (const sim::SeriesId series : sim::ids<sim::SeriesId>(source.loaded.scenario.calendar.size())) {
      sittings.take(series);
    }
  }
}

void write_rows(const LedgerSource& source, RowSink& sink) {
  const std::vector<NumberedRun> runs = numbered_runs(source.rehearsal);
  const DecisionNumbers decisions(source.pack, runs);
  const Desks desks(source.loaded.scenario, source.pack.vocabulary(), runs);
  write_rehearsal(source, runs, sink);
  decisions.write(sink);
  write_decision_counts(runs, decisions, sink);
  desks.write(sink);
  write_people(source, sink);
  write_lock_outs(runs, decisions, sink);
  write_meetings(source, sink);
  write_refusals(runs, decisions, sink);
  write_occurrences(source, sink);
  write_sittings(source, runs, decisions, desks, sink);
}

}  // namespace coexist::scenarios::ledger
