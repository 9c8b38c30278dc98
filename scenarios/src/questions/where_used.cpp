#include "questions/where_used.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace coexist::scenarios::questions {
namespace {

template <typename Id>
bool contains(const std::vector<Id>& all, Id one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// Cells of a table and rules of one fact share the first part of their ids: they are told as one.
template <typename Uses>
std::vector<std::string> rules_that(const sim::Pack& pack, Uses uses) {
  std::map<std::string, std::vector<std::string>> families;
  for (const sim::Rule& rule : pack.rules) {
    if (uses(rule)) families[rule.id.substr(0, rule.id.find('/'))].push_back(rule.id);
  }
  std::vector<std::string> told;
  for (const auto& [family, ids] : families) {
    told.push_back(ids.size() == 1 ? fmt::format("rule {}", ids.front())
                                   : fmt::format("rules {} ({})", family, ids.size()));
  }
  return told;
}

// The numbers that a rehearsal asks for by name, not by an entry of the pack.
bool asks_by_name(sim::StepArchetype archetype, std::string_view assumption) {
  if (assumption == "move-bytes" || assumption == "move-work") {
    return archetype == sim::StepArchetype::MovePeople || archetype == sim::StepArchetype::Rollback;
  }
  return assumption == "probe-bytes" && archetype == sim::StepArchetype::Gate;
}

}  // namespace

std::vector<std::string> where_used(const sim::Pack& pack, sim::AssumptionId id) {
  const std::string& name = pack.vocabulary.assumptions[id].id;
  std::vector<std::string> users;
  for (const sim::StepKind& kind : pack.step_kinds) {
    if (kind.duration == id || kind.replicates == id || kind.retries_after == id || asks_by_name(kind.archetype, name))
      users.push_back("step " + kind.id);
  }
  for (const sim::MeetingTransition& transition : pack.transitions) {
    if (transition.after && transition.after->assumed == id) users.push_back("transition " + transition.id);
  }
  for (const sim::MarkId mark : sim::ids<sim::MarkId>(pack.marks.size())) {
    if (pack.marks[mark].returns_after.assumed == id) users.push_back("mark " + pack.vocabulary.marks[mark].id);
  }
  for (const sim::Stream& stream : pack.vocabulary.streams) {
    if (stream.meetings == id) users.push_back("stream " + stream.id);
  }
  const auto rules = rules_that(pack, [id](const sim::Rule& rule) { return contains(rule.assumptions, id); });
  users.insert(users.end(), rules.begin(), rules.end());
  if (users.empty()) users.emplace_back("the workload");
  return users;
}

std::vector<std::string> where_used(const sim::Pack& pack, sim::SwitchId id) {
  std::vector<std::string> users;
  for (const sim::MeetingTransition& transition : pack.transitions) {
    const auto& only_if = transition.only_if;
    if (std::any_of(only_if.begin(), only_if.end(), [id](const auto& choice) { return choice.first == id; })) {
      users.push_back("transition " + transition.id);
    }
  }
  const sim::Attribute asked{sim::AttributeKind::Switch, static_cast<std::uint32_t>(id)};
  for (const sim::Media& media : pack.media) {
    const auto asks = [asked](const sim::AttributeCondition& condition) { return condition.attribute == asked; };
    if (std::any_of(media.when.begin(), media.when.end(), asks)) users.push_back("media " + media.id);
  }
  const auto rules = rules_that(pack, [id](const sim::Rule& rule) { return contains(rule.switches, id); });
  users.insert(users.end(), rules.begin(), rules.end());
  return users;
}

}  // namespace coexist::scenarios::questions
