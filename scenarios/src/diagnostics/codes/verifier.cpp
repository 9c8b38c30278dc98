#include <fmt/format.h>

#include <array>

#include "tables.hpp"

namespace coexist::scenarios::codes {

// E701 is the first planner::ViolationKind, and so on: a new kind is appended there and here.
std::span<const CodeDoc> verifier() {
  static constexpr auto kCodes = std::to_array<CodeDoc>({
      {"E701", "step that waits for itself", "Steps name each other under `after` in a circle, so none of them begins.",
       "Take one of the `after` entries of the circle away."},
      {"E702", "resource with too few units",
       "The step needs more units of a resource than there are. Waiting for a busy resource would be no violation.",
       "Give the resource more `units`, or name it once under `uses`."},
      {"E703", "window that never opens",
       "The step works in maintenance windows only, and from when everything it waits for is done, none is left.",
       "Add a window, lengthen the scenario, or let the step begin earlier."},
      {"E704", "work longer than its window",
       "Without contention and failures the step's work still does not fit into the window that it gets, or into any.",
       "Split the wave, give it more `streams`, or lengthen the window."},
      {"E705", "work in a freeze", "The step begins before a freeze and is not through when the freeze begins.",
       "Begin it earlier, or after the freeze."},
      {"E706", "step after the end", "The step begins or ends after the scenario ends: its effects are not rehearsed.",
       "Move `end` of the scenario, or the step; shorten the freeze that the message names, if it names one."},
      {"E707", "scenario that ends too soon",
       "Meetings are planned weeks ahead. What a rollback breaks shows only when they are held, so a scenario with a "
       "rollback goes on for 90 days after its last step.",
       "Move `end` of the scenario."},
      {"E708", "order that the pack rules out",
       "A documented condition does not hold when the step begins. What then happens is in the message, who says so in "
       "the help. Errors do not work at all; warnings work and hurt somebody; notes are advice.",
       "Do the step that is asked for first and name it under `after`. `coexist packs show PACK` lists the "
       "conditions."},
      {"E709", "step that is missing",
       "The documents ask for a step before this one, and the schedule does not have it.",
       "Add the step, or set the flag that it would set, if it was done before the scenario begins."},
      {"E710", "more people than a pool can home",
       "The pool would home more people than is documented for its product.",
       "Give it more servers, or send some of the people to another pool."},
      {"E711", "unsupported way between products",
       "The documents say that this combination of old and new products is not supported.",
       "Migrate in two hops, or rehearse it all the same: `coexist run --allow-unsupported` marks every result."},
      {"E712", "undocumented way between products",
       "The pack lists documented ways between products, and this combination is not among them: whether it is "
       "supported "
       "is unknown, and what is unknown blocks.",
       "Check the products of the pools. A rules file of your own can add a way that you have tested, a waiver accepts "
       "it, and `coexist run --allow-unsupported` rehearses it and marks every result."},
      {"E713", "work with a pool that is not up",
       "The step needs a pool that is not deployed yet, still starting, or stopped at that time.",
       "Deploy it first and name that step under `after`."},
      {"E714", "work with a pool that is gone", "The pool was decommissioned before the step begins.",
       "Decommission it later, or take another pool."},
      {"E715", "pool deployed twice", "The pool that the step deploys runs already.",
       "Take the step away, or set `present-at-start: false` for the pool."},
      {"E716", "work on a pool outside the estate",
       "The pool's product belongs to somebody else: partners and carriers are not migrated.",
       "Name a pool of the legacy or the new side."},
      {"E717", "people sent to a pool that homes nobody",
       "The pool has no user services; it is an edge, a mediation server or the like.",
       "Name a pool that homes people, or set `homes-people: true` if it does."},
      {"E718", "move of somebody who is homed nowhere",
       "People of a class outside the estate are homed on no pool, so they cannot move.",
       "Take them out of the wave's people."},
      {"E719", "move to where it is already", "Somebody, or something, is sent to the pool where it already is.",
       "Take them out of the step, or correct its target."},
      {"E720", "two steps at the same thing",
       "Both steps work on the same people, artefact or pool at the same time; the result would depend on chance.",
       "Name one under `after` of the other."},
      {"E721", "no route", "No WAN links lead from where people or artefacts are to where they shall be.",
       "Add the missing `links`."},
      {"E722", "rollback that contradicts itself",
       "What the rollback promises cannot hold: its own policy, or other steps of the schedule, say the opposite.",
       "Let nothing move forward after the rollback, and check its options."},
      {"E723", "rollback to a pool that is gone",
       "People or artefacts shall return to a pool that was decommissioned or upgraded in place, or people were moved "
       "by "
       "a kind of step that no rollback undoes: the point of no return is past.",
       "Do that step after the last moment at which you want to be able to go back."},
      {"E724", "change with no way back", "Something was changed by a kind of step that no rollback undoes.",
       "Do that step after the last moment at which you want to be able to go back, or accept that it stays."},
      {"E725", "size of a pool for which nobody says how many servers must run",
       "Whether a pool serves follows from how many of its servers run, and the pack has no `quorums` entry for a pool "
       "of "
       "this product, purpose and size; often the size is above the documented maximum. Carried out all the same, the "
       "pool "
       "does not serve.",
       "Give the pool another number of servers, or say in a pack of your own what it needs (`otherwise`, `assumed`)."},
      {"E726", "people moved back without a rollback",
       "A warning: a step moves people from the new side to a legacy pool. That is what a rollback does, which also "
       "undoes what goes with it; a wave that does it is often a slip in `to`.",
       "Correct the step's target, or go back with a step of kind `roll-back`."},
      {"E750", "step that begins later than wished",
       "`at` of the step lies in a freeze, outside every maintenance window, in one that is too short, or before a "
       "step "
       "ends for which it waits: it begins later, and what comes after it, too. Nothing is wrong with that, if it is "
       "meant.",
       "Write the instant at which it begins, or move what it waits for."},
  });
  return kCodes;
}

}  // namespace coexist::scenarios::codes

namespace coexist::scenarios {

std::vector<planner::ViolationKind> violation_kinds() {
  std::vector<planner::ViolationKind> kinds;
  for (int kind = 0; kind <= static_cast<int>(planner::ViolationKind::MovedBack); ++kind) {
    kinds.push_back(static_cast<planner::ViolationKind>(kind));
  }
  return kinds;
}

std::string code_of(planner::ViolationKind kind) {
  return fmt::format("E{}", 701 + static_cast<int>(kind));
}

}  // namespace coexist::scenarios
