// What pseudonyms do to each attribute of a topology document.
#pragma once

#include <cstdint>

#include "scenarios/xml_element.hpp"

namespace coexist::scenarios {

enum class Handling : std::uint8_t {
  Keep,    // a word, number or flag of the schema
  Phrase,  // a word of the schema that its owner can extend: kept unless it contains a personal word
  Host,
  Address,
  Url,
  Guid,
  Replace,  // anything else
};

/// Replace for everything that no rule names.
Handling handling_of(const XmlElement& element, const XmlAttribute& attribute);

}  // namespace coexist::scenarios
