// The published schema: flat lists of sites, clusters, SQL instances and services that refer to each other by key.
#pragma once

#include <string_view>

#include "topology/schema_roles.hpp"

namespace coexist::scenarios::published {

void exchange_cluster_id(auto& x, auto& parent, ClusterKey& key) {
  x.child(parent, {kTopologySpace, "ClusterId"}, Need::Required, [&](auto& id) {
    x.attribute(id, "SiteId", key.site, Need::Required);
    x.attribute(id, "Number", key.number, Need::Required);
  });
}

void exchange_service_id(auto& x, auto& parent, ServiceKey& key) {
  x.child(parent, {kTopologySpace, "ServiceId"}, Need::Required, [&](auto& id) {
    x.attribute(id, "SiteId", key.site, Need::Required);
    x.attribute(id, "RoleName", key.role, Need::Required);
    x.attribute(id, "Instance", key.instance, Need::Required);
  });
}

void exchange_sites(auto& x, auto& sites, TopologyDocument& document, std::string_view element, SiteKind kind) {
  const auto of_this_kind = [kind](const TopologySite& site) { return site.kind == kind; };
  x.list(sites, {kTopologySpace, element}, document.sites, of_this_kind, [&](auto& node, TopologySite& site) {
    site.kind = kind;
    x.attribute(node, "SiteId", site.id, Need::Required);
    if (is_branch(site)) {  // both names are in use
      x.attribute(node, x.has_attribute(node, "CentralSiteId") ? "CentralSiteId" : "ParentSiteId", site.parent,
                  Need::Required);
    }
    exchange_site_names(x, node, site);
  });
}

void exchange_cluster(auto& x, auto& node, TopologyCluster& cluster) {
  x.attribute(node, "Fqdn", cluster.fqdn, Need::Required);
  x.attribute(node, "RequiresReplication", cluster.requires_replication);
  x.attribute(node, "RequiresSetup", cluster.requires_setup);
  exchange_cluster_id(x, node, cluster.key);
  x.list(node, {kTopologySpace, "Machine"}, cluster.machines, kEveryItem, [&](auto& at, TopologyMachine& machine) {
    exchange_machine(x, at, cluster.fqdn, machine);
    x.attribute(at, "OrdinalInCluster", machine.ordinal);
  });
}

void exchange_placement(auto& x, auto& parent, Placement& placement) {
  x.child(parent, {kTopologySpace, "InstalledOn"}, Need::Required, [&](auto& on) {
    const Tag on_sql{kTopologySpace, "SqlInstanceId"};
    if (x.kReads && x.has(on, on_sql)) {
      placement.sql_instance.emplace();
    }
    if (!placement.sql_instance) {
      return exchange_cluster_id(x, on, placement.cluster);
    }
    x.child(on, on_sql, Need::Required, [&](auto& id) {
      x.attribute(id, "Name", *placement.sql_instance, Need::Required);
      exchange_cluster_id(x, id, placement.cluster);
    });
  });
}

void exchange_dependencies(auto& x, auto& parent, TopologyService& service) {
  x.child(parent, {kTopologySpace, "DependsOn"}, need_if_set(service.dependencies), [&](auto& list) {
    x.list(list, {kTopologySpace, "Dependency"}, service.dependencies, kEveryItem, [&](auto& node, Dependency& to) {
      x.attribute(node, "Usage", to.usage);
      exchange_service_id(x, node, to.service);
    });
  });
}

void exchange_backup(auto& x, auto& parent, TopologyService& service) {
  const Tag tag{kTopologySpace, "Backup"};
  if (x.kReads && x.has(parent, tag)) {
    service.backup.emplace();
  }
  if (service.backup) {
    x.child(parent, tag, Need::Required, [&](auto& node) {
      exchange_backup_policy(x, node, *service.backup);
      exchange_service_id(x, node, service.backup->service);
    });
  }
}

void exchange_service(auto& x, auto& node, TopologyService& service) {
  x.attribute(node, "RoleVersion", service.role_version);
  x.attribute(node, "ServiceVersion", service.service_version, Need::Required);
  exchange_service_id(x, node, service.key);
  exchange_dependencies(x, node, service);
  exchange_placement(x, node, service.installed_on);
  exchange_backup(x, node, service);
  exchange_ports(x, node, service);
  exchange_role_detail(x, node, service.detail);
}

void exchange_document(auto& x, auto& root, TopologyDocument& document) {
  x.attribute(root, "Signature", document.signature);
  exchange_domains(x, root, document);
  exchange_simple_urls(x, root, document);
  x.child(root, {kTopologySpace, "Sites"}, Need::Required, [&](auto& sites) {
    exchange_sites(x, sites, document, "CentralSite", SiteKind::Central);
    exchange_sites(x, sites, document, "BranchSite", SiteKind::Branch);
    exchange_sites(x, sites, document, "RemoteSite", SiteKind::Remote);
  });
  x.child(root, {kTopologySpace, "Clusters"}, Need::Required, [&](auto& list) {
    x.list(list, {kTopologySpace, "Cluster"}, document.clusters, kEveryItem,
           [&](auto& node, TopologyCluster& cluster) { exchange_cluster(x, node, cluster); });
  });
  x.child(root, {kTopologySpace, "SqlInstances"}, need_if_set(document.sql_instances), [&](auto& list) {
    x.list(list, {kTopologySpace, "SqlInstance"}, document.sql_instances, kEveryItem,
           [&](auto& node, SqlInstance& sql) {
             x.attribute(node, "AlwaysOnPrimaryNodeFqdn", sql.always_on_primary);
             x.child(node, {kTopologySpace, "SqlInstanceId"}, Need::Required, [&](auto& id) {
               x.attribute(id, "Name", sql.name, Need::Required);
               exchange_cluster_id(x, id, sql.cluster);
             });
           });
  });
  x.child(root, {kTopologySpace, "Services"}, Need::Required, [&](auto& list) {
    x.list(list, {kTopologySpace, "Service"}, document.services, kEveryItem,
           [&](auto& node, TopologyService& service) { exchange_service(x, node, service); });
  });
}

}  // namespace coexist::scenarios::published
