// The documented side effects of going back, counted in the run: meetings made with upgraded software, meetings whose
// organiser never moved, and meetings that came back with their organiser. Whatever makes a join fail is counted, so
// each sentence says how many of them fail without the rollback too.
#include <fmt/format.h>

#include <algorithm>

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

  [[nodiscard]] const SideEffect& made() const { return made_; }
  [[nodiscard]] const SideEffect& stayed() const { return stayed_; }
  [[nodiscard]] const SideEffect& returned() const { return returned_; }

 private:
  struct Sums {
    std::array<std::int64_t, sim::kOutcomes> joins{};
    std::int64_t failing_anyway = 0;
    friend bool operator==(const Sums&, const Sums&) = default;
  };

  void add(Sums& sums, std::uint64_t join) const {
    const sim::Ledger& ledger = subject_.run().ledger;
    if (!ledger.exists(join)) return;
    ++sums.joins[static_cast<std::size_t>(ledger.outcome(join))];
    if (ledger.outcome(join) != sim::Outcome::Fails || !subject_.rehearsal.without_rollback) return;
    const sim::Ledger& without = subject_.rehearsal.without_rollback->ledger;
    if (without.exists(join) && without.outcome(join) == sim::Outcome::Fails) ++sums.failing_anyway;
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
    effect.meetings_failing += sums.joins[static_cast<std::size_t>(sim::Outcome::Fails)] > 0 ? 1 : 0;
    for (std::size_t i = 0; i < sums.joins.size(); ++i) effect.joins[i] += sums.joins[i];
    effect.failing_anyway += sums.failing_anyway;
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
  if (effect.failing_anyway > 0) {
    parts.back() += fmt::format(" ({} of them without the rollback too)", grouped(effect.failing_anyway));
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
  stayed.sentence = fmt::format(
      "Meetings of organisers who never moved, held after the rollback began with employees who have the "
      "software that they had at first: {}. Joins of these employees: {}.",
      grouped(stayed.meetings), joins_text(stayed));
  SideEffect returned = tally.returned();
  returned.id = "came-back-without-resend";
  returned.sentence = fmt::format(
      "Meetings that left with their organiser and came back, not sent again, and held after the rollback "
      "began: {}. Joins: {}.",
      grouped(returned.meetings), joins_text(returned));
  return {std::move(made), std::move(stayed), std::move(returned), locked_out_by_software(subject, r)};
}

}  // namespace coexist::scenarios::report
