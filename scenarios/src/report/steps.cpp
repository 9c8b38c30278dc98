#include <algorithm>

#include "report/phrases.hpp"
#include "report/sections.hpp"
#include "report/step_status.hpp"

namespace coexist::scenarios::report {

std::vector<Step> steps(const Subject& subject) {
  const auto& schedule = subject.scenario().schedule.steps;
  std::vector<Step> all;
  for (const sim::StepId id : sim::ids<sim::StepId>(schedule.size())) {
    const sim::Step& step = schedule[id];
    Step out;
    out.id = step.id;
    out.label = step.label;
    out.kind = subject.pack.pack().step_kinds[step.kind].id;
    out.status = step_status(subject.scenario(), subject.run().execution, id);
    out.place = subject.place(step.provenance);
    const auto& times = subject.verdict.times;
    const auto nominal =
        std::find_if(times.begin(), times.end(), [&](const planner::NominalTime& time) { return time.step == id; });
    if (nominal != times.end()) out.nominal = sim::Interval{nominal->begin, nominal->end};
    const sim::StepRecord& record = subject.run().execution.steps[index(id)];
    if (out.status != "not-begun") out.real = sim::Interval{record.began, record.ended};
    out.done = record.units_done;
    out.planned = record.units_planned;
    out.failed = record.units_failed;
    all.push_back(std::move(out));
  }
  // In the order in which they began; what did not begin comes last.
  std::stable_sort(all.begin(), all.end(), [](const Step& a, const Step& b) {
    return (a.real ? a.real->begin : sim::kEndOfTime) < (b.real ? b.real->begin : sim::kEndOfTime);
  });
  return all;
}

}  // namespace coexist::scenarios::report
