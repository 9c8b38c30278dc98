// What all codecs have in common: how they complain, and how lists and mappings of them are described.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "scenarios/compound_codecs.hpp"

namespace coexist::scenarios::codec_detail {
namespace {

using Json = nlohmann::ordered_json;

std::string shortened(std::string_view text) {
  constexpr std::size_t kShown = 60;
  if (text.size() <= kShown) {
    return std::string(text);
  }
  std::size_t end = kShown;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;  // not within a character
  }
  return fmt::format("{}…", text.substr(0, end));
}

}  // namespace

void refuse(const Node& node, const Refusal& refusal, Diagnostics& diagnostics) {
  const std::string text = node.scalar() == nullptr ? std::string{} : shortened(node.scalar()->text);
  diagnostics.error(refusal.code, node.place, fmt::format("'{}': {}", text, refusal.message), refusal.help);
}

void wrong_kind(const Node& node, std::string_view wanted, Diagnostics& diagnostics) {
  std::string help;
  if (node.is_nothing()) {
    const bool is_whole_file = node.place.line == 1 && node.place.column == 1;
    help = is_whole_file ? "the file is empty, or all of it is a comment" : "give a value, or remove the key";
  } else if (const Sequence* items = node.sequence(); items != nullptr && items->empty()) {
    help = "the list is empty";
  }
  diagnostics.error("E110", node.place, fmt::format("expected {}, found {}", wanted, kind_of(node)), std::move(help));
}

void unknown_name(const Node& node, const std::vector<std::string>& names, Diagnostics& diagnostics) {
  if (node.scalar() == nullptr) {
    wrong_kind(node, fmt::format("one of {}", fmt::join(names, ", ")), diagnostics);
    return;
  }
  const std::string& text = node.scalar()->text;
  diagnostics.error("E115", node.place, fmt::format("'{}' is not one of the names allowed here", shortened(text)),
                    did_you_mean(text, names));
}

bool ids_differ(const Sequence& items, Diagnostics& diagnostics) {
  std::map<std::string_view, const Node*> seen;
  bool good = true;
  for (const Node& item : items) {
    const std::string* id = id_of(item);
    if (id == nullptr) {
      continue;
    }
    const auto [earlier, is_new] = seen.emplace(*id, &item);
    if (!is_new) {
      good = false;
      diagnostics.error(
          "E117", item.mapping()->find("id")->place, fmt::format("id '{}' is given twice in this list", shortened(*id)),
          "ids within a list must differ", earlier->second->mapping()->find("id")->place, "first given here");
    }
  }
  return good;
}

Shape names_shape(const std::vector<std::pair<std::string, std::string>>& names_and_docs) {
  std::vector<std::string> names;
  std::vector<std::string> quoted;
  std::vector<std::string> docs;
  for (const auto& [name, doc] : names_and_docs) {
    names.push_back(name);
    quoted.push_back(doc.empty() ? fmt::format("`{}`", name) : fmt::format("`{}` ({})", name, doc));
    docs.push_back(doc);
  }
  Json json = {{"type", "string"}, {"enum", names}};
  if (std::any_of(docs.begin(), docs.end(), [](const std::string& d) { return !d.empty(); })) {
    json["enumDescriptions"] = docs;  // not of draft-07, which ignores it; editors show it
  }
  return {fmt::format("one of {}", fmt::join(quoted, ", ")), json.dump(), {}};
}

Shape list_shape(const Shape& item, std::size_t smallest) {
  Json json = {{"type", "array"}, {"items", Json::parse(item.json)}};
  if (smallest > 0) {
    json["minItems"] = smallest;
  }
  const std::string least = smallest > 1 ? fmt::format(" of at least {}", smallest) : "";
  return {fmt::format("a {}list{}: {}", smallest == 1 ? "non-empty " : "", least, item.doc), json.dump(),
          item.definitions};
}

Shape map_shape(const Shape& value) {
  const Json json = {{"type", "object"}, {"additionalProperties", Json::parse(value.json)}};
  return {fmt::format("a mapping of names to: {}", value.doc), json.dump(), value.definitions};
}

}  // namespace coexist::scenarios::codec_detail
