#include "yaml/builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace coexist::scenarios {
TreeBuilder::TreeBuilder(std::shared_ptr<const SourceFile> file, Diagnostics& diagnostics, const YamlLimits& limits)
    : diagnostics_(diagnostics), limits_(limits), places_(std::move(file)) {}

Place TreeBuilder::place_of(const YAML::Mark& mark) {
  return places_.at(mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos));
}

void TreeBuilder::stop(std::string code, Place place, std::string message, std::string help) {
  diagnostics_.error(std::move(code), std::move(place), std::move(message), std::move(help));
  throw StopParsing{};
}

// The parser starts a "second document" at whatever it did not understand as a part of the first: `b: c` after
// `- a`, or the `,` that it would offer again and again for ever.
void TreeBuilder::OnDocumentStart(const YAML::Mark& mark) {
  if (!std::exchange(started_, true)) {
    return;
  }
  Place place = place_of(mark);
  if (places_.text_from(static_cast<std::size_t>(mark.pos)).substr(0, 3) == "---") {
    stop("E102", std::move(place), "a second document starts here", "put it into a file of its own");
  }
  stop("E102", std::move(place), "this is not part of what stands before it",
       "check the indentation: lists and mappings of one level start in the same column");
}

Place TreeBuilder::enter(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
  Place place = place_of(mark);
  if (++nodes_ > limits_.nodes) {
    stop("E103", std::move(place), fmt::format("more than {} values in one file", limits_.nodes),
         "split the file, or keep mass data (people, calendars) in CSV");
  }
  if (anchor != YAML::NullAnchor) {
    diagnostics_.error("E105", place, "anchors are not supported", "write the value out, or use extends:");
  }
  // "?" and "!" are what the parser makes of no tag, before plain and quoted text; but a bare `!` can be written, too.
  const bool written = places_.text_from(static_cast<std::size_t>(mark.pos)).substr(0, 1) == "!";
  if (written || (tag != "?" && tag != "!" && !tag.empty())) {
    diagnostics_.error("E106", place, fmt::format("tag '{}' is not supported", tag.substr(0, 60)), "remove the tag");
  }
  return place;
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  Place place = enter(mark, {}, anchor);
  if (expects_key()) {
    stop("E108", std::move(place), "a key is missing or null", "put the key into quotes if it is meant as text");
  }
  // A value that is not there has no place of its own; the key is where somebody looks.
  const bool written = places_.text_from(static_cast<std::size_t>(mark.pos)).find_first_of("~nN") == 0;
  if (!written && !open_.empty() && open_.back().key) {
    place = open_.back().key->second;
  }
  put({std::move(place), Nothing{}});
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
  stop("E105", place_of(mark), "aliases are not supported", "write the value out, or use extends:");
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
  Place place = enter(mark, tag, anchor);
  const std::string_view source = places_.text_from(static_cast<std::size_t>(mark.pos));
  const std::size_t bytes = scalar_bytes(source, value);
  if (bytes > source.size()) {  // the parser takes the end of the file for the end of the text
    stop("E101", std::move(place), "not valid YAML: the quote is not closed", {});
  }
  place.length = first_line_width(source.substr(0, bytes));
  if (expects_key()) {
    open_.back().key.emplace(value, std::move(place));
    return;
  }
  put({std::move(place), Scalar{value, tag == "!"}});
}

void TreeBuilder::open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, bool is_mapping) {
  Place place = enter(mark, tag, anchor);
  if (expects_key()) {
    // For the parser, a bracket that is never closed starts a key.
    const bool bracket = places_.text_from(static_cast<std::size_t>(mark.pos)).find_first_of("[{") == 0;
    stop("E108", std::move(place), bracket ? "this bracket is not closed, or is used as a key" : "a key must be text",
         bracket ? "close the bracket, or put the key into quotes" : "put the key into quotes");
  }
  if (open_.size() >= limits_.depth) {
    stop("E104", std::move(place), fmt::format("nested deeper than {} levels", limits_.depth), {});
  }
  Open& opened = open_.emplace_back();
  opened.place = std::move(place);
  opened.is_mapping = is_mapping;
}

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                                  YAML::EmitterStyle::value) {
  open(mark, tag, anchor, false);
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value) {
  open(mark, tag, anchor, true);
}

void TreeBuilder::OnSequenceEnd() {
  Open closed = std::move(open_.back());
  open_.pop_back();
  put({std::move(closed.place), std::move(closed.items)});
}

void TreeBuilder::OnMapEnd() {
  Open closed = std::move(open_.back());
  open_.pop_back();
  report_duplicates(closed.entries);
  put({std::move(closed.place), Mapping(std::move(closed.entries))});
}

void TreeBuilder::report_duplicates(const std::vector<MapEntry>& entries) {
  std::vector<std::size_t> order(entries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return entries[a].key < entries[b].key; });
  std::size_t first = 0;  // of a run of equal keys
  for (std::size_t i = 1; i < order.size(); ++i) {
    const MapEntry& original = entries[order[first]];
    const MapEntry& entry = entries[order[i]];
    if (entry.key != original.key) {
      first = i;
      continue;
    }
    diagnostics_.error("E107", entry.key_place, fmt::format("key '{}' is given twice", entry.key), "remove one of them",
                       original.key_place, "first given here");
  }
}

void TreeBuilder::put(Node node) {
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  Open& parent = open_.back();
  if (!parent.is_mapping) {
    parent.items.push_back(std::move(node));
    return;
  }
  parent.entries.push_back({std::move(parent.key->first), std::move(parent.key->second), std::move(node)});
  parent.key.reset();
}

}  // namespace coexist::scenarios
