// Any bytes: reading must end with a document or a diagnostic, and what was read must survive export and pseudonyms.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "scenarios/pseudonym.hpp"
#include "scenarios/text_file.hpp"
#include "scenarios/topology_summary.hpp"

using namespace coexist::scenarios;

namespace {

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

void check_export(const std::shared_ptr<const SourceFile>& file, const TopologyDocument& document) {
  Diagnostics diagnostics;
  const std::string exported = write_canonical_xml(document);
  require(canonical_xml(file, diagnostics) == exported);
  const auto again = read_topology(std::make_shared<const SourceFile>(SourceFile{"export", exported}), diagnostics);
  require(again && write_canonical_xml(*again) == exported);
  const TopologyDocument changed = pseudonymise(document, PseudonymKey{});
  require(changed.services.size() == document.services.size());
  require(!print(summarise(changed), true).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Diagnostics diagnostics;
  const auto file = decode_text("fuzz", std::string(data, data + size), diagnostics);
  const auto document = file ? read_topology(file, diagnostics) : std::nullopt;
  require(document.has_value() != diagnostics.has_errors());
  if (document) {
    check_export(file, *document);
  }
  require(document.has_value() || !print(diagnostics).empty());
  return 0;
}
