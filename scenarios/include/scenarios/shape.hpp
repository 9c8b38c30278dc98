// What values look like: the part of a schema that is for reading, by people and by editors.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace coexist::scenarios {

struct FieldDoc {
  std::string key;
  std::string type;  // "a bandwidth, e.g. `34 Mbps`"
  std::string doc;
  std::string default_text;  // as an author would write it; empty: none
  std::string json;          // JSON Schema fragment of the value
  bool required = false;
};

/// A named object within a schema: one table of the reference, one entry of `definitions`.
struct Definition {
  std::string doc;
  std::vector<FieldDoc> fields;
  std::vector<std::vector<std::string>> alternatives;  // of each group of keys exactly one must be there
};

/// What a value looks like. Text instead of a JSON type, so that no public header needs a JSON library.
struct Shape {
  std::string doc;                                // "a bandwidth, e.g. `34 Mbps`"
  std::string json;                               // {"type":"string","pattern":"..."}
  std::map<std::string, Definition> definitions;  // of the objects within, by name
};

/// JSON Schema draft-07, indented by two, ending in a newline; `title` names the kind of file.
std::string json_schema(const Shape& root, std::string_view title);

/// The reference: one section and table per object, the root's first, the others by name.
std::string markdown(const Shape& root, std::string_view title);

}  // namespace coexist::scenarios
