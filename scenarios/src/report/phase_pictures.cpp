#include "scenarios/phase_pictures.hpp"

#include <fmt/format.h>

#include "report/phrases.hpp"
#include "viz/svg.hpp"
#include "viz/topology_view.hpp"

namespace coexist::scenarios {

std::vector<PhaseMoment> phase_moments(const sim::Scenario& scenario, const sim::CompiledPack& pack,
                                       const sim::Run& run) {
  const std::vector<sim::PhaseSpan>& spans = run.phases.scenario;
  const sim::Trace& trace = run.execution.trace;
  sim::State state = initial_state(scenario, pack.vocabulary());
  std::vector<PhaseMoment> moments;
  std::size_t at = 0;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const bool last = i + 1 == spans.size();
    const sim::Instant until = last ? scenario.span.end : spans[i + 1].from;
    for (; at < trace.size() && (last || trace[at].at < until); ++at) apply(state, trace[at]);
    moments.push_back({spans[i].phase, until - sim::microseconds(1), state});
  }
  return moments;
}

std::vector<PhasePicture> phase_pictures(const LoadedScenario& loaded, const sim::CompiledPack& pack,
                                         const sim::Run& run, const std::string& version, const std::string& mark,
                                         const viz::LayoutOptions& options) {
  const sim::Scenario& scenario = loaded.scenario;
  const std::vector<PhaseMoment> moments = phase_moments(scenario, pack, run);
  std::vector<sim::State> states;
  for (const PhaseMoment& moment : moments) states.push_back(moment.state);
  const viz::Diagram diagram = viz::topology_diagram(scenario.world, pack.vocabulary(), states);
  const viz::Layout layout = viz::lay_out(diagram, options);
  const std::string name = mark.empty() ? scenario.title : fmt::format("{} ({})", scenario.title, mark);
  std::vector<PhasePicture> pictures;
  for (const PhaseMoment& moment : moments) {
    const auto& phases = pack.pack().phases;
    const bool named = index(moment.phase) < phases.size();
    PhasePicture picture;
    picture.phase = named ? phases[moment.phase].id : "";
    picture.label = named ? phases[moment.phase].label : "";
    picture.at = moment.at;
    const viz::DiagramState state = viz::diagram_state(diagram, scenario.world, scenario.people, moment.state);
    const viz::PictureTitle title{name, scenario.id, picture.label,
                                  "as it ends, " + report::on_clock(loaded.zone, moment.at), version};
    const std::string prefix = fmt::format("phase-{}", pictures.size() + 1);  // a phase may come back: no two are alike
    picture.svg = viz::render_svg(diagram, state, layout, title, {prefix, false});
    picture.table = viz::table_twin(diagram, state);
    pictures.push_back(std::move(picture));
  }
  return pictures;
}

}  // namespace coexist::scenarios
