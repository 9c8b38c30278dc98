#include "language/tables.hpp"

namespace coexist::scenarios::language {
namespace {

const Schema<GroupEntry>& group_table() {
  static const auto table = Schema<GroupEntry>("group", "A named set of people.")
                                .required("id", &GroupEntry::id, id(), "Stable name.")
                                .optional("label", &GroupEntry::label, text(), "Name for people.", "the id")
                                .required("people", &GroupEntry::people, selector_table(), "Who.");
  return table;
}

const Schema<FaultEntry>& fault_table() {
  static const auto table =
      Schema<FaultEntry>("fault", "Something that goes off by itself.")
          .optional("server", &FaultEntry::server, text(), "Id of a server.")
          .optional("link", &FaultEntry::link, text(), "Id of a link.")
          .required("from", &FaultEntry::from, wall_time(), "When it goes off.")
          .optional("until", &FaultEntry::until, wall_time(), "When it is back.", "never")
          .check([](const FaultEntry& fault, Diagnostics& diagnostics) {
            if (fault.server.has_value() == fault.link.has_value()) {
              diagnostics.error("E203", fault.place, "a fault concerns either a `server` or a `link`");
            }
          });
  return table;
}

const Schema<ThresholdEntry>& threshold_table() {
  static const auto table =
      Schema<ThresholdEntry>("threshold", "A limit that decides the exit code.")
          .required("metric", &ThresholdEntry::metric, text(),
                    "Name of a metric; `coexist explain metrics` lists them.")
          .optional("at-most", &ThresholdEntry::at_most, integer(0), "Largest value allowed.")
          .optional("at-least", &ThresholdEntry::at_least, integer(0), "Smallest value allowed.")
          .check([](const ThresholdEntry& threshold, Diagnostics& diagnostics) {
            if (!threshold.at_most && !threshold.at_least) {
              diagnostics.error("E204", threshold.place, "a threshold needs `at-most` or `at-least`");
            }
            if (threshold.at_most && threshold.at_least && *threshold.at_most < *threshold.at_least) {
              diagnostics.error("E204", threshold.place, "no figure is both `at-least` and `at-most` of these limits");
            }
          });
  return table;
}

const Schema<WaiverEntry>& waiver_table() {
  static const auto table =
      Schema<WaiverEntry>("waiver",
                          "A finding that somebody answers for: it stays in every report and does not block until the "
                          "waiver expires.")
          .required(
              "finding", &WaiverEntry::finding, text(),
              "What reports call it (`gate-failed`), its code (`E711`), the id of a rule of the pack's order, or of "
              "a rule that leaves an outcome unknown.")
          .optional("step", &WaiverEntry::step, text(), "Only of this step.", "any")
          .optional("pool", &WaiverEntry::pool, text(), "Only of this pool.", "any")
          .required("owner", &WaiverEntry::owner, text(), "Who answers for it.")
          .required("reason", &WaiverEntry::reason, text(), "Why it is accepted.")
          .required("expires", &WaiverEntry::expires, date(),
                    "A day, from its midnight in the scenario's zone: what is still so then is not waived.");
  return table;
}

const Schema<JoinQuestion>& join_table() {
  static const auto table =
      Schema<JoinQuestion>("join-question", "How does this join end?")
          .required("meeting", &JoinQuestion::meeting, text(), "Id of a meeting.")
          .required("person", &JoinQuestion::person, text(), "Id of a participant.")
          .optional("occurrence", &JoinQuestion::occurrence, integer(1, 1'000'000), "Which occurrence, from 1.", "1")
          .optional("path", &JoinQuestion::path, text(), "Only by this access path.", "as the person would");
  return table;
}
const Schema<SignInQuestion>& sign_in_table() {
  static const auto table = Schema<SignInQuestion>("sign-in-question", "Could this person sign in?")
                                .required("person", &SignInQuestion::person, text(), "Id of a person.")
                                .required("at", &SignInQuestion::at, wall_time(), "When.");
  return table;
}
const Schema<ContactQuestion>& contact_table() {
  static const auto table = Schema<ContactQuestion>("contact-question", "Could this person reach that one?")
                                .required("from", &ContactQuestion::from, text(), "Id of a person.")
                                .required("to", &ContactQuestion::to, text(), "Id of a person.")
                                .required("modality", &ContactQuestion::modality, text(), "How, as the pack names it.")
                                .required("at", &ContactQuestion::at, wall_time(), "When.");
  return table;
}
const Schema<InteractionQuestion>& interaction_table() {
  static const auto table =
      Schema<InteractionQuestion>("interaction-question", "Could this person do this, for which nobody else matters?")
          .required("interaction", &InteractionQuestion::interaction, text(), "Id of an interaction of the pack.")
          .required("person", &InteractionQuestion::person, text(), "Id of a person.")
          .optional("modality", &InteractionQuestion::modality, text(), "How, as the pack names it.")
          .required("at", &InteractionQuestion::at, wall_time(), "When.");
  return table;
}
const Schema<MarkQuestion>& mark_table() {
  static const auto table = Schema<MarkQuestion>("mark-question", "Has a sign-in left this mark on this person?")
                                .required("person", &MarkQuestion::person, text(), "Id of a person.")
                                .required("mark", &MarkQuestion::mark, text(), "Id of a mark of the pack.")
                                .required("at", &MarkQuestion::at, wall_time(), "When.");
  return table;
}
template <typename Asked>
Schema<Asked> pool_table(const char* name, const char* asks) {
  return Schema<Asked>(name, asks)
      .required("pool", &Asked::pool, text(), "Id of a pool.")
      .required("at", &Asked::at, wall_time(), "When.");
}
const Schema<PoolQuestion>& service_table() {
  static const auto table = pool_table<PoolQuestion>("pool-question", "What does this pool do?");
  return table;
}
const Schema<PeoplePerServerQuestion>& people_per_server_table() {
  static const auto table = pool_table<PeoplePerServerQuestion>(
      "people-per-server-question", "How many people homed here are there for each server that runs?");
  return table;
}
const Schema<SeatsLeftQuestion>& seats_left_table() {
  static const auto table = pool_table<SeatsLeftQuestion>(
      "seats-left-question", "How many more people is this pool documented to take into meetings?");
  return table;
}
const Schema<LineTakesQuestion>& line_takes_table() {
  static const auto table =
      Schema<LineTakesQuestion>("line-takes-question",
                                "How many bits a second do meetings typically send over this line?")
          .required("link", &LineTakesQuestion::link, text(), "Id of a link.")
          .required("at", &LineTakesQuestion::at, wall_time(), "When.");
  return table;
}
const Schema<CallTakesQuestion>& call_takes_table() {
  static const auto table =
      Schema<CallTakesQuestion>("call-takes-question",
                                "How many bits a second would this call typically take of a line?")
          .required("from", &CallTakesQuestion::from, text(), "Id of a person.")
          .optional("to", &CallTakesQuestion::to, text(), "Id of another; without it, to the telephone network.")
          .required("stream", &CallTakesQuestion::stream, text(), "Id of a stream of the pack.")
          .required("at", &CallTakesQuestion::at, wall_time(), "When.");
  return table;
}
const Schema<StepQuestion>& step_table() {
  static const auto table = Schema<StepQuestion>("step-question", "How does this step end?")
                                .required("step", &StepQuestion::step, text(), "Id of a step.");
  return table;
}
const Schema<VerdictQuestion>& verdict_table() {
  static const auto table = Schema<VerdictQuestion>("verdict-question", "Which rule does the schedule violate first?");
  return table;
}

}  // namespace

const Schema<ExpectationEntry>& expectation_table() {
  static const auto table =
      Schema<ExpectationEntry>("expectation",
                               "A question and the answer that it should have: for cases with a known outcome.")
          .optional("says", &ExpectationEntry::says, text(), "What is being claimed.")
          .one_of_keys<Question>(
              &ExpectationEntry::question,
              {when<Question>("join", join_table(), "How a join ends."),
               when<Question>("sign-in", sign_in_table(), "Whether somebody could sign in."),
               when<Question>("contact", contact_table(), "Whether somebody could reach somebody."),
               when<Question>("interaction", interaction_table(), "Whether somebody could do that."),
               when<Question>("mark", mark_table(), "Whether somebody has a mark."),
               when<Question>("pool", service_table(), "What a pool does."),
               when<Question>("people-per-server", people_per_server_table(), "How many people a server carries."),
               when<Question>("seats-left", seats_left_table(), "How many more people a pool takes into meetings."),
               when<Question>("line-takes", line_takes_table(), "What meetings take of a line."),
               when<Question>("call-takes", call_takes_table(), "What a call takes of a line."),
               when<Question>("step", step_table(), "How a step ends."),
               when<Question>("verifier", verdict_table(), "What the verifier says."),
               when<Question>("metric", located(text()), "The value of a metric.")})
          .required(
              "is", &ExpectationEntry::is, text(),
              "The answer: works, degraded, unknown, fails; on, off; a service; done, partly, failed, not-begun; a "
              "number; for the verifier `accepted` or the id of the violated rule.")
          .optional("rule", &ExpectationEntry::rule, text(), "The rule that must have decided.");
  return table;
}

const Schema<ScenarioEntry>& scenario_table() {
  using S = ScenarioEntry;
  static const auto table =
      Schema<S>("scenario", "A migration to rehearse: the estate, the people, their meetings, and a schedule.")
          .required("coexist", &S::format, integer(1, 1), "Version of this format.")
          .optional("extends", &S::extends, text(),
                    "Another scenario that this one changes; path relative to this file.")
          .optional("id", &S::id, id(), "Stable name.", "the name of its folder")
          .required("title", &S::title, text(), "What the rehearsal is called.")
          .optional("description", &S::description, text(), "What it is for.")
          .required("pack", &S::pack, text(), "Product knowledge: id of a pack.")
          .optional("rules", &S::rules, list_of(located(text())), "Files with rules of your own, laid over the pack.")
          .optional("switches", &S::switches, map_of(located(text())), "Choices where the sources disagree.",
                    "the pack's documented defaults")
          .optional("assumptions", &S::assumptions, map_of(located(text())), "Your numbers for what nobody documents.",
                    "the pack's")
          .optional("seed", &S::seed, integer(0), "Of everything that is drawn.", "1")
          .optional("zone", &S::zone, zone(), "Zone of all times that name none.", "UTC")
          .required("start", &S::start, wall_time(), "When the rehearsal begins.")
          .required("end", &S::end, wall_time(), "When it ends; 90 days after the last step, or later.")
          .optional("flags", &S::flags, list_of(located(text())), "Flags of the pack that are on at the start.")
          .required("topology", &S::topology, topology_table(), "Sites, links, pools.")
          .required("people", &S::people, people_table(), "Who takes part.")
          .optional("groups", &S::groups, list_of(group_table()), "Named sets of people.")
          .optional("meetings", &S::meetings, meetings_table(), "Who meets whom.")
          .optional("schedule", &S::schedule, schedule_table(), "What is done, and when.")
          .optional("faults", &S::faults, list_of(fault_table()), "What goes off by itself.")
          .optional("thresholds", &S::thresholds, list_of(threshold_table()), "What decides the exit code.")
          .optional("waivers", &S::waivers, list_of(waiver_table()), "Findings that somebody answers for.")
          .optional("expect", &S::expectations, list_of(expectation_table()), "Questions with known answers.");
  return table;
}

}  // namespace coexist::scenarios::language
