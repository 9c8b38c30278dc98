#include "sim/phases.hpp"

#include <algorithm>

namespace coexist::sim {
namespace {

// Everything that the predicates ask, kept up to date change by change so that no predicate walks over the people.
class Progress {
 public:
  Progress(const Scenario& scenario, const Pack& pack)
      : scenario_(scenario), pack_(pack), state_(initial_state(scenario, pack.vocabulary)) {
    origin_ = state_.home;
    pilot_.resize(scenario.people.size(), false);
    for (PersonId person : scenario.schedule.pilot) pilot_[person] = true;
    homed_.resize(scenario.world.pools().size(), 0);
    moved_.resize(scenario.world.pools().size(), 0);
    for (PersonId person : ids<PersonId>(scenario.people.size())) {
      if (state_.home[person] != kNone<PoolId>) ++homed_[state_.home[person]];
      if (pilot_[person] && !is_new(state_.home[person])) ++pilot_left_;
    }
  }

  void take(const Change& change) {
    if (change.kind == ChangeKind::PersonMoved) {
      const PersonId person = id_at<PersonId>(change.subject);
      count(person, -1);
      apply(state_, change);
      count(person, +1);
      return;
    }
    apply(state_, change);
    if (change.kind != ChangeKind::StepBegan && change.kind != ChangeKind::StepEnded) return;
    const Step& step = scenario_.schedule.steps[id_at<StepId>(change.subject)];
    const StepArchetype archetype = pack_.step_kinds[step.kind].archetype;
    if (archetype == StepArchetype::Gate) gate_begun_ = true;
    if (archetype == StepArchetype::Rollback) {
      rollback_begun_ = true;
      rollback_finished_ = change.kind == ChangeKind::StepEnded;
    }
  }

  [[nodiscard]] PhaseId phase_of(PoolId pool) const {
    PhaseId phase = id_at<PhaseId>(0);
    for (PhaseId candidate : ids<PhaseId>(pack_.phases.size())) {
      const std::vector<PhasePredicate>& when = pack_.phases[candidate].when;
      if (std::all_of(when.begin(), when.end(), [&](PhasePredicate p) { return holds(p, pool); })) phase = candidate;
    }
    return phase;
  }

  /// Legacy pools that home somebody at the start: those whose phases are told.
  [[nodiscard]] std::vector<PoolId> legacy_pools() const {
    std::vector<PoolId> pools;
    for (PoolId pool : ids<PoolId>(homed_.size())) {
      const Pool& p = scenario_.world.pools()[pool];
      const bool legacy = pack_.vocabulary.products[p.product].side == Side::Legacy;
      if (legacy && p.homes_people && homed_[pool] > 0) pools.push_back(pool);
    }
    return pools;
  }

 private:
  [[nodiscard]] bool is_new(PoolId pool) const {
    return pool != kNone<PoolId> && pack_.vocabulary.products[scenario_.world.pools()[pool].product].side == Side::New;
  }

  void count(PersonId person, int sign) {
    const PoolId home = state_.home[person];
    if (home != kNone<PoolId>) homed_[home] += sign;
    if (pilot_[person]) {
      if (!is_new(home)) pilot_left_ += sign;
    } else if (is_new(home) && origin_[person] != kNone<PoolId>) {
      moved_[origin_[person]] += sign;
    }
  }

  [[nodiscard]] bool holds(PhasePredicate predicate, PoolId pool) const {
    switch (predicate) {
      case PhasePredicate::NewPoolServing: {
        for (PoolId p : ids<PoolId>(state_.pool.size())) {
          const Pool& other = scenario_.world.pools()[p];
          if (other.homes_people && is_new(p) && state_.pool[p] == Service::Serving) return true;
        }
        return false;
      }
      case PhasePredicate::GateBegun:
        return gate_begun_;
      case PhasePredicate::PilotMoved:
        return pilot_left_ == 0 && !scenario_.schedule.pilot.empty();
      case PhasePredicate::PeopleMoved:
        return moved_[pool] > 0;
      case PhasePredicate::PoolEmpty:
        return homed_[pool] == 0;
      case PhasePredicate::PoolDecommissioned:
        return state_.pool[pool] == Service::Decommissioned;
      case PhasePredicate::RollbackBegun:
        return rollback_begun_;
      case PhasePredicate::RollbackFinished:
        return rollback_finished_;
    }
    return false;
  }

  const Scenario& scenario_;
  const Pack& pack_;
  State state_;
  IdVector<PersonId, PoolId> origin_;
  IdVector<PersonId, bool> pilot_;
  IdVector<PoolId, std::int64_t> homed_;
  IdVector<PoolId, std::int64_t> moved_;  // from this pool, beyond the pilot, now on the new side
  std::int64_t pilot_left_ = 0;
  bool gate_begun_ = false;
  bool rollback_begun_ = false;
  bool rollback_finished_ = false;
};

void extend(std::vector<PhaseSpan>& spans, Instant from, PhaseId phase) {
  if (!spans.empty() && spans.back().phase == phase) return;
  spans.push_back({from, phase});
}

}  // namespace

Phases derive_phases(const Scenario& scenario, const Pack& pack, const Trace& trace) {
  Progress progress(scenario, pack);
  Phases phases;
  for (PoolId pool : progress.legacy_pools()) phases.pools.push_back({pool, {}});
  const auto note = [&](Instant now) {
    PhaseId least = kNone<PhaseId>;
    for (PoolPhases& pool : phases.pools) {
      const PhaseId phase = progress.phase_of(pool.pool);
      extend(pool.spans, now, phase);
      if (least == kNone<PhaseId> || phase < least) least = phase;
    }
    extend(phases.scenario, now, least == kNone<PhaseId> ? id_at<PhaseId>(0) : least);
  };
  note(scenario.span.begin);
  for (std::size_t i = 0; i < trace.size();) {
    const Instant now = trace[i].at;
    for (; i < trace.size() && trace[i].at == now; ++i) progress.take(trace[i]);
    note(now);
  }
  return phases;
}

PhaseId phase_at(const std::vector<PhaseSpan>& spans, Instant t) {
  const auto after = std::upper_bound(spans.begin(), spans.end(), t,
                                      [](Instant instant, const PhaseSpan& span) { return instant < span.from; });
  return after == spans.begin() ? spans.front().phase : std::prev(after)->phase;
}

}  // namespace coexist::sim
