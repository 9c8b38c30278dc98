// The values that every JSON output of this folder is made of. Private to the JSON files: they are the adapter.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "scenarios/diagnostic.hpp"
#include "sim/outcome.hpp"
#include "sim/time.hpp"

namespace coexist::scenarios::report {

using Json = nlohmann::ordered_json;

inline Json to_json(const Place& place) {
  if (!place.file) return nullptr;
  Json json = {{"file", place.file->name}};
  if (place.line > 0) json.update({{"line", place.line}, {"column", place.column}});
  return json;
}

inline Json to_json(const std::optional<sim::Interval>& interval) {
  if (!interval) return nullptr;
  return {{"begin", to_text(interval->begin)}, {"end", to_text(interval->end)}};
}

template <typename Counts>
Json outcome_counts(const Counts& counts) {
  Json json = Json::object();
  for (std::size_t i = 0; i < sim::kOutcomes; ++i) json[std::string(name_of(static_cast<sim::Outcome>(i)))] = counts[i];
  return json;
}

template <typename Item, typename Make>
Json array_of(const std::vector<Item>& items, Make make) {
  Json json = Json::array();
  for (const Item& item : items) json.push_back(make(item));
  return json;
}

/// Names of files are bytes, not always UTF-8: a report must not fail for one.
inline std::string dumped(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace coexist::scenarios::report
