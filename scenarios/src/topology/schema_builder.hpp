// The schema of Topology Builder files: sites contain their clusters and branches, references are GUIDs.
//
// Keys are not in the document. topology_references.cpp turns GUIDs into keys after reading and back before writing.
#pragma once

#include <string_view>

#include "topology/schema_roles.hpp"

namespace coexist::scenarios::builder {

void exchange_cluster(auto& x, auto& node, TopologyCluster& cluster) {
  x.attribute(node, "UniqueId", cluster.unique_id, Need::Required);
  x.attribute(node, "Fqdn", cluster.fqdn, Need::Required);
  x.attribute(node, "IsSingleMachineOnly", cluster.single_machine);
  x.attribute(node, "RequiresReplication", cluster.requires_replication);
  x.attribute(node, "RequiresSetup", cluster.requires_setup);
  x.child(node, {kWritableSpace, "Machines"}, need_if_set(cluster.machines), [&](auto& list) {
    x.list(list, {kWritableSpace, "Machine"}, cluster.machines, kEveryItem,
           [&](auto& at, TopologyMachine& machine) { exchange_machine(x, at, cluster.fqdn, machine); });
  });
}

void exchange_sql_instances(auto& x, auto& node, const ClusterKey& cluster, TopologyDocument& document) {
  const auto on_this = [&](const SqlInstance& sql) { return sql.cluster == cluster; };
  x.child(node, {kWritableSpace, "SqlInstances"}, Need::Optional, [&](auto& list) {
    x.list(list, {kWritableSpace, "SqlInstance"}, document.sql_instances, on_this, [&](auto& at, SqlInstance& sql) {
      sql.cluster = cluster;
      x.attribute(at, "UniqueId", sql.unique_id, Need::Required);
      x.attribute(at, "Name", sql.name);
      x.attribute(at, "AlwaysOnPrimaryNodeFqdn", sql.always_on_primary);
    });
  });
}

void exchange_clusters(auto& x, auto& site_node, std::uint32_t site, TopologyDocument& document) {
  const auto in_this_site = [site](const TopologyCluster& cluster) { return cluster.key.site == site; };
  std::uint32_t number = 0;
  x.child(site_node, {kWritableSpace, "Clusters"}, Need::Optional, [&](auto& list) {
    x.list(list, {kWritableSpace, "Cluster"}, document.clusters, in_this_site,
           [&](auto& node, TopologyCluster& cluster) {
             if (x.kReads) {
               cluster.key = {site, ++number};
             }
             exchange_cluster(x, node, cluster);
             exchange_sql_instances(x, node, cluster.key, document);
           });
  });
}

/// Returns the site's id. A site's own fields come first: its branches join the same list, which may move it.
std::uint32_t exchange_site(auto& x, auto& node, TopologySite& site, TopologyDocument& document) {
  x.attribute(node, "SiteId", site.id, Need::Required);
  exchange_site_names(x, node, site);
  const std::uint32_t id = site.id;
  exchange_clusters(x, node, id, document);
  return id;
}

void exchange_sites(auto& x, auto& topology, TopologyDocument& document) {
  const auto is_central = [](const TopologySite& site) { return !is_branch(site); };
  x.child(topology, {kWritableSpace, "CentralSites"}, Need::Required, [&](auto& list) {
    x.list(list, {kWritableSpace, "CentralSite"}, document.sites, is_central, [&](auto& node, TopologySite& central) {
      const std::uint32_t parent = exchange_site(x, node, central, document);
      const auto below = [parent](const TopologySite& site) { return is_branch(site) && site.parent == parent; };
      x.child(node, {kWritableSpace, "RemoteSites"}, Need::Optional, [&](auto& remote) {
        x.list(remote, {kWritableSpace, "RemoteSite"}, document.sites, below, [&](auto& at, TopologySite& branch) {
          branch.kind = SiteKind::Remote;
          branch.parent = parent;
          exchange_site(x, at, branch, document);
        });
      });
    });
  });
}

void exchange_service(auto& x, auto& node, TopologyService& service) {
  x.attribute(node, "UniqueId", service.unique_id, Need::Required);
  x.attribute(node, "RoleName", service.key.role, Need::Required);
  x.attribute(node, "RoleVersion", service.role_version);
  x.attribute(node, "ServiceVersion", service.service_version, Need::Required);
  x.attribute(node, "InstalledOn", service.installed_on.unique_id, Need::Required);
  x.child(node, {kWritableSpace, "DependsOn"}, need_if_set(service.dependencies), [&](auto& list) {
    x.list(list, {kWritableSpace, "Dependency"}, service.dependencies, kEveryItem, [&](auto& at, Dependency& to) {
      x.attribute(at, "Usage", to.usage);
      x.attribute(at, "ServiceUniqueId", to.unique_id, Need::Required);
    });
  });
  const Tag tag{kWritableSpace, "Backup"};
  if (x.kReads && x.has(node, tag)) {
    service.backup.emplace();
  }
  if (service.backup) {
    x.child(node, tag, Need::Required, [&](auto& at) {
      exchange_backup_policy(x, at, *service.backup);
      x.attribute(at, "ServiceUniqueId", service.backup->unique_id, Need::Required);
    });
  }
  exchange_ports(x, node, service);
  exchange_role_detail(x, node, service.detail);
}

void exchange_document(auto& x, auto& root, TopologyDocument& document) {
  x.attribute(root, "FileName", document.saved_as);
  x.child(root, {kBuilderSpace, "NewTopology"}, Need::Required, [&](auto& outer) {
    x.child(outer, {kWritableSpace, "PartialTopology"}, Need::Required, [&](auto& topology) {
      x.attribute(topology, "Signature", document.signature);
      exchange_domains(x, topology, document);
      exchange_simple_urls(x, topology, document);
      exchange_sites(x, topology, document);
      x.child(topology, {kWritableSpace, "Services"}, Need::Required, [&](auto& list) {
        x.list(list, {kWritableSpace, "Service"}, document.services, kEveryItem,
               [&](auto& node, TopologyService& service) { exchange_service(x, node, service); });
      });
    });
  });
}

}  // namespace coexist::scenarios::builder
