// People one by one, and groups of them.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "language/people_draft.hpp"

namespace coexist::scenarios::language {
namespace {

void take_list(Build& build, const std::vector<PersonEntry>& list, PeopleDraft& drafts) {
  for (const PersonEntry& entry : list) {
    PersonDraft row{entry.id.value,
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
    drafts.add(std::move(row));
  }
}

}  // namespace

bool build_people(Build& build, const PeopleEntry& people) {
  bool whole = true;
  PeopleDraft drafts(build);
  take_list(build, people.list, drafts);
  for (const PeopleGenerator& generator : people.generators) whole = take_generator(build, generator, drafts) && whole;
  for (const PeopleCsv& source : people.csv) whole = take_csv(build, source, drafts) && whole;
  drafts.finish();
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
