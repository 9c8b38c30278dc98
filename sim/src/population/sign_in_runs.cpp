#include "population/sign_in_runs.hpp"

#include <algorithm>

namespace coexist::sim {
namespace {

// Whether some span begins after `begin` and before `end`.
template <typename Spans>
bool changes_within(const Spans& spans, Instant begin, Instant end) {
  const std::size_t next = span_at(spans, begin) + 1;
  return next < spans.size() && spans[next].from < end;
}

}  // namespace

SignInRuns::SignInRuns(const Scenario& scenario, const UserModel& model, const Histories& histories,
                       const Phases& phases)
    : within_(std::max(model.sign_in_within, microseconds(1))), runs_(scenario.working_days.size()) {
  const std::vector<SurroundingSpan>& around = histories.surroundings();
  for (const SiteId site : ids<SiteId>(scenario.working_days.size())) {
    const std::vector<Instant>& mornings = scenario.working_days[site];
    std::vector<SignInRun>& runs = runs_[site];
    for (std::size_t i = 0; i < mornings.size(); ++i) {
      const Instant begin = mornings[i], end = begin + within_;
      const bool is_plain = !changes_within(around, begin, end) && !changes_within(phases.scenario, begin, end);
      const SignInRun run{i,
                          i + 1,
                          begin,
                          end,
                          around[span_at(around, begin)].facts,
                          phase_at(phases.scenario, std::max(begin, scenario.span.begin)),
                          is_plain};
      const bool goes_on = !runs.empty() && runs.back().is_plain && is_plain &&
                           runs.back().surroundings == run.surroundings && runs.back().phase == run.phase;
      if (goes_on) {
        runs.back().last = run.last;
        runs.back().end = std::max(runs.back().end, run.end);
      } else {
        runs.push_back(run);
      }
    }
  }
}

}  // namespace coexist::sim
