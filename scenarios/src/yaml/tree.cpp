#include <algorithm>
#include <numeric>
#include <utility>

#include "scenarios/yaml_tree.hpp"

namespace coexist::scenarios {

Mapping::Mapping(std::vector<MapEntry> entries) : entries_(std::move(entries)), by_key_(entries_.size()) {
  std::iota(by_key_.begin(), by_key_.end(), 0U);
  std::stable_sort(by_key_.begin(), by_key_.end(),
                   [this](std::uint32_t a, std::uint32_t b) { return entries_[a].key < entries_[b].key; });
}

std::size_t Mapping::position(std::string_view key) const {
  const auto found = std::lower_bound(by_key_.begin(), by_key_.end(), key,
                                      [this](std::uint32_t at, std::string_view k) { return entries_[at].key < k; });
  return found != by_key_.end() && entries_[*found].key == key ? *found : entries_.size();
}

const MapEntry* Mapping::find_entry(std::string_view key) const {
  const std::size_t at = position(key);
  return at == entries_.size() ? nullptr : &entries_[at];
}

const Node* Mapping::find(std::string_view key) const {
  const MapEntry* entry = find_entry(key);
  return entry == nullptr ? nullptr : &entry->value;
}

Node* Mapping::find(std::string_view key) {
  const std::size_t at = position(key);
  return at == entries_.size() ? nullptr : &entries_[at].value;
}

std::vector<std::string> Mapping::keys() const {
  std::vector<std::string> names;
  names.reserve(entries_.size());
  for (const MapEntry& entry : entries_) {
    names.push_back(entry.key);
  }
  return names;
}

Node& Mapping::append(MapEntry entry) {
  const auto after = std::upper_bound(by_key_.begin(), by_key_.end(), entry.key,
                                      [this](const std::string& k, std::uint32_t at) { return k < entries_[at].key; });
  by_key_.insert(after, static_cast<std::uint32_t>(entries_.size()));
  entries_.push_back(std::move(entry));
  return entries_.back().value;
}

std::string_view kind_of(const Node& node) noexcept {
  if (node.scalar() != nullptr) {
    return "text";
  }
  if (node.sequence() != nullptr) {
    return "a list";
  }
  return node.mapping() != nullptr ? "a mapping" : "nothing";
}

const std::string* id_of(const Node& node) {
  const Mapping* mapping = node.mapping();
  const Node* id = mapping == nullptr ? nullptr : mapping->find("id");
  const Scalar* scalar = id == nullptr ? nullptr : id->scalar();
  return scalar == nullptr ? nullptr : &scalar->text;
}

}  // namespace coexist::scenarios
