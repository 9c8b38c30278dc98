#include "sim/bill.hpp"

#include <algorithm>
#include <set>

namespace coexist::sim {
namespace {

bool good(Outcome outcome) {
  return outcome == Outcome::Works || outcome == Outcome::Degraded;
}

Instant failure_time(const Ledger& ledger, std::uint64_t join, Instant start) {
  const auto found = std::lower_bound(ledger.late_failures.begin(), ledger.late_failures.end(), join,
                                      [](const LateFailure& late, std::uint64_t j) { return late.join < j; });
  return found != ledger.late_failures.end() && found->join == join ? found->at : start;
}

// Parts of `with` outside every interval of `without`, for one person.
std::int64_t only_in(const std::vector<Interval>& with, const std::vector<Interval>& without) {
  std::int64_t us = 0;
  for (const Interval& w : with) {
    us += w.length().us;
    for (const Interval& o : without) {
      if (w.overlaps(o)) us -= (std::min(w.end, o.end) - std::max(w.begin, o.begin)).us;
    }
  }
  return us;
}

std::vector<Interval> lock_outs_of(const Ledger& ledger, PersonId person) {
  std::vector<Interval> out;
  auto at = std::lower_bound(ledger.lock_outs.begin(), ledger.lock_outs.end(), person,
                             [](const LockOut& lock_out, PersonId p) { return lock_out.person < p; });
  for (; at != ledger.lock_outs.end() && at->person == person; ++at) out.push_back(at->interval);
  return out;
}

void bill_lock_outs(const Ledger& with, const Ledger& without, Bill& bill) {
  PersonId last = kNone<PersonId>;
  for (const LockOut& lock_out : with.lock_outs) {
    if (lock_out.person == last) continue;
    last = lock_out.person;
    const std::int64_t us = only_in(lock_outs_of(with, last), lock_outs_of(without, last));
    if (us > 0) ++bill.people_locked_out;
    bill.locked_out_us += us;
  }
}

std::int64_t refusals_only_in(const std::vector<Refusal>& with, const std::vector<Refusal>& without) {
  std::set<std::pair<SeriesId, Instant>> known;
  for (const Refusal& refusal : without) known.insert({refusal.series, refusal.at});
  return std::count_if(with.begin(), with.end(), [&](const Refusal& refusal) {
    return !known.contains({refusal.series, refusal.at});
  });
}

// People who end on the product they came from, with software that the schedule changed and only the rollback, if
// anything, changes back.
std::int64_t clients_to_downgrade(const Scenario& scenario, const Trace& with) {
  const auto is_forward = [&](const Change& change) {
    return change.cause != kNone<StepId> &&
           !std::holds_alternative<RollbackAction>(scenario.schedule.steps[change.cause].action);
  };
  IdVector<PersonId, PoolId> home = scenario.people.home;
  IdVector<SlotId, IdVector<PersonId, SoftwareId>> software = scenario.people.software;
  for (const Change& change : with) {
    const PersonId person = id_at<PersonId>(change.subject);
    if (change.kind == ChangeKind::PersonMoved) home[person] = id_at<PoolId>(change.value);
    if (change.kind == ChangeKind::SoftwareChanged && is_forward(change)) {
      software[id_at<SlotId>(change.slot)][person] = id_at<SoftwareId>(change.value);
    }
  }
  const auto& pools = scenario.world.pools();
  std::int64_t people = 0;
  for (PersonId person : ids<PersonId>(home.size())) {
    const PoolId origin = scenario.people.home[person];
    if (origin == kNone<PoolId> || pools[home[person]].product != pools[origin].product) continue;
    bool is_changed = false;
    for (SlotId slot : ids<SlotId>(software.size())) {
      is_changed |= software[slot][person] != scenario.people.software[slot][person];
    }
    people += is_changed ? 1 : 0;
  }
  return people;
}

}  // namespace

std::vector<std::uint64_t> failed_only_in(const Ledger& run, const Ledger& untouched) {
  std::vector<std::uint64_t> out;
  for (std::uint64_t j = 0; j < run.join.size(); ++j) {
    if (run.exists(j) && run.outcome(j) == Outcome::Fails && untouched.exists(j) &&
        untouched.outcome(j) != Outcome::Fails) {
      out.push_back(j);
    }
  }
  return out;
}

std::vector<std::uint64_t> not_held_only_in(const Ledger& run, const Ledger& untouched) {
  std::vector<std::uint64_t> out;
  for (std::uint64_t j = 0; j < run.join.size(); ++j) {
    if (!run.exists(j) && untouched.exists(j) && good(untouched.outcome(j))) out.push_back(j);
  }
  return out;
}

Bill rollback_bill(const Scenario& scenario, Instant r, const RunView& with, const RunView& without,
                   const RunView& untouched) {
  Bill bill;
  bill.r = r;
  const Calendar& calendar = scenario.calendar;
  std::set<PersonId> people;
  for (SeriesId series : ids<SeriesId>(calendar.size())) {
    const auto participants = calendar.participants_of(series);
    std::uint64_t join = with.ledger.first_join[index(series)];
    std::set<PersonId> invited;
    bool series_billed = false;
    for (std::size_t o = 0; o < calendar.occurrences_of(series); ++o, join += participants.size()) {
      const OccurrenceId occurrence = id_at<OccurrenceId>(index(calendar.first_occurrence(series)) + o);
      const Instant start = calendar.starts[occurrence];
      const Instant end = start + calendar.lasts[occurrence];
      if (end <= r) continue;
      const bool running = start < r;
      std::size_t billed_here = 0;
      std::size_t failed_here = 0;
      for (std::size_t k = 0; k < participants.size(); ++k) {
        const std::uint64_t j = join + k;
        if (!with.ledger.exists(j) || !without.ledger.exists(j)) continue;
        const Outcome a = with.ledger.outcome(j);
        const Outcome b = without.ledger.outcome(j);
        failed_here += a == Outcome::Fails ? 1U : 0U;
        if (running) {
          if (a != Outcome::Fails || !good(b)) continue;
          ++billed_here;
          bill.interrupted_joins.push_back(j);
          continue;
        }
        if ((a == Outcome::Unknown) != (b == Outcome::Unknown)) {
          ++bill.undecided;
          bill.undecided_joins.push_back(j);
        } else if (good(a) && b == Outcome::Fails) {
          ++bill.healed;
        } else if (a == Outcome::Fails && good(b)) {
          const bool forgone = untouched.ledger.exists(j) && untouched.ledger.outcome(j) == Outcome::Fails;
          if (forgone) {
            ++bill.benefit_forgone;
            continue;
          }
          ++billed_here;
          ++bill.joins;
          bill.billed_joins.push_back(j);
          bill.participant_us += (end - failure_time(with.ledger, j, start)).us;
          invited.insert(participants[k]);
        }
      }
      if (running) {
        bill.interrupted += billed_here > 0 ? 1 : 0;
        continue;
      }
      if (billed_here == 0) continue;
      ++bill.occurrences_hurt;
      if (failed_here == participants.size()) {
        ++bill.occurrences_dead;
        series_billed = true;
      }
    }
    if (series_billed && calendar.occurrences_of(series) >= 2) ++bill.series;
    bill.invitations += static_cast<std::int64_t>(invited.size());
    people.insert(invited.begin(), invited.end());
  }
  bill.not_held_joins = not_held_only_in(with.ledger, without.ledger);
  bill.participants = static_cast<std::int64_t>(people.size());
  bill.meetings_unscheduled = refusals_only_in(with.ledger.unscheduled, without.ledger.unscheduled);
  bill.repairs_not_possible = refusals_only_in(with.ledger.repairs_refused, without.ledger.repairs_refused);
  bill_lock_outs(with.ledger, without.ledger, bill);
  bill.clients_to_downgrade = clients_to_downgrade(scenario, with.trace);
  return bill;
}

}  // namespace coexist::sim
