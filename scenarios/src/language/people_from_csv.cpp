// People of a CSV file, such as a directory export.
#include <fmt/format.h>

#include <algorithm>

#include "language/cell_names.hpp"
#include "language/people_draft.hpp"
#include "scenarios/fork.hpp"
#include "scenarios/people_csv.hpp"
#include "scenarios/text_file.hpp"

namespace coexist::scenarios::language {
namespace {

// What exports write for a site is its label, mostly. A label of two sites means neither.
NameIndex<sim::SiteId> sites_of(Build& build, const Keyed<Name>& mapped) {
  const auto& all = build.parts.sites;
  NameIndex<sim::SiteId> sites("site", Case::Ignored);
  for (const auto& [name, site] : mapped) sites.add(name, build.sites.resolve(site, build.diagnostics));
  for (const sim::SiteId id : sim::ids<sim::SiteId>(all.size())) sites.add(all[id].id, id);
  for (const sim::SiteId id : sim::ids<sim::SiteId>(all.size())) {
    const std::string& label = all[id].label;
    const auto same =
        std::count_if(all.begin(), all.end(), [&](const sim::Site& site) { return ascii_same(site.label, label); });
    if (same == 1) sites.add(label, id);
  }
  return sites;
}

}  // namespace

bool take_csv(Build& build, const PeopleCsv& source, PeopleDraft& rows) {
  const auto file = read_text(path_beside(source.file.place, source.file.value), source.file.place, build.diagnostics);
  if (!file) return false;
  build.out.inputs.push_back(input_file(*file));
  const std::size_t errors = build.diagnostics.error_count();
  const auto table = read_csv(file, build.diagnostics);
  if (!table) return false;
  const PeopleTable people =
      read_people(*table, build.diagnostics, source.default_home ? HomePools::Optional : HomePools::Required);
  const bool whole = build.diagnostics.error_count() == errors;
  for (const ColumnNote& column : people.not_understood) {
    build.out.notes.push_back(fmt::format("{}: column '{}' is not used", file->name, column.name));
  }
  std::vector<sim::SoftwareId> defaults;
  build.software_by_slot(source.software, defaults);
  const std::vector<bool> said_of_all = build.slots_of(source.software);
  const sim::SiteId default_site = build.sites.resolve(source.default_site, build.diagnostics);
  const sim::PoolId default_home = build.pools.resolve(source.default_home, build.diagnostics);
  const NameIndex<sim::SiteId> known_sites = sites_of(build, source.sites);
  CellNames sites(known_sites, *table, people.columns.site);
  CellNames pools(build.pools, *table, people.columns.home_pool);
  CellNames classes(build.classes, *table, people.columns.user_class);
  std::vector<CellNames<sim::SoftwareId>> software;
  for (const std::size_t column : people.columns.software) software.emplace_back(build.software, *table, column);
  for (const PersonRow& person : people.people) {
    const sim::ClassId named =
        person.user_class.empty() ? sim::kNone<sim::ClassId> : classes.resolve(person.user_class, person.row);
    PersonDraft row{person.id,
                    person.mail,
                    person.department,
                    person.site.empty() ? default_site : sites.resolve(person.site, person.row),
                    named == sim::kNone<sim::ClassId> ? sim::id_at<sim::ClassId>(0) : named,
                    person.home_pool.empty() ? default_home : pools.resolve(person.home_pool, person.row),
                    !person.home_pool.empty() || source.default_home,
                    defaults,
                    person.place};
    std::vector<bool> said = said_of_all;
    for (std::size_t i = 0; i < software.size(); ++i) {
      if (person.software[i].empty()) continue;
      const sim::SoftwareId id = software[i].resolve(person.software[i], person.row);
      if (id == sim::kNone<sim::SoftwareId>) continue;
      const std::size_t slot = sim::index(build.out.pack.vocabulary.software[id].slot);
      row.software[slot] = id;
      said[slot] = true;
    }
    build.bring_along(said, row.software);
    rows.add(std::move(row));
  }
  sites.report(build.diagnostics);
  pools.report(build.diagnostics);
  classes.report(build.diagnostics);
  for (const auto& column : software) column.report(build.diagnostics);
  return whole;
}

}  // namespace coexist::scenarios::language
