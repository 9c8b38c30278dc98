// An XML document as a value, with namespaces resolved and nothing of meaning lost.
//
// Comments, processing instructions, the XML declaration and white space between elements are not kept: they mean
// nothing in the documents read here, and a canonical text must not depend on them.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace coexist::scenarios {

struct XmlName {
  std::string space;  // namespace URI; empty: none
  std::string local;
  friend auto operator<=>(const XmlName&, const XmlName&) = default;
};

struct XmlAttribute {
  XmlName name;
  std::string value;
  friend bool operator==(const XmlAttribute&, const XmlAttribute&) = default;
};

struct XmlElement {
  /// Position in document order, the root is 1; 0 for an element that was added later. Says which element of the
  /// document a part of a decoded value came from, so that the two can be brought together again on export.
  std::uint32_t number = 0;
  XmlName name;
  std::vector<XmlAttribute> attributes;  // as written, without declarations of namespaces
  std::string text;                      // before the first child
  std::vector<XmlElement> children;
  std::string tail;  // behind this element, inside its parent; only in mixed content

  friend bool operator==(const XmlElement&, const XmlElement&) = default;
};

/// The canonical text: UTF-8, no XML declaration, two spaces of indentation, "\n" at each end of line, empty elements
/// as "<a />", a default namespace declared where it changes, attributes ascending by namespace and name with the
/// prefixes a1, a2, ... for namespaces in ascending order. Elements in mixed content are not indented. Two documents
/// with the same meaning have the same text, and reading it back gives the same text again. O(document).
std::string canonical_text(const XmlElement& root);

}  // namespace coexist::scenarios
