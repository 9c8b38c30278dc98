#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "text/ascii_case.hpp"
#include "text/utf8.hpp"
#include "topology/references.hpp"

namespace coexist::scenarios {
namespace {

template <class Meaning>
class IdsOf {
 public:
  IdsOf(const XmlPlaces& places, Diagnostics& diagnostics) : places_(places), diagnostics_(diagnostics) {}

  void define(const std::string& id, ElementNumber element, Meaning meaning) {
    const auto [known, is_new] = ids_.try_emplace(ascii_lower(id), element, std::move(meaning));
    if (!is_new) {
      diagnostics_.add({.severity = Severity::Error,
                        .code = "E309",
                        .message = fmt::format("UniqueId '{}' is given twice", shown(id)),
                        .place = places_.of(element, "UniqueId"),
                        .help = {},
                        .related = {{places_.of(known->second.first, "UniqueId"), "first given here"}}});
    }
  }

  /// Null, and reported, if nothing has this id.
  const Meaning* find(const std::string& id, ElementNumber element, std::string_view attribute) {
    const auto found = ids_.find(ascii_lower(id));
    if (found == ids_.end()) {
      diagnostics_.error("E310", places_.of(element, attribute),
                         fmt::format("{} '{}' names nothing in this document", attribute, shown(id)));
      return nullptr;
    }
    return &found->second.second;
  }

 private:
  std::map<std::string, std::pair<ElementNumber, Meaning>> ids_;
  const XmlPlaces& places_;
  Diagnostics& diagnostics_;
};

void respell(std::string& spelled, const std::string& id) {
  if (ascii_lower(spelled) != ascii_lower(id)) {
    spelled = id;
  }
}

}  // namespace

void keys_from_unique_ids(TopologyDocument& document, const XmlPlaces& places, Diagnostics& diagnostics) {
  IdsOf<Placement> hosts(places, diagnostics);
  for (const TopologyCluster& cluster : document.clusters) {
    hosts.define(cluster.unique_id, cluster.element, {cluster.key, std::nullopt, {}});
  }
  for (const SqlInstance& sql : document.sql_instances) {
    hosts.define(sql.unique_id, sql.element, {sql.cluster, sql.name, {}});
  }
  IdsOf<ServiceKey> services(places, diagnostics);
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> instances;
  for (TopologyService& service : document.services) {
    Placement& on = service.installed_on;
    if (const Placement* host = hosts.find(on.unique_id, service.element, "InstalledOn")) {
      on.cluster = host->cluster;
      on.sql_instance = host->sql_instance;
    }
    service.key.site = on.cluster.site;
    service.key.instance = ++instances[{service.key.site, service.key.role}];
    services.define(service.unique_id, service.element, service.key);
  }
  for (TopologyService& service : document.services) {
    for (Dependency& to : service.dependencies) {
      if (const ServiceKey* key = services.find(to.unique_id, to.element, "ServiceUniqueId")) {
        to.service = *key;
      }
    }
    if (service.backup) {
      if (const ServiceKey* key = services.find(service.backup->unique_id, service.element, "ServiceUniqueId")) {
        service.backup->service = *key;
      }
    }
  }
}

void unique_ids_from_keys(TopologyDocument& document) {
  std::map<std::pair<ClusterKey, std::optional<std::string>>, std::string> hosts;
  for (const TopologyCluster& cluster : document.clusters) {
    hosts.emplace(std::pair(cluster.key, std::nullopt), cluster.unique_id);
  }
  for (const SqlInstance& sql : document.sql_instances) {
    hosts.emplace(std::pair(sql.cluster, sql.name), sql.unique_id);
  }
  std::map<ServiceKey, std::string> services;
  for (const TopologyService& service : document.services) {
    services.emplace(service.key, service.unique_id);
  }
  const auto refer = [&](std::string& spelled, const ServiceKey& key) {
    if (const auto found = services.find(key); found != services.end()) {
      respell(spelled, found->second);
    }
  };
  for (TopologyService& service : document.services) {
    Placement& on = service.installed_on;
    if (const auto host = hosts.find({on.cluster, on.sql_instance}); host != hosts.end()) {
      respell(on.unique_id, host->second);
    }
    for (Dependency& to : service.dependencies) {
      refer(to.unique_id, to.service);
    }
    if (service.backup) {
      refer(service.backup->unique_id, service.backup->service);
    }
  }
}

}  // namespace coexist::scenarios
