#include "report/metrics.hpp"
#include "report/sections.hpp"

namespace coexist::scenarios::report {

std::optional<Rollback> rollback(const Subject& subject) {
  if (!subject.rehearsal.bill) return std::nullopt;
  const sim::StepId step = subject.rehearsal.rollback;
  const sim::StepRecord& record = subject.run().execution.steps[index(step)];
  Rollback out;
  out.step = subject.scenario().schedule.steps[step].id;
  out.at = record.began;
  out.until = record.ended;
  for (const Metric& metric : rollback_metrics()) {
    out.bill.push_back({std::string(metric.name), std::string(metric.unit), std::string(metric.doc),
                        metric.value({subject.scenario(), subject.rehearsal})});
  }
  out.side_effects = side_effects(subject, record.began);
  return out;
}

}  // namespace coexist::scenarios::report
