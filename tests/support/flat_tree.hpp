// A tree as one line of YAML that reads back as the same tree.
#pragma once

#include <string>

#include "scenarios/yaml_tree.hpp"

namespace coexist::scenarios {

inline std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

inline std::string flat_tree(const Node& node) {
  std::string out;
  if (const Scalar* scalar = node.scalar()) {
    // Within braces a comma or a bracket would end plain text; numbers and instants hold none.
    const bool plain = !scalar->quoted && scalar->text.find_first_of(",[]{}\"'#") == std::string::npos &&
                       scalar->text.find(": ") == std::string::npos;
    return plain ? scalar->text : quoted(scalar->text);
  }
  if (const Sequence* items = node.sequence()) {
    for (const Node& item : *items) out += (out.empty() ? "" : ", ") + flat_tree(item);
    return "[" + out + "]";
  }
  if (const Mapping* mapping = node.mapping()) {
    for (const MapEntry& entry : mapping->entries()) {
      out += (out.empty() ? "" : ", ") + quoted(entry.key) + ": " + flat_tree(entry.value);
    }
    return "{" + out + "}";
  }
  return "~";
}

}  // namespace coexist::scenarios
