// What a result rests on: the guesses that were used, the rules that nobody documents, the choices made.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "report/phrases.hpp"
#include "report/sections.hpp"
#include "report/step_status.hpp"
#include "sim/trace.hpp"

namespace coexist::scenarios::report {
namespace {

// How many interactions each rule decided, as the deciding rule or as the one that made the primary path fail.
std::map<sim::RuleId, std::int64_t> decided_by(const sim::Ledger& ledger) {
  std::map<sim::RuleId, std::int64_t> counts;
  for (const sim::DecisionCounts* kind : {&ledger.joins, &ledger.sign_ins, &ledger.schedulings, &ledger.edits}) {
    for (const auto& phase : *kind) {
      for (std::size_t i = 1; i < phase.size(); ++i) {
        if (phase[i] == 0) continue;
        const sim::Decision& decision = ledger.decisions[i];
        counts[decision.rule] += phase[i];
        if (decision.by_fallback && decision.primary_rule != decision.rule) counts[decision.primary_rule] += phase[i];
      }
    }
  }
  counts.erase(sim::kNone<sim::RuleId>);
  return counts;
}

using Users = std::map<sim::AssumptionId, std::set<std::string>>;

void add_users(const Subject& subject, std::string_view assumption, const std::string& user, Users& users) {
  const sim::AssumptionId id = find(subject.pack.vocabulary().assumptions, assumption);
  if (id != sim::kNone<sim::AssumptionId>) users[id].insert(user);
}

// The numbers that the executor asks for by name (planner/verifier.hpp says the same of moves), and nominal durations.
void add_steps(const Subject& subject, Users& users) {
  const auto& steps = subject.scenario().schedule.steps;
  for (const sim::StepId id : sim::ids<sim::StepId>(steps.size())) {
    const sim::Step& step = steps[id];
    if (step.skipped || !has_begun(subject.run().execution.trace, id)) continue;
    const sim::StepKind& kind = subject.pack.pack().step_kinds[step.kind];
    if (!step.duration && kind.duration != sim::kNone<sim::AssumptionId>) users[kind.duration].insert(kind.id);
    if (kind.archetype == sim::StepArchetype::MovePeople || kind.archetype == sim::StepArchetype::Rollback) {
      add_users(subject, "move-bytes", kind.id, users);
      add_users(subject, "move-work", kind.id, users);
    }
    if (kind.replicates != sim::kNone<sim::AssumptionId>) {
      users[kind.replicates].insert(kind.id);
      users[kind.retries_after].insert(kind.id);
    }
    if (kind.archetype == sim::StepArchetype::Gate) add_users(subject, "probe-bytes", kind.id, users);
  }
}

bool fits(const std::vector<bool>& mask, sim::ProductId product) {
  return mask.empty() || mask[index(product)];
}

// Times after which a move changes its organiser's meetings, and after which a sign-in may leave a mark again: of moves
// that took place, and of marks that somebody had.
void add_delays(const Subject& subject, Users& users) {
  const sim::Scenario& scenario = subject.scenario();
  const sim::Pack& pack = subject.pack.pack();
  const std::set<sim::PersonId> organisers(scenario.calendar.organiser.begin(), scenario.calendar.organiser.end());
  std::set<std::tuple<sim::ProductId, sim::ProductId, sim::StepKindId>>
      moves;  // or steps that change software or re-send
  std::set<sim::MarkId> marks;
  sim::State state = initial_state(scenario, pack.vocabulary);
  for (const sim::Change& change : subject.run().execution.trace) {
    if (change.kind == sim::ChangeKind::MarkSet) marks.insert(sim::id_at<sim::MarkId>(change.slot));
    const auto person = sim::id_at<sim::PersonId>(change.subject);
    const bool moved = change.kind == sim::ChangeKind::PersonMoved;
    const bool of_step =
        change.kind == sim::ChangeKind::SoftwareChanged || change.kind == sim::ChangeKind::MeetingsResent;
    const bool upgraded = of_step && change.cause != sim::kNone<sim::StepId>;
    if ((moved || upgraded) && organisers.contains(person) && state.home[person] != sim::kNone<sim::PoolId>) {
      const sim::PoolId home = state.home[person];
      const auto product = [&](sim::PoolId pool) { return scenario.world.pools()[pool].product; };
      moves.emplace(product(home), product(moved ? sim::id_at<sim::PoolId>(change.value) : home),
                    moved ? sim::kNone<sim::StepKindId> : scenario.schedule.steps[change.cause].kind);
    }
    apply(state, change);
  }
  for (const sim::MeetingTransition& transition : pack.transitions) {
    if (!transition.after || transition.after->assumed == sim::kNone<sim::AssumptionId>) continue;
    const bool happened = std::any_of(moves.begin(), moves.end(), [&](const auto& move) {
      const auto& [from, to, step] = move;
      return transition.is_set_off_by(step) && fits(transition.from, from) && fits(transition.to, to);
    });
    if (happened) users[transition.after->assumed].insert(transition.id);
  }
  for (const sim::MarkId mark : marks) {
    const sim::AssumptionId assumed = pack.marks[mark].returns_after.assumed;
    if (assumed != sim::kNone<sim::AssumptionId>) users[assumed].insert(pack.vocabulary.marks[mark].id);
  }
}

// Of the pools that were there at some time: a planned one that no step deployed rests on nothing.
std::vector<AssumedQuorum> assumed_quorums(const Subject& subject) {
  const auto& pools = subject.scenario().world.pools();
  std::set<sim::PoolId> were_there;
  for (const sim::PoolId id : sim::ids<sim::PoolId>(pools.size())) {
    if (pools[id].present_at_start) were_there.insert(id);
  }
  for (const sim::Change& change : subject.run().execution.trace) {
    if (change.kind == sim::ChangeKind::PoolService) were_there.insert(sim::id_at<sim::PoolId>(change.subject));
  }
  std::map<const sim::Quorum*, std::vector<std::string>> pools_of;
  for (const sim::PoolId id : were_there) {
    const sim::Pool& pool = pools[id];
    const auto quorum = quorum_of(subject.pack.pack(), pool.product, pool.homes_people, pool.servers.size());
    if (quorum && quorum->entry != nullptr && quorum->entry->assumed) pools_of[quorum->entry].push_back(pool.id);
  }
  std::vector<AssumedQuorum> out;
  for (const sim::Quorum& entry : subject.pack.pack().quorums) {
    if (const auto found = pools_of.find(&entry); found != pools_of.end()) {
      out.push_back({found->second, entry.because, entry.sources});
    }
  }
  return out;
}

// How many meetings have a stream, of streams that were counted on some line.
void add_streams(const Subject& subject, Users& users) {
  const sim::Pack& pack = subject.pack.pack();
  for (std::size_t m = 0; m < pack.media.size(); ++m) {
    const sim::Stream& stream = pack.vocabulary.streams[pack.media[m].stream];
    if (subject.rehearsal.lines.used[m]) users[stream.meetings].insert("stream " + stream.id);
  }
}

std::vector<AssumedMedia> assumed_media(const Subject& subject) {
  std::vector<AssumedMedia> out;
  const std::vector<sim::Media>& all = subject.pack.pack().media;
  for (std::size_t m = 0; m < all.size(); ++m) {
    if (subject.rehearsal.lines.used[m] && all[m].assumed) out.push_back({all[m].id, all[m].because, all[m].sources});
  }
  return out;
}

}  // namespace

void find_grounds(const Subject& subject, RunReport& report) {
  const sim::Pack& pack = subject.pack.pack();
  const std::map<sim::RuleId, std::int64_t> decided = decided_by(subject.run().ledger);
  Users users;
  add_steps(subject, users);
  add_delays(subject, users);
  add_streams(subject, users);
  for (const auto& [assumption, user] : subject.loaded.rests_on) users[assumption].insert(user);
  std::map<sim::SwitchId, std::int64_t> by_switch;
  for (const auto& [id, count] : decided) {
    const sim::Rule& rule = pack.rules[id];
    for (const sim::AssumptionId assumption : rule.assumptions) users[assumption].insert(rule.id);
    for (const sim::SwitchId choice : rule.switches) by_switch[choice] += count;
    if (rule.assumed) report.assumed_rules.push_back({rule.id, rule.because, rule.sources, count});
  }
  report.assumed_quorums = assumed_quorums(subject);
  report.assumed_media = assumed_media(subject);
  for (const auto& [id, by] : users) {
    const sim::Assumption& assumption = pack.vocabulary.assumptions[id];
    const auto& values = subject.scenario().assumptions;
    report.assumptions.push_back({assumption.id,
                                  assumption.label,
                                  assumption.unit,
                                  assumption.why,
                                  index(id) < values.size() ? values[id] : assumption.value,
                                  assumption.value,
                                  assumption.low,
                                  assumption.high,
                                  {by.begin(), by.end()}});
  }
  for (const sim::SwitchId id : sim::ids<sim::SwitchId>(pack.vocabulary.switches.size())) {
    const sim::Switch& choice = pack.vocabulary.switches[id];
    report.switches.push_back({choice.id, choice.question, choice.values[subject.pack.switches()[id]],
                               choice.values[choice.fallback], choice.values, by_switch[id]});
  }
}

}  // namespace coexist::scenarios::report
