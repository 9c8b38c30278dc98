// Names that both schemas share: namespaces, and the parts that look alike in either.
#pragma once

#include <string>
#include <string_view>

#include "scenarios/topology_document.hpp"
#include "topology/exchange.hpp"

namespace coexist::scenarios {

inline constexpr std::string_view kTopologySpace = "urn:schema:Microsoft.Rtc.Management.Deploy.Topology.2008";
inline constexpr std::string_view kBuilderSpace = "urn:schema:Microsoft.Rtc.Management.Deploy.TopologyBuilder.2008";
inline constexpr std::string_view kWritableSpace = "urn:schema:Microsoft.Rtc.Management.Deploy.WritableTopology.2008";
inline constexpr std::string_view kRolesSpace = "urn:schema:Microsoft.Rtc.Management.Deploy.ServiceRoles.2008";
inline constexpr std::string_view kWebSpace = "urn:schema:Microsoft.Rtc.Management.Deploy.WebServices.2011";
inline constexpr std::string_view kSimpleUrlSpace = "urn:schema:Microsoft.Rtc.Management.Settings.SimpleUrl.2008";
inline constexpr std::string_view kBaseSpace = "urn:schema:Microsoft.Rtc.Management.BaseTypes.2008";

/// Also true of the empty namespace, which attributes have.
bool is_schema_namespace(std::string_view space) noexcept;

// The functions below are carried out by Reading over a const tree and by Writing over a tree to be changed.

/// For lists of which every item has its elements in one place.
inline constexpr auto kEveryItem = [](const auto&) { return true; };

void exchange_domains(auto& x, auto& parent, TopologyDocument& document) {
  const bool any = !document.default_domain.empty() || !document.domains.empty();
  x.child(parent, {kTopologySpace, "InternalDomains"}, any ? Need::Required : Need::Optional, [&](auto& domains) {
    x.attribute(domains, "DefaultDomain", document.default_domain);
    x.attribute(domains, "AllowAllDomains", document.allow_all_domains);
    x.list(domains, {kTopologySpace, "InternalDomain"}, document.domains, kEveryItem,
           [&](auto& node, SipDomain& domain) {
             x.attribute(node, "Name", domain.name, Need::Required);
             x.attribute(node, "Authoritative", domain.authoritative);
             x.attribute(node, "AllowSubDomains", domain.allow_subdomains);
           });
  });
}

void exchange_simple_urls(auto& x, auto& parent, TopologyDocument& document) {
  x.child(parent, {kSimpleUrlSpace, "SimpleUrlConfiguration"}, need_if_set(document.simple_urls), [&](auto& urls) {
    x.list(urls, {kSimpleUrlSpace, "SimpleUrl"}, document.simple_urls, kEveryItem, [&](auto& node, SimpleUrl& url) {
      x.attribute(node, "Component", url.component, Need::Required);
      x.attribute(node, "Domain", url.domain);
      x.attribute(node, "ActiveUrl", url.active_url);
    });
  });
}

void exchange_site_names(auto& x, auto& node, TopologySite& site) {
  x.child(node, {kTopologySpace, "Name"}, Need::Required, [&](auto& name) { x.text(name, site.name); });
  x.child(node, {kTopologySpace, "Description"}, need_if_set(site.description),
          [&](auto& description) { x.text(description, site.description); });
  const bool placed = !site.city.empty() || !site.state.empty() || !site.country.empty();
  x.child(node, {kTopologySpace, "Location"}, placed ? Need::Required : Need::Optional, [&](auto& location) {
    x.attribute(location, "City", site.city);
    x.attribute(location, "State", site.state);
    x.attribute(location, "CountryCode", site.country);
  });
}

void exchange_machine(auto& x, auto& node, const std::string& cluster_fqdn, TopologyMachine& machine) {
  x.inherited(node, "Fqdn", machine.fqdn, cluster_fqdn);
  x.attribute(node, "FaultDomain", machine.fault_domain);
  x.attribute(node, "UpgradeDomain", machine.upgrade_domain);
  x.list(node, {kTopologySpace, "NetInterface"}, machine.interfaces, kEveryItem, [&](auto& at, NetInterface& face) {
    x.attribute(at, "InterfaceSide", face.side, Need::Required);
    x.attribute(at, "InterfaceNumber", face.number);
    x.attribute(at, "IPAddress", face.address);
    x.attribute(at, "ConfiguredIPAddress", face.configured_address);
  });
}

void exchange_ports(auto& x, auto& service_node, TopologyService& service) {
  x.child(service_node, {kRolesSpace, "Ports"}, need_if_set(service.ports), [&](auto& ports) {
    x.list(ports, {kRolesSpace, "Port"}, service.ports, kEveryItem, [&](auto& node, ServicePort& port) {
      x.attribute(node, "Owner", port.owner);
      x.attribute(node, "Usage", port.usage, Need::Required);
      x.attribute(node, "InterfaceSide", port.side, Need::Required);
      x.attribute(node, "InterfaceNumber", port.interface_number);
      x.attribute(node, "Port", port.port, Need::Required);
      x.attribute(node, "Range", port.range);
      x.attribute(node, "ConfiguredPort", port.configured_port);
      x.attribute(node, "ConfiguredFqdn", port.configured_fqdn);
      x.attribute(node, "Protocol", port.protocol, Need::Required);
      x.attribute(node, "UrlPath", port.url_path);
      x.attribute(node, "AuthorizesRequests", port.authorizes_requests);
      x.attribute(node, "GruuType", port.gruu_type);
    });
  });
}

void exchange_backup_policy(auto& x, auto& node, Backup& backup) {
  x.attribute(node, "EnableAutomaticFailover", backup.automatic_failover);
  x.attribute(node, "FailureDetectionInterval", backup.failure_detection);
  x.attribute(node, "FailbackDetectionInterval", backup.failback_detection);
}

}  // namespace coexist::scenarios
