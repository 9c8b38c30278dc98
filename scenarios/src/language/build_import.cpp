#include <algorithm>
#include <map>
#include <set>

#include "language/resolver.hpp"
#include "scenarios/fork.hpp"
#include "scenarios/text_file.hpp"
#include "scenarios/topology_document.hpp"

namespace coexist::scenarios::language {
namespace {

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

// One document's clusters as pools of the scenario. Which service version is which product, and which roles home
// people, is the pack's to say.
class Import {
 public:
  Import(Build& build, const TopologyImport& entry, const TopologyDocument& document)
      : build_(build), entry_(entry), document_(document), mapping_(build.out.pack.import) {}

  void run() {
    map_sites();
    for (const TopologyService& service : document_.services)
      services_[service.installed_on.cluster].push_back(&service);
    dominant_ = dominant_product();
    if (dominant_ == sim::kNone<sim::ProductId>) return;
    std::vector<const TopologyCluster*> clusters;
    for (const TopologyCluster& cluster : document_.clusters) clusters.push_back(&cluster);
    std::sort(clusters.begin(), clusters.end(),
              [](const TopologyCluster* a, const TopologyCluster* b) { return lower(a->fqdn) < lower(b->fqdn); });
    for (const TopologyCluster* cluster : clusters) add_pool(*cluster);
    add_relations();
  }

 private:
  void map_sites() {
    std::vector<std::string> names;
    for (const TopologySite& site : document_.sites) names.push_back(site.name);
    for (const auto& [name, id] : entry_.sites) {
      if (std::find(names.begin(), names.end(), name) == names.end()) {
        build_.diagnostics.error("E215", id.place, fmt::format("the document has no site '{}'", name),
                                 did_you_mean(name, names));
      }
    }
    for (const TopologySite& site : document_.sites) {
      const auto mapped = std::find_if(entry_.sites.begin(), entry_.sites.end(),
                                       [&](const auto& pair) { return pair.first == site.name; });
      if (mapped != entry_.sites.end()) {
        sites_[site.id] = build_.sites.resolve(mapped->second, build_.diagnostics);
        continue;
      }
      build_.diagnostics.error("E215", entry_.file.place,
                               fmt::format("site '{}' of the document is mapped to no site", site.name),
                               fmt::format("add `{}: <id of a site>` under `sites`", site.name));
    }
  }

  [[nodiscard]] sim::ProductId product_of(const TopologyService& service) const {
    const std::string version = std::to_string(service.service_version);
    for (const auto& [known, product] : mapping_.product_of_service_version) {
      if (known == version) return product;
    }
    return sim::kNone<sim::ProductId>;
  }

  // Stores and gateways carry versions of their own, or none: they count as part of what the document is mostly about.
  [[nodiscard]] sim::ProductId dominant_product() const {
    std::map<sim::ProductId, std::size_t> counts;
    std::set<std::string> unknown;
    for (const TopologyService& service : document_.services) {
      const sim::ProductId product = product_of(service);
      if (product == sim::kNone<sim::ProductId>) {
        unknown.insert(std::to_string(service.service_version));
      } else {
        ++counts[product];
      }
    }
    if (counts.empty()) {
      std::string known;
      for (const auto& [version, product] : mapping_.product_of_service_version) {
        known += fmt::format("{}{} ({})", known.empty() ? "" : ", ", version,
                             build_.out.pack.vocabulary.products[product].id);
      }
      build_.diagnostics.error("E214", entry_.file.place,
                               fmt::format("no service of the document has a version that pack '{}' knows; it has {}",
                                           build_.out.pack.id, fmt::join(unknown, ", ")),
                               "the pack knows service versions " + known);
      return sim::kNone<sim::ProductId>;
    }
    return std::max_element(counts.begin(), counts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  }

  void add_pool(const TopologyCluster& cluster) {
    sim::Pool pool;
    pool.id = lower(cluster.fqdn);
    pool.label = cluster.fqdn;
    pool.provenance = build_.out.provenance.add(entry_.file.place);
    pool.product_said = pool.provenance;
    if (build_.pools.contains(pool.id)) {
      build_.diagnostics.error("E213", entry_.file.place,
                               fmt::format("pool '{}' of the document is declared already", pool.id));
      return;
    }
    pool.site = sites_[cluster.key.site];
    pool.product = dominant_;
    pool.homes_people = false;
    std::set<sim::RoleId> roles;
    for (const TopologyService* service : services_[cluster.key]) {
      const sim::ProductId product = product_of(*service);
      if (product != sim::kNone<sim::ProductId>) pool.product = product;
      const std::vector<std::string>& home = mapping_.home_roles;
      if (std::find(home.begin(), home.end(), service->key.role) != home.end()) pool.homes_people = true;
      if (const sim::RoleId role = role_of(service->key.role); role != sim::kNone<sim::RoleId>) roles.insert(role);
    }
    const bool own_edition = mapping_.single_machine != sim::kNone<sim::RoleId>;
    if (own_edition && pool.homes_people && cluster.single_machine) roles.insert(mapping_.single_machine);
    pool.roles.assign(roles.begin(), roles.end());
    const bool legacy = build_.out.pack.vocabulary.products[pool.product].side == sim::Side::Legacy;
    pool.present_at_start = entry_.present_at_start.value_or(legacy);
    const sim::PoolId id = sim::id_at<sim::PoolId>(build_.parts.pools.size());
    add_machines(cluster, id, pool);
    pool_of_[cluster.key] = id;
    build_.pools.add(pool.id, id);
    build_.parts.pools.push_back(std::move(pool));
  }

  void add_machines(const TopologyCluster& cluster, sim::PoolId id, sim::Pool& pool) {
    std::vector<const TopologyMachine*> machines;
    for (const TopologyMachine& machine : cluster.machines) machines.push_back(&machine);
    std::stable_sort(machines.begin(), machines.end(),
                     [](const TopologyMachine* a, const TopologyMachine* b) { return a->ordinal < b->ordinal; });
    for (const TopologyMachine* machine : machines) {
      sim::Server server;
      server.id = lower(machine->fqdn);
      server.label = machine->fqdn;
      server.provenance = pool.provenance;
      server.pool = id;
      const sim::ServerId server_id = build_.parts.servers.push_back(std::move(server));
      build_.servers.add(lower(machine->fqdn), server_id);
      pool.servers.push_back(server_id);
    }
  }

  void add_relations() {
    std::set<std::pair<sim::PoolId, sim::PoolId>> known;
    const auto add = [&](sim::PoolId from, const ServiceKey& target, const std::string& label, bool pairs) {
      const TopologyService* service = find_service(document_, target);
      if (service == nullptr) return;  // the reader reported it
      const auto to = pool_of_.find(service->installed_on.cluster);
      if (to == pool_of_.end() || to->second == from || !known.insert({from, to->second}).second) return;
      build_.parts.relations.push_back({from, to->second, label, pairs});
    };
    for (const TopologyService& service : document_.services) {
      const auto from = pool_of_.find(service.installed_on.cluster);
      if (from == pool_of_.end()) continue;
      for (const Dependency& dependency : service.dependencies)
        add(from->second, dependency.service, "depends on " + label_of(dependency.service.role), false);
      if (service.backup) add(from->second, service.backup->service, "paired with", true);
    }
  }

  [[nodiscard]] sim::RoleId role_of(const std::string& name) const {
    for (const auto& [known, role] : mapping_.role_of_name) {
      if (known == name) return role;
    }
    return sim::kNone<sim::RoleId>;
  }

  // What the document calls it where the pack does not know the role.
  [[nodiscard]] std::string label_of(const std::string& name) const {
    const sim::RoleId role = role_of(name);
    return role == sim::kNone<sim::RoleId> ? name : build_.out.pack.vocabulary.roles[role].label;
  }

  Build& build_;
  const TopologyImport& entry_;
  const TopologyDocument& document_;
  const sim::ImportMapping& mapping_;
  std::map<std::uint32_t, sim::SiteId> sites_;
  std::map<ClusterKey, std::vector<const TopologyService*>> services_;
  std::map<ClusterKey, sim::PoolId> pool_of_;
  sim::ProductId dominant_ = sim::kNone<sim::ProductId>;
};

}  // namespace

bool import_topology(Build& build, const TopologyImport& import) {
  const std::size_t errors = build.diagnostics.error_count();
  const auto file = read_text(path_beside(import.file.place, import.file.value), import.file.place, build.diagnostics);
  if (!file) return false;
  build.out.inputs.push_back(input_file(*file));
  if (const auto document = read_topology(file, build.diagnostics)) Import(build, import, *document).run();
  return build.diagnostics.error_count() == errors;
}

}  // namespace coexist::scenarios::language
