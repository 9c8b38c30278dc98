// The tree that export writes.
#pragma once

#include "scenarios/topology_document.hpp"

namespace coexist::scenarios {

/// The document's tree with the value's fields written over it. O(document).
XmlElement written_tree(const TopologyDocument& document);

}  // namespace coexist::scenarios
