#include "population/marks.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "population/sign_ins.hpp"

namespace coexist::sim {
namespace {

Trace without_marks(Trace trace) {
  std::erase_if(trace, [](const Change& change) { return change.kind == ChangeKind::MarkSet; });
  return trace;
}

// One person's marks as time goes on. Calls come in order of time.
class Bearer {
 public:
  Bearer(const Scenario& scenario, const IdVector<MarkId, Mark>& marks, PersonId person,
         std::vector<Clearing> clearings)
      : scenario_(scenario),
        marks_(marks),
        person_(person),
        clearings_(std::move(clearings)),
        has_(marks.size(), false),
        not_before_(marks.size(), kAlways) {}

  [[nodiscard]] const std::vector<bool>& marks() const { return has_; }
  [[nodiscard]] std::vector<Change> take_changes() { return std::move(changes_); }

  /// What is cleared at `last` or earlier. Whether that was anything.
  bool clear_until(Instant last) {
    const std::size_t before = changes_made_;
    for (; next_ < clearings_.size() && clearings_[next_].at <= last; ++next_) {
      const Clearing& clearing = clearings_[next_];
      for (MarkId mark : ids<MarkId>(marks_.size())) {
        if (!clearing.marks[index(mark)] || !has_[index(mark)]) continue;
        set(mark, clearing.at, false);
        not_before_[index(mark)] = clearing.at + length_of(marks_[mark].returns_after, scenario_);
      }
    }
    return changes_made_ != before;
  }

  /// A sign-in that leaves these, if it does not come too early. Whether it left anything.
  bool sign_in(Instant at, const std::vector<bool>& left) {
    const std::size_t before = changes_made_;
    for (MarkId mark : ids<MarkId>(marks_.size())) {
      const std::size_t i = index(mark);
      if (left[i] && !has_[i] && not_before_[i] <= at) set(mark, at + microseconds(1), true);
    }
    return changes_made_ != before;
  }

 private:
  void set(MarkId mark, Instant at, bool on) {
    has_[index(mark)] = on;
    ++changes_made_;
    const bool undone = std::erase_if(
        changes_, [&](const Change& change) { return change.at == at && id_at<MarkId>(change.slot) == mark; });
    if (undone) return;  // set and cleared at one instant
    changes_.push_back({at, ChangeKind::MarkSet, static_cast<std::uint32_t>(person_), static_cast<std::uint32_t>(mark),
                        on ? 1U : 0U, kNone<StepId>});
  }

  const Scenario& scenario_;
  const IdVector<MarkId, Mark>& marks_;
  PersonId person_;
  std::vector<Clearing> clearings_;
  std::size_t next_ = 0;  // of the clearings
  std::vector<bool> has_;
  std::vector<Instant> not_before_;  // no sign-in leaves it earlier
  std::size_t changes_made_ = 0;     // those undone at the same instant, too
  std::vector<Change> changes_;
};

}  // namespace

MarkReplay::MarkReplay(const Scenario& scenario, const CompiledPack& pack, const Trace& trace)
    : scenario_(scenario),
      pack_(pack),
      histories_(scenario, pack, without_marks(trace)),
      clearings_(scenario, pack, trace) {}

const std::vector<bool>& MarkReplay::left_by(std::uint32_t surroundings, std::uint32_t person,
                                             const std::vector<bool>& marks) {
  const auto [entry, fresh] = left_.try_emplace({surroundings, person, marks});
  if (fresh) {
    PersonFacts facts = histories_.person_facts()[person];
    facts.mark = marks;
    Situation situation = pack_.blank();
    put_surroundings(pack_, histories_.surrounding_facts()[surroundings], situation);
    put_actor(pack_, facts, situation);
    const InteractionId sign_in = pack_.pack().sign_in;
    const Decision decision = pack_.decide(sign_in, situation, pack_.paths_of(sign_in, facts.person_class));
    for (MarkId mark : ids<MarkId>(marks.size())) entry->second.push_back(pack_.leaves(mark, situation, decision));
  }
  return entry->second;
}

std::vector<Change> MarkReplay::changes_of(PersonId person, Instant before) {
  const Pack& pack = pack_.pack();
  if (scenario_.people.home[person] == kNone<PoolId> || pack.sign_in == kNone<InteractionId>) return {};
  Bearer bearer(scenario_, pack.marks, person, clearings_.of(person));
  const auto spans = histories_.of(person);
  const auto& around = histories_.surroundings();
  const std::vector<bool>* left = nullptr;         // by the sign-in before; most are like the one before
  std::pair<std::uint32_t, std::uint32_t> then{};  // surroundings and person's facts at that one
  for (const Instant at : sign_ins_of(scenario_, pack.user_model, person)) {
    if (std::min(before, scenario_.span.end) <= at + microseconds(1)) break;
    const std::pair now{around[span_at(around, at)].facts, spans[span_at(spans, at)].facts};
    const bool as_before = !bearer.clear_until(at) && left != nullptr && now == then;
    if (!as_before) left = &left_by(now.first, now.second, bearer.marks());
    then = now;
    if (bearer.sign_in(at, *left)) left = nullptr;
  }
  bearer.clear_until(before - microseconds(1));
  return bearer.take_changes();
}

std::vector<bool> MarkReplay::marks_at(PersonId person, Instant at) {
  std::vector<bool> has(pack_.pack().marks.size(), false);
  for (const Change& change : changes_of(person, at + microseconds(1))) has[change.slot] = change.value != 0;
  return has;
}

Trace with_marks(const Scenario& scenario, const CompiledPack& pack, Trace trace, std::span<const PersonId> people) {
  if (pack.pack().marks.empty()) return trace;
  MarkReplay replay(scenario, pack, trace);
  trace = without_marks(std::move(trace));
  for (PersonId person : people) {
    const std::vector<Change> changes = replay.changes_of(person, scenario.span.end);
    trace.insert(trace.end(), changes.begin(), changes.end());
  }
  std::sort(trace.begin(), trace.end(), [](const Change& a, const Change& b) {
    return std::tie(a.at, a.kind, a.subject, a.slot) < std::tie(b.at, b.kind, b.subject, b.slot);
  });
  return trace;
}

Trace with_marks(const Scenario& scenario, const CompiledPack& pack, Trace trace) {
  std::vector<PersonId> everybody;
  for (PersonId person : ids<PersonId>(scenario.people.size())) everybody.push_back(person);
  return with_marks(scenario, pack, std::move(trace), everybody);
}

}  // namespace coexist::sim
