#include "packs/pack_words.hpp"
#include "packs/written_codecs.hpp"
#include "packs/written_schemas.hpp"

namespace coexist::scenarios::packs {
namespace {

template <class T>
Schema<T>& add_verdict(Schema<T>& schema) {
  return schema
      .optional("outcome", static_cast<std::optional<sim::Outcome> T::*>(&T::outcome), outcome(),
                "What becomes of the interaction; or give a result.")
      .optional("result", static_cast<std::optional<Name> T::*>(&T::result), text(),
                "How it happens: a result, which implies the outcome.")
      .check([](const T& verdict, Diagnostics& diagnostics) {
        if (verdict.outcome.has_value() == verdict.result.has_value()) {
          diagnostics.error("E608", verdict.place, "needs either an outcome or a result", "outcome: works");
        }
      })
      .optional("loses", static_cast<Names T::*>(&T::loses), names(), "Features lost; with `degraded` only.")
      .optional("because", static_cast<std::string T::*>(&T::because), text(),
                "One clause for people; without it, what the first fact among the sources says.")
      .optional("sources", static_cast<Names T::*>(&T::sources), names(), "Facts and documents.")
      .optional("rests-on", static_cast<Names T::*>(&T::rests_on), names(), "Assumptions that it rests on.")
      .optional("assumed", static_cast<bool T::*>(&T::assumed), boolean(), "Nobody documents it.", "false");
}

const Schema<WrittenVerdict>& cell_schema() {
  static const auto schema = [] {
    Schema<WrittenVerdict> cell("cell", "A cell of a table that says more than its outcome.");
    return add_verdict(cell);
  }();
  return schema;
}

// Most cells are one word: an outcome, a result, or one of two words that are neither. What does not apply does not
// happen, and what is not stated stays without a rule.
Codec<WrittenVerdict> cell() {
  auto word = located(text());
  auto full = cell_schema().codec();
  Shape shape{"works, fails, not-applicable, not-stated, a result, or a `cell`",
              R"({"anyOf":[)" + word.shape().json + "," + full.shape().json + "]}", full.shape().definitions};
  return {std::move(shape),
          [word = std::move(word), full = std::move(full)](const Node& node, Diagnostics& diagnostics) {
            if (node.mapping() != nullptr) {
              return full.decode(node, diagnostics);
            }
            const auto said = word.decode(node, diagnostics);
            if (!said) {
              return std::optional<WrittenVerdict>();
            }
            WrittenVerdict verdict;
            verdict.place = node.place;
            if (said->value == "works") {
              verdict.outcome = sim::Outcome::Works;
            } else if (said->value == "fails") {
              verdict.outcome = sim::Outcome::Fails;
            } else if (said->value == "not-applicable") {
              verdict.outcome = sim::Outcome::Fails;
              verdict.because = "not applicable: there is no such pair";
            } else if (said->value != "not-stated") {
              verdict.result = *said;
            }
            return std::optional(std::move(verdict));
          }};
}

const Schema<WrittenPath>& path_schema() {
  static const auto schema =
      Schema<WrittenPath>("path", "One way to take part.")
          .required("id", &WrittenPath::id, id(), "User classes list it to have it.")
          .required("label", &WrittenPath::label, text(), "For people.")
          .optional("slot", &WrittenPath::slot, text(), "Only for somebody with software in this slot.")
          .required("aspects", &WrittenPath::aspects, names(), "All of them must hold; the worst decides.");
  return schema;
}

}  // namespace

const Schema<WrittenAspect>& aspect_schema() {
  static const auto schema =
      entry_schema<WrittenAspect>("aspect", "One decision table.")
          .optional("dimensions", &WrittenAspect::dimensions, keyed_names(),
                    "Names for rules to use, each with the attribute of the situation that it stands for.")
          .optional("mirrors", &WrittenAspect::mirrors, text(),
                    "Another aspect, whose rules hold here with actor and peer exchanged.");
  return schema;
}

const Schema<WrittenRule>& rule_schema() {
  static const auto schema = [] {
    Schema<WrittenRule> rule("rule", "What is documented about some cells of an aspect.");
    rule.required("id", &WrittenRule::id, key(), "A fact, a table's cell, or a name of the pack's own.")
        .required("aspect", &WrittenRule::aspect, text(), "The table it fills.")
        .optional("when", &WrittenRule::when, condition(), "Values by dimension; any value where none is given.")
        .optional("overrides", &WrittenRule::overrides, names(), "Rules that it beats where both apply.")
        .optional("otherwise", &WrittenRule::otherwise, boolean(), "Beaten by every rule without this mark.", "false");
    return add_verdict(rule);
  }();
  return schema;
}

const Schema<WrittenTable>& table_schema() {
  static const auto schema =
      Schema<WrittenTable>("table", "A matrix of rules; each cell becomes the rule `<table>/<row>/<column>`.")
          .required("table", &WrittenTable::table, text(), "First part of the cells' ids.")
          .required("aspect", &WrittenTable::aspect, text(), "The table it fills.")
          .optional("when", &WrittenTable::when, condition(), "A condition of all cells.")
          .required("rows", &WrittenTable::rows, axis(), "What rows stand for.")
          .required("columns", &WrittenTable::columns, axis(), "What columns stand for.")
          .optional("because", &WrittenTable::because, text(), "For cells that say nothing themselves.")
          .optional("sources", &WrittenTable::sources, names(), "Of all cells, after their own.")
          .required("cells", &WrittenTable::cells, keyed(keyed(cell())), "By row, then by column; none is left out.");
  return schema;
}

const Schema<WrittenSkew>& skew_schema() {
  static const auto schema =
      Schema<WrittenSkew>("skew",
                          "A documented limit on how far apart two versions of a family may be, in minor versions.")
          .required("skew", &WrittenSkew::skew, text(), "First part of the rules' ids: `<skew>/<version>`.")
          .required("aspect", &WrittenSkew::aspect, text(), "The table it fills.")
          .required("of", &WrittenSkew::of, text(), "The dimension whose version is limited.")
          .required("against", &WrittenSkew::against, text(), "The dimension whose version it is measured against.")
          .required("older", &WrittenSkew::older, integer(0, 1'000), "So many minor versions older it may be.")
          .required("newer", &WrittenSkew::newer, integer(0, 1'000), "So many minor versions newer it may be.")
          .optional("when", &WrittenSkew::when, condition(), "Where the limit holds.")
          .optional("because", &WrittenSkew::because, text(), "One clause for people.")
          .required("sources", &WrittenSkew::sources, names(), "Facts and documents.");
  return schema;
}

const Schema<WrittenInteraction>& interaction_schema() {
  static const auto schema = entry_schema<WrittenInteraction>("interaction", "Something that people try to do.")
                                 .required("paths", &WrittenInteraction::paths, list_of(path_schema(), 1),
                                           "Tried in this order; the first that does not fail decides.");
  return schema;
}

const Schema<WrittenMark>& mark_schema() {
  static const auto move = Schema<WrittenMove>("mark-move", "A move between products.")
                               .optional("from", &WrittenMove::from, names(), "Products; any without it.")
                               .optional("to", &WrittenMove::to, names(), "Products; any without it.");
  static const auto schema =
      entry_schema<WrittenMark>("mark", "What a successful sign-in leaves on a person from then on.")
          .required("set-when", &WrittenMark::set_when, condition(),
                    "By attribute: actor.class, actor.software.<slot>, actor.home, actor.mark.<id>, flag.<id>, "
                    "switch.<id>.")
          .optional("cleared-by", &WrittenMark::cleared_by, names(),
                    "Kinds of step that take it from those whom they change; from everybody where they change nobody.")
          .optional("cleared-by-move", &WrittenMark::cleared_by_move, move, "A move of the person that takes it away.")
          .optional("returns-after", &WrittenMark::returns_after, stated_time(),
                    "So long after it was taken away no sign-in leaves it.")
          .required("door", &WrittenMark::door, one_of(door_words()), "What it means for a rollback.")
          .required("sources", &WrittenMark::sources, names(), "Facts and documents.");
  return schema;
}

const Schema<WrittenQuestion>& question_schema() {
  static const auto schema =
      Schema<WrittenQuestion>("question", "A sentence in which the pack can be asked.")
          .required("id", &WrittenQuestion::id, id(), "Stable name; an upper layer replaces by it.")
          .required("interaction", &WrittenQuestion::interaction, text(), "What is asked about.")
          .optional("path", &WrittenQuestion::path, text(),
                    "The access path that is asked about first; without it, the interaction with all its paths.")
          .required("sentence", &WrittenQuestion::sentence, text(),
                    "Words, places in braces, and in brackets what may be left out: `{client} signs in [to {home}]`.")
          .required("places", &WrittenQuestion::places, keyed(names()),
                    "By name of a place: the attribute whose values it takes; of several, the first that knows one.");
  return schema;
}

const Schema<WrittenTransition>& transition_schema() {
  static const auto schema =
      Schema<WrittenTransition>("transition",
                                "What a move of the organiser, or a change of their software, does to a meeting.")
          .required("id", &WrittenTransition::id, id(), "Stable name.")
          .optional(
              "set-off-by", &WrittenTransition::set_off_by, names(),
              "Kinds of step that change the organiser's software or have their meetings sent again, while they stay "
              "on "
              "a product of `from` and `to`; a move without it. Meetings are then not sent again in any other way.")
          .optional("from", &WrittenTransition::from, names(), "Products; any without it.")
          .optional("to", &WrittenTransition::to, names(), "Products; any without it.")
          .optional("formats", &WrittenTransition::formats, names(), "Of the meeting; any without it.")
          .optional("conditions", &WrittenTransition::conditions, names(), "Of the meeting before; any without it.")
          .optional("only-if", &WrittenTransition::only_if, keyed_names(), "Switches and their values.")
          .optional("after", &WrittenTransition::after, stated_time(),
                    "It happens so long after the move, unless the organiser moves again or re-sends before; at once "
                    "without it.")
          .optional("at-most-invited", &WrittenTransition::at_most_invited, integer(1),
                    "Meetings of more people, their organiser among them, are left as they are.")
          .required("becomes", &WrittenTransition::becomes, text(), "The condition it takes on.")
          .optional("makes", &WrittenTransition::makes, text(), "The format it gets; its own without it.")
          .required("sources", &WrittenTransition::sources, names(), "Facts and documents.");
  return schema;
}

const Schema<WrittenFormatRule>& format_rule_schema() {
  static const auto schema =
      Schema<WrittenFormatRule>("format-made", "Which format an invitation gets.")
          .required("with", &WrittenFormatRule::with, text(), "The software that makes it.")
          .optional("kinds", &WrittenFormatRule::kinds, names(), "What the organiser asks for; anything without it.")
          .required("makes", &WrittenFormatRule::makes, text(), "The format.");
  return schema;
}

}  // namespace coexist::scenarios::packs
