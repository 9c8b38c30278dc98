#include "schema/sound_part.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace coexist::scenarios {
namespace {

constexpr std::string_view kRepeatedId = "E117", kUnknownName = "E210";

using Spot = std::tuple<std::string, int, int>;

Spot spot_of(const Place& place) {
  return {place.file ? place.file->name : std::string(), place.line, place.column};
}

class Cutter {
 public:
  Cutter(const Diagnostics& errors, std::set<std::string>& lost, std::set<std::string>& keys, std::set<Spot>& cut)
      : lost_(lost), keys_(keys), cut_(cut) {
    for (const Diagnostic& error : errors.all()) {
      if (error.severity == Severity::Error) wrong_.insert(spot_of(error.place));
    }
  }

  /// Takes out what errors point at. A mapping that needs a key points at itself, and goes as a whole.
  void cut(Node& node) {
    if (Sequence* items = node.sequence()) cut_items(*items);
    if (node.mapping() != nullptr) cut_entries(node);
  }

 private:
  [[nodiscard]] bool is_wrong(const Place& place) const { return wrong_.count(spot_of(place)) > 0; }

  void cut_items(Sequence& items) {
    const auto gone = [this](const Node& item) { return is_wrong(item.place) || is_repeated(item); };
    for (Node& item : items) {
      gone(item) ? lose(item) : cut(item);
    }
    items.erase(std::remove_if(items.begin(), items.end(), gone), items.end());
  }

  // Two of one id in a list: the error points at the second one's id.
  [[nodiscard]] bool is_repeated(const Node& item) const {
    const Node* id = id_of(item) == nullptr ? nullptr : item.mapping()->find("id");
    return id != nullptr && is_wrong(id->place);
  }

  void cut_entries(Node& node) {
    std::vector<MapEntry> kept;
    for (const MapEntry& entry : node.mapping()->entries()) {
      if (is_wrong(entry.key_place) || is_wrong(entry.value.place)) {
        lost_.insert(entry.key);
        lose(entry.value);
        continue;
      }
      kept.push_back(entry);
      cut(kept.back().value);
    }
    if (kept.size() < node.mapping()->entries().size()) {
      cut_.insert(spot_of(node.place));
      if (id_of(node) != nullptr) cut_.insert(spot_of(node.mapping()->find("id")->place));
    }
    node.value = Mapping(std::move(kept));
  }

  void lose(const Node& node) {
    if (const std::string* id = id_of(node)) lost_.insert(*id);
    if (const Scalar* scalar = node.scalar()) lost_.insert(scalar->text);
    if (const Sequence* items = node.sequence()) {
      for (const Node& item : *items) lose(item);
    }
    if (const Mapping* mapping = node.mapping()) {
      for (const MapEntry& entry : mapping->entries()) {
        keys_.insert(entry.key);
        if (entry.value.scalar() == nullptr) lose(entry.value);
      }
    }
  }

  std::set<Spot> wrong_;
  std::set<std::string>& lost_;
  std::set<std::string>& keys_;
  std::set<Spot>& cut_;
};

// The text that a diagnostic points at, as it is written.
std::string text_at(const Place& place) {
  if (!place.file || place.line < 1 || place.column < 1 || place.length < 1) return {};
  std::size_t begin = 0;
  for (int line = 1; line < place.line; ++line) {
    begin = place.file->text.find('\n', begin);
    if (begin == std::string::npos) return {};
    ++begin;
  }
  const std::string& all = place.file->text;
  const auto after = [&all](std::size_t at, int code_points) {
    for (; code_points > 0 && at < all.size() && all[at] != '\n'; --code_points) {
      do ++at;
      while (at < all.size() && (static_cast<unsigned char>(all[at]) & 0xC0U) == 0x80U);
    }
    return at;
  };
  const std::size_t from = after(begin, place.column - 1);
  std::string text = all.substr(from, after(from, place.length) - from);
  text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == '"' || c == '\''; }), text.end());
  return text;
}

}  // namespace

void SoundPart::cut(Node& root, const Diagnostics& errors) {
  Cutter(errors, lost_, lost_keys_, cut_).cut(root);
  const auto repeats = [](const Diagnostic& error) { return error.code == kRepeatedId; };
  repeats_id_ = repeats_id_ || std::any_of(errors.all().begin(), errors.all().end(), repeats);
}

void SoundPart::report(const Diagnostics& found, Diagnostics& diagnostics) const {
  for (const Diagnostic& one : found.all()) {
    if (one.severity == Severity::Error && !follows(one)) diagnostics.add(one);
  }
}

bool SoundPart::follows(const Diagnostic& diagnostic) const {
  if (!diagnostic.place.file || cut_.count(spot_of(diagnostic.place)) > 0) return true;
  const std::string text = text_at(diagnostic.place);
  // The true id of what repeats one may be what is not found.
  if (diagnostic.code == kUnknownName && (repeats_id_ || lost_keys_.count(text) > 0)) return true;
  // People of a generator are called by its id and a number.
  for (std::size_t dash = text.find('-'); dash != std::string::npos; dash = text.find('-', dash + 1)) {
    if (lost_.count(text.substr(0, dash)) > 0) return true;
  }
  return lost_.count(text) > 0;
}

}  // namespace coexist::scenarios
