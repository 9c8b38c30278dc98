// What the pack says of pools, phases and paths, of imported documents, and of the coexistence test.
#include <fmt/ranges.h>

#include <algorithm>

#include "packs/building.hpp"
#include "planner/counted.hpp"

namespace coexist::scenarios::packs {
namespace {

// It names products, and this hop has none of them.
bool is_about_other_hops(const std::vector<bool>& products) {
  return !products.empty() && std::find(products.begin(), products.end(), true) == products.end();
}

// Shared packs say something of many hops. What a pack that is asked for says of others, or a file laid over it, would
// vanish without a word.
void leave_out(Building& building, const Place& place, std::string_view what) {
  if (building.layer < building.own_layer) return;
  building.diagnostics.error("E626", place, fmt::format("{} of products that are not on this hop", what),
                             fmt::format("the hop has {}; keep what is about others in a file for their packs",
                                         fmt::join(known_ids(building.pack.vocabulary.products), ", ")));
}

void build_quorum(Building& building, const WrittenQuorum& written) {
  sim::Quorum quorum;
  quorum.products = product_mask(building, written.products);
  quorum.scope = written.scope;
  quorum.otherwise = written.otherwise;
  quorum.assumed = written.assumed;
  quorum.because = written.because;
  for (const auto& [row, place] : written.rows) {
    quorum.rows.push_back(row);
    const auto refuse = [&, &at = place, &size = row.servers](std::string_view what, std::int64_t most) {
      building.diagnostics.error("E606", at,
                                 fmt::format("`{}` in the quorum of {} asks for more than there are", what,
                                             planner::counted(size, "server", "servers")),
                                 fmt::format("{} at most", most));
    };
    if (row.start > row.servers) refuse("start", row.servers);
    if (row.of_first > row.servers) refuse("of-first", row.servers);
    if (row.run > row.of_first) refuse("run", row.of_first);
  }
  if (is_about_other_hops(quorum.products)) return leave_out(building, written.place, "a quorum");
  quorum.sources = building.cited(written.sources);
  quorum.provenance = building.provenance.add(written.place);
  building.pack.quorums.push_back(std::move(quorum));
}

void build_capacity(Building& building, const WrittenCapacity& written) {
  sim::Pack& pack = building.pack;
  std::vector<bool> products = product_mask(building, written.products);
  if (is_about_other_hops(products)) return leave_out(building, written.place, "a capacity");
  if (written.people_per_pool == 0 && written.people_per_server == 0 && !written.meetings) {
    building.diagnostics.error("E112", written.place, "a capacity that limits nothing",
                               "give people-per-pool, people-per-server or meetings");
  }
  if (!written.carries.empty() && written.people_per_server == 0) {
    building.diagnostics.error("E112", written.place, "a capacity with 'carries' needs a key 'people-per-server'");
  }
  pack.capacities.push_back(
      {std::move(products), resolve_all(building, pack.vocabulary.roles, written.roles, "role"), written.paired,
       written.alone, resolve_all(building, pack.vocabulary.classes, written.carries, "class"), written.people_per_pool,
       written.people_per_server, written.servers_per_pool, written.meetings, building.cited(written.sources),
       building.provenance.add(written.place)});
}

// `below`: so many paths are those of lower layers. A path of this one takes the place of what they say of the same
// way.
void build_path(Building& building, const WrittenSupportedPath& written, std::size_t below) {
  sim::Pack& pack = building.pack;
  // A way from two products at once is none from the one that this hop knows, and a way to another hop's product none
  // to no product at all.
  const auto is_elsewhere = [&](const Name& name) { return building.elsewhere.count({Kind::Product, name.value}) > 0; };
  if (std::any_of(written.legacy.begin(), written.legacy.end(), is_elsewhere) ||
      std::any_of(written.target.begin(), written.target.end(), is_elsewhere)) {
    return leave_out(building, written.place, "a supported path");
  }
  if (written.of == sim::PathCase::Plain && written.legacy.empty()) {
    building.diagnostics.error("E112", written.place, "a plain supported-path needs a key 'legacy'");
    return;
  }
  // Without legacy versions of its own, a line would speak of every hop on which its target is the old side, too.
  const auto is_new = [&](const Name& name) {
    const sim::ProductId product = sim::find(pack.vocabulary.products, name.value);
    return product == sim::kNone<sim::ProductId> || pack.vocabulary.products[product].side == sim::Side::New;
  };
  if (written.legacy.empty() && std::none_of(written.target.begin(), written.target.end(), is_new)) return;
  sim::SupportedPath path{written.of,
                          product_mask(building, written.legacy),
                          product_mask(building, written.target),
                          written.supported,
                          written.because,
                          building.cited(written.sources),
                          building.provenance.add(written.place)};
  for (std::size_t i = 0; i < below; ++i) {
    sim::SupportedPath& old = pack.paths[i];
    if (old.of != path.of || old.legacy != path.legacy) continue;
    for (std::size_t product = 0; product < old.target.size(); ++product) {
      if (path.target.empty() || path.target[product]) old.target[product] = false;
    }
  }
  pack.paths.push_back(std::move(path));
}

void build_import(Building& building, const WrittenImport& written) {
  sim::ImportMapping& import = building.pack.import;
  const sim::Vocabulary& v = building.pack.vocabulary;
  for (const Keyed<Name>& version : written.service_versions) {
    const sim::ProductId product = resolve_here(building, v.products, version.value, Kind::Product, "product");
    if (product != sim::kNone<sim::ProductId>) {
      import.product_of_service_version.emplace_back(version.key.value, product);
    }
  }
  for (const Name& role : written.home_roles) {
    import.home_roles.push_back(role.value);
  }
  for (const Keyed<Name>& role : written.roles) {
    const sim::RoleId id = resolve(building, v.roles, role.value, "role");
    if (id != sim::kNone<sim::RoleId>) import.role_of_name.emplace_back(role.key.value, id);
  }
  import.single_machine = resolve(building, v.roles, written.single_machine, "role");
  for (const Keyed<Name>& scheme : written.url_schemes) {
    import.kind_of_url_scheme.emplace_back(scheme.key.value,
                                           resolve(building, v.meeting_kinds, scheme.value, "kind of meeting"));
  }
}

void build_user_model(Building& building, const WrittenUserModel& written) {
  sim::UserModel& model = building.pack.user_model;
  for (const WrittenMeetingSize& size : written.meeting_sizes) {
    model.meeting_sizes.push_back({size.share_ppm, size.people});
  }
  model.largest_meeting = written.largest_meeting;
  model.sign_in_within = written.sign_in_within;
  model.sources = building.cited(written.sources);
}

void build_test(Building& building, const WrittenTest& written) {
  sim::CoexistenceTest& test = building.pack.coexistence_test;
  const sim::Vocabulary& v = building.pack.vocabulary;
  test.contact = resolve(building, building.pack.interactions, written.contact, "interaction");
  test.administer = resolve(building, building.pack.interactions, written.administer, "interaction");
  test.classes = resolve_all(building, v.classes, written.classes, "class");
  test.modalities = resolve_all(building, v.modalities, written.modalities, "modality");
  test.assumes = resolve_all(building, v.flags, written.assumes, "flag");
  test.sources = building.cited(written.sources);
}

}  // namespace

void build_estate(Building& building, const WrittenPack& written) {
  sim::Pack& pack = building.pack;
  for (const WrittenQuorum& quorum : written.quorums) {
    build_quorum(building, quorum);
  }
  for (const WrittenCapacity& capacity : written.capacities) build_capacity(building, capacity);
  for (const WrittenPhase& phase : written.phases) {
    add_entry(building, pack.phases, sim::Phase{building.named(phase), phase.when}, phase.id, "phase");
  }
  const std::size_t below = pack.paths.size();
  for (const WrittenSupportedPath& path : written.supported_paths) build_path(building, path, below);
  std::erase_if(pack.paths, [](const sim::SupportedPath& path) { return is_about_other_hops(path.target); });
  if (written.import) {
    build_import(building, *written.import);
  }
  if (written.user_model) {
    build_user_model(building, *written.user_model);
  }
  if (written.coexistence_test) {
    build_test(building, *written.coexistence_test);
  }
}

}  // namespace coexist::scenarios::packs
