// Interactions, tables and attributes by name.
#include <fmt/format.h>

#include <algorithm>

#include "questions/asked_scope.hpp"

namespace coexist::scenarios::questions {
namespace {

template <typename Table>
std::vector<std::string> ids_in(const Table& table) {
  std::vector<std::string> ids;
  for (const auto& entry : table) ids.push_back(entry.id);
  return ids;
}

void refuse(Diagnostics& diagnostics, const std::string& what, const std::string& word,
            const std::vector<std::string>& known) {
  diagnostics.error("", {}, fmt::format("unknown {} '{}'", what, word), did_you_mean(word, known));
}

}  // namespace

std::optional<sim::Subject> find_subject(const sim::Pack& pack, const std::string& interaction,
                                         const std::string& aspect, Diagnostics& diagnostics) {
  if (interaction.empty() == aspect.empty()) {
    diagnostics.error("", {}, "name either an interaction or a table",
                      fmt::format("--interaction {}, or --aspect {}",
                                  pack.interactions.empty() ? "ID" : pack.interactions.raw().front().id,
                                  pack.aspects.empty() ? "ID" : pack.aspects.raw().front().id));
    return std::nullopt;
  }
  sim::Subject subject;
  if (!aspect.empty()) {
    subject.aspect = sim::find(pack.aspects, aspect);
    if (subject.aspect != sim::kNone<sim::AspectId>) return subject;
    refuse(diagnostics, "aspect", aspect, ids_in(pack.aspects));
    return std::nullopt;
  }
  subject.interaction = sim::find(pack.interactions, interaction);
  if (subject.interaction != sim::kNone<sim::InteractionId>) return subject;
  const std::vector<std::string> known = ids_in(pack.interactions);
  const bool is_table = sim::find(pack.aspects, interaction) != sim::kNone<sim::AspectId>;
  diagnostics.error(
      "", {}, fmt::format("unknown interaction '{}'", interaction),
      is_table ? fmt::format("it is a table: --aspect {}", interaction) : did_you_mean(interaction, known));
  return std::nullopt;
}

std::string subject_id(const sim::Pack& pack, const sim::Subject& subject) {
  if (subject.interaction == sim::kNone<sim::InteractionId>) return pack.aspects[subject.aspect].id;
  const sim::Interaction& interaction = pack.interactions[subject.interaction];
  return subject.path ? interaction.id + '/' + interaction.paths[*subject.path].id : interaction.id;
}

std::string subject_label(const sim::Pack& pack, const sim::Subject& subject) {
  if (subject.interaction == sim::kNone<sim::InteractionId>) return pack.aspects[subject.aspect].label;
  const sim::Interaction& interaction = pack.interactions[subject.interaction];
  return subject.path ? fmt::format("{} ({})", interaction.label, interaction.paths[*subject.path].label)
                      : interaction.label;
}

std::optional<sim::Attribute> find_attribute(const sim::Pack& pack, const sim::Subject& subject,
                                             const std::string& name, Diagnostics& diagnostics) {
  const std::vector<sim::Attribute> asked = sim::attributes_of(pack, subject);
  std::vector<std::string> known;
  for (const sim::Attribute& attribute : asked) {
    known.push_back(sim::spelled(pack.vocabulary, attribute));
    if (known.back() == name) return attribute;
  }
  for (const sim::AspectId aspect : sim::aspects_of(pack, subject)) {
    for (const sim::Dimension& dimension : pack.aspects[aspect].dimensions) {
      if (dimension.id == name) return dimension.attribute;
      if (std::find(known.begin(), known.end(), dimension.id) == known.end()) known.push_back(dimension.id);
    }
  }
  sim::Attribute other;
  if (sim::parse_attribute(pack.vocabulary, name, other)) {
    diagnostics.error("", {}, fmt::format("'{}' makes no difference to '{}'", name, subject_id(pack, subject)),
                      "none of its tables asks for it");
  } else {
    refuse(diagnostics, "attribute", name, known);
  }
  return std::nullopt;
}

}  // namespace coexist::scenarios::questions
