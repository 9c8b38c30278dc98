// Schemas for others to read: JSON Schema for editors, Markdown for people.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "scenarios/shape.hpp"

namespace coexist::scenarios {
namespace {

using Json = nlohmann::ordered_json;
using Definitions = std::map<std::string, Definition>;

// `12` and `true` as what they are, all else (`34 Mbps`) as text.
Json default_value(const FieldDoc& field, const Json& type) {
  const bool literal = type == "integer" || type == "boolean" || type == "array" || type == "object";
  Json value = literal ? Json::parse(field.default_text, nullptr, false) : Json(field.default_text);
  return value.is_discarded() ? Json(field.default_text) : value;
}

Json property(const FieldDoc& field) {
  Json json = Json::parse(field.json);
  if (json.contains("$ref")) {
    json = {{"allOf", Json::array({json})}};  // draft-07 ignores what stands beside a $ref
  }
  json["description"] = field.doc;
  if (!field.default_text.empty()) {
    json["default"] = default_value(field, json.value("type", Json()));
  }
  return json;
}

Json object(const Definition& definition) {
  Json json = {{"type", "object"}, {"description", definition.doc}, {"additionalProperties", false}};
  Json required = Json::array();
  Json properties = Json::object();
  for (const FieldDoc& field : definition.fields) {
    properties[field.key] = property(field);
    if (field.required) {
      required.push_back(field.key);
    }
  }
  json["properties"] = std::move(properties);
  if (!required.empty()) {
    json["required"] = std::move(required);
  }
  Json groups = Json::array();
  for (const std::vector<std::string>& keys : definition.alternatives) {
    Json choices = Json::array();
    for (const std::string& key : keys) {
      choices.push_back({{"required", Json::array({key})}});
    }
    groups.push_back({{"oneOf", std::move(choices)}});
  }
  if (!groups.empty()) {
    json["allOf"] = std::move(groups);
  }
  return json;
}

// A bar would end the cell.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c == '|' ? "\\|" : std::string(1, c);
  }
  return out;
}

// The name of an object, "(`link`)", becomes a link to its section.
std::string type_cell(std::string text, const Definitions& definitions) {
  for (const auto& [name, definition] : definitions) {
    const std::string mention = fmt::format("(`{}`)", name);
    for (auto at = text.find(mention); at != std::string::npos; at = text.find(mention)) {
      text.replace(at, mention.size(), fmt::format("([{0}](#{0}))", name));
    }
  }
  return cell(text);
}

std::string table(const std::string& name, const Definitions& definitions) {
  const Definition& definition = definitions.at(name);
  std::string out = fmt::format("## {}\n\n{}\n\n", name, definition.doc);
  out += "| key | value | needed | default | meaning |\n| --- | --- | --- | --- | --- |\n";
  for (const FieldDoc& field : definition.fields) {
    const auto& groups = definition.alternatives;
    const bool alternative = std::any_of(groups.begin(), groups.end(), [&field](const auto& keys) {
      return std::find(keys.begin(), keys.end(), field.key) != keys.end();
    });
    const std::string_view needed = field.required ? "yes" : alternative ? "one of these" : "";
    const std::string fallback = field.default_text.empty() ? "" : fmt::format("`{}`", cell(field.default_text));
    out += fmt::format("| `{}` | {} | {} | {} | {} |\n", field.key, type_cell(field.type, definitions), needed,
                       fallback, cell(field.doc));
  }
  return out + '\n';
}

// The name in {"$ref":"#/definitions/name"}; empty for what is no object.
std::string root_name(const Shape& root) {
  constexpr std::string_view kPrefix = "#/definitions/";
  const Json json = Json::parse(root.json);
  return json.contains("$ref") ? json["$ref"].get<std::string>().substr(kPrefix.size()) : std::string{};
}

}  // namespace

std::string json_schema(const Shape& root, std::string_view title) {
  Json json = {{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", title}};
  json["allOf"] = Json::array({Json::parse(root.json)});
  Json definitions = Json::object();
  for (const auto& [name, definition] : root.definitions) {
    definitions[name] = object(definition);
  }
  json["definitions"] = std::move(definitions);
  return json.dump(2) + '\n';
}

std::string markdown(const Shape& root, std::string_view title) {
  std::string out = fmt::format("# {}\n\n", title);
  const std::string first = root_name(root);
  if (!first.empty()) {
    out += table(first, root.definitions);
  }
  for (const auto& [name, definition] : root.definitions) {
    out += name == first ? "" : table(name, root.definitions);
  }
  return out;
}

}  // namespace coexist::scenarios
