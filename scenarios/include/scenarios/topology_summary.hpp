// What `coexist import` says about a topology document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "scenarios/topology_document.hpp"

namespace coexist::scenarios {

struct ImportSummary {
  TopologyFormat format = TopologyFormat::Published;
  std::size_t central_sites = 0;
  std::size_t branch_sites = 0;
  std::size_t clusters = 0;
  std::size_t machines = 0;
  std::size_t sql_instances = 0;
  std::size_t services = 0;
  std::size_t dependencies = 0;
  std::size_t ports = 0;
  std::size_t gateways = 0;  // trunks: services that say how a gateway is reached
  std::size_t pairings = 0;  // services that name a backup
  std::map<std::string, std::size_t> services_by_role;
  std::map<std::uint32_t, std::size_t> services_by_version;  // ServiceVersion of the document
  Understanding understanding;
  friend bool operator==(const ImportSummary&, const ImportSummary&) = default;
};

ImportSummary summarise(const TopologyDocument& document);

/// Plain text, a line for each fact: counts, roles, versions, then each path that was not understood with its count
/// and first place. Paths that are carried are listed with the reason if `with_carried`.
std::string print(const ImportSummary& summary, bool with_carried = false);

}  // namespace coexist::scenarios
