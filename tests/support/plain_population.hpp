// The population plane as an interpreter that one can check against the model with a finger on the page: it keeps the
// whole state at every instant of the trace, walks through time, and decides everybody's join one by one.
#pragma once

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "plain_world.hpp"
#include "sim/ledger.hpp"
#include "sim/phases.hpp"
#include "sim/random.hpp"

namespace coexist::support {

class PlainPopulation : private PlainWorld {
 public:
  struct Join {
    bool exists = false;
    sim::Decision decision;
    sim::Instant failed_at;
    friend bool operator==(const Join&, const Join&) = default;
  };
  struct Refused {
    sim::SeriesId series;
    sim::Instant at;
    std::optional<sim::Decision> decision;  // nothing: by a freeze
    friend bool operator==(const Refused&, const Refused&) = default;
  };
  struct LockedOut {
    sim::PersonId person;
    sim::Interval interval;
    friend bool operator==(const LockedOut&, const LockedOut&) = default;
  };

  std::vector<sim::Change> marks;  // set and cleared, person by person
  std::vector<Join> joins;         // in the ledger's order
  std::vector<Refused> unscheduled, repairs_refused;
  std::vector<LockedOut> lock_outs;
  std::map<sim::Outcome, std::int64_t> sign_ins;
  std::int64_t accepted_edits = 0;
  std::int64_t completed_later = 0;       // transitions some time after the move
  std::int64_t completed_after_step = 0;  // of these, after a step that changed software
  std::int64_t failed_us = 0, degraded_us = 0;
  std::int64_t held = 0, unheld = 0, hurt = 0, dead = 0, broken = 0;

  PlainPopulation(const sim::Scenario& scenario, const sim::CompiledPack& pack, const sim::Trace& trace)
      : PlainWorld(scenario, pack, trace) {
    sim::Trace changes;
    std::copy_if(trace.begin(), trace.end(), std::back_inserter(changes),
                 [](const sim::Change& change) { return change.kind != sim::ChangeKind::MarkSet; });
    keep_states(changes);
    for (sim::PersonId person : sim::ids<sim::PersonId>(scenario.people.size())) mark(person);
    changes.insert(changes.end(), marks.begin(), marks.end());
    std::stable_sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    keep_states(changes);
    for (sim::SeriesId series : sim::ids<sim::SeriesId>(scenario.calendar.size())) live(series);
    for (sim::PersonId person : sim::ids<sim::PersonId>(scenario.people.size())) sign_in(person);
  }

 private:
  [[nodiscard]] std::set<sim::Instant> sign_in_times(sim::PersonId person) const {
    const sim::People& people = scenario_.people;
    std::set<sim::Instant> times;
    if (people.home[person] == sim::kNone<sim::PoolId>) return times;
    sim::RandomStream random(scenario_.seed, "sign-in", people.id[person]);
    const std::int64_t within = std::max<std::int64_t>(pack_.user_model.sign_in_within.us, 1);
    for (sim::Instant morning : scenario_.working_days[people.site[person]])
      times.insert(morning + sim::microseconds(random.between(0, within - 1)));
    return times;
  }

  // Whether that change clears the mark of that person.
  [[nodiscard]] bool clears(const sim::Change& change, const sim::Mark& mark, sim::PersonId person) const {
    using K = sim::ChangeKind;
    const auto& steps = scenario_.schedule.steps;
    const auto among = [&](sim::StepId step) {
      return std::count(mark.cleared_by.begin(), mark.cleared_by.end(), steps[step].kind) > 0;
    };
    if (change.kind == K::StepEnded) {
      const sim::StepId step = static_cast<sim::StepId>(change.subject);
      const auto kind = pack_.step_kinds[steps[step].kind].archetype;
      using A = sim::StepArchetype;
      const bool of_people =
          kind == A::MovePeople || kind == A::UpgradeSoftware || kind == A::ResendMeetings || kind == A::Rollback;
      return !of_people && change.value == 0 && among(step);
    }
    if (change.subject != id(person)) return false;
    if (change.kind != K::PersonMoved && change.kind != K::SoftwareChanged && change.kind != K::MeetingsResent)
      return false;
    if (change.cause != sim::kNone<sim::StepId> && among(change.cause)) return true;
    if (change.kind != K::PersonMoved || !mark.cleared_by_move) return false;
    const sim::ProductId from = home_product(std::prev(states_.find(change.at))->second, person);
    const sim::ProductId to = home_product(state_at(change.at), person);
    return from != to && (mark.from.empty() || mark.from[sim::index(from)]) &&
           (mark.to.empty() || mark.to[sim::index(to)]);
  }

  [[nodiscard]] bool leaves(const sim::Mark& mark, const Scene& scene) const {
    const sim::Decision decision = decide(pack_.sign_in, scene);
    if (decision.outcome > sim::Outcome::Degraded) return false;
    for (const sim::AttributeCondition& condition : mark.set_when) {
      const auto names = sim::domain(pack_.vocabulary, condition.attribute);
      const auto at = std::find(names.begin(), names.end(), value(scene, condition.attribute)) - names.begin();
      if (!condition.values.empty() && !condition.values[static_cast<std::size_t>(at)]) return false;
      if (condition.attribute.kind != sim::AttributeKind::ActorSoftware) continue;
      bool used = false, is_this = false;  // to sign in at all, and this time
      const auto& paths = pack_.interactions[pack_.sign_in].paths;
      for (std::size_t i = 0; i < paths.size(); ++i) {
        const bool same = id(paths[i].slot) == condition.attribute.object;
        used |= same;
        is_this |= same && i == decision.path;
      }
      if (used && !is_this) return false;
    }
    return true;
  }

  // One microsecond matters: a sign-in leaves its marks behind it.
  void mark(sim::PersonId person) {
    const std::set<sim::Instant> mornings = sign_in_times(person);
    std::set<sim::Instant> instants = mornings;
    for (sim::Instant t : mornings) instants.insert(t + sim::microseconds(1));
    for (const auto& [t, state] : states_) instants.insert(t);
    const std::size_t n = pack_.marks.size();
    std::vector<bool> has(n, false), coming(n, false);
    std::vector<sim::Instant> again(n, kBefore);
    for (sim::Instant t : instants) {
      if (t >= scenario_.span.end) break;
      const std::vector<bool> before = has;
      for (std::size_t m = 0; m < n; ++m) has[m] = has[m] || coming[m];
      coming.assign(n, false);
      for (std::size_t m = 0; m < n; ++m) {
        const sim::Mark& mark = pack_.marks.raw()[m];
        for (const sim::Change& change : trace_) {
          if (change.at != t || !has[m] || !clears(change, mark, person)) continue;
          has[m] = false;
          again[m] = t + mark.returns_after.stated;
        }
        if (has[m] != before[m])
          marks.push_back({t, sim::ChangeKind::MarkSet, id(person), static_cast<std::uint32_t>(m), has[m] ? 1U : 0U,
                           sim::kNone<sim::StepId>});
      }
      if (!mornings.contains(t)) continue;
      sim::State state = state_at(t);
      for (std::size_t m = 0; m < n; ++m) state.mark.raw()[m][person] = has[m];
      for (std::size_t m = 0; m < n; ++m) coming[m] = again[m] <= t && leaves(pack_.marks.raw()[m], {state, person});
    }
  }

  // Those who take part, and the organiser.
  [[nodiscard]] std::size_t people_of(sim::SeriesId series) const {
    const auto listed = scenario_.calendar.participants_of(series);
    std::set<sim::PersonId> people(listed.begin(), listed.end());
    people.insert(scenario_.calendar.organiser[series]);
    return people.size();
  }

  [[nodiscard]] bool applies(const Meeting& meeting, const Pending& what, std::size_t invited) const {
    const auto within = [](const std::vector<bool>& set, auto i) { return set.empty() || set[sim::index(i)]; };
    const sim::MeetingTransition& t = *what.transition;
    const auto is = [&](sim::StepKindId kind) { return kind == what.step; };
    if (t.set_off_by.empty() != (what.step == sim::kNone<sim::StepKindId>)) return false;
    if (!t.set_off_by.empty() && std::none_of(t.set_off_by.begin(), t.set_off_by.end(), is)) return false;
    bool chosen = true;
    for (const auto& [which, choice] : t.only_if) chosen &= compiled_.switches()[which] == choice;
    const bool too_large = t.at_most_invited != 0 && static_cast<std::size_t>(t.at_most_invited) < invited;
    return chosen && !too_large && within(t.from, what.from) && within(t.to, what.to) &&
           within(t.formats, meeting.format) && within(t.conditions, meeting.condition);
  }
  // Whether a step's kind is named by a transition: re-sending is then all that the transition says.
  [[nodiscard]] bool sets_off(sim::StepId step) const {
    if (step == sim::kNone<sim::StepId>) return false;
    const sim::StepKindId kind = scenario_.schedule.steps[step].kind;
    return std::any_of(pack_.transitions.begin(), pack_.transitions.end(), [&](const sim::MeetingTransition& t) {
      return std::count(t.set_off_by.begin(), t.set_off_by.end(), kind) > 0;
    });
  }
  static void happen(Meeting& meeting, const sim::MeetingTransition& t) {
    meeting.condition = t.becomes;
    if (t.makes != sim::kNone<sim::FormatId>) meeting.format = t.makes;
  }

  // What happens at once, by the first transition that applies; the others are noted for their time.
  void moved(Meeting& meeting, sim::Instant now, sim::ProductId from, sim::ProductId to, std::size_t invited) const {
    meeting.pending.clear();
    set_off(meeting, now, {nullptr, from, to, sim::kNone<sim::StepKindId>}, invited);
  }
  void set_off(Meeting& meeting, sim::Instant now, Pending pending, std::size_t invited) const {
    bool happened = false;
    for (const sim::MeetingTransition& t : pack_.transitions) {
      pending.transition = &t;
      if (t.after) {
        const sim::AssumptionId assumed = t.after->assumed;
        const bool is_guess = assumed != sim::kNone<sim::AssumptionId>;
        const std::int64_t us = is_guess ? scenario_.assumptions[assumed] : t.after->stated.us;
        meeting.pending.emplace(now + sim::microseconds(us), pending);
      } else if (!happened && applies(meeting, pending, invited)) {
        happen(meeting, t);
        happened = true;
      }
    }
  }
  void complete(Meeting& meeting, sim::Instant now, std::size_t invited) {
    const auto [begin, end] = meeting.pending.equal_range(now);
    const auto first = std::find_if(begin, end, [&](const auto& due) { return applies(meeting, due.second, invited); });
    if (first != end) happen(meeting, *first->second.transition);
    completed_later += first != end;
    completed_after_step += first != end && first->second.step != sim::kNone<sim::StepKindId>;
    meeting.pending.erase(begin, end);
  }

  [[nodiscard]] sim::FormatId format(sim::SoftwareId with, sim::MeetingKindId kind) const {
    for (const sim::FormatRule& rule : pack_.formats_made) {
      if (rule.with == with && (rule.kinds.empty() || rule.kinds[sim::index(kind)])) return rule.makes;
    }
    return sim::kNone<sim::FormatId>;
  }

  // Scheduling (first) or edit-and-resend. False: the meeting is not made, and never will be.
  bool make(sim::SeriesId series, sim::Instant t, bool first, Meeting& meeting) {
    const sim::PersonId organiser = scenario_.calendar.organiser[series];
    const sim::MeetingKindId kind = scenario_.calendar.kind[series];
    const sim::State& state = state_at(t);
    const sim::SoftwareId with = state.software[pack_.scheduling_slot][organiser];
    if (first && frozen(with, t)) {
      unscheduled.push_back({series, t, std::nullopt});
      return false;
    }
    Meeting without_bound = meeting;
    without_bound.bound.clear();
    sim::Decision decision =
        decide(first ? pack_.schedule : pack_.edit, {state, organiser, organiser, kind, &without_bound});
    if (format(with, kind) == sim::kNone<sim::FormatId> && decision.outcome < sim::Outcome::Unknown) decision = {};
    if (decision.outcome == sim::Outcome::Fails || decision.outcome == sim::Outcome::Unknown) {
      (first ? unscheduled : repairs_refused).push_back({series, t, decision});
      return !first;
    }
    accepted_edits += first ? 0 : 1;
    meeting = {true, format(with, kind), home_product(state, organiser), with, sim::id_at<sim::ConditionId>(0), {}, {}};
    for (sim::ArtefactId a : sim::ids<sim::ArtefactId>(scenario_.world.artefacts().size())) {
      const sim::ArtefactKindId artefact_kind = scenario_.world.artefacts()[a].kind;
      if (!pack_.vocabulary.artefact_kinds[artefact_kind].bound_to_meetings ||
          state.home[organiser] == sim::kNone<sim::PoolId>)
        continue;
      if (state.owner[a] == state.home[organiser]) meeting.bound.emplace(artefact_kind, a);
    }
    return true;
  }

  void live(sim::SeriesId series) {
    const sim::Calendar& c = scenario_.calendar;
    const sim::PersonId organiser = c.organiser[series];
    const sim::Instant last = c.starts[sim::id_at<sim::OccurrenceId>(c.occurrence_begin[sim::index(series) + 1] - 1)];
    std::set<sim::Instant> instants{c.scheduled_at[series]};
    for (const auto& [t, state] : states_) instants.insert(t);
    for (const auto& edit : c.edits) instants.insert(edit.at);

    std::map<sim::Instant, Meeting> history;  // only after it was made
    Meeting meeting;
    bool refused = false;
    for (sim::Instant t : instants) {
      if (t != kBefore && states_.contains(t) && meeting.made) {
        const sim::ProductId from = home_product(std::prev(states_.find(t))->second, organiser);
        const sim::ProductId to = home_product(state_at(t), organiser);
        if (from != to) moved(meeting, t, from, to, people_of(series));
        std::vector<sim::StepKindId> steps;
        for (const sim::Change& change : trace_) {
          const bool is_either =
              change.kind == sim::ChangeKind::SoftwareChanged || change.kind == sim::ChangeKind::MeetingsResent;
          const bool by_step =
              is_either && change.at == t && change.subject == id(organiser) && change.cause != sim::kNone<sim::StepId>;
          if (!by_step || to == sim::kNone<sim::ProductId>) continue;
          const sim::StepKindId kind = scenario_.schedule.steps[change.cause].kind;
          if (std::find(steps.begin(), steps.end(), kind) == steps.end()) steps.push_back(kind);
        }
        for (sim::StepKindId kind : steps) {
          set_off(meeting, t, {nullptr, to, to, kind}, people_of(series));
        }
        for (const auto& [due, pending] : meeting.pending) {
          if (due < scenario_.span.end) instants.insert(due);  // seen later in this very loop
        }
      }
      complete(meeting, t, people_of(series));
      if (t == c.scheduled_at[series] && !refused) refused = !make(series, t, true, meeting);
      for (const auto& edit : c.edits) {
        if (edit.at == t && edit.series == series && meeting.made) make(series, t, false, meeting);
      }
      for (const sim::Change& change : trace_) {
        if (change.kind != sim::ChangeKind::MeetingsResent || change.at != t || change.subject != id(organiser))
          continue;
        if (meeting.made && t <= last && !sets_off(change.cause)) make(series, t, false, meeting);
      }
      if (meeting.made) history.insert_or_assign(t, meeting);
    }
    hold(series, history);
  }

  void hold(sim::SeriesId series, const std::map<sim::Instant, Meeting>& history) {
    const sim::Calendar& c = scenario_.calendar;
    std::int64_t dead_here = 0;
    for (std::size_t o = 0; o < c.occurrences_of(series); ++o) {
      const sim::OccurrenceId occurrence = sim::id_at<sim::OccurrenceId>(sim::index(c.first_occurrence(series)) + o);
      const sim::Interval when{c.starts[occurrence], c.starts[occurrence] + c.lasts[occurrence]};
      const bool made = !history.empty() && history.begin()->first <= when.begin;
      ++(made ? held : unheld);
      std::size_t failed = 0;
      for (sim::PersonId person : c.participants_of(series)) {
        joins.push_back(made ? attend(series, history, when, person) : Join{});
        failed += made && joins.back().decision.outcome == sim::Outcome::Fails;
      }
      if (failed > 0) ++hurt;
      if (failed > 0 && failed == c.participants_of(series).size()) ++dead_here;
    }
    dead += dead_here;
    broken += c.occurrences_of(series) >= 2 && dead_here > 0;
  }

  Join attend(sim::SeriesId series, const std::map<sim::Instant, Meeting>& history, sim::Interval when,
              sim::PersonId person) {
    std::set<sim::Instant> instants{when.begin};
    const auto take = [&](sim::Instant t) {
      if (when.contains(t)) instants.insert(t);
    };
    for (const auto& [t, state] : states_) take(t);
    for (const auto& [t, meeting] : history) take(t);
    Join join{true, {}, {}};
    std::optional<sim::Instant> since;  // the worst outcome so far
    const auto account = [&](sim::Instant until) {
      if (join.decision.outcome == sim::Outcome::Fails) failed_us += (until - *since).us;
      if (join.decision.outcome == sim::Outcome::Degraded) degraded_us += (until - *since).us;
    };
    for (sim::Instant t : instants) {
      const Meeting& meeting = std::prev(history.upper_bound(t))->second;
      const sim::Decision now = decide(pack_.join, {state_at(t), person, scenario_.calendar.organiser[series],
                                                    scenario_.calendar.kind[series], &meeting});
      if (since && now.outcome <= join.decision.outcome) continue;
      if (since) account(t);
      join.decision = now;
      since = t;
    }
    account(when.end);
    if (join.decision.outcome == sim::Outcome::Fails) join.failed_at = *since;
    return join;
  }

  void sign_in(sim::PersonId person) {
    const sim::People& people = scenario_.people;
    if (people.home[person] == sim::kNone<sim::PoolId>) return;
    for (const sim::Instant t : sign_in_times(person)) {
      ++sign_ins[decide(pack_.sign_in, {state_at(t), person}).outcome];
    }
    for (auto at = states_.begin(); at != states_.end(); ++at) {
      const sim::Instant from = std::max(at->first, scenario_.span.begin);
      const sim::Instant until = std::next(at) == states_.end() ? scenario_.span.end : std::next(at)->first;
      if (until <= from || decide(pack_.sign_in, {at->second, person}).outcome != sim::Outcome::Fails) continue;
      const bool goes_on =
          !lock_outs.empty() && lock_outs.back().person == person && lock_outs.back().interval.end == from;
      if (goes_on) {
        lock_outs.back().interval.end = until;
      } else {
        lock_outs.push_back({person, {from, until}});
      }
    }
  }
};

}  // namespace coexist::support
