// The documented side effects of going back, counted in the run: meetings made with upgraded software, meetings whose
// organiser never moved, meetings that came back with their organiser, and clients that cannot sign in.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/phrases.hpp"
#include "report/sections.hpp"
#include "sim/replay.hpp"

namespace coexist::scenarios::report {
namespace {

using sim::kNone;

// What the schedule did to each person, apart from its rollback.
struct Changed {
  sim::IdVector<sim::PersonId, bool> moved;
  std::vector<bool> upgraded;  // by software: was installed into the scheduling slot

  explicit Changed(const Subject& subject) {
    const sim::Vocabulary& vocabulary = subject.pack.vocabulary();
    moved.resize(subject.scenario().people.size(), false);
    upgraded.resize(vocabulary.software.size(), false);
    for (const sim::Change& change : subject.run().execution.trace) {
      if (change.kind == sim::ChangeKind::PersonMoved) moved[sim::id_at<sim::PersonId>(change.subject)] = true;
      const bool installs = change.kind == sim::ChangeKind::SoftwareChanged &&
                            change.cause != subject.rehearsal.rollback &&
                            sim::id_at<sim::SlotId>(change.slot) == subject.pack.pack().scheduling_slot;
      if (installs && change.value < upgraded.size()) upgraded[change.value] = true;
    }
  }
};

bool has_own_software(const sim::Scenario& scenario, const sim::PersonFacts& facts, sim::PersonId person) {
  for (const sim::SlotId slot : sim::ids<sim::SlotId>(facts.software.size())) {
    if (facts.software[index(slot)] != scenario.people.software[slot][person]) return false;
  }
  return true;
}

class Tally {
 public:
  Tally(const Subject& subject, sim::Instant r)
      : subject_(subject),
        r_(r),
        changed_(subject),
        replay_(subject.scenario(), subject.pack, subject.run().execution.trace) {}

  void take(sim::SeriesId series) {
    const sim::Calendar& calendar = subject_.scenario().calendar;
    const sim::PersonId organiser = calendar.organiser[series];
    const sim::PoolId origin = subject_.scenario().people.home[organiser];
    Sums made{}, stayed{}, returned{};
    const auto participants = calendar.participants_of(series);
    for (std::size_t o = 0; o < calendar.occurrences_of(series); ++o) {
      const sim::Instant start =
          calendar.starts[sim::id_at<sim::OccurrenceId>(index(calendar.first_occurrence(series)) + o)];
      const std::uint64_t first = subject_.run().ledger.first_join[index(series)] + o * participants.size();
      if (start < r_ || participants.empty() || !subject_.run().ledger.exists(first)) continue;
      const auto facts = replay_.meeting_at(series, start);
      if (!facts) continue;
      if (facts->made_with != kNone<sim::SoftwareId> && changed_.upgraded[index(facts->made_with)])
        add_all(made, series, first);
      if (!changed_.moved[organiser] && is_legacy(origin)) add_legacy_attendees(stayed, series, first, start);
      const bool came_back = changed_.moved[organiser] && facts->made_on == product(origin) &&
                             product(replay_.home_at(organiser, start)) == product(origin);
      const bool carried_along = facts->condition != sim::id_at<sim::ConditionId>(0);
      if (came_back && carried_along) add_all(returned, series, first);
    }
    close(made, made_);
    close(stayed, stayed_);
    close(returned, returned_);
  }

  void take_lock_outs(SideEffect& effect) const {
    const sim::Interval after{r_, subject_.scenario().span.end};
    std::set<sim::PersonId> people, still;
    for (const sim::LockOut& lock_out : subject_.run().ledger.lock_outs) {
      if (!lock_out.interval.overlaps(after)) continue;
      const sim::Instant from = std::max(lock_out.interval.begin, r_);
      if (has_own_software(subject_.scenario(), replay_.person_at(lock_out.person, from), lock_out.person)) continue;
      people.insert(lock_out.person);
      if (lock_out.interval.end == after.end) still.insert(lock_out.person);
      effect.longest = std::max(effect.longest, lock_out.interval.end - from);
    }
    effect.people = static_cast<std::int64_t>(people.size());
    effect.still = static_cast<std::int64_t>(still.size());
  }

  [[nodiscard]] const SideEffect& made() const { return made_; }
  [[nodiscard]] const SideEffect& stayed() const { return stayed_; }
  [[nodiscard]] const SideEffect& returned() const { return returned_; }

 private:
  using Sums = std::array<std::int64_t, sim::kOutcomes>;

  void add(Sums& sums, std::uint64_t join) const {
    if (subject_.run().ledger.exists(join)) ++sums[static_cast<std::size_t>(subject_.run().ledger.outcome(join))];
  }
  void add_all(Sums& sums, sim::SeriesId series, std::uint64_t first) const {
    for (std::size_t k = 0; k < subject_.scenario().calendar.participants_of(series).size(); ++k) add(sums, first + k);
  }
  void add_legacy_attendees(Sums& sums, sim::SeriesId series, std::uint64_t first, sim::Instant start) const {
    const auto participants = subject_.scenario().calendar.participants_of(series);
    for (std::size_t k = 0; k < participants.size(); ++k) {
      const sim::PersonId person = participants[k];
      const bool employee = subject_.scenario().people.home[person] != kNone<sim::PoolId>;
      if (employee && has_own_software(subject_.scenario(), replay_.person_at(person, start), person))
        add(sums, first + k);
    }
  }
  static void close(const Sums& sums, SideEffect& effect) {
    if (sums == Sums{}) return;
    ++effect.meetings;
    effect.meetings_failing += sums[static_cast<std::size_t>(sim::Outcome::Fails)] > 0 ? 1 : 0;
    for (std::size_t i = 0; i < sums.size(); ++i) effect.joins[i] += sums[i];
  }
  [[nodiscard]] sim::ProductId product(sim::PoolId pool) const {
    return pool == kNone<sim::PoolId> ? kNone<sim::ProductId> : subject_.scenario().world.pools()[pool].product;
  }
  [[nodiscard]] bool is_legacy(sim::PoolId pool) const {
    return pool != kNone<sim::PoolId> && subject_.pack.vocabulary().products[product(pool)].side == sim::Side::Legacy;
  }

  const Subject& subject_;
  sim::Instant r_;
  Changed changed_;
  sim::Replay replay_;
  SideEffect made_, stayed_, returned_;
};

std::string joins_text(const SideEffect& effect) {
  std::vector<std::string> parts;
  for (const sim::Outcome outcome :
       {sim::Outcome::Works, sim::Outcome::Degraded, sim::Outcome::Unknown, sim::Outcome::Fails}) {
    parts.push_back(fmt::format("{} {}", name_of(outcome), grouped(effect.joins[static_cast<std::size_t>(outcome)])));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace

std::vector<SideEffect> side_effects(const Subject& subject, sim::Instant r) {
  Tally tally(subject, r);
  for (const sim::SeriesId series : sim::ids<sim::SeriesId>(subject.scenario().calendar.size())) tally.take(series);
  SideEffect made = tally.made();
  made.id = "made-with-upgraded-software";
  made.sentence = fmt::format(
      "Meetings made with upgraded software and held after the rollback began: {}, of which {} {} a failing join. "
      "Joins: {}.",
      grouped(made.meetings), grouped(made.meetings_failing), made.meetings_failing == 1 ? "has" : "have",
      joins_text(made));
  SideEffect stayed = tally.stayed();
  stayed.id = "organiser-never-moved";
  stayed.sentence =
      fmt::format("Meetings whose organiser never moved: {}. Joins by attendees whose software was not upgraded: {}.",
                  grouped(stayed.meetings), joins_text(stayed));
  SideEffect returned = tally.returned();
  returned.id = "came-back-without-resend";
  returned.sentence =
      fmt::format("Meetings that left with their organiser and came back, not sent again: {}. Joins: {}.",
                  grouped(returned.meetings), joins_text(returned));
  SideEffect locked;
  locked.id = "locked-out-until-downgraded";
  tally.take_lock_outs(locked);
  locked.sentence = locked.people == 0
                        ? std::string("No upgraded client is refused after the rollback.")
                        : fmt::format(
                              "{} cannot sign in with upgraded clients until they are downgraded; the longest "
                              "lock-out is {}, and {} not over when the scenario ends.",
                              counted(locked.people, "person", "people"), to_text(locked.longest),
                              counted(locked.still, "is", "are"));
  return {std::move(made), std::move(stayed), std::move(returned), std::move(locked)};
}

}  // namespace coexist::scenarios::report
