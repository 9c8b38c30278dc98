#include "ledger/desks.hpp"

#include <algorithm>
#include <utility>

namespace coexist::scenarios::ledger {
namespace {

constexpr std::size_t kHome = 0;  // position within a desk; software follows

sim::IdVector<sim::PersonId, std::uint32_t> numbers_at_start(const sim::People& people, DeskNumbers& known) {
  sim::IdVector<sim::PersonId, std::uint32_t> start(people.size());
  for (const sim::PersonId person : sim::ids<sim::PersonId>(people.size())) {
    Desk desk{static_cast<std::uint32_t>(people.home[person])};
    for (const auto& slot : people.software) desk.push_back(static_cast<std::uint32_t>(slot[person]));
    start[person] = known.of(desk);
  }
  return start;
}

}  // namespace

std::uint32_t DeskNumbers::of(const Desk& desk) {
  const auto [found, fresh] = numbers_.try_emplace(desk, static_cast<std::uint32_t>(desks_.size()));
  if (fresh) desks_.push_back(&found->first);
  return found->second;
}

std::vector<std::uint32_t> DeskNumbers::places() const {
  std::vector<std::uint32_t> place(desks_.size());
  std::uint32_t next = 0;
  for (const auto& [desk, number] : numbers_) place[number] = next++;
  return place;
}

Desks::Desks(const sim::Scenario& scenario, const sim::Vocabulary& vocabulary, const std::vector<NumberedRun>& runs)
    : scenario_(scenario), vocabulary_(vocabulary), start_(numbers_at_start(scenario.people, known_)) {
  for (const NumberedRun& run : runs) histories_.push_back(history_of(run.run.execution.trace));
  const std::vector<std::uint32_t> place = known_.places();
  for (std::uint32_t& desk : start_) desk = place[desk];
  for (History& history : histories_) {
    for (Turn& turn : history.turns) turn.desk = place[turn.desk];
  }
}

// What the trace tells in order of time, in order of people: counted, then put where it belongs.
Desks::History Desks::history_of(const sim::Trace& trace) {
  History history;
  history.first.assign(start_.size() + 1, 0);
  std::vector<std::pair<std::uint32_t, Turn>> in_time;  // by whom
  sim::IdVector<sim::PersonId, std::uint32_t> now = start_;
  for (const sim::Change& change : trace) {
    const bool moved = change.kind == sim::ChangeKind::PersonMoved;
    if (!moved && change.kind != sim::ChangeKind::SoftwareChanged) continue;
    std::uint32_t& desk = now[sim::id_at<sim::PersonId>(change.subject)];
    Desk changed = known_[desk];
    changed[moved ? kHome : kHome + 1 + change.slot] = change.value;
    desk = known_.of(changed);
    in_time.emplace_back(change.subject, Turn{change.at, desk});
    ++history.first[change.subject + 1];
  }
  for (std::size_t person = 1; person < history.first.size(); ++person) {
    history.first[person] += history.first[person - 1];
  }
  std::vector<std::size_t> next(history.first.begin(), history.first.end() - 1);
  history.turns.resize(in_time.size());
  for (const auto& [person, turn] : in_time) history.turns[next[person]++] = turn;
  return history;
}

std::int64_t Desks::at(std::size_t run, sim::PersonId person, sim::Instant t) const {
  const History& history = histories_[run];
  const auto begin = history.turns.begin() + static_cast<std::ptrdiff_t>(history.first[index(person)]);
  const auto end = history.turns.begin() + static_cast<std::ptrdiff_t>(history.first[index(person) + 1]);
  const auto after = std::upper_bound(begin, end, t, [](sim::Instant at, const Turn& turn) { return at < turn.at; });
  return after == begin ? start_[person] : (after - 1)->desk;
}

void Desks::write(RowSink& sink) const {
  const auto& pools = scenario_.world.pools();
  std::int64_t number = 0;
  for (const auto& [desk, first_seen] : known_.in_order()) {
    const auto home = static_cast<sim::PoolId>(desk[kHome]);
    sink.row(TableId::Desks, {number++, home == sim::kNone<sim::PoolId> ? Cell() : Cell(pools[home].id)});
  }
  number = 0;
  for (const auto& [desk, first_seen] : known_.in_order()) {
    std::map<std::string_view, Cell> software;  // by the name of the slot
    for (const sim::SlotId slot : sim::ids<sim::SlotId>(vocabulary_.slots.size())) {
      const auto id = static_cast<sim::SoftwareId>(desk[kHome + 1 + index(slot)]);
      const bool none = id == sim::kNone<sim::SoftwareId>;
      software.emplace(vocabulary_.slots[slot].id, none ? Cell() : Cell(vocabulary_.software[id].id));
    }
    for (const auto& [slot, name] : software) sink.row(TableId::DeskSoftware, {number, slot, name});
    ++number;
  }
}

}  // namespace coexist::scenarios::ledger
