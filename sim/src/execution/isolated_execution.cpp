#include <memory>
#include <type_traits>

#include "execution/wire.hpp"
#include "sim/execution.hpp"
#include "sim/isolated_process.hpp"
#include "sim/simgrid_infrastructure.hpp"

namespace coexist::sim {

// Not in an unnamed namespace, where lookup by argument type would not find them.
//
// `T` is const for a writer and not for a reader. A field that is missing here shows in the test that compares an
// isolated execution with one in the same process.

template <typename Value, typename Type>
concept Like = std::is_same_v<std::remove_const_t<Value>, Type>;

template <typename Visitor, Like<Instant> T>
void fields(Visitor& visit, T& value) {
  visit(value.us);
}

template <typename Visitor, Like<Change> T>
void fields(Visitor& visit, T& value) {
  visit(value.at, value.kind, value.subject, value.slot, value.value, value.cause);
}

template <typename Visitor, Like<StepRecord> T>
void fields(Visitor& visit, T& value) {
  visit(value.step, value.began, value.ended, value.end, value.units_done, value.units_planned, value.units_failed);
}

template <typename Visitor, Like<GateCell> T>
void fields(Visitor& visit, T& value) {
  visit(value.step, value.interaction, value.actor, value.peer, value.modality, value.pool, value.expected,
        value.observed, value.rule, value.reached, value.was_unknown);
}

template <typename Visitor, Like<ExecutionFinding> T>
void fields(Visitor& visit, T& value) {
  visit(value.what, value.step, value.subject, value.count, value.at);
}

template <typename Visitor, Like<Execution> T>
void fields(Visitor& visit, T& value) {
  visit(value.trace, value.steps, value.cells, value.findings);
}

Execution execute_isolated(const Scenario& scenario, const CompiledPack& pack) {
  const std::vector<std::byte> bytes = run_isolated([&] {
    const std::unique_ptr<Infrastructure> infrastructure = simgrid_infrastructure(scenario.world);
    WireWriter writer;
    writer(execute(scenario, pack, *infrastructure));
    return writer.take();
  });
  Execution execution;
  WireReader reader(bytes);
  reader(execution);
  reader.expect_end();
  return execution;
}

}  // namespace coexist::sim
