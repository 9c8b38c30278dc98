// A parsed XML file: its tree, and where each element stood.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "scenarios/diagnostic.hpp"
#include "scenarios/xml_element.hpp"

namespace coexist::scenarios {

/// Kept apart from the tree: a tree is compared by what it says, not by where it was read.
class XmlPlaces {
 public:
  explicit XmlPlaces(std::shared_ptr<const SourceFile> file) : file_(std::move(file)) {}

  /// Elements are added in document order, numbered from 1.
  void add(std::uint32_t offset, int line, int column) { positions_.push_back({offset, line, column}); }

  [[nodiscard]] Place of(std::uint32_t element_number, int length = 1) const;

  /// Of the attribute's name; of its element if it is not found nearby.
  [[nodiscard]] Place of(std::uint32_t element_number, std::string_view attribute) const;

 private:
  struct Position {
    std::uint32_t offset = 0;  // of the element's name
    int line = 0;
    int column = 0;
  };
  std::shared_ptr<const SourceFile> file_;
  std::vector<Position> positions_;
};

struct XmlDocument {
  XmlElement root;
  XmlPlaces places;
};

/// Empty after an error [E301 to E305].
std::optional<XmlDocument> parse_xml(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics);

}  // namespace coexist::scenarios
