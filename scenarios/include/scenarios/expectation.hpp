// Questions with known answers: what makes a scenario file a test.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "planner/verifier.hpp"
#include "scenarios/diagnostic.hpp"
#include "sim/run.hpp"

namespace coexist::scenarios {

struct AskJoin {
  sim::SeriesId meeting = sim::kNone<sim::SeriesId>;
  sim::PersonId person = sim::kNone<sim::PersonId>;
  std::size_t occurrence = 0;
  std::optional<std::size_t> path;  // only this access path
};
struct AskSignIn {
  sim::PersonId person = sim::kNone<sim::PersonId>;
  sim::Instant at;
};
struct AskContact {
  sim::PersonId from = sim::kNone<sim::PersonId>;
  sim::PersonId to = sim::kNone<sim::PersonId>;
  sim::ModalityId modality = sim::kNone<sim::ModalityId>;
  sim::Instant at;
};
struct AskInteraction {
  sim::InteractionId interaction = sim::kNone<sim::InteractionId>;
  sim::PersonId person = sim::kNone<sim::PersonId>;
  sim::ModalityId modality = sim::kNone<sim::ModalityId>;  // or any
  sim::Instant at;
};
struct AskMark {
  sim::PersonId person = sim::kNone<sim::PersonId>;
  sim::MarkId mark = sim::kNone<sim::MarkId>;
  sim::Instant at;
};
struct AskPool {
  sim::PoolId pool = sim::kNone<sim::PoolId>;
  sim::Instant at;
};
struct AskPeoplePerServer {
  sim::PoolId pool = sim::kNone<sim::PoolId>;
  sim::Instant at;
};
struct AskSeatsLeft {
  sim::PoolId pool = sim::kNone<sim::PoolId>;
  sim::Instant at;
};
struct AskLineTakes {  // bits a second, typically
  sim::LinkId link = sim::kNone<sim::LinkId>;
  sim::Instant at;
};
struct AskCallTakes {  // likewise
  sim::PersonId from = sim::kNone<sim::PersonId>;
  sim::PersonId to = sim::kNone<sim::PersonId>;  // kNone: to the telephone network
  sim::StreamId stream = sim::kNone<sim::StreamId>;
  sim::Instant at;
};
struct AskStep {
  sim::StepId step = sim::kNone<sim::StepId>;
};
struct AskVerifier {};
struct AskMetric {
  std::string name;
};
using Question = std::variant<AskJoin, AskSignIn, AskContact, AskInteraction, AskMark, AskPool, AskPeoplePerServer,
                              AskSeatsLeft, AskLineTakes, AskCallTakes, AskStep, AskVerifier, AskMetric>;

struct Expectation {
  std::string says;
  Question question;
  std::string is;
  std::optional<std::string> rule;
  Place place;
};

struct Answer {
  std::string is;  // an outcome, on or off, a service, how a step ended, a number, `accepted`, or ids of violated rules
  std::string rule;  // that decided; empty where no rule does
  bool as_expected = false;
};

/// Answers every expectation of a scenario against its rehearsal. In order.
std::vector<Answer> answer(const std::vector<Expectation>& expectations, const sim::Scenario& scenario,
                           const sim::CompiledPack& pack, const sim::Rehearsal& rehearsal,
                           const planner::Verdict& verdict);

}  // namespace coexist::scenarios
