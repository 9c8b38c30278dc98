// Steps whose time is a duration rather than work on the infrastructure.
#include "execution/pool_service.hpp"
#include "execution/runners.hpp"

namespace coexist::sim {
namespace {

// Item i of n of a step that spreads its work evenly: the last item falls on the step's end.
Instant spread(const Stage& stage, Duration whole, std::size_t i, std::size_t n) {
  return stage.now() + share_of(whole, i + 1, n);
}

const Step& the(const Stage& stage, StepId step) {
  return stage.scenario().schedule.steps[step];
}

// Switching rather than stopped: that its servers run does not bring it back, since they run the new version by then.
void take_out_of_service(Stage& stage, StepId step, PoolId pool) {
  const auto switching = static_cast<std::uint32_t>(Service::Switching);
  stage.change(ChangeKind::PoolService, static_cast<std::uint32_t>(pool), switching, step);
  for (ArtefactId artefact : ids<ArtefactId>(stage.state().owner.size())) {
    if (stage.state().owner[artefact] != pool) continue;
    stage.change(ChangeKind::ArtefactService, static_cast<std::uint32_t>(artefact), switching, step);
  }
}

void hand_over(Stage& stage, StepId step, PoolId from, PoolId to) {
  for (ArtefactId artefact : ids<ArtefactId>(stage.state().owner.size())) {
    if (stage.state().owner[artefact] != from) continue;
    const auto subject = static_cast<std::uint32_t>(artefact);
    stage.change(ChangeKind::ArtefactOwner, subject, static_cast<std::uint32_t>(to), step);
    stage.change(ChangeKind::ArtefactService, subject, static_cast<std::uint32_t>(Service::Serving), step);
  }
}

void finish_after(Stage& stage, Duration duration, StepResult result, Done done) {
  stage.at(stage.now() + duration, TimerClass::Step, [result, done = std::move(done)] { done(result); });
}

}  // namespace

void run_ring(Stage& stage, StepId step, const UpgradeAction& ring, Done done) {
  const Duration whole = stage.nominal(the(stage, step));
  for (std::size_t i = 0; i < ring.people.size(); ++i) {
    stage.at(spread(stage, whole, i, ring.people.size()), TimerClass::Step,
             [&stage, step, &ring, person = ring.people[i]] {
               for (const auto& [slot, software] : ring.install) {
                 if (stage.state().software[slot][person] == software) continue;
                 stage.change(ChangeKind::SoftwareChanged, static_cast<std::uint32_t>(person),
                              static_cast<std::uint32_t>(software), step, static_cast<std::uint32_t>(slot));
               }
             });
  }
  finish_after(stage, whole, {StepEnd::Done, static_cast<std::uint32_t>(ring.people.size()), 0}, std::move(done));
}

void run_resend(Stage& stage, StepId step, const ResendAction& resend, Done done) {
  const Duration whole = stage.nominal(the(stage, step));
  for (std::size_t i = 0; i < resend.organisers.size(); ++i) {
    stage.at(spread(stage, whole, i, resend.organisers.size()), TimerClass::Step,
             [&stage, step, person = resend.organisers[i]] {
               stage.change(ChangeKind::MeetingsResent, static_cast<std::uint32_t>(person), 0, step);
             });
  }
  finish_after(stage, whole, {StepEnd::Done, static_cast<std::uint32_t>(resend.organisers.size()), 0}, std::move(done));
}

void run_transfer(Stage& stage, StepId step, const TransferAction& transfer, Done done) {
  const StepKind& kind = stage.pack().pack().step_kinds[the(stage, step).kind];
  if (kind.outage) {
    for (ArtefactId artefact : transfer.artefacts) {
      stage.change(ChangeKind::ArtefactService, static_cast<std::uint32_t>(artefact),
                   static_cast<std::uint32_t>(Service::Switching), step);
    }
  }
  stage.at(stage.now() + stage.nominal(the(stage, step)), TimerClass::Step,
           [&stage, step, &transfer, done = std::move(done)] {
             for (ArtefactId artefact : transfer.artefacts) {
               const auto subject = static_cast<std::uint32_t>(artefact);
               stage.change(ChangeKind::ArtefactOwner, subject, static_cast<std::uint32_t>(transfer.to), step);
               if (stage.state().artefact[artefact] != Service::Serving) {
                 stage.change(ChangeKind::ArtefactService, subject, static_cast<std::uint32_t>(Service::Serving), step);
               }
             }
             done({StepEnd::Done, static_cast<std::uint32_t>(transfer.artefacts.size()), 0});
           });
}

void run_deploy(Stage& stage, StepId step, const DeployAction& deploy, Done done) {
  const bool in_place =
      deploy.in_place_of != kNone<PoolId> && stage.pack().pack().step_kinds[the(stage, step).kind].outage;
  if (in_place) take_out_of_service(stage, step, deploy.in_place_of);
  stage.at(stage.now() + stage.nominal(the(stage, step)), TimerClass::Step,
           [&stage, step, &deploy, in_place, done = std::move(done)] {
             for (PoolId pool : deploy.with) start_pool(stage, pool, step);
             start_pool(stage, deploy.pool, step);
             const bool serving = stage.state().pool[deploy.pool] == Service::Serving;
             if (in_place && serving) hand_over(stage, step, deploy.in_place_of, deploy.pool);
             done({serving ? StepEnd::Done : StepEnd::Failed, serving ? 1U : 0U, serving ? 0U : 1U});
           });
}

void run_decommission(Stage& stage, StepId step, const DecommissionAction& decommission, Done done) {
  stage.at(stage.now() + stage.nominal(the(stage, step)), TimerClass::Step,
           [&stage, step, &decommission, done = std::move(done)] {
             stage.change(ChangeKind::PoolService, static_cast<std::uint32_t>(decommission.pool),
                          static_cast<std::uint32_t>(Service::Decommissioned), step);
             done({StepEnd::Done, 1, 0});
           });
}

void run_task(Stage& stage, StepId step, Done done) {
  finish_after(stage, stage.nominal(the(stage, step)), {StepEnd::Done, 1, 0}, std::move(done));
}

}  // namespace coexist::sim
