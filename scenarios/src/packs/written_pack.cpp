#include "packs/written_pack.hpp"

#include <iterator>

#include "packs/written_codecs.hpp"
#include "packs/written_schemas.hpp"

namespace coexist::scenarios::packs {
namespace {

template <class T>
void add(std::vector<T>& all, std::vector<T>&& more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

template <class T>
void replace(std::optional<T>& old, std::optional<T>&& newer) {
  if (newer) {
    old = std::move(newer);
  }
}

}  // namespace

const Schema<WrittenPack>& written_pack_schema() {
  using P = WrittenPack;
  static const auto schema =
      Schema<P>("pack-file",
                "A file of a pack, or of rules to lay over one. A pack's objects may stand in any of its files.")
          .optional("pack", &P::header, header_schema(), "In pack.yaml.")
          .optional("hop", &P::hop, hop_schema(), "In pack.yaml: the sides of the products of the packs below.")
          .optional("files", &P::files, names(), "In pack.yaml: the pack's other files, beside it.")
          .optional("products", &P::products, list_of(product_schema()), "Server products.")
          .optional("slots", &P::slots, list_of(plain_entry_schema()),
                    "Places on a desk that hold one piece of software.")
          .optional("software", &P::software, list_of(software_schema()), "Clients and add-ins.")
          .optional("scheduling-slot", &P::scheduling_slot, text(), "The slot whose software schedules meetings.")
          .optional("results", &P::results, list_of(result_schema()), "Ways in which something happens.")
          .optional("formats", &P::formats, list_of(plain_entry_schema()), "Formats of invitations.")
          .optional("meeting-kinds", &P::meeting_kinds, list_of(plain_entry_schema()), "What organisers ask for.")
          .optional("conditions", &P::conditions, list_of(condition_schema()),
                    "Of a meeting; the first when it is new.")
          .optional("classes", &P::classes, list_of(class_schema()), "User classes; the first is that of employees.")
          .optional("modalities", &P::modalities, list_of(plain_entry_schema()), "Ways to be in contact.")
          .optional("features", &P::features, list_of(plain_entry_schema()), "What a degraded interaction may lose.")
          .optional("flags", &P::flags, list_of(plain_entry_schema()), "Set and cleared by steps.")
          .optional("roles", &P::roles, list_of(plain_entry_schema()), "What the servers of a pool do; editions, too.")
          .optional("artefact-kinds", &P::artefact_kinds, list_of(artefact_kind_schema()),
                    "Singletons and applications.")
          .optional("switches", &P::switches, list_of(switch_schema()), "Choices where sources differ.")
          .optional("assumptions", &P::assumptions, list_of(assumption_schema()), "Numbers that nobody documents.")
          .optional("facts", &P::facts, list_of(fact_schema()), "Documented statements.")
          .optional("sources", &P::sources, list_of(source_schema()), "Documents.")
          .optional("sets", &P::sets, keyed(names()), "Names for lists of values, usable in conditions.")
          .optional("aspects", &P::aspects, list_of(aspect_schema()), "Decision tables.")
          .optional("tables", &P::tables, list_of(table_schema()), "Rules in the form of a matrix.")
          .optional("skews", &P::skews, list_of(skew_schema()), "Limits on the distance of versions.")
          .optional("rules", &P::rules, list_of(rule_schema()), "Rules one by one.")
          .optional("interactions", &P::interactions, list_of(interaction_schema()), "What people try to do.")
          .optional("marks", &P::marks, list_of(mark_schema()), "What sign-ins leave on people.")
          .optional("decisions", &P::decisions, list_of(decision_schema()),
                    "What was done where sources contradict each other or are silent.")
          .optional("questions", &P::questions, list_of(question_schema()), "Sentences that `ask` understands.")
          .optional("transitions", &P::transitions, list_of(transition_schema()), "What moves do to meetings.")
          .optional("formats-made", &P::formats_made, list_of(format_rule_schema()), "The first that fits decides.")
          .optional("step-kinds", &P::step_kinds, list_of(step_kind_schema()), "Kinds of step.")
          .optional("precedence", &P::precedence, list_of(precedence_schema()), "Order of steps.")
          .optional("quorums", &P::quorums, list_of(quorum_schema()), "Servers that must run.")
          .optional("capacities", &P::capacities, list_of(capacity_schema()), "Documented maxima.")
          .optional("streams", &P::streams, list_of(stream_schema()), "What people send and receive.")
          .optional("media", &P::media, list_of(media_schema()),
                    "What streams take of lines; of a stream, the first that fits decides.")
          .optional("phases", &P::phases, list_of(phase_schema()), "In order.")
          .optional("supported-paths", &P::supported_paths, list_of(supported_path_schema()), "Documented paths.")
          .optional("import", &P::import, import_schema(), "Names in imported documents.")
          .optional("user-model", &P::user_model, user_model_schema(), "How people use the products.")
          .optional("coexistence-test", &P::coexistence_test, test_schema(), "The test of the gate.");
  return schema;
}

void append(WrittenPack& pack, WrittenPack more) {
  replace(pack.header, std::move(more.header));
  replace(pack.hop, std::move(more.hop));
  replace(pack.scheduling_slot, std::move(more.scheduling_slot));
  replace(pack.import, std::move(more.import));
  replace(pack.user_model, std::move(more.user_model));
  replace(pack.coexistence_test, std::move(more.coexistence_test));
  add(pack.files, std::move(more.files));
  add(pack.products, std::move(more.products));
  add(pack.slots, std::move(more.slots));
  add(pack.software, std::move(more.software));
  add(pack.results, std::move(more.results));
  add(pack.formats, std::move(more.formats));
  add(pack.meeting_kinds, std::move(more.meeting_kinds));
  add(pack.conditions, std::move(more.conditions));
  add(pack.classes, std::move(more.classes));
  add(pack.modalities, std::move(more.modalities));
  add(pack.features, std::move(more.features));
  add(pack.flags, std::move(more.flags));
  add(pack.roles, std::move(more.roles));
  add(pack.artefact_kinds, std::move(more.artefact_kinds));
  add(pack.switches, std::move(more.switches));
  add(pack.assumptions, std::move(more.assumptions));
  add(pack.facts, std::move(more.facts));
  add(pack.sources, std::move(more.sources));
  add(pack.sets, std::move(more.sets));
  add(pack.aspects, std::move(more.aspects));
  add(pack.tables, std::move(more.tables));
  add(pack.skews, std::move(more.skews));
  add(pack.rules, std::move(more.rules));
  add(pack.interactions, std::move(more.interactions));
  add(pack.marks, std::move(more.marks));
  add(pack.questions, std::move(more.questions));
  add(pack.decisions, std::move(more.decisions));
  add(pack.transitions, std::move(more.transitions));
  add(pack.formats_made, std::move(more.formats_made));
  add(pack.step_kinds, std::move(more.step_kinds));
  add(pack.precedence, std::move(more.precedence));
  add(pack.quorums, std::move(more.quorums));
  add(pack.capacities, std::move(more.capacities));
  add(pack.streams, std::move(more.streams));
  add(pack.media, std::move(more.media));
  add(pack.phases, std::move(more.phases));
  add(pack.supported_paths, std::move(more.supported_paths));
}

}  // namespace coexist::scenarios::packs
