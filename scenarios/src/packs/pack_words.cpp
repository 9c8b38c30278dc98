#include "packs/pack_words.hpp"

namespace coexist::scenarios::packs {

Words<sim::StepArchetype> archetype_words() {
  using sim::StepArchetype;
  return {{"task", StepArchetype::Task, "takes time and sets flags"},
          {"deploy-pool", StepArchetype::DeployPool, "a planned pool starts"},
          {"move-people", StepArchetype::MovePeople, "homes change, one person at a time"},
          {"upgrade-software", StepArchetype::UpgradeSoftware, "what stands in a slot changes"},
          {"resend-meetings", StepArchetype::ResendMeetings, "organisers send meetings again"},
          {"transfer-artefact", StepArchetype::TransferArtefact, "an artefact gets another owner"},
          {"gate", StepArchetype::Gate, "a coexistence test"},
          {"decommission-pool", StepArchetype::DecommissionPool, "a pool goes for good"},
          {"rollback", StepArchetype::Rollback, "moves are undone"}};
}

Words<sim::Requirement> requirement_words() {
  using sim::Requirement;
  return {{"step-done", Requirement::StepDone, "a step of kind `step` has finished"},
          {"step-not-done", Requirement::StepNotDone, "no step of kind `step` has finished"},
          {"subject-has-no-people", Requirement::SubjectHasNoPeople, "the step's pool homes nobody"},
          {"subject-owns-nothing", Requirement::SubjectOwnsNothing, "the step's pool owns no `artefact`"},
          {"legacy-has-no-people", Requirement::LegacyHasNoPeople, "nobody is homed on a legacy product"},
          {"legacy-owns-nothing", Requirement::LegacyOwnsNothing, "no legacy pool owns an `artefact`"},
          {"takes-all-of-kind", Requirement::TakesAllOfKind, "the step leaves no `artefact` where it takes one away"},
          {"subject-servers", Requirement::SubjectServers,
           "the step's pool, if it is new and more than one server, has `count` up"},
          {"flag-on", Requirement::FlagOn, "the `flag` is on"},
          {"flag-off", Requirement::FlagOff, "the `flag` is off"},
          {"nobody-has-mark", Requirement::NobodyHasMark, "no sign-in can have left the `mark` on one of its people"},
          {"people-moved", Requirement::PeopleMoved, "nobody of the step's people is homed on a legacy product"}};
}

Words<sim::PhasePredicate> predicate_words() {
  using sim::PhasePredicate;
  return {{"new-pool-serving", PhasePredicate::NewPoolServing, ""},
          {"gate-begun", PhasePredicate::GateBegun, ""},
          {"pilot-moved", PhasePredicate::PilotMoved, ""},
          {"people-moved", PhasePredicate::PeopleMoved, "beyond the pilot"},
          {"pool-empty", PhasePredicate::PoolEmpty, ""},
          {"pool-decommissioned", PhasePredicate::PoolDecommissioned, ""},
          {"rollback-begun", PhasePredicate::RollbackBegun, ""},
          {"rollback-finished", PhasePredicate::RollbackFinished, ""}};
}

Words<sim::Gravity> gravity_words() {
  using sim::Gravity;
  return {{"forbidden", Gravity::Forbidden, "it does not work"},
          {"harmful", Gravity::Harmful, "it works and hurts somebody"},
          {"advice", Gravity::Advice, "recommended"}};
}

Words<sim::QuorumScope> quorum_scope_words() {
  using sim::QuorumScope;
  return {{"any", QuorumScope::Any, ""},
          {"homing", QuorumScope::Homing, "pools on which people can be homed"},
          {"not-homing", QuorumScope::NotHoming, "edge, gateways, databases and the like"}};
}

Words<sim::MediaUse> media_use_words() {
  using sim::MediaUse;
  return {{"meeting", MediaUse::Meeting, "between a participant and the pool that hosts the meeting"},
          {"call", MediaUse::Call, "between two people"},
          {"telephone", MediaUse::Telephone, "between somebody and the telephone network"}};
}

Words<sim::Door> door_words() {
  using sim::Door;
  return {{"blocking", Door::Blocking, "a rollback cannot move the person back"},
          {"lossy", Door::Lossy, "it can, at a loss"},
          {"delayed", Door::Delayed, "it can, and the mark comes back later"}};
}

Words<sim::PathCase> path_case_words() {
  return {{"plain", sim::PathCase::Plain, "nothing else"},
          {"across-realms", sim::PathCase::AcrossRealms, "a new pool is in a realm without legacy pools"},
          {"pool-in-part", sim::PathCase::PoolInPart, "a legacy pool is upgraded in part"}};
}

}  // namespace coexist::scenarios::packs
