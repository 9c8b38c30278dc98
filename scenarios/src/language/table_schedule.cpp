#include "language/tables.hpp"

namespace coexist::scenarios::language {
namespace {

const Schema<WindowEntry>& window_table() {
  static const auto table =
      Schema<WindowEntry>("window", "A maintenance window, once or recurring.")
          .required("id", &WindowEntry::id, id(), "Stable name.")
          .optional("label", &WindowEntry::label, text(), "Name for people.", "the id")
          .optional("zone", &WindowEntry::zone, zone(), "Zone of its times.", "the scenario's")
          .required("from", &WindowEntry::from, wall_time(), "When it first opens.")
          .required("lasts", &WindowEntry::lasts, duration(), "How long it is open.")
          .optional("rule", &WindowEntry::rule, text(), "Recurrence rule of RFC 5545, e.g. `FREQ=WEEKLY`.", "once");
  return table;
}

const Schema<FreezeEntry>& freeze_table() {
  static const auto table = Schema<FreezeEntry>("freeze", "A time in which no step begins or works.")
                                .required("id", &FreezeEntry::id, id(), "Stable name.")
                                .optional("label", &FreezeEntry::label, text(), "Name for people.", "the id")
                                .required("from", &FreezeEntry::from, wall_time(), "First instant.")
                                .required("until", &FreezeEntry::until, wall_time(), "First instant after it.");
  return table;
}

const Schema<ResourceEntry>& resource_table() {
  static const auto table =
      Schema<ResourceEntry>("resource", "Something that steps need while they run, such as administrators.")
          .required("id", &ResourceEntry::id, id(), "Stable name.")
          .optional("label", &ResourceEntry::label, text(), "Name for people.", "the id")
          .optional("units", &ResourceEntry::units, integer(0, 1000), "How many there are.", "1");
  return table;
}

const Schema<TaskEntry>& task_table() {
  static const auto table = Schema<TaskEntry>("task", "Takes time and sets the flags of its kind.")
                                .optional("pool", &TaskEntry::pool, text(), "Which pool it is about.");
  return table;
}
const Schema<DeployEntry>& deploy_table() {
  static const auto table = Schema<DeployEntry>("deploy", "Starts a planned pool.")
                                .required("pool", &DeployEntry::pool, text(), "Which pool.")
                                .optional("with", &DeployEntry::with, list_of(located(text())),
                                          "Pools that start with it: stores, gateways and the like.")
                                .optional("in-place-of", &DeployEntry::in_place_of, text(),
                                          "The pool whose servers become this one, with kinds that have an `outage`.");
  return table;
}
const Schema<MoveEntry>& move_table() {
  static const auto table =
      Schema<MoveEntry>("move", "A wave: people get another home pool, one by one.")
          .required("people", &MoveEntry::people, selector_table(), "Who.")
          .optional("to", &MoveEntry::to, text(), "Pool for everybody.")
          .optional("by-home", &MoveEntry::by_home, map_of(located(text())), "Target by the pool that they come from.")
          .optional("streams", &MoveEntry::streams, integer(1, 1000), "Moves at a time.", "4")
          .check([](const MoveEntry& move, Diagnostics& diagnostics) {
            if (move.to.has_value() != move.by_home.empty()) {
              diagnostics.error("E202", move.place, "a move needs either `to` or `by-home`");
            }
          });
  return table;
}
const Schema<UpgradeEntry>& upgrade_table() {
  static const auto table = Schema<UpgradeEntry>("upgrade", "A ring: people get other software.")
                                .required("people", &UpgradeEntry::people, selector_table(), "Who.")
                                .required("install", &UpgradeEntry::install, map_of(located(text())),
                                          "Software by slot; `none` empties a slot.");
  return table;
}
const Schema<ResendEntry>& resend_table() {
  static const auto table = Schema<ResendEntry>("resend", "Organisers open their future meetings and send them again.")
                                .required("people", &ResendEntry::people, selector_table(), "Which organisers.");
  return table;
}
const Schema<TransferEntry>& transfer_table() {
  static const auto table = Schema<TransferEntry>("transfer", "Singletons or applications get another owner.")
                                .required("artefacts", &TransferEntry::artefacts, list_of(located(text()), 1), "Which.")
                                .required("to", &TransferEntry::to, text(), "Pool that owns them afterwards.");
  return table;
}
const Schema<GateEntry>& gate_table() {
  static const auto table =
      Schema<GateEntry>("coexistence-test", "Everyone reaches everyone: a gate that stops the schedule if it fails.")
          .optional("samples", &GateEntry::samples, integer(1, 20),
                    "People of every pool tried for each class, client and version.", "1");
  return table;
}
const Schema<DecommissionEntry>& decommission_table() {
  static const auto table = Schema<DecommissionEntry>("decommission", "Takes a pool away for good.")
                                .required("pool", &DecommissionEntry::pool, text(), "Which pool.");
  return table;
}
const Schema<RollBackEntry>& roll_back_table() {
  static const auto table =
      Schema<RollBackEntry>("roll-back", "Undoes every completed move, newest first.")
          .optional("downgrade-after", &RollBackEntry::downgrade_after, duration(),
                    "Clients are downgraded this long after their owner's move back.", "never")
          .optional("freeze-scheduling", &RollBackEntry::freeze_scheduling, boolean(),
                    "Refuse new meetings with upgraded add-ins from the rollback on.", "false")
          .optional("keep-to-windows", &RollBackEntry::keep_to_windows, boolean(),
                    "Move back in maintenance windows only.", "false")
          .optional("streams", &RollBackEntry::streams, integer(1, 1000), "Moves at a time.", "4");
  return table;
}

const Schema<StepEntry>& step_table() {
  static const auto table =
      Schema<StepEntry>("step",
                        "One step of the schedule. One of the keys from `task` to `roll-back` says what it does.")
          .required("id", &StepEntry::id, id(), "Stable name.")
          .optional("label", &StepEntry::label, text(), "Name for people.", "that of its kind")
          .required("kind", &StepEntry::kind, text(), "Kind of step, as the pack names it.")
          .optional("after", &StepEntry::after, list_of(located(text())), "Steps that must have ended.")
          .optional("at", &StepEntry::at, wall_time(), "Not before this.")
          .optional("duration", &StepEntry::duration, duration(), "How long it takes, if not made of moves.",
                    "the pack's")
          .optional("in-window", &StepEntry::in_window, boolean(), "Works in maintenance windows only.", "as its kind")
          .optional("uses", &StepEntry::uses, list_of(located(text())), "Resources: a unit of each while it runs.")
          .optional(
              "on-trouble", &StepEntry::on_trouble,
              one_of<sim::OnTrouble>({{"continue", sim::OnTrouble::Continue, "go on; it is a finding"},
                                      {"stop", sim::OnTrouble::Stop, "no further step begins"},
                                      {"roll-back", sim::OnTrouble::RollBack, "the rollback step begins at once"}}),
              "When its gate fails, its window closes too early, or its work fails.", "stop")
          .one_of_keys<ActionEntry>(&StepEntry::action,
                                    {when<ActionEntry>("task", task_table(), "Takes time."),
                                     when<ActionEntry>("deploy", deploy_table(), "Starts a pool."),
                                     when<ActionEntry>("move", move_table(), "Moves people."),
                                     when<ActionEntry>("upgrade", upgrade_table(), "Upgrades clients."),
                                     when<ActionEntry>("resend", resend_table(), "Sends meetings again."),
                                     when<ActionEntry>("transfer", transfer_table(), "Moves artefacts."),
                                     when<ActionEntry>("coexistence-test", gate_table(), "Tests."),
                                     when<ActionEntry>("decommission", decommission_table(), "Takes a pool away."),
                                     when<ActionEntry>("roll-back", roll_back_table(), "Goes back.")});
  return table;
}

}  // namespace

const Schema<ScheduleEntry>& schedule_table() {
  static const auto table =
      Schema<ScheduleEntry>("schedule", "Steps with precedence, windows, freezes, resources and gates.")
          .optional("pilot", &ScheduleEntry::pilot, selector_table(), "The declared pilot group.")
          .optional("windows", &ScheduleEntry::windows, list_of(window_table()), "Maintenance windows.")
          .optional("freezes", &ScheduleEntry::freezes, list_of(freeze_table()), "Freezes.")
          .optional("resources", &ScheduleEntry::resources, list_of(resource_table()), "Resources.")
          .optional("steps", &ScheduleEntry::steps, list_of(step_table()), "Steps.");
  return table;
}

}  // namespace coexist::scenarios::language
