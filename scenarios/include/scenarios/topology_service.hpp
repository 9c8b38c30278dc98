// What runs in a topology document: services, what they need, where they listen, what their role adds.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "scenarios/topology_parts.hpp"

namespace coexist::scenarios {

struct ServiceKey {
  std::uint32_t site = 0;
  std::string role;
  std::uint32_t instance = 0;
  friend auto operator<=>(const ServiceKey&, const ServiceKey&) = default;
};

/// "1-Registrar-2": site, role and instance, as the product's own commands print a service.
std::string print(const ServiceKey& key);

struct Placement {
  ClusterKey cluster;
  std::optional<std::string> sql_instance;  // on this instance of the cluster; none: on its machines
  std::string unique_id;                    // builder only, as spelled
  friend bool operator==(const Placement&, const Placement&) = default;
};

struct Dependency {
  ElementNumber element = 0;
  std::string usage;
  ServiceKey service;
  std::string unique_id;  // builder only, as spelled
  friend bool operator==(const Dependency&, const Dependency&) = default;
};

/// The pool that takes over ("pairing", "backup registrar").
struct Backup {
  ServiceKey service;
  std::string unique_id;  // builder only, as spelled
  bool automatic_failover = false;
  std::string failure_detection;  // ISO 8601 durations, as spelled
  std::string failback_detection;
  friend bool operator==(const Backup&, const Backup&) = default;
};

struct ServicePort {
  ElementNumber element = 0;
  std::string owner;
  std::string usage;
  std::string side;
  std::uint32_t interface_number = 0;
  std::uint32_t port = 0;
  std::uint32_t range = 0;            // how many ports from `port`; 0 where the document gives none
  std::uint32_t configured_port = 0;  // what a reverse proxy or firewall publishes; 0: none
  std::string configured_fqdn;
  std::string protocol;
  std::string url_path;
  bool authorizes_requests = false;
  std::string gruu_type;
  friend bool operator==(const ServicePort&, const ServicePort&) = default;
};

// What only services of one role say. A service has at most one of these; which one stays as it was read, export
// writes what changed inside it.
struct RegistrarDetail {
  bool is_director = false;
  friend bool operator==(const RegistrarDetail&, const RegistrarDetail&) = default;
};
struct CentralManagementDetail {
  bool is_active = false;
  friend bool operator==(const CentralManagementDetail&, const CentralManagementDetail&) = default;
};
struct FileStoreDetail {
  std::string share;
  friend bool operator==(const FileStoreDetail&, const FileStoreDetail&) = default;
};
struct RoleComponent {
  ElementNumber element = 0;
  std::string name;
  friend bool operator==(const RoleComponent&, const RoleComponent&) = default;
};
struct WebDetail {
  std::string external_host;
  std::vector<RoleComponent> components;  // web applications
  friend bool operator==(const WebDetail&, const WebDetail&) = default;
};
struct ConferencingDetail {
  std::vector<RoleComponent> components;  // conferencing units, one a modality
  friend bool operator==(const ConferencingDetail&, const ConferencingDetail&) = default;
};
struct OfficeWebDetail {
  std::string discovery_url;
  bool is_external = false;
  friend bool operator==(const OfficeWebDetail&, const OfficeWebDetail&) = default;
};
/// One service of this kind is one trunk: a gateway with two trunks has two services on one cluster.
struct GatewayDetail {
  std::uint32_t mediation_port = 0;  // where its mediation service listens for it
  bool is_default = false;
  std::string alternative_bypass_id;
  friend bool operator==(const GatewayDetail&, const GatewayDetail&) = default;
};
using RoleDetail = std::variant<std::monostate, RegistrarDetail, CentralManagementDetail, FileStoreDetail, WebDetail,
                                ConferencingDetail, OfficeWebDetail, GatewayDetail>;

struct TopologyService {
  ElementNumber element = 0;
  ServiceKey key;
  std::string unique_id;  // builder only
  std::uint32_t role_version = 0;
  std::uint32_t service_version = 0;
  Placement installed_on;
  std::vector<Dependency> dependencies;
  std::optional<Backup> backup;
  std::vector<ServicePort> ports;
  RoleDetail detail;
  friend bool operator==(const TopologyService&, const TopologyService&) = default;
};

}  // namespace coexist::scenarios
