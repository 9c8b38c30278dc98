#include <fmt/format.h>

#include "phase_files.hpp"
#include "scenario_input.hpp"
#include "scenarios/phase_pictures.hpp"
#include "verbs.hpp"
#include "words.hpp"

namespace coexist::command {
namespace {

bool is_picture(std::string_view name) {
  return name.ends_with(".svg") || name.ends_with(".png");
}

// A name that no stretch has is a mistake, whether or not the pack knows the phase.
std::vector<scenarios::PhasePicture> chosen(std::vector<scenarios::PhasePicture> pictures, const std::string& phase) {
  if (phase == "all") return pictures;
  std::vector<std::string> names;
  std::vector<scenarios::PhasePicture> found;
  for (scenarios::PhasePicture& picture : pictures) {
    names.push_back(picture.phase);
    if (picture.phase == phase) found.push_back(std::move(picture));
  }
  if (found.empty()) {
    scenarios::Diagnostics diagnostics;
    diagnostics.error("E210", {}, fmt::format("the scenario has no phase '{}'", phase),
                      scenarios::did_you_mean(phase, names));
    throw scenarios::BadInput(std::move(diagnostics));
  }
  return found;
}

}  // namespace

int carry_out(const Render& render, Terminal& terminal) {
  expect_writable(render.output, render.force, is_picture);
  const scenarios::LoadedScenario loaded = load(render.choice, terminal);
  // Pictures of a plan that does not work are wanted, too, for the talk about it; but nobody should take them for
  // another.
  const planner::Verdict verdict = judge(loaded);
  if (!may_be_carried_out(loaded, verdict)) {
    terminal.note(
        "this schedule must not be carried out, `coexist check` says why; the pictures show what would happen");
  }
  terminal.progress("rehearsing");
  const sim::CompiledPack pack(loaded.pack, loaded.switches);
  const sim::Run run = sim::rehearse(loaded.scenario, pack);
  terminal.progress("drawing");
  const auto pictures =
      chosen(scenarios::phase_pictures(loaded, pack, run, COEXIST_VERSION, run_mark(loaded, verdict)), render.phase);
  FolderContent content;
  add_phase_files(content, pictures, "", render.image);
  const std::string missing = render.image == Image::Png ? letters_missing(pictures) : std::string();
  if (!missing.empty()) terminal.note(missing);
  write_folder(render.output, content, render.force, is_picture);
  for (const auto& [name, bytes] : content) terminal.result(fmt::format("{}/{}\n", render.output, name));
  return ExitCode::Done;
}

}  // namespace coexist::command
