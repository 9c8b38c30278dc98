// What the pack says of pools, phases and paths, of imported documents, and of the coexistence test.
#include <algorithm>

#include "packs/building.hpp"
#include "planner/counted.hpp"

namespace coexist::scenarios::packs {
namespace {

// It names products, and this hop has none of them.
bool is_about_other_hops(const std::vector<bool>& products) {
  return !products.empty() && std::find(products.begin(), products.end(), true) == products.end();
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
  if (is_about_other_hops(quorum.products)) return;
  quorum.sources = building.cited(written.sources);
  quorum.provenance = building.provenance.add(written.place);
  building.pack.quorums.push_back(std::move(quorum));
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
  for (const WrittenCapacity& capacity : written.capacities) {
    std::vector<bool> products = product_mask(building, capacity.products);
    if (is_about_other_hops(products)) continue;
    if (capacity.people_per_pool == 0 && capacity.people_per_server == 0 && !capacity.meetings) {
      building.diagnostics.error("E112", capacity.place, "a capacity that limits nothing",
                                 "give people-per-pool, people-per-server or meetings");
    }
    if (!capacity.carries.empty() && capacity.people_per_server == 0) {
      building.diagnostics.error("E112", capacity.place, "a capacity with 'carries' needs a key 'people-per-server'");
    }
    pack.capacities.push_back(
        {std::move(products), resolve_all(building, pack.vocabulary.roles, capacity.roles, "role"), capacity.paired,
         capacity.alone, resolve_all(building, pack.vocabulary.classes, capacity.carries, "class"),
         capacity.people_per_pool, capacity.people_per_server, capacity.servers_per_pool, capacity.meetings,
         building.cited(capacity.sources), building.provenance.add(capacity.place)});
  }
  for (const WrittenPhase& phase : written.phases) {
    add_entry(building, pack.phases, sim::Phase{building.named(phase), phase.when}, phase.id, "phase");
  }
  for (const WrittenSupportedPath& path : written.supported_paths) {
    // A way from two products at once is none from the one that this hop knows, and a way to another hop's product none
    // to no product at all.
    const auto is_elsewhere = [&](const Name& name) {
      return building.elsewhere.count({Kind::Product, name.value}) > 0;
    };
    if (std::any_of(path.legacy.begin(), path.legacy.end(), is_elsewhere)) continue;
    if (std::any_of(path.target.begin(), path.target.end(), is_elsewhere)) continue;
    if (path.of == sim::PathCase::Plain && path.legacy.empty()) {
      building.diagnostics.error("E112", path.place, "a plain supported-path needs a key 'legacy'");
      continue;
    }
    // Without legacy versions of its own, a line would speak of every hop on which its target is the old side, too.
    const auto is_new = [&](const Name& name) {
      const sim::ProductId product = sim::find(pack.vocabulary.products, name.value);
      return product == sim::kNone<sim::ProductId> || pack.vocabulary.products[product].side == sim::Side::New;
    };
    if (path.legacy.empty() && std::none_of(path.target.begin(), path.target.end(), is_new)) continue;
    pack.paths.push_back({path.of, product_mask(building, path.legacy), product_mask(building, path.target),
                          path.supported, path.because, building.cited(path.sources),
                          building.provenance.add(path.place)});
  }
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
