#include "population/meeting_history.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

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

class Life {
 public:
  Life(const Scenario& scenario, const CompiledPack& pack, const Histories& histories, SeriesId series)
      : scenario_(scenario),
        pack_(pack),
        histories_(histories),
        series_(series),
        organiser_(histories.of(scenario.calendar.organiser[series])),
        steps_(histories.software_steps_of(scenario.calendar.organiser[series])) {}

  MeetingHistory run(std::span<const Calendar::Edit> edits) {
    for (const Event& event : events(edits)) {
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
    return std::move(out_);
  }

 private:
  std::vector<Event> events(std::span<const Calendar::Edit> edits) const {
    const Instant made = scenario_.calendar.scheduled_at[series_];
    std::vector<Event> all{{made, EventKind::Scheduled}};
    for (std::size_t i = 1; i < organiser_.size(); ++i)
      all.push_back({organiser_[i].from, EventKind::OrganiserChanged, i});
    for (std::size_t i = 0; i < steps_.size(); ++i) all.push_back({steps_[i].at, EventKind::SoftwareStep, i});
    for (const Calendar::Edit& edit : edits) all.push_back({edit.at, EventKind::Edited});
    const OccurrenceId last = id_at<OccurrenceId>(index(scenario_.calendar.first_occurrence(series_)) +
                                                  scenario_.calendar.occurrences_of(series_) - 1);
    for (Instant at : histories_.resends_of(scenario_.calendar.organiser[series_])) {
      // Re-sending touches future meetings only.
      if (made <= at && at <= scenario_.calendar.starts[last]) all.push_back({at, EventKind::Edited});
    }
    std::sort(all.begin(), all.end());
    return all;
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

  [[nodiscard]] std::size_t invited() const { return scenario_.calendar.participants_of(series_).size(); }

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
    Situation situation = pack_.blank();
    put_actor(pack_, scenario_.world, organiser, situation);
    const auto& around = histories_.surroundings();
    put_surroundings(pack_, histories_.surrounding_facts()[around[span_at(around, at)].facts], situation);
    MeetingFacts wanted = first ? MeetingFacts{} : facts_;
    wanted.kind = kind;
    const std::size_t kinds = pack.vocabulary.artefact_kinds.size();
    put_meeting(pack_, wanted, std::vector<ProductId>(kinds, kNone<ProductId>), std::vector<Service>(kinds), situation);
    put_host(pack_, organiser.home, organiser.service, situation);
    put_way_to_host(pack_, scenario_.world, organiser.region, organiser.home_region, situation);
    const InteractionId interaction = first || pack.edit == kNone<InteractionId> ? pack.schedule : pack.edit;
    Decision decision = pack_.decide(interaction, situation, pack_.paths_of(interaction, organiser.person_class));
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
    facts_.condition = id_at<ConditionId>(0);
    due_.clear();
    bind(at);
    note(at);
  }

  // The artefact of each bound kind that the organiser's home pool owns when the meeting is made.
  void bind(Instant at) {
    const auto& artefacts = scenario_.world.artefacts();
    const auto& kinds = pack_.vocabulary().artefact_kinds;
    const PoolId home = organiser_[span_at(organiser_, at)].home;
    facts_.bound.assign(kinds.size(), kNone<ArtefactId>);
    for (ArtefactId artefact : ids<ArtefactId>(artefacts.size())) {
      const ArtefactKindId kind = artefacts[artefact].kind;
      ArtefactId& bound = facts_.bound[index(kind)];
      if (!kinds[kind].bound_to_meetings || bound != kNone<ArtefactId>) continue;
      const auto& spans = histories_.of(artefact);
      if (home != kNone<PoolId> && spans[span_at(spans, at)].owner == home) bound = artefact;
    }
  }

  void note(Instant at) {
    const PersonFacts& organiser = organiser_at(at);
    MeetingSpan span{at, facts_, organiser.home, organiser.service, organiser.home_region, {}, {}};
    fill_bound(span);
    if (!out_.spans.empty() && out_.spans.back().from == at) out_.spans.pop_back();
    out_.spans.push_back(std::move(span));
  }

  void fill_bound(MeetingSpan& span) const {
    span.bound_owner.assign(span.facts.bound.size(), kNone<ProductId>);
    span.bound_service.assign(span.facts.bound.size(), Service::Planned);
    for (std::size_t kind = 0; kind < span.facts.bound.size(); ++kind) {
      if (span.facts.bound[kind] == kNone<ArtefactId>) continue;
      const auto& spans = histories_.of(span.facts.bound[kind]);
      const ArtefactSpan& now = spans[span_at(spans, span.from)];
      span.bound_owner[kind] = now.product;
      span.bound_service[kind] = now.service;
    }
  }

  void split_at_artefact_changes() {
    std::vector<MeetingSpan> split;
    for (std::size_t i = 0; i < out_.spans.size(); ++i) {
      const Instant end = i + 1 < out_.spans.size() ? out_.spans[i + 1].from : kEndOfTime;
      std::vector<Instant> cuts;
      for (ArtefactId artefact : out_.spans[i].facts.bound) {
        if (artefact == kNone<ArtefactId>) continue;
        for (const ArtefactSpan& s : histories_.of(artefact)) {
          if (out_.spans[i].from < s.from && s.from < end) cuts.push_back(s.from);
        }
      }
      std::sort(cuts.begin(), cuts.end());
      cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
      split.push_back(out_.spans[i]);
      for (Instant cut : cuts) {
        split.push_back(out_.spans[i]);
        split.back().from = cut;
        fill_bound(split.back());
      }
    }
    out_.spans = std::move(split);
  }

  const Scenario& scenario_;
  const CompiledPack& pack_;
  const Histories& histories_;
  SeriesId series_;
  std::span<const PersonSpan> organiser_;
  std::span<const SoftwareStep> steps_;  // of the organiser
  MeetingFacts facts_;
  std::vector<Due> due_;  // in order of time, then of the pack
  MeetingHistory out_;
};

}  // namespace

MeetingHistory meeting_history(const Scenario& scenario, const CompiledPack& pack, const Histories& histories,
                               SeriesId series, std::span<const Calendar::Edit> edits) {
  return Life(scenario, pack, histories, series).run(edits);
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
