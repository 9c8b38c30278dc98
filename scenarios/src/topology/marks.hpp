// Which elements, attributes and texts of a tree the reader took, and the account drawn from that.
#pragma once

#include <cstdint>
#include <vector>

#include "scenarios/topology_understanding.hpp"
#include "scenarios/xml_element.hpp"
#include "xml/document.hpp"

namespace coexist::scenarios {

class TopologyMarks {
 public:
  void take(const XmlElement& element) { of(element).element = true; }
  void take(const XmlElement& element, const XmlAttribute& attribute);
  void take_text(const XmlElement& element) { of(element).text = true; }

  /// Every element, attribute and text below `root` under its path. O(document).
  [[nodiscard]] Understanding account(const XmlElement& root, const XmlPlaces& places) const;

  struct Taken {
    bool element = false;
    bool text = false;
    std::vector<bool> attributes;  // by position; shorter than the element's if the rest was not taken
  };

 private:
  Taken& of(const XmlElement& element);

  std::vector<Taken> taken_;  // by number of the element
};

}  // namespace coexist::scenarios
