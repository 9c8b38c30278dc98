#include "packs/pack_words.hpp"
#include "packs/written_codecs.hpp"
#include "packs/written_schemas.hpp"

namespace coexist::scenarios::packs {
namespace {

const Schema<sim::QuorumRow>& quorum_row_schema() {
  static const auto schema =
      Schema<sim::QuorumRow>("quorum-row", "A pool of so many servers.")
          .required("servers", &sim::QuorumRow::servers, integer(1), "Servers of the pool.")
          .required("start", &sim::QuorumRow::start, integer(1), "Needed for the very first start.")
          .required("run", &sim::QuorumRow::run, integer(1), "Needed to stay functional ...")
          .required("of-first", &sim::QuorumRow::of_first, integer(1), "... of so many that were started first.");
  return schema;
}

}  // namespace

const Schema<WrittenStepKind>& step_kind_schema() {
  static const auto schema =
      entry_schema<WrittenStepKind>("step-kind", "A kind of step of a schedule.")
          .optional("from", &WrittenStepKind::from, names(), "Only on hops from one of these products.")
          .optional("to", &WrittenStepKind::to, names(), "Only on hops to one of these products.")
          .required("archetype", &WrittenStepKind::archetype, one_of(archetype_words()), "What it does to the world.")
          .optional("sets", &WrittenStepKind::sets, names(), "Flags that are on when it has finished.")
          .optional("clears", &WrittenStepKind::clears, names(), "Flags that are off when it has finished.")
          .optional("installs", &WrittenStepKind::installs, keyed_names(),
                    "With move-people: software by slot that everybody who has moved has.")
          .optional("duration", &WrittenStepKind::duration, text(), "The assumption that says how long it takes.")
          .optional("replicates", &WrittenStepKind::replicates, text(),
                    "With task: the assumption that says how much of each person every pool receives before it ends.")
          .optional("retries-after", &WrittenStepKind::retries_after, text(),
                    "With `replicates`: the assumption that says when what did not get through is sent again.")
          .optional("outage", &WrittenStepKind::outage, boolean(),
                    "What is transferred, or upgraded in place by deploy-pool, serves nobody meanwhile.", "false")
          .optional("at-once", &WrittenStepKind::at_once, boolean(),
                    "With move-people: everybody at one instant, because nothing of theirs is taken anywhere.", "false")
          .optional("needs-window", &WrittenStepKind::needs_window, boolean(), "Only in a maintenance window.", "false")
          .optional("way-back", &WrittenStepKind::way_back, boolean(), "A rollback can undo it.", "true")
          .required("sources", &WrittenStepKind::sources, names(), "Facts and documents.");
  return schema;
}

const Schema<WrittenPrecedence>& precedence_schema() {
  static const auto schema =
      Schema<WrittenPrecedence>("precedence", "What must hold when a step begins.")
          .required("id", &WrittenPrecedence::id, key(), "Stable name.")
          .optional("from", &WrittenPrecedence::from, names(), "Only on hops from one of these products.")
          .optional("to", &WrittenPrecedence::to, names(), "Only on hops to one of these products.")
          .required("before", &WrittenPrecedence::before, names(), "Kinds of step that must not begin earlier.")
          .required("requires", &WrittenPrecedence::requirement, one_of(requirement_words()), "What must hold.")
          .optional("step", &WrittenPrecedence::step, text(), "With step-done and step-not-done.")
          .optional("artefact", &WrittenPrecedence::artefact, text(),
                    "With the two that own nothing, and takes-all-of-kind.")
          .optional("flag", &WrittenPrecedence::flag, text(), "With flag-on and flag-off.")
          .optional("mark", &WrittenPrecedence::mark, text(), "With nobody-has-mark.")
          .optional("count", &WrittenPrecedence::count, integer(1), "With subject-servers.")
          .required("gravity", &WrittenPrecedence::gravity, one_of(gravity_words()), "How bad it is.")
          .required("if-violated", &WrittenPrecedence::if_violated, text(), "What the sources say happens then.")
          .required("sources", &WrittenPrecedence::sources, names(), "Facts and documents.");
  return schema;
}

const Schema<sim::QuorumNeed>& quorum_need_schema() {
  static const auto schema =
      Schema<sim::QuorumNeed>("quorum-need", "A pool of any size; all its servers count.")
          .required("start", &sim::QuorumNeed::start, integer(1), "Needed for the very first start.")
          .required("run", &sim::QuorumNeed::run, integer(1), "Needed to stay functional.");
  return schema;
}

const Schema<WrittenQuorum>& quorum_schema() {
  static const auto schema =
      Schema<WrittenQuorum>("quorum", "How many servers of a pool must run.")
          .required("products", &WrittenQuorum::products, names(), "Of which products.")
          .optional("pools", &WrittenQuorum::scope, one_of(quorum_scope_words()), "Which of their pools.", "any")
          .optional("rows", &WrittenQuorum::rows, list_of(located(quorum_row_schema().codec()), 1),
                    "By size of the pool.")
          .optional("otherwise", &WrittenQuorum::otherwise, quorum_need_schema(),
                    "For every size that no row names; without it the entry does not cover these.")
          .optional("assumed", &WrittenQuorum::assumed, boolean(),
                    "Nobody documents it: reports say that their result rests on a guess.", "false")
          .optional("because", &WrittenQuorum::because, text(), "One clause for people. Required if assumed.")
          .optional("sources", &WrittenQuorum::sources, names(), "Facts and documents. Required unless assumed.")
          .check([](const WrittenQuorum& quorum, Diagnostics& diagnostics) {
            const auto missing = [&](const char* what) { diagnostics.error("E619", quorum.place, what); };
            if (quorum.rows.empty() && !quorum.otherwise) missing("a quorum needs `rows`, `otherwise` or both");
            if (quorum.assumed && quorum.because.empty()) missing("an assumed quorum needs `because`");
            if (!quorum.assumed && quorum.sources.empty()) missing("a quorum needs `sources`, or is `assumed: true`");
          });
  return schema;
}

const Schema<WrittenCapacity>& capacity_schema() {
  constexpr std::int64_t kMost = 1'000'000'000;
  static const auto meetings = Schema<sim::MeetingCapacity>("meeting-capacity", "What a pool carries in meetings.")
                                   .required("largest", &sim::MeetingCapacity::largest, integer(1, kMost),
                                             "Participants of the largest meeting; one such may be held at a time.")
                                   .required("share", &sim::MeetingCapacity::share_ppm, share(),
                                             "Of the people that a pool may home: so many may be in meetings at once.")
                                   .required("always-beside", &sim::MeetingCapacity::always_beside, integer(0, kMost),
                                             "Others in meetings beside a largest one, however small the pool.");
  static const auto schema =
      Schema<WrittenCapacity>("capacity", "Documented maxima.")
          .required("products", &WrittenCapacity::products, names(), "Of which products.")
          .optional("roles", &WrittenCapacity::roles, names(), "Only of pools that have one of these.")
          .optional("paired", &WrittenCapacity::paired, boolean(), "Only of pools that are one of a pair.", "false")
          .optional("alone", &WrittenCapacity::alone, boolean(), "Only of pools of one server.", "false")
          .optional("carries", &WrittenCapacity::carries, names(),
                    "Not who is homed on the pool counts, but who of these classes is homed on one that relates to it.")
          .optional("people-per-pool", &WrittenCapacity::people_per_pool, integer(1, kMost), "Homed on one pool.")
          .optional("people-per-server", &WrittenCapacity::people_per_server, integer(1, kMost),
                    "For each of its servers.")
          .optional("servers-per-pool", &WrittenCapacity::servers_per_pool, integer(1, kMost),
                    "At most; a pool of so many carries what is said for a pool.")
          .optional("meetings", &WrittenCapacity::meetings, meetings, "What a pool carries in meetings.")
          .required("sources", &WrittenCapacity::sources, names(), "Facts and documents.");
  return schema;
}

const Schema<WrittenUserModel>& user_model_schema() {
  static const auto size = Schema<WrittenMeetingSize>("meeting-size", "So many participants in a share of meetings.")
                               .required("people", &WrittenMeetingSize::people, integer(1, 1'000'000), "Participants.")
                               .required("share", &WrittenMeetingSize::share_ppm, share(), "Of all meetings.");
  static const auto schema =
      Schema<WrittenUserModel>("user-model", "What is published about how people use the products.")
          .required("meeting-sizes", &WrittenUserModel::meeting_sizes, list_of(size, 1), "Shares add up to 100 %.")
          .required("largest-meeting", &WrittenUserModel::largest_meeting, integer(1, 1'000'000),
                    "Participants of the one largest meeting.")
          .required("sign-in-within", &WrittenUserModel::sign_in_within, duration(),
                    "Everybody has signed in so long after a working day begins.")
          .required("sources", &WrittenUserModel::sources, names(), "Facts and documents.")
          .check([](const WrittenUserModel& model, Diagnostics& diagnostics) {
            std::int64_t whole = 0;
            for (const WrittenMeetingSize& s : model.meeting_sizes) whole += s.share_ppm;
            if (whole != 1'000'000) {
              diagnostics.error("E606", model.place, "the shares of `meeting-sizes` do not add up to 100 %");
            }
          });
  return schema;
}

const Schema<WrittenPhase>& phase_schema() {
  static const auto schema =
      entry_schema<WrittenPhase>("phase", "A phase of a legacy pool; the last whose predicates hold is its phase.")
          .required("when", &WrittenPhase::when, list_of(one_of(predicate_words())), "All of them hold.");
  return schema;
}

const Schema<WrittenSupportedPath>& supported_path_schema() {
  static const auto schema =
      Schema<WrittenSupportedPath>("supported-path", "Whether a way from some versions to others is supported.")
          .optional("case", &WrittenSupportedPath::of, one_of(path_case_words()), "What else is so.", "plain")
          .optional("legacy", &WrittenSupportedPath::legacy, names(), "Exactly these legacy products are there.",
                    "whichever are, unless the case is plain")
          .required("target", &WrittenSupportedPath::target, names(), "Exactly these new products.")
          .required("supported", &WrittenSupportedPath::supported, boolean(), "Or not.")
          .required("because", &WrittenSupportedPath::because, text(), "One clause.")
          .required("sources", &WrittenSupportedPath::sources, names(), "Facts and documents.");
  return schema;
}

const Schema<WrittenImport>& import_schema() {
  static const auto schema =
      Schema<WrittenImport>("import", "What names in imported documents mean.")
          .optional("service-versions", &WrittenImport::service_versions, keyed_names(), "Version number: product.")
          .optional("home-roles", &WrittenImport::home_roles, names(), "A cluster with one of them homes people.")
          .optional("roles", &WrittenImport::roles, keyed_names(), "Name in documents: role.")
          .optional("single-machine", &WrittenImport::single_machine, text(),
                    "Role of clusters that home people and can only be one machine.")
          .optional("url-schemes", &WrittenImport::url_schemes, keyed_names(),
                    "Scheme of a join address: kind of meeting.");
  return schema;
}

const Schema<WrittenTest>& test_schema() {
  static const auto schema =
      Schema<WrittenTest>("coexistence-test", "Who must reach whom before people are moved.")
          .required("contact", &WrittenTest::contact, text(), "The interaction between two people.")
          .required("administer", &WrittenTest::administer, text(), "The interaction with a pool.")
          .required("classes", &WrittenTest::classes, names(), "User classes that take part.")
          .optional("modalities", &WrittenTest::modalities, names(), "In which they do; in all of them without it.")
          .optional("assumes", &WrittenTest::assumes, names(), "Flags that a finished preparation has set.")
          .required("sources", &WrittenTest::sources, names(), "Facts and documents.");
  return schema;
}

}  // namespace coexist::scenarios::packs
