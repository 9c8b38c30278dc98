#include <fmt/format.h>

#include "packs/written_codecs.hpp"
#include "packs/written_schemas.hpp"

namespace coexist::scenarios::packs {
namespace {

template <class T>
Schema<T>& add_version(Schema<T>& schema) {
  return schema
      .optional("family", static_cast<std::string T::*>(&T::family), text(),
                "What it is a version of; ranges and skews compare within a family.")
      .optional("version", static_cast<sim::Version T::*>(&T::version), version(), "Its number.");
}

}  // namespace

const Schema<WrittenHeader>& header_schema() {
  static const auto schema =
      Schema<WrittenHeader>("header", "What this pack is.")
          .required("id", &WrittenHeader::id, id(), "The name of the pack's directory.")
          .required("format", &WrittenHeader::format, integer(), "Version of the pack format: 1.")
          .required("version", &WrittenHeader::version, text(), "Of the pack's content.")
          .required("title", &WrittenHeader::title, text(), "One line.")
          .optional("summary", &WrittenHeader::summary, text(), "A few sentences.")
          .optional("collection", &WrittenHeader::collection, text(),
                    "Where its statements were collected, if not with those of most packs: they are counted apart.")
          .optional("extends", &WrittenHeader::extends, names(),
                    "Packs that lie below this one: what they hold is here, too, and may be replaced by id.")
          .optional("abstract", &WrittenHeader::is_abstract, boolean(), "Only there to be extended: describes no hop.",
                    "false");
  return schema;
}

const Schema<WrittenHop>& hop_schema() {
  static const auto schema =
      Schema<WrittenHop>("hop", "Which products stand on which side. Others of the packs below are not there.")
          .required("legacy", &WrittenHop::legacy, names(), "What is left.")
          .required("new", &WrittenHop::target, names(), "What is moved to.")
          .optional("outside", &WrittenHop::outside, names(), "Somebody else's.")
          .optional("refused", &WrittenHop::refused, names(),
                    "Legacy products that are known only for the paths that are not supported.");
  return schema;
}

const Schema<WrittenEntry>& plain_entry_schema() {
  static const auto schema = entry_schema<WrittenEntry>("entry", "A name of the pack's vocabulary.");
  return schema;
}

const Schema<WrittenMeetingCondition>& condition_schema() {
  static const auto schema =
      entry_schema<WrittenMeetingCondition>("condition", "What has happened to a meeting since it was made.")
          .optional("outlasts-edits", &WrittenMeetingCondition::outlasts_edits, boolean(),
                    "A meeting that is edited or sent again stays in it.", "false");
  return schema;
}

const Schema<WrittenProduct>& product_schema() {
  static const auto schema = [] {
    auto product = entry_schema<WrittenProduct>("product", "A server product in one version.");
    product.optional("side", &WrittenProduct::side,
                     one_of<sim::Side>({{"legacy", sim::Side::Legacy, "what is left"},
                                        {"new", sim::Side::New, "what is moved to"},
                                        {"outside", sim::Side::Outside, "somebody else's"}}),
                     "Where it stands; without it, `hop` says.");
    return add_version(product);
  }();
  return schema;
}

const Schema<WrittenSoftware>& software_schema() {
  static const auto schema = [] {
    auto software = entry_schema<WrittenSoftware>("software", "A client or an add-in in one version.");
    software.required("slot", &WrittenSoftware::slot, text(), "The slot of a desk it occupies.")
        .optional("brings", &WrittenSoftware::brings, keyed_names(),
                  "Software by slot that is installed with it, unless a scenario says what stands in that slot.")
        .optional("sources", &WrittenSoftware::sources, names(), "Facts and documents; required with `brings`.")
        .check([](const WrittenSoftware& written, Diagnostics& diagnostics) {
          if (!written.brings.empty() && written.sources.empty()) {
            diagnostics.error("E613", written.id.place,
                              fmt::format("'{}' brings software along, and no source says so", written.id.value));
          }
        });
    return add_version(software);
  }();
  return schema;
}

const Schema<WrittenResult>& result_schema() {
  static const auto schema =
      entry_schema<WrittenResult>("result", "A way in which something happens, or does not.")
          .required("outcome", &WrittenResult::outcome, outcome(), "What it means for the interaction.")
          .optional("loses", &WrittenResult::loses, names(), "Features lost; with `degraded` only.");
  return schema;
}

const Schema<WrittenClass>& class_schema() {
  static const auto schema =
      entry_schema<WrittenClass>("class", "A user class; the first is that of employees.")
          .optional("outside", &WrittenClass::outside, boolean(), "Homed on no pool of the estate.", "false")
          .required("paths", &WrittenClass::paths, names(),
                    "Access paths of interactions that its members have at all.");
  return schema;
}

const Schema<WrittenArtefactKind>& artefact_kind_schema() {
  static const auto schema =
      entry_schema<WrittenArtefactKind>("artefact-kind", "Something that a pool owns and that can get another owner.")
          .required("movability", &WrittenArtefactKind::movability,
                    one_of<sim::Movability>({{"singleton", sim::Movability::Singleton, "there is at most one"},
                                             {"application", sim::Movability::Application, "there may be several"}}),
                    "Whether there may be several.")
          .optional("bound-to-meetings", &WrittenArtefactKind::bound_to_meetings, boolean(),
                    "A meeting is assigned to one of them when it is scheduled.", "false");
  return schema;
}

const Schema<WrittenSwitch>& switch_schema() {
  static const auto schema =
      entry_schema<WrittenSwitch>("switch", "A choice where sources contradict each other or are silent.")
          .required("question", &WrittenSwitch::question, text(), "What is being decided, in a sentence.")
          .required("values", &WrittenSwitch::values, names(), "The possible answers.")
          .required("default", &WrittenSwitch::fallback, text(), "The answer unless a scenario chooses another.")
          .optional("sources", &WrittenSwitch::sources, names(), "Where the question comes from.");
  return schema;
}

const Schema<WrittenDecision>& decision_schema() {
  static const auto schema =
      Schema<WrittenDecision>("decision", "What was done where sources contradict each other or are silent.")
          .required("id", &WrittenDecision::id, key(), "Stable name; an upper layer replaces by it.")
          .required("asks", &WrittenDecision::asks, text(), "What the sources leave open, in a sentence.")
          .required("decided", &WrittenDecision::decided, text(), "What this pack takes, and why.")
          .optional("switches", &WrittenDecision::switches, names(), "That let a scenario choose otherwise.")
          .optional("assumptions", &WrittenDecision::assumptions, names(), "Numbers that stand in for the answer.")
          .optional("rules", &WrittenDecision::rules, names(), "That follow it: ids, or what they have before a `/`.")
          .optional("sources", &WrittenDecision::sources, names(), "Facts and documents.");
  return schema;
}

const Schema<WrittenAssumption>& assumption_schema() {
  static const auto schema =
      entry_schema<WrittenAssumption>("assumption", "A number that nobody documents.")
          .required("value", &WrittenAssumption::value, amount(), "The guess.")
          .required("low", &WrittenAssumption::low, amount(), "It is hardly less.")
          .required("high", &WrittenAssumption::high, amount(), "It is hardly more.")
          .required("why", &WrittenAssumption::why, text(), "Why it has to be guessed, and how it was.")
          .check([](const WrittenAssumption& a, Diagnostics& diagnostics) {
            const Amount &value = a.value.value, &low = a.low.value, &high = a.high.value;
            if (value.unit != low.unit || value.unit != high.unit) {
              diagnostics.error("E606", a.value.place,
                                fmt::format("value, low and high of '{}' differ in unit", a.id.value),
                                "write all three in the unit of the value");
            } else if (low.value > high.value) {
              diagnostics.error("E606", a.low.place,
                                fmt::format("the range of '{}' is empty: its low is above its high", a.id.value),
                                "low is the least that it may hardly be, high the most: exchange the two");
            } else if (value.value < low.value || value.value > high.value) {
              const char* side = value.value < low.value ? "below its low" : "above its high";
              diagnostics.error("E606", a.value.place, fmt::format("the value of '{}' is {}", a.id.value, side),
                                "widen the range, or correct the value");
            }
          });
  return schema;
}

const Schema<WrittenFact>& fact_schema() {
  static const auto schema =
      Schema<WrittenFact>("fact", "A documented statement that rules cite.")
          .required("id", &WrittenFact::id, key(), "Its key.")
          .required("says", &WrittenFact::says, text(), "The statement, in the pack's own words.")
          .required("sources", &WrittenFact::sources, names(), "The documents that state it.")
          .optional("carried", &WrittenFact::carried,
                    one_of<sim::NoteKind>(
                        {{"runbook", sim::NoteKind::Runbook, "to be done or minded with a step"},
                         {"check-list", sim::NoteKind::CheckList, "to be checked before or after a step"},
                         {"vocabulary", sim::NoteKind::Vocabulary, "says what words mean"},
                         {"not-simulated", sim::NoteKind::NotSimulated, "about what is not modelled; say `why:`"}}),
                    "What becomes of a statement that no rule needs.")
          .optional("with", &WrittenFact::with, names(), "The kinds of step whose runbook or check list it belongs to.")
          .optional("from", &WrittenFact::from, names(), "Carried only on hops from one of these products.")
          .optional("to", &WrittenFact::to, names(), "Carried only on hops to one of these products.")
          .optional("why", &WrittenFact::why, text(), "Why it is not simulated.")
          .check([](const WrittenFact& fact, Diagnostics& diagnostics) {
            if ((fact.carried == sim::NoteKind::NotSimulated) == fact.why.empty()) {
              diagnostics.error("E618", fact.id.place,
                                fmt::format("'{}' needs `why:` if, and only if, it is not simulated", fact.id.value));
            }
            if (!fact.carried && (!fact.from.empty() || !fact.to.empty())) {
              diagnostics.error("E618", fact.id.place,
                                fmt::format("'{}' is not carried, so it takes no `from` and `to`", fact.id.value));
            }
          });
  return schema;
}

}  // namespace coexist::scenarios::packs
