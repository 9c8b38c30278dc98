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
    "  coexist explain my-migration failures       what fails because of the migration, and why\n"
    "  coexist weak my-migration                   which failure hurts most, phase by phase\n"
    "  coexist runbook my-migration --format md    the paper for the change window\n"
    "  coexist ask                                 which questions product knowledge answers\n"};

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
    "1 if something is in the way.\n"
    "A schedule that must not be carried out is refused. --undo asks what if, and rehearses whatever is left, also "
    "against the verifier; such a run is marked, and its exit code is 1.\n",
    "  coexist run my-migration\n"
    "  coexist run my-migration --output out\n"
    "  coexist run my-migration --undo roll-back          what if this step were not done?\n"
    "  coexist run my-migration --fail-link atlantic      what if this line were down?\n"
    "  coexist run my-migration --ledger ledger.sqlite    every join, to be queried\n"
    "  coexist run my-migration --ledger - | grep '\"table\":\"findings\"'\n"
    "  coexist run my-migration --format json > run.json\n"};

inline constexpr VerbHelp kRenderHelp{
    "render", "Draw the estate in each phase",
    "One picture for each stretch of each phase, as the estate is when the stretch ends; all from one layout.\n",
    "  coexist render my-migration --output pictures\n"
    "  coexist render my-migration --phase pilot --format png --output pictures\n"
    "  coexist render my-migration --undo roll-back --output pictures   what if this step were not done?\n"};

inline constexpr VerbHelp kRunbookHelp{
    "runbook", "Print the paper for the change window",
    "For each step of the schedule, in the planned order: when, who and how many, what must hold before, what to do "
    "and "
    "to check with its documents, what it changes, and whether there is a way back; then what else to check, and "
    "everybody by name. Nothing is rehearsed.\n"
    "A schedule that must not be carried out is printed, and marked where something stands against it; exit code 1 "
    "then.\n",
    "  coexist runbook my-migration\n"
    "  coexist runbook my-migration --format md --output runbook.md\n"
    "  coexist runbook my-migration --format json\n"};

inline constexpr VerbHelp kImportHelp{
    "import", "Say what a file holds, and make it fit to be given away",
    "Topologies, people and calendars are personal data: they name people, machines and places. Nothing is sent "
    "anywhere. Before you show such a file to anybody, replace what is personal: --pseudonymise gives every name, "
    "address and host another one, consistently over all files that are treated with the same key. The key stays with "
    "you; whoever has it can test a guess. Such files are there to be given away: names of sites and pools are "
    "replaced, too, so a scenario that names the originals does not fit them.\n\n"
    "Reads topology documents (Get-CsTopology -AsXml, and .tbxml of the Topology Builder), people as CSV, and "
    "iCalendar; which of them a file is shows in its content. A table of people begins with the names of its "
    "columns: id (or mail), name, site, department, home pool, class, client; `coexist schema --format md` "
    "says under people-csv which other names are understood.\n",
    "  coexist import topology.xml people.csv meetings.ics\n"
    "  coexist import topology.xml --carried\n"
    "  coexist import people.csv --pseudonymise --key my.key --output people-shareable.csv\n"};

inline constexpr VerbHelp kExplainHelp{
    "explain", "Ask why",
    "A code of a diagnostic, a rule, a fact, a conflict or gap, a choice, the metrics; or, "
    "of a scenario, a rule "
    "with its own rules laid over, and why a join or a sign-in ended as it did. --verify runs "
    "the scenario again without the steps to blame.\n",
    "  coexist explain E104\n"
    "  coexist explain LYNC-INTEROP-062\n"
    "  coexist explain C22\n"
    "  coexist explain metrics\n"
    "  coexist explain my-migration rule MY-RULE\n"
    "  coexist explain my-migration failures\n"
    "  coexist explain my-migration join MEETING PERSON --occurrence 3 --verify\n"
    "  coexist explain my-migration sign-in PERSON --verify\n"};

inline constexpr VerbHelp kWeakHelp{
    "weak", "Say which failure hurts most in each phase",
    "For each phase, as it ends: the server, line, pool and site whose loss locks most people out, the two servers or "
    "lines that together hurt more than each, and pools that one server stops. --run lets the worst of them fail on "
    "the last whole working day of the phase and counts what fails then.\n",
    "  coexist weak my-migration\n"
    "  coexist weak my-migration --run\n"
    "  coexist weak my-migration --set topology.pools.new-pool.servers=5 --format json\n"};

inline constexpr VerbHelp kSchemaHelp{"schema", "Print what files may hold",
                                      "JSON Schema (draft-07) for editors, or the same for people. Of a ledger, "
                                      "the tables and views that `run --ledger` writes.\n",
                                      "  coexist schema > scenario.schema.json\n"
                                      "  coexist schema pack --format md\n"
                                      "  coexist schema ledger --format md\n"};

inline constexpr VerbHelp kAskHelp{
    "ask", "Ask one question about product knowledge",
    "A sentence in the words of a pack: places take an id or a label, what is in brackets may be left out, and what is "
    "not said may be anything. Without a sentence, prints the sentences that packs understand.\n\n"
    "Exit code 0 if it works, or works in part, whatever was not said; 1 if it fails, is unknown, or may do either.\n",
    "  coexist ask\n"
    "  coexist ask \"oc-2007-r2 joins meeting scheduled by lync-2013 on lync-2013\"\n"
    "  coexist ask \"lync-2010 signs in to lync-2013\" --usual\n"
    "  coexist ask \"lync-2013 joins meeting on lync-2013\" --where meeting.format=https --pack "
    "lync-2010-to-lync-2013\n"
    "  coexist ask \"lync-2013 signs in to lync-2013\" --pack lync-2010-to-lync-2013 --rules our-lab.yaml\n"};

inline constexpr VerbHelp kPacksHelp{
    "packs", "List, check, question and compare product knowledge",
    "A pack describes one hop, from a legacy version to a new one. `check` reads it as a scenario would, `show` lists "
    "its vocabulary.\n",
    "  coexist packs\n"
    "  coexist packs check\n"
    "  coexist packs show ocs-2007-r2-to-lync-2013\n"
    "  coexist packs matrix ocs-2007-r2-to-lync-2013 --interaction join --rows client --cols host\n"
    "  coexist packs coverage\n"
    "  coexist packs diff ocs-2007-r2-to-lync-2013 lync-2010-to-lync-2013\n"
    "  coexist packs facts\n"
    "  coexist packs assumptions\n"
    "  coexist packs check ocs-2007-r2-to-lync-2013 --rules our-lab.yaml\n"
    "  coexist packs check my-hop --packs my-packs\n"};

inline constexpr VerbHelp kMatrixHelp{
    "matrix", "Print a decision over two attributes of the situation",
    "Where the outcome hangs on more than row and column, that is taken as given, with values that let most cells work "
    "and differ, and the heading says which; --where says other ones. With --any nothing is taken: a cell shows the "
    "worst answer and how many there are. A combination that no rule covers is unknown.\n",
    "  coexist packs matrix ocs-2007-r2-to-lync-2013 --interaction join --rows client --cols host\n"
    "  coexist packs matrix ocs-2007-r2-to-lync-2013 --interaction join --rows client --cols host --any\n"
    "  coexist packs matrix ocs-2007-r2-to-lync-2013 --interaction sign-in --rows client --cols home --usual\n"
    "  coexist packs matrix kubernetes-version-skew --aspect kubelet-on-api --rows kubelet --cols api --format csv\n"
    "  coexist packs matrix exchange-2007-2010-to-2013 --interaction open-mailbox --rows mailbox --cols protocol \\\n"
    "    --where front-end=exchange-2013 --usual --format markdown\n"};

inline constexpr VerbHelp kCoverageHelp{
    "coverage", "Count what rules decide, and name what none decides",
    "Counts, table by table, the combinations of values that can occur: how many a rule decides, how many of these by "
    "an assumption, and how many no rule. Those are named by conditions, as the rules would be written that are "
    "missing. Without a name, one line for each pack.\n",
    "  coexist packs coverage\n"
    "  coexist packs coverage ocs-2007-r2-to-lync-2013\n"
    "  coexist packs coverage --format json\n"};

inline constexpr VerbHelp kDiffHelp{
    "diff", "Say in what two packs differ",
    "Entries that only one of them has, entries that say something else, and, of tables that both have, the "
    "combinations that end differently.\n",
    "  coexist packs diff ocs-2007-r2-to-lync-2013 lync-2010-to-lync-2013\n"
    "  coexist packs diff exchange-2007-2010-to-2013 exchange-2010-2013-to-2016 --exit-code\n"};

inline constexpr VerbHelp kFactsHelp{
    "facts", "Account for every documented statement",
    "For each statement that packs hold: the rules, tables, steps and other entries that cite it, or where it is "
    "carried "
    "(runbook, check list, vocabulary), or why it is not simulated. Exit code 1 if one has no place.\n",
    "  coexist packs facts\n"
    "  coexist packs facts --format markdown > facts.md\n"
    "  coexist packs facts --format csv\n"};

inline constexpr VerbHelp kAssumptionsHelp{
    "assumptions", "List what packs take for granted",
    "Numbers that nobody documents, with their range; choices where sources contradict each other or are silent, with "
    "their values; and what was decided for good. Each with the conflict or the gap that it settles and with what "
    "rests "
    "on it. A scenario replaces numbers under `assumptions:` and choices under `switches:`.\n",
    "  coexist packs assumptions\n"
    "  coexist packs assumptions ocs-2007-r2-to-lync-2013\n"
    "  coexist packs assumptions --format csv\n"};

inline constexpr VerbHelp kDoctorHelp{"doctor", "Check this machine", "Exit code 1 if something is missing.\n",
                                      "  coexist doctor\n"};

}  // namespace coexist::command
