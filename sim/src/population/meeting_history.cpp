#include "population/meeting_history.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "population/mixed_hash.hpp"

namespace coexist::sim {
namespace {

enum class EventKind : std::uint8_t { OrganiserChanged, SoftwareStep, Scheduled, Edited };

struct Event {
  Instant at;
  EventKind kind;
  std::size_t which = 0;  // of the organiser's spans, with OrganiserChanged; of their steps, with SoftwareStep
  friend bool operator<(const Event& a, const Event& b) {
    return std::tie(a.at, a.kind, a.which) < std::tie(b.at, b.kind, b.which);
  }
};

// What sets transitions off.
struct SetOff {
  Instant at;
  OrganiserMove move;
};

// A transition that has been set off and may happen later.
struct Due {
  Instant at;
  const MeetingTransition* transition = nullptr;
  SetOff by;
};

// What a decision on making or editing a meeting depends on.
struct Wanted {
  std::uint32_t surroundings = 0;
  std::uint32_t organiser = 0;  // index into Histories::person_facts
  bool first = false;
  MeetingFacts meeting;
  friend bool operator==(const Wanted&, const Wanted&) = default;
};

struct WantedHash {
  std::size_t operator()(const Wanted& w) const {
    const MeetingFacts& m = w.meeting;
    return MixedHash()(w.surroundings)(w.organiser)(w.first)(m.format)(m.kind)(m.made_on)(m.made_with)(m.condition)
        .value();
  }
};

}  // namespace

class MeetingLives::Life {
 public:
  Life(const Scenario& scenario, const CompiledPack& pack, const Histories& histories)
      : scenario_(scenario), pack_(pack), histories_(histories) {}

  const MeetingHistory& run(SeriesId series, std::span<const Calendar::Edit> edits) {
    begin(series);
    find_events(edits);
    for (const Event& event : events_) {
      // A move at the very instant calls off what is due; re-sending finds it done.
      complete(event.kind < EventKind::Scheduled ? event.at : event.at + microseconds(1));
      switch (event.kind) {
        case EventKind::OrganiserChanged:
          organiser_changed(event);
          break;
        case EventKind::SoftwareStep:
          software_changed(event);
          break;
        case EventKind::Scheduled:
          make(event.at, true);
          break;
        case EventKind::Edited:
          make(event.at, false);
          break;
      }
      if (!out_.refused.empty() && out_.refused.back().first) break;
    }
    complete(scenario_.span.end);
    split_at_artefact_changes();
    return out_;
  }

 private:
  void begin(SeriesId series) {
    series_ = series;
    organiser_ = histories_.of(scenario_.calendar.organiser[series]);
    steps_ = histories_.software_steps_of(scenario_.calendar.organiser[series]);
    facts_ = {};
    due_.clear();
    out_.spans.clear();
    out_.refused.clear();
    out_.accepted.clear();
    out_.transitions.clear();
  }

  void find_events(std::span<const Calendar::Edit> edits) {
    const Instant made = scenario_.calendar.scheduled_at[series_];
    std::vector<Event>& all = events_;
    all.assign(1, {made, EventKind::Scheduled});
    // What happens to the organiser before there is a meeting does nothing to it.
    for (std::size_t i = span_at(organiser_, made) + 1; i < organiser_.size(); ++i)
      all.push_back({organiser_[i].from, EventKind::OrganiserChanged, i});
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (made < steps_[i].at) all.push_back({steps_[i].at, EventKind::SoftwareStep, i});
    }
    for (const Calendar::Edit& edit : edits) all.push_back({edit.at, EventKind::Edited});
    const OccurrenceId last = id_at<OccurrenceId>(index(scenario_.calendar.first_occurrence(series_)) +
                                                  scenario_.calendar.occurrences_of(series_) - 1);
    for (Instant at : histories_.resends_of(scenario_.calendar.organiser[series_])) {
      // Re-sending touches future meetings only.
      if (made <= at && at <= scenario_.calendar.starts[last]) all.push_back({at, EventKind::Edited});
    }
    std::sort(all.begin(), all.end());
  }

  [[nodiscard]] const PersonFacts& organiser_at(Instant at) const {
    return histories_.person_facts()[organiser_[span_at(organiser_, at)].facts];
  }

  void organiser_changed(const Event& event) {
    if (!facts_.scheduled) return;
    const PersonFacts& before = histories_.person_facts()[organiser_[event.which - 1].facts];
    const PersonFacts& after = histories_.person_facts()[organiser_[event.which].facts];
    if (before.home != after.home && before.home != kNone<ProductId> && after.home != kNone<ProductId>) {
      due_.clear();
      set_off({event.at, {before.home, after.home, invited(), kNone<StepKindId>}});
    }
    note(event.at);
  }

  void software_changed(const Event& event) {
    const ProductId home = organiser_at(event.at).home;
    if (!facts_.scheduled || home == kNone<ProductId>) return;
    set_off({event.at, {home, home, invited(), steps_[event.which].kind}});
    note(event.at);
  }

  // The organiser is one of them, whether or not the calendar lists them among those who take part.
  [[nodiscard]] std::size_t invited() const {
    const auto participants = scenario_.calendar.participants_of(series_);
    const PersonId organiser = scenario_.calendar.organiser[series_];
    const bool is_listed = std::find(participants.begin(), participants.end(), organiser) != participants.end();
    return participants.size() + (is_listed ? 0 : 1);
  }

  void set_off(const SetOff& by) {
    if (const MeetingTransition* t = pack_.at_move(by.move, facts_.format, facts_.condition)) take(*t, by.at, by);
    for (const MeetingTransition& t : pack_.pack().transitions) {
      if (t.after && t.is_set_off_by(by.move.step)) due_.push_back({by.at + length_of(*t.after, scenario_), &t, by});
    }
    std::stable_sort(due_.begin(), due_.end(), [](const Due& a, const Due& b) { return a.at < b.at; });
  }

  // What falls due before that instant, and before the scenario's end: nothing changes after it.
  void complete(Instant before) {
    before = std::min(before, scenario_.span.end);
    std::optional<Instant> done;
    std::size_t i = 0;
    for (; i < due_.size() && due_[i].at < before; ++i) {
      const auto& [at, transition, by] = due_[i];
      if (done == at || !pack_.happens(*transition, by.move, facts_.format, facts_.condition)) continue;
      take(*transition, at, by);
      note(at);
      done = at;
    }
    due_.erase(due_.begin(), due_.begin() + static_cast<std::ptrdiff_t>(i));
  }

  void take(const MeetingTransition& transition, Instant now, const SetOff& by) {
    out_.transitions.push_back({now, by.at, by.move.step});
    facts_.condition = transition.becomes;
    if (transition.makes != kNone<FormatId>) facts_.format = transition.makes;
  }

  void make(Instant at, bool first) {
    if (!first && !facts_.scheduled) return;
    const Pack& pack = pack_.pack();
    const PersonFacts& organiser = organiser_at(at);
    const SlotId slot = pack.scheduling_slot;
    const SoftwareId with = slot == kNone<SlotId> ? kNone<SoftwareId> : organiser.software[index(slot)];
    const MeetingKindId kind = scenario_.calendar.kind[series_];
    if (first && histories_.is_frozen(with, at)) {
      out_.refused.push_back({at, true, true, {}});
      return;
    }
    MeetingFacts wanted = first ? MeetingFacts{} : facts_;
    wanted.kind = kind;
    Decision decision = decide(at, first, wanted);
    const FormatId format = with == kNone<SoftwareId> ? kNone<FormatId> : pack_.format_made(with, kind);
    if (format == kNone<FormatId> && decision.outcome < Outcome::Unknown)
      decision = Decision{};  // nobody says what it makes
    if (decision.outcome == Outcome::Fails || decision.outcome == Outcome::Unknown) {
      out_.refused.push_back({at, first, false, decision});
      return;
    }
    out_.accepted.emplace_back(at, decision);
    facts_.scheduled = true;
    facts_.kind = kind;
    facts_.format = format;
    facts_.made_on = organiser.home;
    facts_.made_with = with;
    if (first || !pack.vocabulary.conditions[facts_.condition].outlasts_edits) facts_.condition = ConditionId{0};
    due_.clear();
    bind(at);
    note(at);
  }

  Decision decide(Instant at, bool first, const MeetingFacts& meeting) {
    const auto& around = histories_.surroundings();
    const Wanted wanted{around[span_at(around, at)].facts, organiser_[span_at(organiser_, at)].facts, first, meeting};
    const auto known = decided_.find(wanted);
    if (known != decided_.end()) return known->second;
    return decided_.emplace(wanted, decide_anew(wanted)).first->second;
  }

  [[nodiscard]] Decision decide_anew(const Wanted& wanted) const {
    const PersonFacts& organiser = histories_.person_facts()[wanted.organiser];
    Situation situation = pack_.blank();
    put_actor(pack_, organiser, situation);
    put_surroundings(pack_, histories_.surrounding_facts()[wanted.surroundings], situation);
    const std::size_t kinds = pack_.vocabulary().artefact_kinds.size();  // nothing is bound to what is only wanted
    put_meeting(pack_, wanted.meeting, std::vector<ProductId>(kinds, kNone<ProductId>), std::vector<Service>(kinds),
                situation);
    put_host(pack_, organiser.home, organiser.service, situation);
    put_way_to_host(pack_, organiser.region, organiser.home_region, situation);
    const Pack& pack = pack_.pack();
    const InteractionId interaction = wanted.first || pack.edit == kNone<InteractionId> ? pack.schedule : pack.edit;
    return pack_.decide(interaction, situation, pack_.paths_of(interaction, organiser.person_class));
  }

  void bind(Instant at) { bound_set_ = histories_.bound().set_at(organiser_[span_at(organiser_, at)].home, at); }

  void note(Instant at) {
    const PersonFacts& organiser = organiser_at(at);
    if (!out_.spans.empty() && out_.spans.back().from == at) out_.spans.pop_back();
    out_.spans.push_back({at, facts_, organiser.home, organiser.service, organiser.home_region, bound_set_,
                          histories_.bound().state_at(bound_set_, at)});
  }

  void split_at_artefact_changes() {
    for (std::size_t i = 0; i < out_.spans.size(); ++i) {
      const std::span<const BoundArtefacts::StateSpan> states = histories_.bound().spans_of(out_.spans[i].bound_set);
      const std::size_t next = span_at(states, out_.spans[i].from) + 1;
      const Instant end = i + 1 < out_.spans.size() ? out_.spans[i + 1].from : kEndOfTime;
      if (next == states.size() || end <= states[next].from) continue;
      MeetingSpan rest = out_.spans[i];
      rest.from = states[next].from;
      rest.bound = states[next].state;
      out_.spans.insert(out_.spans.begin() + static_cast<std::ptrdiff_t>(i) + 1, rest);  // looked at in its turn
    }
  }

  const Scenario& scenario_;
  const CompiledPack& pack_;
  const Histories& histories_;
  std::unordered_map<Wanted, Decision, WantedHash> decided_;  // only looked up: its order is never observed
  // Of the series at hand:
  SeriesId series_ = kNone<SeriesId>;
  std::span<const PersonSpan> organiser_;
  std::span<const SoftwareStep> steps_;  // of the organiser
  std::vector<Event> events_;
  MeetingFacts facts_;
  std::uint32_t bound_set_ = 0;
  std::vector<Due> due_;  // in order of time, then of the pack
  MeetingHistory out_;
};

MeetingLives::MeetingLives(const Scenario& scenario, const CompiledPack& pack, const Histories& histories)
    : life_(std::make_unique<Life>(scenario, pack, histories)) {}
MeetingLives::~MeetingLives() = default;
MeetingLives::MeetingLives(MeetingLives&&) noexcept = default;

const MeetingHistory& MeetingLives::of(SeriesId series, std::span<const Calendar::Edit> edits) {
  return life_->run(series, edits);
}

MeetingHistory meeting_history(const Scenario& scenario, const CompiledPack& pack, const Histories& histories,
                               SeriesId series, std::span<const Calendar::Edit> edits) {
  return MeetingLives(scenario, pack, histories).of(series, edits);
}

EditIndex::EditIndex(const Calendar& calendar) : edits_(calendar.edits) {
  std::stable_sort(edits_.begin(), edits_.end(), [](const Calendar::Edit& a, const Calendar::Edit& b) {
    return std::tie(a.series, a.at) < std::tie(b.series, b.at);
  });
}

std::span<const Calendar::Edit> EditIndex::of(SeriesId series) const {
  const auto [begin, end] =
      std::equal_range(edits_.begin(), edits_.end(), Calendar::Edit{Instant{}, series},
                       [](const Calendar::Edit& a, const Calendar::Edit& b) { return a.series < b.series; });
  return {begin, end};
}

}  // namespace coexist::sim
