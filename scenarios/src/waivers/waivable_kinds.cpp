#include "waivers/waivable_kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "scenarios/diagnostic_codes.hpp"
#include "scenarios/waiver.hpp"

namespace coexist::scenarios {
namespace {

using Kind = planner::ViolationKind;

// Of a rehearsal, beside what the verifier finds. Reports use the same words; a test holds them together.
constexpr std::array kOfRehearsals{"begins-later",
                                   "door-closed",
                                   "door-passed",
                                   "edits-failing",
                                   "edits-unknown",
                                   "gate-failed",
                                   "joins-failing-anyway",
                                   "joins-failing-because-of-migration",
                                   "joins-not-held-because-of-migration",
                                   "joins-unknown",
                                   "lines-overloaded",
                                   "meetings-overloading",
                                   "servers-overloaded",
                                   "origin-gone",
                                   "people-cut-off",
                                   "pool-not-started",
                                   "pool-stopped",
                                   "replication-late",
                                   "rollback-joins",
                                   "rollback-joins-not-held",
                                   "schedulings-unknown",
                                   "sign-ins-failing",
                                   "sign-ins-unknown",
                                   "window-overrun",
                                   "work-failed"};

// Of a rehearsal, too; what it says does not happen whoever accepts it.
constexpr std::array kNeverBegun{"never-ready", "schedule-stopped"};

std::string refusal_of(const sim::Precedence& rule) {
  if (rule.gravity != sim::Gravity::Forbidden) return {};
  return fmt::format("against it the step does not work: {}", rule.if_violated);
}

bool leaves_unknown(const sim::Rule& rule) {
  return rule.outcome == sim::Outcome::Unknown;
}

}  // namespace

std::string_view why_never_waived(Kind kind) noexcept {
  switch (kind) {
    case Kind::CyclicPrecedence:
    case Kind::ResourceOvercommitted:
    case Kind::WindowNeverOpens:
      return "the step can never begin";
    case Kind::PastScenarioEnd:
      return "what happens after the end is not rehearsed, so nobody knows what is accepted";
    case Kind::PoolNotServing:
    case Kind::PoolGone:
    case Kind::PoolAlreadyPresent:
    case Kind::PoolOutside:
    case Kind::PoolHomesNobody:
    case Kind::PersonNotHomed:
    case Kind::AlreadyThere:
    case Kind::Contested:
    case Kind::UnreachableRoute:
    case Kind::RollbackContradicted:
    case Kind::RollbackBlocked:
      return "the schedule contradicts itself, and no consent makes it possible";
    case Kind::OverrunsWindow:
    case Kind::InFreeze:
    case Kind::HorizonTooShort:
    case Kind::PrecedenceViolated:
    case Kind::MissingStep:
    case Kind::CapacityExceeded:
    case Kind::UnsupportedPath:
    case Kind::UndocumentedPath:
    case Kind::NoWayBack:
    case Kind::QuorumUnknown:
    case Kind::MovedBack:
      break;
  }
  return {};
}

bool is_of_rule(Kind kind) noexcept {
  return kind == Kind::PrecedenceViolated || kind == Kind::MissingStep;
}

std::vector<WaivableName> waivable_names(const sim::Pack& pack) {
  std::vector<WaivableName> all;
  const auto add = [&](std::string name, std::string refusal, const char* help) {
    const bool refused = !refusal.empty();
    all.push_back({std::move(name), std::move(refusal), refused ? help : ""});
  };
  constexpr const char* kOtherwise = "change the schedule; `coexist run --allow-violations` rehearses it all the same";
  for (const Kind violation : violation_kinds()) {
    add(std::string(name_of(violation)), std::string(why_never_waived(violation)), kOtherwise);
  }
  for (const char* name : kOfRehearsals) add(name, "", "");
  for (const char* name : kNeverBegun)
    add(name, "what never begins is not rehearsed", "change the schedule so that it begins");
  for (const sim::Precedence& rule : pack.precedence) add(rule.id, refusal_of(rule), kOtherwise);
  for (const sim::Rule& rule : pack.rules) {
    add(rule.id, leaves_unknown(rule) ? "" : "what it decides is known", "a threshold says how much of it is accepted");
  }
  return all;
}

// What a rehearsal may find, too, has two places to be found in.
bool is_of_the_verifier(const Waiver& waiver, const sim::Pack& pack) {
  const auto is_it = [&](const auto& named) { return named.id == waiver.finding; };
  if (std::any_of(pack.precedence.begin(), pack.precedence.end(), is_it)) return true;
  for (const Kind violation : violation_kinds()) {
    if (name_of(violation) != waiver.finding) continue;
    return violation != Kind::NoWayBack && violation != Kind::QuorumUnknown;
  }
  return false;
}

}  // namespace coexist::scenarios
