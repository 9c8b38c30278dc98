#include "language/people_draft.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "planner/counted.hpp"

namespace coexist::scenarios::language {

void Misfits::add(const char* code, const PersonDraft& row, std::string is, std::string help) {
  ++all_.try_emplace({code, std::move(is)}, First{row.id, row.place, std::move(help), 0}).first->second.people;
}

void Misfits::report(Diagnostics& diagnostics) const {
  for (const auto& [what, first] : all_) {
    const std::string more =
        first.people == 1 ? ""
                          : fmt::format(", and {}", planner::counted(first.people - 1, "more person", "more people"));
    diagnostics.error(what.first, first.place, fmt::format("person '{}' {}{}", first.id, what.second, more),
                      first.help);
  }
}

void PeopleDraft::add(PersonDraft row) {
  const sim::PersonClass& person_class = build_.out.pack.vocabulary.classes[row.person_class];
  if (!person_class.outside && !row.names_home) {
    misfits_.add("E216", row, "is homed nowhere", "give them a `home`, or a class of people outside the estate");
  } else if (person_class.outside && row.home != sim::kNone<sim::PoolId>) {
    misfits_.add("E216", row,
                 fmt::format("is of class '{}', which is homed outside, but has a home pool", person_class.id), {});
  } else if (row.home != sim::kNone<sim::PoolId>) {
    const sim::Pool& pool = build_.parts.pools[row.home];
    const bool is_known = pool.product != sim::kNone<sim::ProductId>;  // else nobody knows whether it runs
    if (is_known && (!pool.homes_people || !pool.present_at_start)) {
      misfits_.add("E217", row,
                   fmt::format("is homed on '{}', which {}", pool.id,
                               pool.homes_people ? "does not run when the scenario begins" : "homes nobody"),
                   {});
    }
  }
  people_.push_back(std::move(row));
}

void PeopleDraft::finish() {
  misfits_.report(build_.diagnostics);
  std::stable_sort(people_.begin(), people_.end(),
                   [](const PersonDraft& a, const PersonDraft& b) { return a.id < b.id; });
  sim::People& people = build_.out.scenario.people;
  people.software.resize(build_.out.pack.vocabulary.slots.size());
  for (const PersonDraft& row : people_) {
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

void PeopleDraft::report_twice(const PersonDraft& row, const std::string& other) {
  const std::string as = other == row.id ? std::string() : fmt::format(", the other time as '{}'", other);
  build_.diagnostics.error("E213", row.place, fmt::format("person '{}' is declared twice{}", row.id, as),
                           as.empty() ? "" : "upper and lower case do not tell people apart");
}

// After all ids: an address may be somebody else's id.
void PeopleDraft::add_addresses() {
  for (const PersonDraft& row : people_) {
    if (row.mail.empty()) continue;
    const sim::PersonId person = build_.people.find(row.id);
    const sim::PersonId other = build_.people.find(row.mail);
    if (other == sim::kNone<sim::PersonId>) {
      build_.people.add(row.mail, person);
    } else if (other != person) {
      build_.diagnostics.error("E213", row.place,
                               fmt::format("person '{}' has the mail address '{}', which finds person '{}'", row.id,
                                           row.mail, build_.out.scenario.people.id[other]),
                               "calendars name people by their addresses; upper and lower case do not tell them apart");
    }
  }
}

sim::ClassId class_of(Build& build, const std::optional<Name>& name) {
  const sim::ClassId found = build.classes.resolve(name, build.diagnostics);
  return found == sim::kNone<sim::ClassId> ? sim::id_at<sim::ClassId>(0) : found;
}

}  // namespace coexist::scenarios::language
