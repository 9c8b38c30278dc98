#include "scenarios/schema.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace coexist::scenarios::schema_detail {

const Mapping* expect_mapping(const Node& node, std::string_view name, Diagnostics& diagnostics) {
  if (node.mapping() == nullptr) {
    codec_detail::wrong_kind(node, fmt::format("a mapping ({})", name), diagnostics);
  }
  return node.mapping();
}

void check_keys(const Node& node, const std::string& name, const Definition& definition, Diagnostics& diagnostics) {
  const Mapping& mapping = *node.mapping();
  std::vector<std::string> known;
  for (const FieldDoc& field : definition.fields) {
    known.push_back(field.key);
    if (field.required && mapping.find(field.key) == nullptr) {
      diagnostics.error("E112", node.place, fmt::format("{} needs a key '{}'", name, field.key),
                        fmt::format("{}: {}", field.key, field.type));
    }
  }
  for (const MapEntry& entry : mapping.entries()) {
    if (std::find(known.begin(), known.end(), entry.key) == known.end()) {
      diagnostics.error("E111", entry.key_place, fmt::format("unknown key '{}' in {}", entry.key.substr(0, 60), name),
                        did_you_mean(entry.key, known));
    }
  }
  for (const std::vector<std::string>& keys : definition.alternatives) {
    const MapEntry* first = nullptr;
    for (const MapEntry& entry : mapping.entries()) {
      if (std::find(keys.begin(), keys.end(), entry.key) == keys.end()) {
        continue;
      }
      if (first != nullptr) {
        diagnostics.error("E116", entry.key_place,
                          fmt::format("'{}' and '{}' exclude each other", first->key, entry.key),
                          "make two of this one", first->key_place, fmt::format("'{}' is here", first->key));
      } else {
        first = &entry;
      }
    }
    if (first == nullptr) {
      diagnostics.error("E116", node.place, fmt::format("{} needs one of: {}", name, fmt::join(keys, ", ")));
    }
  }
}

Shape object_shape(const std::string& name, const Definition& definition, std::map<std::string, Definition> within) {
  within.insert_or_assign(name, definition);
  return {fmt::format("a mapping (`{}`)", name), fmt::format(R"({{"$ref":"#/definitions/{}"}})", name),
          std::move(within)};
}

}  // namespace coexist::scenarios::schema_detail
