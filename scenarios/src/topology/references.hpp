// What connects the parts of a topology document.
#pragma once

#include "scenarios/diagnostic.hpp"
#include "scenarios/topology_document.hpp"
#include "xml/document.hpp"

namespace coexist::scenarios {

/// Gives the parts of a builder document their keys: services are numbered within site and role, and every GUID that
/// names a part becomes its key. Reports GUIDs given twice [E309] and GUIDs that name nothing [E310].
void keys_from_unique_ids(TopologyDocument& document, const XmlPlaces& places, Diagnostics& diagnostics);

/// The way back, before writing: a reference whose key changed gets the GUID of what it now means.
void unique_ids_from_keys(TopologyDocument& document);

/// Reports keys given twice [E309] and references to nothing [E310]. O(n log n).
void check_references(const TopologyDocument& document, const XmlPlaces& places, Diagnostics& diagnostics);

}  // namespace coexist::scenarios
