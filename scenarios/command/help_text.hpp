// What `--help` says beside the options: examples first.
#pragma once

#include <string_view>

namespace coexist::command {

struct VerbHelp {
  std::string_view name, summary, description, examples;
};

inline constexpr std::string_view kPromise =
    "coexist only reads files and computes. It never contacts a server, and nothing leaves this machine.\n";

inline constexpr VerbHelp kProgramHelp{
    "coexist", "", "Rehearses a side-by-side server migration before anybody touches a server.\n",
    "  coexist init my-migration                   a scenario to start from\n"
    "  coexist check my-migration                  may its schedule be carried out?\n"
    "  coexist run my-migration --output out       rehearse it; report, figures and pictures\n"
    "  coexist explain my-migration failures       what fails because of the migration, and why\n"};

inline constexpr VerbHelp kInitHelp{
    "init", "Write a scenario to start from",
    "The folder holds scenario.yaml, with comments, and a schema by which editors "
    "complete and check it. Nothing is written if anything is in the way. --force writes it anew where a scenario "
    "stands "
    "already; what somebody has changed there is kept beside the new files, under a name "
    "that is printed.\n",
    "  coexist init my-migration\n"
    "  coexist init my-migration --example seed\n"
    "  coexist init my-migration --force          begin again, and keep what was changed\n"};

inline constexpr VerbHelp kCheckHelp{
    "check", "Say whether a schedule may be carried out",
    "Reads the scenario and everything that it names, and replays its schedule on paper. Exit code 1 if it must not "
    "be carried out.\n",
    "  coexist check my-migration\n"
    "  coexist check my-migration --set 'schedule.steps.wave-2.at=2013-05-18 08:00'\n"
    "  coexist check my-migration --format json\n"};

inline constexpr VerbHelp kRunHelp{
    "run", "Rehearse a migration",
    "Prints verdict, thresholds, phases, outcomes, findings, what a rollback costs, assumptions and unknowns. Exit "
    "code "
    "1 if something is in the way.\n",
    "  coexist run my-migration\n"
    "  coexist run my-migration --output out\n"
    "  coexist run my-migration --undo roll-back          what if this step were not done?\n"
    "  coexist run my-migration --fail-link atlantic      what if this line were down?\n"
    "  coexist run my-migration --format json > run.json\n"};

inline constexpr VerbHelp kRenderHelp{
    "render", "Draw the estate in each phase",
    "One picture for each stretch of each phase, as the estate is when the stretch ends; all from one layout.\n",
    "  coexist render my-migration --output pictures\n"
    "  coexist render my-migration --phase pilot --format png --output pictures\n"};

inline constexpr VerbHelp kImportHelp{
    "import", "Say what a file holds, and make it fit to be given away",
    "Topologies, people and calendars are personal data: they name people, machines and places. Nothing is sent "
    "anywhere. Before you show such a file to anybody, replace what is personal: --pseudonymise gives every name, "
    "address and host another one, consistently over all files that are treated with the same key. The key stays with "
    "you; whoever has it can test a guess.\n\n"
    "Reads topology documents (Get-CsTopology -AsXml, and .tbxml of the Topology Builder), people as CSV, and "
    "iCalendar; which of them a file is shows in its content.\n",
    "  coexist import topology.xml people.csv meetings.ics\n"
    "  coexist import topology.xml --carried\n"
    "  coexist import people.csv --pseudonymise --key my.key --output people-shareable.csv\n"};

inline constexpr VerbHelp kExplainHelp{
    "explain", "Ask why",
    "A code of a diagnostic, a rule, a fact, the metrics; or, of a scenario, why a join ended as it did. --verify runs "
    "the scenario again without the steps to blame.\n",
    "  coexist explain E104\n"
    "  coexist explain LYNC-INTEROP-062\n"
    "  coexist explain metrics\n"
    "  coexist explain my-migration failures\n"
    "  coexist explain my-migration join MEETING PERSON --occurrence 3 --verify\n"};

inline constexpr VerbHelp kSchemaHelp{"schema", "Print what files may hold",
                                      "JSON Schema (draft-07) for editors, or the same for people.\n",
                                      "  coexist schema > scenario.schema.json\n"
                                      "  coexist schema pack --format md\n"};

inline constexpr VerbHelp kPacksHelp{"packs", "List, check and show product knowledge",
                                     "A pack describes one hop, from a legacy version to a new one.\n",
                                     "  coexist packs\n"
                                     "  coexist packs check\n"
                                     "  coexist packs show ocs-2007-r2-to-lync-2013\n"};

inline constexpr VerbHelp kDoctorHelp{"doctor", "Check this machine", "Exit code 1 if something is missing.\n",
                                      "  coexist doctor\n"};

}  // namespace coexist::command
