// Steps that ask for more of a resource than there is. Steps that merely compete wait for each other.
#include <fmt/format.h>

#include <map>

#include "verifier/checks.hpp"

namespace coexist::planner {

Violations check_resources(const NominalRun& run) {
  Violations found;
  for (const sim::StepId id : run.all_steps()) {
    std::map<std::uint32_t, std::size_t> wanted;
    for (const std::uint32_t resource : run.step(id).resources) ++wanted[resource];
    for (const auto& [index_of_resource, units] : wanted) {
      const sim::Resource& resource = run.scenario.schedule.resources[index_of_resource];
      if (units <= resource.units) continue;
      Violation violation = violation_at(run, ViolationKind::ResourceOvercommitted, id);
      violation.constraint = resource.id;
      violation.other_provenance = resource.provenance;
      violation.message = fmt::format("'{}' needs {} of '{}' at a time, and there {} only {}", run.step(id).id,
                                      counted(units, "unit", "units"), resource.id, resource.units == 1 ? "is" : "are",
                                      grouped(resource.units));
      found.push_back(std::move(violation));
    }
  }
  return found;
}

}  // namespace coexist::planner
