#include "topology/references.hpp"

#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "text/utf8.hpp"

namespace coexist::scenarios {
namespace {

std::string shown_key(std::uint32_t site) {
  return fmt::format("site {}", site);
}
std::string shown_key(const ClusterKey& key) {
  return fmt::format("cluster {} of site {}", key.number, key.site);
}
std::string shown_key(const ServiceKey& key) {
  return fmt::format("service '{}'", shown(print(key)));
}
std::string shown_key(const std::pair<ClusterKey, std::string>& key) {
  return fmt::format("SQL instance '{}' on {}", shown(key.second), shown_key(key.first));
}

class Checker {
 public:
  Checker(const XmlPlaces& places, Diagnostics& diagnostics) : places_(places), diagnostics_(diagnostics) {}

  void define(const TopologyDocument& document) {
    for (const TopologySite& site : document.sites) {
      add(sites_, site.id, site.element);
    }
    for (const TopologyCluster& cluster : document.clusters) {
      add(clusters_, cluster.key, cluster.element);
    }
    for (const SqlInstance& sql : document.sql_instances) {
      add(sql_, std::pair(sql.cluster, sql.name), sql.element);
    }
    for (const TopologyService& service : document.services) {
      add(services_, service.key, service.element);
    }
  }

  void resolve(const TopologyDocument& document) {
    for (const TopologySite& site : document.sites) {
      branch(document, site);
    }
    for (const TopologyCluster& cluster : document.clusters) {
      require(sites_, cluster.key.site, cluster.element, "this cluster is");
    }
    for (const SqlInstance& sql : document.sql_instances) {
      require(clusters_, sql.cluster, sql.element, "this SQL instance is");
    }
    for (const TopologyService& service : document.services) {
      connections(service);
    }
  }

 private:
  template <class Key>
  void add(std::map<Key, ElementNumber>& known, const Key& key, ElementNumber element) {
    const auto [first, is_new] = known.try_emplace(key, element);
    if (!is_new) {
      diagnostics_.add({.severity = Severity::Error,
                        .code = "E309",
                        .message = fmt::format("{} is defined twice", shown_key(key)),
                        .place = places_.of(element),
                        .help = {},
                        .related = {{places_.of(first->second), "first defined here"}}});
    }
  }

  template <class Key>
  void require(const std::map<Key, ElementNumber>& known, const Key& key, ElementNumber at, std::string_view who) {
    if (!known.contains(key)) {
      diagnostics_.error("E310", places_.of(at), fmt::format("{} on {}, which does not exist", who, shown_key(key)));
    }
  }

  void branch(const TopologyDocument& document, const TopologySite& site) {
    if (!is_branch(site)) {
      return;
    }
    const TopologySite* parent = find_site(document, site.parent);
    if (parent == nullptr || is_branch(*parent)) {
      diagnostics_.error(
          "E310", places_.of(site.element),
          fmt::format("branch site {} belongs to site {}, which is no central site", site.id, site.parent));
    }
  }

  void connections(const TopologyService& service) {
    const Placement& on = service.installed_on;
    if (on.sql_instance) {
      require(sql_, std::pair(on.cluster, *on.sql_instance), service.element, "this service is installed");
    } else {
      require(clusters_, on.cluster, service.element, "this service is installed");
    }
    for (const Dependency& to : service.dependencies) {
      require(services_, to.service, to.element, "this service depends");
    }
    if (service.backup) {
      require(services_, service.backup->service, service.element, "this service relies for backup");
    }
  }

  const XmlPlaces& places_;
  Diagnostics& diagnostics_;
  std::map<std::uint32_t, ElementNumber> sites_;
  std::map<ClusterKey, ElementNumber> clusters_;
  std::map<std::pair<ClusterKey, std::string>, ElementNumber> sql_;
  std::map<ServiceKey, ElementNumber> services_;
};

}  // namespace

void check_references(const TopologyDocument& document, const XmlPlaces& places, Diagnostics& diagnostics) {
  Checker checker(places, diagnostics);
  checker.define(document);
  checker.resolve(document);
}

}  // namespace coexist::scenarios
