#include "sim/population.hpp"

#include <algorithm>
#include <map>
#include <thread>

#include "population/worker.hpp"

namespace coexist::sim {
namespace {

std::vector<std::uint64_t> number_joins(const Calendar& calendar) {
  std::vector<std::uint64_t> first{0};
  first.reserve(calendar.size() + 1);
  for (SeriesId s : ids<SeriesId>(calendar.size())) {
    first.push_back(first.back() + std::uint64_t{calendar.participants_of(s).size()} * calendar.occurrences_of(s));
  }
  return first;
}

// Ranges of series with about equally many joins each; depends on the number of workers, and nothing observable on it.
std::vector<std::size_t> split(const std::vector<std::uint64_t>& first_join, std::size_t workers) {
  std::vector<std::size_t> bounds;
  for (std::size_t w = 0; w <= workers; ++w) {
    const std::uint64_t target = first_join.back() * w / workers;
    bounds.push_back(
        static_cast<std::size_t>(std::lower_bound(first_join.begin(), first_join.end(), target) - first_join.begin()));
  }
  bounds.front() = 0;
  bounds.back() = first_join.size() - 1;
  return bounds;
}

// Each worker its own share; the first one in this thread.
template <typename Work>
void in_parallel(std::size_t workers, const Work& work) {
  std::vector<std::jthread> threads;
  for (std::size_t w = 1; w < workers; ++w) threads.emplace_back(work, w);
  work(0);
}

// Decisions of all workers in one order that does not depend on who met them first.
class Renumbering {
 public:
  Renumbering(std::vector<Worker>& workers, std::vector<Decision>& decisions) {
    std::map<std::vector<std::uint64_t>, Decision> sorted;
    for (Worker& worker : workers) {
      for (std::size_t i = 1; i < worker.table().all().size(); ++i) {
        sorted.emplace(sort_key(worker.table().all()[i]), worker.table().all()[i]);
      }
    }
    decisions.assign(1, Decision{});
    std::map<std::vector<std::uint64_t>, DecisionIndex> position;
    for (const auto& [key, decision] : sorted) {
      position.emplace(key, static_cast<DecisionIndex>(decisions.size()));
      decisions.push_back(decision);
    }
    for (Worker& worker : workers) {
      std::vector<DecisionIndex>& map = maps_.emplace_back(1, DecisionIndex{0});
      for (std::size_t i = 1; i < worker.table().all().size(); ++i) {
        map.push_back(position.at(sort_key(worker.table().all()[i])));
      }
    }
  }
  [[nodiscard]] DecisionIndex operator()(std::size_t worker, DecisionIndex i) const { return maps_[worker][i]; }

 private:
  std::vector<std::vector<DecisionIndex>> maps_;
};

void add(DecisionCounts& total, const DecisionCounts& share, std::size_t worker, const Renumbering& renumber,
         std::size_t decisions) {
  total.resize(share.size());
  for (PhaseId phase : ids<PhaseId>(share.size())) {
    total[phase].resize(decisions, 0);
    for (std::size_t i = 0; i < share[phase].size(); ++i) {
      total[phase][renumber(worker, static_cast<DecisionIndex>(i))] += share[phase][i];
    }
  }
}

template <typename Entry>
void append(std::vector<Entry>& all, const std::vector<Entry>& share, std::size_t worker, const Renumbering& renumber) {
  for (Entry entry : share) {
    entry.decision = renumber(worker, entry.decision);
    all.push_back(entry);
  }
}

}  // namespace

Ledger rehearse_population(const Scenario& scenario, const CompiledPack& pack, const Trace& trace, const Phases& phases,
                           const PopulationOptions& options) {
  Ledger ledger;
  ledger.first_join = number_joins(scenario.calendar);
  ledger.planned_joins = static_cast<std::int64_t>(ledger.first_join.back());
  ledger.join.assign(ledger.first_join.back(), 0);

  const Histories histories(scenario, pack, trace);
  const EditIndex edits(scenario.calendar);
  std::vector<Instant> cuts = options.extra_cuts;
  std::sort(cuts.begin(), cuts.end());
  const SignInRuns runs(scenario, pack.pack().user_model, histories, phases);
  const PopulationInput input{scenario, pack, phases, histories, edits, runs, cuts, ledger.first_join};

  const std::size_t workers = std::max(1U, options.threads);
  std::vector<Worker> crew;
  crew.reserve(workers);
  for (std::size_t w = 0; w < workers; ++w) crew.emplace_back(input, ledger.join);
  const std::vector<std::size_t> bounds = split(ledger.first_join, workers);
  const auto work = [&](std::size_t w) {
    crew[w].take_meetings(id_at<SeriesId>(bounds[w]), id_at<SeriesId>(bounds[w + 1]));
    const std::size_t people = scenario.people.size();
    crew[w].take_people(id_at<PersonId>(people * w / workers), id_at<PersonId>(people * (w + 1) / workers));
  };
  in_parallel(workers, work);

  const Renumbering renumber(crew, ledger.decisions);
  const auto number_alike = [&](std::size_t w) {
    const auto of_worker = [&](DecisionIndex decision) { return renumber(w, decision); };
    const auto begin = ledger.join.begin();
    std::transform(begin + static_cast<std::ptrdiff_t>(ledger.first_join[bounds[w]]),
                   begin + static_cast<std::ptrdiff_t>(ledger.first_join[bounds[w + 1]]),
                   begin + static_cast<std::ptrdiff_t>(ledger.first_join[bounds[w]]), of_worker);
  };
  in_parallel(workers, number_alike);
  for (std::size_t w = 0; w < workers; ++w) {
    const Worker::Share& share = crew[w].share;
    ledger.late_failures.insert(ledger.late_failures.end(), share.late_failures.begin(), share.late_failures.end());
    append(ledger.unscheduled, share.unscheduled, w, renumber);
    append(ledger.repairs_refused, share.repairs_refused, w, renumber);
    append(ledger.lock_outs, share.lock_outs, w, renumber);
    const std::size_t decisions = ledger.decisions.size();
    add(ledger.joins, share.joins, w, renumber, decisions);
    add(ledger.sign_ins, share.sign_ins, w, renumber, decisions);
    add(ledger.schedulings, share.schedulings, w, renumber, decisions);
    add(ledger.edits, share.edits, w, renumber, decisions);
    ledger.failed_us += share.failed_us;
    ledger.degraded_us += share.degraded_us;
    ledger.occurrences_held += share.held;
    ledger.occurrences_unscheduled += share.unheld;
    ledger.occurrences_hurt += share.hurt;
    ledger.occurrences_dead += share.dead;
    ledger.series_broken += share.broken;
  }
  std::sort(ledger.late_failures.begin(), ledger.late_failures.end(),
            [](const LateFailure& a, const LateFailure& b) { return a.join < b.join; });
  return ledger;
}

JoinPlace place_of(const Ledger& ledger, const Calendar& calendar, std::uint64_t join) {
  const auto after = std::upper_bound(ledger.first_join.begin(), ledger.first_join.end(), join);
  const auto series = static_cast<std::size_t>(after - ledger.first_join.begin()) - 1;
  const std::size_t participants = calendar.participants_of(id_at<SeriesId>(series)).size();
  const std::size_t within = static_cast<std::size_t>(join - ledger.first_join[series]);
  return {id_at<SeriesId>(series), within / participants, within % participants};
}

std::int64_t count(const Ledger& ledger, const DecisionCounts& counts, Outcome outcome) {
  std::int64_t sum = 0;
  for (const auto& phase : counts) {
    for (std::size_t i = 1; i < phase.size(); ++i) sum += ledger.decisions[i].outcome == outcome ? phase[i] : 0;
  }
  return sum;
}

}  // namespace coexist::sim
