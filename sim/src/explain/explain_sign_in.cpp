#include <algorithm>

#include "explain/chain.hpp"
#include "explain/judged_paths.hpp"
#include "explain/undo.hpp"
#include "population/sign_ins.hpp"

namespace coexist::sim {
namespace {

// One person's sign-ins against a trace, without tables: what the population plane does.
class SignIns {
 public:
  SignIns(const Scenario& scenario, const CompiledPack& pack, const Trace& trace, PersonId person)
      : scenario_(scenario), pack_(pack), histories_(scenario, pack, trace), person_(person) {}

  [[nodiscard]] const PersonFacts& facts_at(Instant at) const {
    const auto spans = histories_.of(person_);
    return histories_.person_facts()[spans[span_at(spans, at)].facts];
  }

  [[nodiscard]] Situation situation_at(Instant at) const {
    Situation situation = pack_.blank();
    const auto& around = histories_.surroundings();
    put_surroundings(pack_, histories_.surrounding_facts()[around[span_at(around, at)].facts], situation);
    put_actor(pack_, facts_at(at), situation);
    return situation;
  }

  [[nodiscard]] Decision decide(Instant at) const {
    const InteractionId interaction = pack_.pack().sign_in;
    const ClassId person_class = scenario_.people.person_class[person_];
    return pack_.decide(interaction, situation_at(at), pack_.paths_of(interaction, person_class));
  }

 private:
  const Scenario& scenario_;
  const CompiledPack& pack_;
  Histories histories_;
  PersonId person_;
};

std::size_t first_of_the_worst(const SignIns& sign_ins, const std::vector<Instant>& at) {
  std::size_t found = 0;
  for (std::size_t i = 1; i < at.size(); ++i) {
    const Outcome so_far = sign_ins.decide(at[found]).outcome;
    if (worst(so_far, sign_ins.decide(at[i]).outcome) != so_far) found = i;
  }
  return found;
}

std::optional<Instant> locked_out_from(const Ledger& ledger, PersonId person) {
  const auto found = std::find_if(ledger.lock_outs.begin(), ledger.lock_outs.end(),
                                  [person](const LockOut& lock_out) { return lock_out.person == person; });
  return found == ledger.lock_outs.end() ? std::nullopt : std::optional(found->interval.begin);
}

}  // namespace

std::vector<Instant> sign_ins(const Scenario& scenario, const CompiledPack& pack, PersonId person) {
  return sign_ins_of(scenario, pack.pack().user_model, person);
}

SignInExplanation explain_sign_in(const Scenario& scenario, const CompiledPack& pack, const Run& run, PersonId person,
                                  std::optional<std::size_t> sign_in, WhatIf& what_if) {
  const Trace& trace = run.execution.trace;
  const std::vector<Instant> all = sign_ins_of(scenario, pack.pack().user_model, person);
  const SignIns signs_in(scenario, pack, trace, person);
  SignInExplanation out;
  out.person = person;
  out.sign_in = sign_in.value_or(first_of_the_worst(signs_in, all));
  out.sign_ins = all.size();
  Instant at = all.at(*out.sign_in);
  const std::optional<Instant> locked_out = locked_out_from(run.ledger, person);
  if (!sign_in && locked_out && signs_in.decide(at).outcome != Outcome::Fails) {
    out.sign_in.reset();
    at = *locked_out;
  }
  out.decided_at = at;
  out.decision = signs_in.decide(at);
  out.person_facts = signs_in.facts_at(at);
  out.paths = judge_paths(pack, pack.pack().sign_in, scenario.people.person_class[person], out.person_facts,
                          signs_in.situation_at(at));
  out.chain = chain_of(trace, out);
  if (is_well(out.decision)) return out;
  const auto decide = [&](const Trace& other) {
    return std::optional(SignIns(scenario, pack, other, person).decide(at));
  };
  find_undo(scenario, pack, trace, decide, {&person, 1}, what_if, out);
  return out;
}

SignInExplanation explain_sign_in(const Scenario& scenario, const CompiledPack& pack, const Run& run, PersonId person,
                                  std::optional<std::size_t> sign_in) {
  WhatIf what_if(scenario, [&pack](const Scenario& other) { return execute_isolated(other, pack); });
  return explain_sign_in(scenario, pack, run, person, sign_in, what_if);
}

Outcome outcome_of_sign_in(const Scenario& scenario, const CompiledPack& pack, const Run& run, PersonId person,
                           Instant at) {
  return SignIns(scenario, pack, run.execution.trace, person).decide(at).outcome;
}

}  // namespace coexist::sim
