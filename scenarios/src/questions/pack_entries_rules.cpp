// Tables, rules, interactions, and what becomes of meetings.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "packs/pack_words.hpp"
#include "planner/counted.hpp"
#include "questions/asked_scope.hpp"
#include "questions/pack_entries.hpp"
#include "report/phrases.hpp"

namespace coexist::scenarios::questions {
namespace {

using planner::grouped;

std::string joined(const std::vector<std::string>& items) {
  return fmt::format("{}", fmt::join(items, ", "));
}

// By the names of the dimensions and of the values: what two packs call the same is the same.
std::string condition_of_rule(const sim::Pack& pack, const sim::Rule& rule) {
  const sim::Aspect& aspect = pack.aspects[rule.aspect];
  sim::Scope scope;
  std::vector<std::string> names;
  sim::Box box;
  for (std::size_t d = 0; d < aspect.dimensions.size(); ++d) {
    const sim::Attribute attribute = aspect.dimensions[d].attribute;
    scope.push_back({attribute, sim::possible_values(pack.vocabulary, attribute)});
    names.push_back(aspect.dimensions[d].id);
    std::vector<bool> mask;
    for (const std::size_t value : scope.back().values) {
      if (!rule.when[d].empty()) mask.push_back(rule.when[d][value]);
    }
    box.push_back(std::move(mask));
  }
  return condition_of(pack.vocabulary, scope, names, box);
}

PackEntry entry_of(const sim::Pack& pack, const sim::Rule& rule) {
  std::vector<std::string> assumptions;
  for (const sim::AssumptionId id : rule.assumptions) assumptions.push_back(pack.vocabulary.assumptions[id].id);
  return {"rule",
          rule.id,
          {{"aspect", pack.aspects[rule.aspect].id},
           {"when", condition_of_rule(pack, rule)},
           {"outcome", std::string(sim::name_of(rule.outcome))},
           {"result", report::id_or_none(pack.vocabulary.results, rule.result)},
           {"loses", joined(report::features_of(pack.vocabulary, rule.loses))},
           {"because", rule.because},
           {"overrides", joined(rule.overrides)},
           {"otherwise", rule.otherwise ? "yes" : "no"},
           {"assumed", rule.assumed ? "yes" : "no"},
           {"rests on", joined(assumptions)},
           {"sources", joined(rule.sources)}},
          rule.sources,
          rule.provenance};
}

std::string path_of(const sim::Pack& pack, const sim::AccessPath& path) {
  std::vector<std::string> aspects;
  for (const sim::AspectId aspect : path.aspects) aspects.push_back(pack.aspects[aspect].id);
  return fmt::format("{} ({}){}: {}", path.id, path.label,
                     path.slot == sim::kNone<sim::SlotId> ? "" : " with " + pack.vocabulary.slots[path.slot].id,
                     joined(aspects));
}

std::string time_of(const sim::Vocabulary& vocabulary, const sim::StatedTime& time) {
  return time.assumed == sim::kNone<sim::AssumptionId> ? report::quantity(time.stated.us, "us")
                                                       : vocabulary.assumptions[time.assumed].id;
}

PackEntry entry_of(const sim::Pack& pack, sim::MarkId id) {
  const sim::Vocabulary& v = pack.vocabulary;
  const sim::Mark& mark = pack.marks[id];
  std::vector<std::string> when, kinds;
  for (const sim::AttributeCondition& condition : mark.set_when) {
    when.push_back(fmt::format("{}: {}", sim::spelled(v, condition.attribute),
                               masked(condition.values, sim::domain(v, condition.attribute))));
  }
  for (const sim::StepKindId kind : mark.cleared_by) kinds.push_back(pack.step_kinds[kind].id);
  const std::vector<std::string> products = ids_in(v.products);
  return {
      "mark",
      v.marks[id].id,
      {{"label", v.marks[id].label},
       {"set when", joined(when)},
       {"cleared by", joined(kinds)},
       {"cleared by a move",
        mark.cleared_by_move ? fmt::format("{} to {}", masked(mark.from, products), masked(mark.to, products)) : ""},
       {"returns after", time_of(v, mark.returns_after)},
       {"door", packs::word_for(packs::door_words(), mark.door)},
       {"sources", joined(mark.sources)}},
      mark.sources,
      v.marks[id].provenance};
}

PackEntry entry_of(const sim::Pack& pack, const sim::MeetingTransition& t) {
  const sim::Vocabulary& v = pack.vocabulary;
  std::vector<std::string> switches;
  for (const auto& [id, value] : t.only_if) {
    switches.push_back(fmt::format("{}={}", v.switches[id].id, v.switches[id].values[value]));
  }
  std::vector<std::string> kinds;
  for (const sim::StepKindId kind : t.set_off_by) kinds.push_back(pack.step_kinds[kind].id);
  const std::vector<std::string> products = ids_in(v.products);
  return {"transition",
          t.id,
          {{"set off by", kinds.empty() ? "a move" : joined(kinds)},
           {"from", masked(t.from, products)},
           {"to", masked(t.to, products)},
           {"formats", masked(t.formats, ids_in(v.formats))},
           {"conditions", masked(t.conditions, ids_in(v.conditions))},
           {"only if", joined(switches)},
           {"after", t.after ? time_of(v, *t.after) : ""},
           {"at most invited", t.at_most_invited == 0 ? "" : grouped(t.at_most_invited)},
           {"becomes", report::id_or_none(v.conditions, t.becomes)},
           {"makes", report::id_or_none(v.formats, t.makes)},
           {"sources", joined(t.sources)}},
          t.sources,
          t.provenance};
}

}  // namespace

void add_rule_entries(const sim::Pack& pack, std::vector<PackEntry>& entries) {
  const sim::Vocabulary& v = pack.vocabulary;
  for (const sim::Aspect& aspect : pack.aspects) {
    std::vector<std::string> dimensions;
    for (const sim::Dimension& d : aspect.dimensions) {
      dimensions.push_back(fmt::format("{}: {}", d.id, sim::spelled(v, d.attribute)));
    }
    entries.push_back(
        {"aspect", aspect.id, {{"label", aspect.label}, {"dimensions", joined(dimensions)}}, {}, aspect.provenance});
  }
  for (const sim::Rule& rule : pack.rules) entries.push_back(entry_of(pack, rule));
  for (const sim::Interaction& interaction : pack.interactions) {
    std::vector<std::string> paths;
    for (const sim::AccessPath& path : interaction.paths) paths.push_back(path_of(pack, path));
    entries.push_back({"interaction",
                       interaction.id,
                       {{"label", interaction.label}, {"paths", fmt::format("{}", fmt::join(paths, "; "))}},
                       {},
                       interaction.provenance});
  }
  for (const sim::MarkId mark : sim::ids<sim::MarkId>(pack.marks.size())) entries.push_back(entry_of(pack, mark));
  for (const sim::MeetingTransition& transition : pack.transitions) entries.push_back(entry_of(pack, transition));
  for (const sim::FormatRule& made : pack.formats_made) {
    const std::string what =
        fmt::format("{} for {}", v.software[made.with].id, masked(made.kinds, ids_in(v.meeting_kinds)));
    entries.push_back({"format made", what, {{"makes", report::id_or_none(v.formats, made.makes)}}, {}, {}});
  }
}

}  // namespace coexist::scenarios::questions
