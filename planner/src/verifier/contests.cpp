// Two steps that work on the same thing at the same time.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>
#include <variant>

#include "verifier/checks.hpp"

namespace coexist::planner {
namespace {

using sim::Instant;
using sim::PoolId;
using sim::StepId;

struct Use {
  std::uint64_t subject = 0;
  Instant begin;
  Instant end;
  StepId step = sim::kNone<StepId>;
};

struct Clash {
  std::size_t subjects = 0;
  std::uint64_t first = 0;
};

// By pair of steps, the earlier one first. A step that names a subject twice clashes with itself. Of several steps over
// one subject each is paired with the one before it that lasts longest: every contested step is named.
std::map<std::pair<StepId, StepId>, Clash> clashes_in(std::vector<Use> uses) {
  std::sort(uses.begin(), uses.end(), [](const Use& a, const Use& b) {
    return std::tie(a.subject, a.begin, a.step) < std::tie(b.subject, b.begin, b.step);
  });
  std::map<std::pair<StepId, StepId>, Clash> clashes;
  const Use* longest = nullptr;
  for (const Use& use : uses) {
    if (longest != nullptr && longest->subject == use.subject) {
      if (use.begin < longest->end || use.step == longest->step) {
        Clash& clash = clashes[{longest->step, use.step}];
        if (clash.subjects++ == 0) clash.first = use.subject;
      }
      if (use.end <= longest->end) continue;
    }
    longest = &use;
  }
  return clashes;
}

struct AllUses {
  std::vector<Use> homes;      // subject: person
  std::vector<Use> software;   // subject: slot and person
  std::vector<Use> artefacts;  // subject: artefact
};

constexpr std::uint64_t kPersonBits = 32;

void add_software(const std::vector<std::pair<sim::SlotId, sim::SoftwareId>>& install,
                  const std::vector<sim::PersonId>& people, const NominalStep& step, StepId id,
                  std::vector<Use>& uses) {
  for (const auto& [slot, software] : install) {
    for (const sim::PersonId person : people) {
      uses.push_back({index(slot) << kPersonBits | index(person), step.begin, step.end, id});
    }
  }
}

AllUses uses_of(const NominalRun& run) {
  AllUses all;
  for (const StepId id : run.all_steps()) {
    const NominalStep& step = run.steps[id];
    if (!step.has_begun()) continue;
    if (const auto* move = std::get_if<sim::MoveAction>(&run.step(id).action)) {
      for (const sim::PersonId person : move->people) all.homes.push_back({index(person), step.begin, step.end, id});
      add_software(run.kind(id).installs, move->people, step, id, all.software);
    } else if (const auto* upgrade = std::get_if<sim::UpgradeAction>(&run.step(id).action)) {
      add_software(upgrade->install, upgrade->people, step, id, all.software);
    } else if (const auto* transfer = std::get_if<sim::TransferAction>(&run.step(id).action)) {
      for (const auto artefact : transfer->artefacts) {
        all.artefacts.push_back({index(artefact), step.begin, step.end, id});
      }
    }
  }
  return all;
}

Violation contested(const NominalRun& run, StepId earlier, StepId later, const std::string& what) {
  Violation violation = violation_at(run, ViolationKind::Contested, later, earlier);
  violation.message = earlier == later
                          ? fmt::format("'{}' names {} more than once", run.step(later).id, what)
                          : fmt::format("'{}' begins at {} and works on {} while '{}' still does, until {}",
                                        run.step(later).id, run.clock(run.steps[later].begin), what,
                                        run.step(earlier).id, run.clock(run.steps[earlier].end));
  return violation;
}

bool touches(const NominalRun& run, StepId id, PoolId pool) {
  const auto& origin = run.steps[id].origin;
  if (std::find(origin.begin(), origin.end(), pool) != origin.end()) return true;
  if (const auto* move = std::get_if<sim::MoveAction>(&run.step(id).action)) {
    return std::find(move->target.begin(), move->target.end(), pool) != move->target.end();
  }
  const auto* transfer = std::get_if<sim::TransferAction>(&run.step(id).action);
  return transfer != nullptr && transfer->to == pool;
}

// A pool taken away under a wave or transfer that is on its way. The reverse, a wave that begins while the pool goes,
// is a wave to a pool that does not serve.
Violations pulled_away(const NominalRun& run, StepId decommissioning, PoolId pool) {
  Violations found;
  const Instant begins = run.steps[decommissioning].begin;
  for (const StepId id : run.all_steps()) {
    const NominalStep& step = run.steps[id];
    const bool is_under_way =
        step.has_begun() && std::pair(step.begin, id) < std::pair(begins, decommissioning) && begins < step.end;
    if (is_under_way && touches(run, id, pool)) {
      found.push_back(
          contested(run, id, decommissioning, fmt::format("pool '{}'", run.scenario.world.pools()[pool].id)));
    }
  }
  return found;
}

}  // namespace

Violations check_contests(const NominalRun& run) {
  Violations found;
  const AllUses uses = uses_of(run);
  const auto& person_ids = run.scenario.people.id;
  const auto name_people = [&person_ids](const Clash& clash, std::string_view of) {
    const auto first = sim::id_at<sim::PersonId>(clash.first & 0xffff'ffffU);
    return clash.subjects == 1
               ? fmt::format("{}'{}'", of, person_ids[first])
               : fmt::format("{}{}, '{}' first", of, counted(clash.subjects, "person", "people"), person_ids[first]);
  };
  for (const auto& [steps, clash] : clashes_in(uses.homes)) {
    found.push_back(contested(run, steps.first, steps.second, name_people(clash, "")));
  }
  for (const auto& [steps, clash] : clashes_in(uses.software)) {
    found.push_back(contested(run, steps.first, steps.second, name_people(clash, "the software of ")));
  }
  for (const auto& [steps, clash] : clashes_in(uses.artefacts)) {
    const auto& artefact = run.scenario.world.artefacts()[sim::id_at<sim::ArtefactId>(clash.first)];
    found.push_back(contested(run, steps.first, steps.second, fmt::format("'{}'", artefact.id)));
  }
  for (const StepId id : run.all_steps()) {
    const auto* decommission = std::get_if<sim::DecommissionAction>(&run.step(id).action);
    if (decommission == nullptr || !run.steps[id].has_begun()) continue;
    Violations pulled = pulled_away(run, id, decommission->pool);
    found.insert(found.end(), pulled.begin(), pulled.end());
  }
  return found;
}

}  // namespace coexist::planner
