// Where things are in a topology document: sites, clusters of machines, SQL instances, domains.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace coexist::scenarios {

/// Every part that comes from an element of the document says which one (XmlElement::number); 0: added later.
using ElementNumber = std::uint32_t;

struct ClusterKey {
  std::uint32_t site = 0;
  std::uint32_t number = 0;
  friend auto operator<=>(const ClusterKey&, const ClusterKey&) = default;
};

/// Branch and Remote are two spellings of one thing, a site that leans on a central one (`is_branch`).
enum class SiteKind : std::uint8_t { Central, Branch, Remote };

struct TopologySite {
  ElementNumber element = 0;
  std::uint32_t id = 0;
  SiteKind kind = SiteKind::Central;
  std::uint32_t parent = 0;  // id of the central site; 0 for a central site
  std::string name;
  std::string description;
  std::string city;
  std::string state;
  std::string country;
  friend bool operator==(const TopologySite&, const TopologySite&) = default;
};

struct NetInterface {
  ElementNumber element = 0;
  std::string side;  // Primary, Internal, External, Pstn
  std::uint32_t number = 0;
  std::string address;             // "0.0.0.0": whichever the machine has
  std::string configured_address;  // behind address translation: what others see; empty if the same
  friend bool operator==(const NetInterface&, const NetInterface&) = default;
};

struct TopologyMachine {
  ElementNumber element = 0;
  std::string fqdn;  // the cluster's where the document leaves it out
  std::uint32_t ordinal = 0;
  std::string fault_domain;
  std::string upgrade_domain;
  std::vector<NetInterface> interfaces;
  friend bool operator==(const TopologyMachine&, const TopologyMachine&) = default;
};

struct TopologyCluster {
  ElementNumber element = 0;
  ClusterKey key;
  std::string unique_id;  // builder only: the GUID that others refer to
  std::string fqdn;
  bool single_machine = false;  // the cluster is its machine: one name for both
  bool requires_replication = false;
  bool requires_setup = false;
  std::vector<TopologyMachine> machines;
  friend bool operator==(const TopologyCluster&, const TopologyCluster&) = default;
};

struct SqlInstance {
  ElementNumber element = 0;
  ClusterKey cluster;
  std::string unique_id;          // builder only
  std::string name;               // empty: the default instance
  std::string always_on_primary;  // FQDN of the primary node; empty without an availability group
  friend bool operator==(const SqlInstance&, const SqlInstance&) = default;
};

struct SipDomain {
  ElementNumber element = 0;
  std::string name;
  bool authoritative = false;
  bool allow_subdomains = false;
  friend bool operator==(const SipDomain&, const SipDomain&) = default;
};

struct SimpleUrl {
  ElementNumber element = 0;
  std::string component;  // Meet, Dialin, Cscp
  std::string domain;     // "*": all
  std::string active_url;
  friend bool operator==(const SimpleUrl&, const SimpleUrl&) = default;
};

[[nodiscard]] inline bool is_branch(const TopologySite& site) noexcept {
  return site.kind != SiteKind::Central;
}

}  // namespace coexist::scenarios
