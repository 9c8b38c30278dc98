// Values of attributes: by name, by label, and as conditions.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "questions/asked_scope.hpp"
#include "text/ascii_case.hpp"

namespace coexist::scenarios::questions {
namespace {

using sim::AttributeKind;
using sim::ValueKind;

template <typename Table>
std::vector<std::string> labels_in(const Table& table) {
  std::vector<std::string> labels;
  for (const auto& entry : table) labels.push_back(entry.label.empty() ? entry.id : entry.label);
  return labels;
}

std::vector<std::string> labels_of_entries(const sim::Vocabulary& v, AttributeKind kind) {
  switch (sim::value_kind(kind)) {
    case ValueKind::Class:
      return labels_in(v.classes);
    case ValueKind::Software:
      return labels_in(v.software);
    case ValueKind::Product:
      return labels_in(v.products);
    case ValueKind::Format:
      return labels_in(v.formats);
    case ValueKind::MeetingKind:
      return labels_in(v.meeting_kinds);
    case ValueKind::Condition:
      return labels_in(v.conditions);
    case ValueKind::Modality:
      return labels_in(v.modalities);
    case ValueKind::Service:
    case ValueKind::Way:
    case ValueKind::OffOn:
    case ValueKind::Choice:
      return {};  // their values are words
  }
  return {};
}

bool same_word(const std::string& a, const std::string& b) {
  return ascii_lower(a) == ascii_lower(b);
}

}  // namespace

std::vector<std::string> labels_of(const sim::Vocabulary& vocabulary, sim::Attribute attribute) {
  std::vector<std::string> labels = sim::domain(vocabulary, attribute);
  const std::vector<std::string> entries = labels_of_entries(vocabulary, attribute.kind);
  std::copy(entries.begin(), entries.end(), labels.begin());
  return labels;
}

std::optional<std::size_t> find_value(const sim::Vocabulary& vocabulary, sim::Attribute attribute,
                                      const std::string& name) {
  const std::vector<std::string> ids = sim::domain(vocabulary, attribute);
  const std::vector<std::string> labels = labels_of(vocabulary, attribute);
  const std::vector<std::size_t> possible = sim::possible_values(vocabulary, attribute);
  for (const std::size_t value : possible) {
    if (same_word(ids[value], name)) return value;
  }
  for (const std::size_t value : possible) {
    if (same_word(labels[value], name)) return value;
  }
  return std::nullopt;
}

std::vector<std::string> names_of_values(const sim::Vocabulary& vocabulary, sim::Attribute attribute) {
  const std::vector<std::string> ids = sim::domain(vocabulary, attribute);
  const std::vector<std::string> labels = labels_of(vocabulary, attribute);
  const std::vector<std::size_t> possible = sim::possible_values(vocabulary, attribute);
  std::vector<std::string> names;
  for (const std::size_t value : possible) names.push_back(ids[value]);
  for (const std::size_t value : possible) {
    if (labels[value] != ids[value]) names.push_back(labels[value]);
  }
  return names;
}

std::string condition_of(const sim::Vocabulary& vocabulary, const sim::Scope& scope,
                         const std::vector<std::string>& names, const sim::Box& box) {
  std::vector<std::string> parts;
  for (std::size_t variable = 0; variable < box.size(); ++variable) {
    if (box[variable].empty()) continue;
    const std::vector<std::string> ids = sim::domain(vocabulary, scope[variable].attribute);
    std::vector<std::string> in, out;
    for (std::size_t v = 0; v < box[variable].size(); ++v) {
      (box[variable][v] ? in : out).push_back(ids[scope[variable].values[v]]);
    }
    const bool negative = out.size() < in.size();
    const std::vector<std::string>& listed = negative ? out : in;
    const std::string text = listed.size() == 1 ? listed.front() : fmt::format("[{}]", fmt::join(listed, ", "));
    parts.push_back(fmt::format("{}: {}", names[variable], negative ? fmt::format("{{not: {}}}", text) : text));
  }
  return fmt::format("{{{}}}", fmt::join(parts, ", "));
}

std::vector<std::string> dimension_names(const sim::Aspect& aspect, const sim::Scope& scope) {
  std::vector<std::string> names;
  for (const sim::ScopedAttribute& asked : scope) {
    const auto dimension = std::find_if(aspect.dimensions.begin(), aspect.dimensions.end(),
                                        [&](const sim::Dimension& d) { return d.attribute == asked.attribute; });
    names.push_back(dimension->id);
  }
  return names;
}

}  // namespace coexist::scenarios::questions
