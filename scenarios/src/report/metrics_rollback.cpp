// The bill of a rollback as metrics (model: the bill at r). All are 0 where nothing is rolled back.
#include "report/metrics.hpp"

namespace coexist::scenarios::report {
namespace {

template <std::int64_t sim::Bill::*kFigure>
std::int64_t figure(const MetricInput& in) {
  return in.rehearsal.bill ? (*in.rehearsal.bill).*kFigure : 0;
}

template <std::int64_t sim::Bill::*kFigure>
std::int64_t minutes_of(const MetricInput& in) {
  return whole_minutes(figure<kFigure>(in));
}

std::int64_t duration_minutes(const MetricInput& in) {
  if (in.rehearsal.rollback == sim::kNone<sim::StepId>) return 0;
  const sim::StepRecord& record = in.rehearsal.run.execution.steps[index(in.rehearsal.rollback)];
  return whole_minutes((record.ended - record.began).us);
}

}  // namespace

std::vector<Metric> rollback_metrics() {
  using B = sim::Bill;
  return {
      {"rollback-joins", "joins", "joins that fail with the rollback, and work or are degraded without it", true,
       figure<&B::joins>},
      {"rollback-joins-not-held", "joins",
       "joins that work or are degraded without the rollback, and whose meeting cannot be made with it", true,
       [](const MetricInput& in) {
         return in.rehearsal.bill ? static_cast<std::int64_t>(in.rehearsal.bill->not_held_joins.size()) : 0;
       }},
      {"rollback-healed", "joins", "the reverse: they fail without the rollback only; not netted", true,
       figure<&B::healed>},
      {"rollback-undecided", "joins", "joins whose outcome nobody documents, on one side of the comparison", true,
       figure<&B::undecided>},
      {"rollback-benefit-forgone", "joins",
       "joins that fail with the rollback and also if nothing were migrated: only the migration made them work", true,
       figure<&B::benefit_forgone>},
      {"rollback-occurrences-hurt", "occurrences", "occurrences of which a join is billed", true,
       figure<&B::occurrences_hurt>},
      {"rollback-occurrences-dead", "occurrences", "occurrences of which every join fails, one of them billed", true,
       figure<&B::occurrences_dead>},
      {"rollback-series", "series", "series of which an occurrence is billed dead", true, figure<&B::series>},
      {"rollback-invitations", "invitations", "pairs of meeting and person with a billed join", true,
       figure<&B::invitations>},
      {"rollback-participants", "people", "different people with a billed join", true, figure<&B::participants>},
      {"rollback-participant-minutes", "min", "time from failure to the planned end, over all billed joins", true,
       minutes_of<&B::participant_us>},
      {"rollback-meetings-unscheduled", "meetings", "meetings that cannot be made with the rollback, but without it",
       true, figure<&B::meetings_unscheduled>},
      {"rollback-repairs-not-possible", "edits", "edits that cannot be made with the rollback, but without it", true,
       figure<&B::repairs_not_possible>},
      {"rollback-people-locked-out", "people", "people who cannot sign in at home with the rollback, but without it",
       true, figure<&B::people_locked_out>},
      {"rollback-locked-out-minutes", "min", "for how long, over all of them", true, minutes_of<&B::locked_out_us>},
      {"rollback-clients-to-downgrade", "people", "people back on the legacy version with software that was upgraded",
       true, figure<&B::clients_to_downgrade>},
      {"rollback-interrupted", "occurrences", "occurrences running when the rollback begins that it hurts", true,
       figure<&B::interrupted>},
      {"rollback-duration-minutes", "min", "from the rollback's begin to its end", true, duration_minutes},
  };
}

}  // namespace coexist::scenarios::report
