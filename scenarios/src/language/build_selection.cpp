#include <algorithm>

#include "language/resolver.hpp"

namespace coexist::scenarios::language {
namespace {

// Those who meet every criterion that was named. Who names none has chosen nobody: forgetting one must not move all.
class Selection {
 public:
  explicit Selection(Build& build)
      : build_(build), people_(build.out.scenario.people), chosen_(build.out.scenario.people.size(), true) {}

  void keep_homed() {
    keep([&](sim::PersonId person) { return people_.home[person] != sim::kNone<sim::PoolId>; });
  }

  void keep_ids(const Names& ids) {
    if (ids.empty()) return;
    std::vector<sim::PersonId> named;
    for (const Name& name : ids) {
      const sim::PersonId person = build_.people.resolve(name, build_.diagnostics);
      if (person != sim::kNone<sim::PersonId>) named.push_back(person);
    }
    keep_marked(named);
  }

  void keep_departments(const Names& departments) {
    if (departments.empty()) return;
    std::vector<std::string> wanted;
    for (const Name& name : departments) {
      wanted.push_back(name.value);
      const auto& known = people_.department;
      if (std::find(known.begin(), known.end(), name.value) == known.end()) report_unknown("department", name, known);
    }
    keep_where(people_.department, wanted);
  }

  template <typename Id>
  void keep_in(const Names& names, const NameIndex<Id>& index, const sim::IdVector<sim::PersonId, Id>& column) {
    if (names.empty()) return;
    std::vector<Id> wanted;
    for (const Name& name : names) wanted.push_back(index.resolve(name, build_.diagnostics));
    keep_where(column, wanted);
  }

  void keep_groups(const Names& groups) {
    if (groups.empty()) return;
    std::vector<sim::PersonId> members;
    for (const Name& group : groups) {
      const std::vector<sim::PersonId>& more = members_of(group);
      members.insert(members.end(), more.begin(), more.end());
    }
    keep_marked(members);
  }

  void drop_groups(const Names& groups) {
    for (const Name& group : groups) {
      for (const sim::PersonId person : members_of(group)) chosen_[sim::index(person)] = false;
    }
  }

  [[nodiscard]] bool has_criterion() const noexcept { return has_criterion_; }

  [[nodiscard]] std::vector<sim::PersonId> people() const {
    std::vector<sim::PersonId> out;
    for (const sim::PersonId person : sim::ids<sim::PersonId>(chosen_.size())) {
      if (has_criterion_ && chosen_[sim::index(person)]) out.push_back(person);
    }
    return out;
  }

 private:
  template <typename Criterion>
  void keep(Criterion criterion) {
    has_criterion_ = true;
    for (const sim::PersonId person : sim::ids<sim::PersonId>(chosen_.size())) {
      if (chosen_[sim::index(person)]) chosen_[sim::index(person)] = criterion(person);
    }
  }

  void keep_marked(const std::vector<sim::PersonId>& some) {
    std::vector<bool> marked(chosen_.size(), false);
    for (const sim::PersonId person : some) marked[sim::index(person)] = true;
    keep([&](sim::PersonId person) { return marked[sim::index(person)]; });
  }

  template <typename Column, typename Values>
  void keep_where(const Column& column, const Values& wanted) {
    keep([&](sim::PersonId person) { return std::find(wanted.begin(), wanted.end(), column[person]) != wanted.end(); });
  }

  [[nodiscard]] const std::vector<sim::PersonId>& members_of(const Name& group) const {
    static const std::vector<sim::PersonId> nobody;
    const auto found = build_.groups.find(group.value);
    if (found != build_.groups.end()) return found->second;
    std::vector<std::string> known;
    for (const auto& [name, members] : build_.groups) known.push_back(name);
    report_unknown("group", group, known);
    return nobody;
  }

  template <typename Words>
  void report_unknown(std::string_view what, const Name& name, const Words& words) const {
    std::vector<std::string> known(words.begin(), words.end());
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    known.erase(known.begin(), std::find_if(known.begin(), known.end(), [](const auto& k) { return !k.empty(); }));
    build_.diagnostics.error("E210", name.place, fmt::format("unknown {} '{}'", what, name.value),
                             did_you_mean(name.value, known));
  }

  Build& build_;
  const sim::People& people_;
  std::vector<bool> chosen_;
  bool has_criterion_ = false;
};

}  // namespace

std::vector<sim::PersonId> Build::select(const Selector& selector) {
  const sim::People& all = out.scenario.people;
  Selection selection(*this);
  if (selector.everyone) selection.keep_homed();
  selection.keep_ids(selector.ids);
  selection.keep_departments(selector.departments);
  selection.keep_in(selector.sites, sites, all.site);
  selection.keep_in(selector.homes, pools, all.home);
  selection.keep_groups(selector.groups);
  selection.drop_groups(selector.except);
  std::vector<sim::PersonId> chosen = selection.people();
  // After an error elsewhere, people may be missing for that reason; who names nothing selects nobody all the same.
  if (chosen.empty() && (!selection.has_criterion() || !diagnostics.has_errors())) {
    diagnostics.error("E212", selector.place, "this selects nobody",
                      "name people, departments, sites, homes or groups");
  }
  return chosen;
}

}  // namespace coexist::scenarios::language
