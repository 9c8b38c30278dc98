#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "language/cell_names.hpp"
#include "language/resolver.hpp"
#include "scenarios/fork.hpp"
#include "scenarios/people_csv.hpp"
#include "scenarios/text_file.hpp"

namespace coexist::scenarios::language {
namespace {

struct Row {
  std::string id;
  std::string mail;
  std::string department;
  sim::SiteId site = sim::kNone<sim::SiteId>;
  sim::ClassId person_class = sim::id_at<sim::ClassId>(0);
  sim::PoolId home = sim::kNone<sim::PoolId>;
  bool names_home = false;  // even if no such pool exists
  std::vector<sim::SoftwareId> software;
  Place place;
};

// What a table does wrong it does wrong in thousands of rows: each such thing is said once, of the first row.
class Misfits {
 public:
  void add(const char* code, const Row& row, std::string is, std::string help) {
    ++all_.try_emplace({code, std::move(is)}, First{row.id, row.place, std::move(help), 0}).first->second.people;
  }

  void report(Diagnostics& diagnostics) const {
    for (const auto& [what, first] : all_) {
      const std::string more =
          first.people == 1 ? ""
                            : fmt::format(", and {}", planner::counted(first.people - 1, "more person", "more people"));
      diagnostics.error(what.first, first.place, fmt::format("person '{}' {}{}", first.id, what.second, more),
                        first.help);
    }
  }

 private:
  struct First {
    std::string id;
    Place place;
    std::string help;
    std::size_t people = 0;
  };
  std::map<std::pair<std::string, std::string>, First> all_;  // by code, and what is wrong
};

// Rows of all sources, judged alike, then ordered by id.
class Rows {
 public:
  explicit Rows(Build& build) : build_(build) {}

  void add(Row row) {
    const sim::PersonClass& person_class = build_.out.pack.vocabulary.classes[row.person_class];
    if (!person_class.outside && !row.names_home) {
      misfits_.add("E216", row, "is homed nowhere", "give them a `home`, or a class of people outside the estate");
    } else if (person_class.outside && row.home != sim::kNone<sim::PoolId>) {
      misfits_.add("E216", row,
                   fmt::format("is of class '{}', which is homed outside, but has a home pool", person_class.id), {});
    } else if (row.home != sim::kNone<sim::PoolId>) {
      const sim::Pool& pool = build_.parts.pools[row.home];
      if (!pool.homes_people || !pool.present_at_start) {
        misfits_.add("E217", row,
                     fmt::format("is homed on '{}', which {}", pool.id,
                                 pool.homes_people ? "does not run when the scenario begins" : "homes nobody"),
                     {});
      }
    }
    rows_.push_back(std::move(row));
  }

  void finish() {
    misfits_.report(build_.diagnostics);
    std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.id < b.id; });
    sim::People& people = build_.out.scenario.people;
    people.software.resize(build_.out.pack.vocabulary.slots.size());
    for (const Row& row : rows_) {
      if (const sim::PersonId other = build_.people.find(row.id); other != sim::kNone<sim::PersonId>) {
        report_twice(row, people.id[other]);
        continue;
      }
      const sim::PersonId person = people.id.push_back(row.id);
      build_.people.add(row.id, person);
      people.department.push_back(row.department);
      people.site.push_back(row.site);
      people.person_class.push_back(row.person_class);
      people.home.push_back(row.home);
      for (sim::SlotId slot : sim::ids<sim::SlotId>(people.software.size())) {
        people.software[slot].push_back(sim::index(slot) < row.software.size() ? row.software[sim::index(slot)]
                                                                               : sim::kNone<sim::SoftwareId>);
      }
    }
    add_addresses();
  }

 private:
  void report_twice(const Row& row, const std::string& other) {
    const std::string as = other == row.id ? std::string() : fmt::format(", the other time as '{}'", other);
    build_.diagnostics.error("E213", row.place, fmt::format("person '{}' is declared twice{}", row.id, as),
                             as.empty() ? "" : "upper and lower case do not tell people apart");
  }

  // After all ids: an address may be somebody else's id.
  void add_addresses() {
    for (const Row& row : rows_) {
      if (row.mail.empty()) continue;
      const sim::PersonId person = build_.people.find(row.id);
      const sim::PersonId other = build_.people.find(row.mail);
      if (other == sim::kNone<sim::PersonId>) {
        build_.people.add(row.mail, person);
      } else if (other != person) {
        build_.diagnostics.error(
            "E213", row.place,
            fmt::format("person '{}' has the mail address '{}', which finds person '{}'", row.id, row.mail,
                        build_.out.scenario.people.id[other]),
            "calendars name people by their addresses; upper and lower case do not tell them apart");
      }
    }
  }

  Build& build_;
  Misfits misfits_;
  std::vector<Row> rows_;
};

sim::ClassId class_of(Build& build, const std::optional<Name>& name) {
  const sim::ClassId found = build.classes.resolve(name, build.diagnostics);
  return found == sim::kNone<sim::ClassId> ? sim::id_at<sim::ClassId>(0) : found;
}

void take_list(Build& build, const std::vector<PersonEntry>& list, Rows& rows) {
  for (const PersonEntry& entry : list) {
    Row row{entry.id.value,
            {},
            entry.department,
            build.sites.resolve(entry.site, build.diagnostics),
            class_of(build, entry.person_class),
            build.pools.resolve(entry.home, build.diagnostics),
            entry.home.has_value(),
            {},
            entry.place};
    build.software_by_slot(entry.software, row.software);
    build.bring_along(build.slots_of(entry.software), row.software);
    rows.add(std::move(row));
  }
}

// False if the departments of these people cannot be told.
bool take_generator(Build& build, const PeopleGenerator& generator, Rows& rows) {
  auto departments = generator.departments;
  std::sort(departments.begin(), departments.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::int64_t total = 0;
  for (const auto& [name, ppm] : departments) total += ppm.value;
  if (!departments.empty() && total != 1'000'000) {
    build.diagnostics.error("E218", generator.departments.front().second.place,
                            fmt::format("the departments' shares add up to {}, not 100 %", share_text(total)));
    return false;
  }
  Row row{{},
          {},
          {},
          build.sites.resolve(generator.site, build.diagnostics),
          class_of(build, generator.person_class),
          build.pools.resolve(generator.home, build.diagnostics),
          generator.home.has_value(),
          {},
          generator.place};
  build.software_by_slot(generator.software, row.software);
  build.bring_along(build.slots_of(generator.software), row.software);
  const std::size_t errors = build.diagnostics.error_count();
  std::size_t department = 0;
  std::int64_t until = departments.empty() ? 0 : departments[0].second.value;
  for (std::int64_t i = 0; i < generator.count; ++i) {
    while (department + 1 < departments.size() && i * 1'000'000 >= until * generator.count) {
      until += departments[++department].second.value;
    }
    Row person = row;
    person.id = fmt::format("{}-{:05d}", generator.id.value, i + 1);
    if (!departments.empty()) person.department = departments[department].first;
    rows.add(std::move(person));
    if (build.diagnostics.error_count() > errors) break;  // the same is wrong with all of them
  }
  return true;
}

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

bool take_csv(Build& build, const PeopleCsv& source, Rows& rows) {
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
    Row row{person.id,
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

}  // namespace

bool build_people(Build& build, const PeopleEntry& people) {
  bool whole = true;
  Rows rows(build);
  take_list(build, people.list, rows);
  for (const PeopleGenerator& generator : people.generators) whole = take_generator(build, generator, rows) && whole;
  for (const PeopleCsv& source : people.csv) whole = take_csv(build, source, rows) && whole;
  rows.finish();
  return whole;
}

// A group may name one that is declared after it.
void build_groups(Build& build, const std::vector<GroupEntry>& groups) {
  std::map<std::string_view, const GroupEntry*> left;
  for (const GroupEntry& group : groups) left.emplace(group.id.value, &group);
  const auto waits = [&left](const Names& names) {
    return std::any_of(names.begin(), names.end(), [&](const Name& name) { return left.contains(name.value); });
  };
  while (!left.empty()) {
    const auto ready = std::find_if(left.begin(), left.end(), [&](const auto& entry) {
      return !waits(entry.second->people.groups) && !waits(entry.second->people.except);
    });
    if (ready == left.end()) {
      const GroupEntry& first = *left.begin()->second;
      build.diagnostics.error("E223", first.place,
                              fmt::format("group '{}' is made of groups that are made of it", first.id.value));
      return;
    }
    const GroupEntry& group = *ready->second;
    left.erase(ready);
    build.groups[group.id.value] = build.select(group.people);
  }
}

}  // namespace coexist::scenarios::language
