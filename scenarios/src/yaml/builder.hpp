// Turns the parser's events into a tree, counting as it goes. Private to the YAML adapter.
#pragma once

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <optional>
#include <string>
#include <vector>

#include "scenarios/yaml_tree.hpp"
#include "yaml/places.hpp"

namespace coexist::scenarios {

/// Thrown through the parser to stop it once a diagnostic says why.
struct StopParsing {};

class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(std::shared_ptr<const SourceFile> file, Diagnostics& diagnostics, const YamlLimits& limits);

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override;
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override;

  [[nodiscard]] Place place_of(const YAML::Mark& mark);
  /// The document; call once, after parsing.
  [[nodiscard]] Node take_root() { return std::move(root_); }

 private:
  struct Open {  // a collection whose end has not been seen
    Place place;
    bool is_mapping = false;
    Sequence items;
    std::vector<MapEntry> entries;
    std::optional<std::pair<std::string, Place>> key;  // waits for its value
  };

  [[noreturn]] void stop(std::string code, Place place, std::string message, std::string help);
  Place enter(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor);
  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, bool is_mapping);
  void put(Node node);
  void report_duplicates(const std::vector<MapEntry>& entries);
  [[nodiscard]] bool expects_key() const { return !open_.empty() && open_.back().is_mapping && !open_.back().key; }

  Diagnostics& diagnostics_;
  YamlLimits limits_;
  PlaceFinder places_;
  std::vector<Open> open_;
  Node root_;
  std::size_t nodes_ = 0;
  bool started_ = false;
};

}  // namespace coexist::scenarios
