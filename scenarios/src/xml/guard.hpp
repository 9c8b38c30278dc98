// The door that every XML file passes before the parser sees it.
#pragma once

#include <cstddef>
#include <memory>

#include "scenarios/diagnostic.hpp"

namespace coexist::scenarios {

// What a hostile file may cost at most: with these, tree and parser stay below 200 MB. A real topology of 4,000
// servers has about 180,000 elements in 18 MB and is nested 12 deep.
inline constexpr std::size_t kLargestXml = 24U << 20U;  // bytes of UTF-8
inline constexpr std::size_t kMostXmlElements = 200'000;
inline constexpr std::size_t kMostXmlAttributes = 700'000;
inline constexpr std::size_t kMostAttributesOfOne = 128;  // the search for repeated names is quadratic in this
inline constexpr std::size_t kDeepestXml = 64;            // trees are walked by recursion
inline constexpr std::size_t kLongestXmlName = 256;       // bytes

/// True if the text is one well-formed element within the limits, without a document type. The parser behind accepts
/// more than XML does (undefined entities, several roots, '<' in values), all of which would not survive an export.
/// Reports the first problem [E301 malformed, E302 document type, E303 limit, E304 character or entity]. O(text).
bool guard_xml(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics);

}  // namespace coexist::scenarios
