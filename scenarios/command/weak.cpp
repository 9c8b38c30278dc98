#include <fmt/format.h>

#include "scenario_input.hpp"
#include "scenarios/weak_points.hpp"
#include "verbs.hpp"

namespace coexist::command {

int carry_out(const Weak& weak, Terminal& terminal) {
  const scenarios::LoadedScenario loaded = load(weak.choice, terminal);
  note_mark(loaded, terminal);
  const sim::CompiledPack pack(loaded.pack, loaded.switches);
  terminal.progress("rehearsing");
  const sim::RunOptions options{threads_or_all(weak.threads)};
  const sim::Run run = sim::rehearse(loaded.scenario, pack, options);
  std::vector<scenarios::WeakPhase> phases = scenarios::weak_phases(loaded, pack, run);
  for (std::size_t i = 0; weak.run && i < phases.size(); ++i) {
    terminal.progress(fmt::format("rehearsing a day without, phase {} of {}", i + 1, phases.size()));
    scenarios::try_out(loaded, pack, run, options, phases[i]);
  }
  terminal.result(terminal.json() ? print_json(loaded, phases) : print_text(loaded, phases));
  return ExitCode::Done;
}

}  // namespace coexist::command
