#include "sim/replay.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

#include "explain/one_join.hpp"

namespace coexist::sim {
namespace {

// The start, and every change of anything that the join depends on until the planned end.
std::vector<Instant> instants(const Histories& histories, const MeetingHistory& meeting, PersonId person,
                              const Interval& held) {
  std::vector<Instant> all{held.begin};
  const auto take = [&](const auto& spans) {
    for (const auto& span : spans) {
      if (held.begin < span.from && span.from < held.end) all.push_back(span.from);
    }
  };
  take(meeting.spans);
  take(histories.surroundings());
  take(histories.of(person));
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

Situation situation_at(const CompiledPack& pack, const Histories& histories, const MeetingHistory& meeting,
                       PersonId who, Instant at) {
  Situation situation = pack.blank();
  const auto& around = histories.surroundings();
  const auto person = histories.of(who);
  const MeetingSpan& span = meeting.spans[span_at(meeting.spans, at)];
  put_surroundings(pack, histories.surrounding_facts()[around[span_at(around, at)].facts], situation);
  const PersonFacts& actor = histories.person_facts()[person[span_at(person, at)].facts];
  put_actor(pack, actor, situation);
  const BoundArtefacts::State& bound = histories.bound().state(span.bound);
  put_meeting(pack, span.facts, bound.owner, bound.service, situation);
  put_host(pack, span.host, span.host_service, situation);
  put_way_to_host(pack, actor.region, span.host_region, situation);
  return situation;
}

}  // namespace

ReplayedJoin replay_join(const Scenario& scenario, const CompiledPack& pack, const Histories& histories,
                         const MeetingHistory& meeting, OccurrenceId occurrence, PersonId person) {
  ReplayedJoin join;
  const Instant start = scenario.calendar.starts[occurrence];
  if (meeting.spans.empty() || start < meeting.spans.front().from) return join;
  join.exists = true;
  bool first = true;
  for (Instant at : instants(histories, meeting, person, {start, start + scenario.calendar.lasts[occurrence]})) {
    const Situation situation = situation_at(pack, histories, meeting, person, at);
    const InteractionId interaction = pack.pack().join;
    const ClassId person_class = scenario.people.person_class[person];
    const Decision decision = pack.decide(interaction, situation, pack.paths_of(interaction, person_class));
    if (first || worst(join.decision.outcome, decision.outcome) != join.decision.outcome) {
      std::tie(join.decision, join.at, join.situation) = std::tie(decision, at, situation);
    }
    first = false;
  }
  return join;
}

State state_at(const Scenario& scenario, const Vocabulary& vocabulary, const Trace& trace, Instant t) {
  State state = initial_state(scenario, vocabulary);
  for (const Change& change : trace) {
    if (t < change.at) break;
    apply(state, change);
  }
  return state;
}

Decision decide_alone(const Scenario& scenario, const CompiledPack& pack, const State& state, PersonId person,
                      InteractionId interaction, ModalityId modality) {
  Situation situation = pack.blank();
  put_surroundings(pack, surrounding_facts(state, scenario.world, pack.vocabulary()), situation);
  const IdVector<SiteId, SiteId> regions = scenario.world.regions(state.link_up);
  put_actor(pack, person_facts(state, scenario.world, regions, scenario.people, person), situation);
  if (modality != kNone<ModalityId>) put_modality(pack, modality, situation);
  return pack.decide(interaction, situation, pack.paths_of(interaction, scenario.people.person_class[person]));
}

Decision decide_sign_in(const Scenario& scenario, const CompiledPack& pack, const State& state, PersonId person) {
  return decide_alone(scenario, pack, state, person, pack.pack().sign_in, kNone<ModalityId>);
}

Decision decide_contact(const Scenario& scenario, const CompiledPack& pack, const State& state, PersonId from,
                        PersonId to, ModalityId modality) {
  return decide_contact(scenario, pack, state, scenario.world.regions(state.link_up), from, to, modality);
}

Decision decide_contact(const Scenario& scenario, const CompiledPack& pack, const State& state,
                        const IdVector<SiteId, SiteId>& regions, PersonId from, PersonId to, ModalityId modality) {
  Situation situation = pack.blank();
  put_surroundings(pack, surrounding_facts(state, scenario.world, pack.vocabulary()), situation);
  const PersonFacts actor = person_facts(state, scenario.world, regions, scenario.people, from);
  const PersonFacts peer = person_facts(state, scenario.world, regions, scenario.people, to);
  put_actor(pack, actor, situation);
  put_peer(pack, peer, situation);
  put_pair(pack, actor, peer, situation);
  put_modality(pack, modality, situation);
  const InteractionId contact = pack.pack().coexistence_test.contact;
  return pack.decide(contact, situation, pack.paths_of(contact, scenario.people.person_class[from]));
}

class Replay::Impl {
 public:
  Impl(const Scenario& scenario, const CompiledPack& pack, const Trace& trace)
      : scenario_(scenario), pack_(pack), histories_(scenario, pack, trace), edits_(scenario.calendar) {}

  const MeetingHistory& meeting(SeriesId series) {
    if (series != series_) {
      meeting_ = meeting_history(scenario_, pack_, histories_, series, edits_.of(series));
      series_ = series;
    }
    return meeting_;
  }

  const Histories& histories() const { return histories_; }

  ReplayedJoin join(SeriesId series, std::size_t occurrence, PersonId person) {
    const OccurrenceId o = id_at<OccurrenceId>(index(scenario_.calendar.first_occurrence(series)) + occurrence);
    return replay_join(scenario_, pack_, histories_, meeting(series), o, person);
  }

 private:
  const Scenario& scenario_;
  const CompiledPack& pack_;
  Histories histories_;
  EditIndex edits_;
  SeriesId series_ = kNone<SeriesId>;  // whose history is kept: reports walk series by series
  MeetingHistory meeting_;
};

Replay::Replay(const Scenario& scenario, const CompiledPack& pack, const Trace& trace)
    : impl_(std::make_unique<Impl>(scenario, pack, trace)) {}
Replay::~Replay() = default;

std::optional<MeetingFacts> Replay::meeting_at(SeriesId series, Instant t) {
  const MeetingHistory& meeting = impl_->meeting(series);
  if (meeting.spans.empty() || t < meeting.spans.front().from) return std::nullopt;
  return meeting.spans[span_at(meeting.spans, t)].facts;
}

ReplayedJoin Replay::join(SeriesId series, std::size_t occurrence, PersonId person) {
  return impl_->join(series, occurrence, person);
}

const PersonFacts& Replay::person_at(PersonId person, Instant t) const {
  const auto spans = impl_->histories().of(person);
  return impl_->histories().person_facts()[spans[span_at(spans, t)].facts];
}

PoolId Replay::home_at(PersonId person, Instant t) const {
  const auto spans = impl_->histories().of(person);
  return spans[span_at(spans, t)].home;
}

std::string spelled_cell(const CompiledPack& pack, AspectId aspect, const Situation& situation) {
  std::string out;
  for (const Dimension& dimension : pack.pack().aspects[aspect].dimensions) {
    const FieldId field = pack.field(dimension.attribute);
    if (!out.empty()) out += ' ';
    out += dimension.id + '=' + domain(pack.vocabulary(), dimension.attribute)[situation[index(field)]];
  }
  return out;
}

}  // namespace coexist::sim
