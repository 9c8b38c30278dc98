// Turns the opaque provenance of simulated things back into file, line and column.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "scenarios/diagnostic.hpp"
#include "sim/provenance.hpp"

namespace coexist::scenarios {

/// One table serves a whole command: pack, scenario and imported files add to it, findings of the simulator and of the
/// verifier are looked up in it. Grows by one place for each thing that was read.
class ProvenanceTable {
 public:
  ProvenanceTable() : places_(1) {}  // 0 is "nowhere in particular"

  sim::Provenance add(Place place);

  /// Places in one of these files are places in the other from now on: the same text under another name. O(places).
  void rename_files(const std::map<const SourceFile*, std::shared_ptr<const SourceFile>>& renamed);

  /// A place without file for provenance 0, and for any that this table did not give out.
  [[nodiscard]] const Place& place(sim::Provenance provenance) const noexcept;

 private:
  std::vector<Place> places_;
};

}  // namespace coexist::scenarios
