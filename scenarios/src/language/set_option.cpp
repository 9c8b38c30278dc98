// --set path=value
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "scenarios/fork.hpp"
#include "text/utf8.hpp"

namespace coexist::scenarios {
namespace {

struct Step {
  std::string name;
  Place place;
  bool bracketed = false;
};

struct Assignment {
  std::vector<Step> path;
  std::size_t value_at = 0;  // byte of the file
};

Place place_in(const std::shared_ptr<const SourceFile>& file, std::size_t at, std::size_t bytes) {
  const std::string_view text = file->text;
  return {file, 1, static_cast<int>(code_points(text.substr(0, at))) + 1,
          std::max(1, static_cast<int>(code_points(text.substr(at, bytes))))};
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  return first == std::string_view::npos ? std::string_view{}
                                         : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// path ::= part ( "." part | "[" name "]" )* "="
std::optional<Assignment> split(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics) {
  const std::string_view text = file->text;
  const auto malformed = [&](std::size_t at, std::string message) {
    diagnostics.error("E132", place_in(file, at, 1), std::move(message),
                      "write path=value, such as schedule.steps.wave-2.at='2013-05-01 22:00'");
    return std::nullopt;
  };
  Assignment assignment;
  std::size_t at = 0;
  for (bool name_expected = true;;) {
    const bool bracketed = at < text.size() && text[at] == '[' && !assignment.path.empty();
    if (bracketed || name_expected) {
      const std::size_t begin = bracketed ? at + 1 : at;
      const std::size_t end = bracketed ? text.find(']', begin) : text.find_first_of(".[=", begin);
      if (end == std::string_view::npos) {
        return malformed(begin, bracketed ? "the bracket is not closed" : "there is no '=' with a value");
      }
      const std::string_view name = trimmed(text.substr(begin, end - begin));
      if (name.empty()) {
        return malformed(begin, "a name is missing in the path");
      }
      assignment.path.push_back({std::string(name), place_in(file, begin, end - begin), bracketed});
      at = bracketed ? end + 1 : end;
      name_expected = false;
    } else if (at == text.size()) {
      return malformed(at, "there is no '=' with a value");
    } else if (text[at] == '.') {
      ++at;
      name_expected = true;
    } else if (text[at] == '=') {
      assignment.value_at = at + 1;
      return assignment;
    } else {
      return malformed(at, "expected '.', '[' or '=' here");
    }
  }
}

// Thresholds have no id: each is of a metric, and mostly the only one.
const std::string* name_of(const Node& item) {
  if (const std::string* id = id_of(item); id != nullptr) return id;
  const Node* metric = item.mapping() == nullptr ? nullptr : item.mapping()->find("metric");
  return metric == nullptr || metric->scalar() == nullptr ? nullptr : &metric->scalar()->text;
}

Node* item_of(Sequence& items, const Step& step) {
  const auto by_name = std::find_if(items.begin(), items.end(), [&step](const Node& item) {
    const std::string* name = name_of(item);
    return name != nullptr && *name == step.name;
  });
  if (by_name != items.end()) {
    return &*by_name;
  }
  std::size_t position = 0;
  const char* const end = step.name.data() + step.name.size();
  const auto read = std::from_chars(step.name.data(), end, position);
  const bool is_position = step.bracketed && read.ec == std::errc{} && read.ptr == end && position < items.size();
  return is_position ? &items[position] : nullptr;
}

// What the step names below `node`; null if there is no such thing.
Node* find_part(Node& node, const Step& step) {
  if (Mapping* mapping = node.mapping(); mapping != nullptr) {
    return mapping->find(step.name);
  }
  return node.sequence() == nullptr ? nullptr : item_of(*node.sequence(), step);
}

// Says what would have been there.
void report_unknown(const Node& node, const Step& step, Diagnostics& diagnostics) {
  std::vector<std::string> known;
  if (node.mapping() != nullptr) {
    known = node.mapping()->keys();
  } else if (const Sequence* items = node.sequence(); items != nullptr) {
    for (const Node& item : *items) {
      if (const std::string* name = name_of(item); name != nullptr) {
        known.push_back(*name);
      }
    }
  }
  const bool has_parts = node.mapping() != nullptr || node.sequence() != nullptr;
  diagnostics.error("E133", step.place,
                    has_parts ? fmt::format("the scenario has no '{}' here", step.name)
                              : fmt::format("no '{}' here: what stands before it is {}", step.name, kind_of(node)),
                    did_you_mean(step.name, known));
}

void take_away(Mapping& mapping, std::string_view key) {
  std::vector<MapEntry> left;
  for (const MapEntry& entry : mapping.entries()) {
    if (entry.key != key) left.push_back(entry);
  }
  mapping = Mapping(std::move(left));
}

}  // namespace

bool apply_set(Node& root, std::string_view assignment, Diagnostics& diagnostics) {
  const auto file = std::make_shared<const SourceFile>(SourceFile{"--set", std::string(assignment)});
  const auto split_up = split(file, diagnostics);
  if (!split_up) {
    return false;
  }
  auto value = load_yaml_from(file, split_up->value_at, diagnostics);
  if (!value) {
    return false;
  }
  if (const Step& first = split_up->path.front(); first.name == "extends") {
    diagnostics.error("E133", first.place, "--set cannot change what a scenario extends",
                      "write a file that says `extends:`");
    return false;
  }
  const bool is_null = value->is_nothing() && !trimmed(assignment.substr(split_up->value_at)).empty();
  Node* node = &root;
  for (const Step& step : split_up->path) {
    Node* part = find_part(*node, step);
    if (part != nullptr && is_null && node->mapping() != nullptr && &step == &split_up->path.back()) {
      take_away(*node->mapping(), step.name);
      return true;
    }
    if (part == nullptr && node->mapping() != nullptr) {
      part = &node->mapping()->append({step.name, step.place, {step.place, Mapping()}});
    }
    if (part == nullptr) {
      report_unknown(*node, step, diagnostics);
      return false;
    }
    node = part;
  }
  *node = std::move(*value);
  return true;
}

}  // namespace coexist::scenarios
