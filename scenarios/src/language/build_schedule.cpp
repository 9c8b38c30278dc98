#include <algorithm>

#include "language/resolver.hpp"

namespace coexist::scenarios::language {
namespace {

enum class ResourceId : std::uint32_t {};  // index into Schedule::resources

void refuse_repeated(Build& build, const Names& names) {
  for (auto name = names.begin(); name != names.end(); ++name) {
    if (std::any_of(names.begin(), name, [&](const Name& earlier) { return earlier.value == name->value; }))
      build.diagnostics.error("E230", name->place, fmt::format("'{}' is named twice", name->value));
  }
}

// What a written action becomes, and which archetype of step it belongs to.
class Actions {
 public:
  explicit Actions(Build& build) : build_(build) {}

  sim::StepAction operator()(const TaskEntry& entry) {
    archetype = sim::StepArchetype::Task;
    return sim::TaskAction{pool(entry.pool)};
  }
  sim::StepAction operator()(const DeployEntry& entry) {
    archetype = sim::StepArchetype::DeployPool;
    sim::DeployAction deploy{pool(entry.pool), {}};
    refuse_repeated(build_, entry.with);
    for (const Name& name : entry.with) deploy.with.push_back(pool(name));
    deploy.in_place_of = pool(entry.in_place_of);
    return deploy;
  }
  sim::StepAction operator()(const MoveEntry& entry) {
    archetype = sim::StepArchetype::MovePeople;
    sim::MoveAction move;
    move.people = build_.select(entry.people);
    move.streams = static_cast<std::uint32_t>(entry.streams);
    if (entry.to) {
      move.target.assign(move.people.size(), pool(*entry.to));
      return move;
    }
    std::vector<std::pair<sim::PoolId, sim::PoolId>> routes;
    for (const auto& [from, to] : entry.by_home) routes.emplace_back(pool(Name{from, to.place}), pool(to));
    std::vector<sim::PersonId> matched;
    for (sim::PersonId person : move.people) {
      const sim::PoolId home = build_.out.scenario.people.home[person];
      const auto route = std::find_if(routes.begin(), routes.end(), [&](const auto& r) { return r.first == home; });
      if (route == routes.end()) {
        build_.diagnostics.error("E225", entry.place,
                                 fmt::format("person '{}' comes from a pool that `by-home` does not name",
                                             build_.out.scenario.people.id[person]));
        break;
      }
      move.target.push_back(route->second);
    }
    return move;
  }
  sim::StepAction operator()(const UpgradeEntry& entry) {
    archetype = sim::StepArchetype::UpgradeSoftware;
    sim::UpgradeAction upgrade;
    upgrade.people = build_.select(entry.people);
    std::vector<sim::SoftwareId> by_slot;
    build_.software_by_slot(entry.install, by_slot);
    for (const auto& [slot, name] : entry.install) {
      const sim::SlotId id = build_.slots.resolve(Name{slot, name.place}, build_.diagnostics);
      if (id != sim::kNone<sim::SlotId>) upgrade.install.emplace_back(id, by_slot[sim::index(id)]);
    }
    const std::vector<bool> said = build_.slots_of(entry.install);
    build_.bring_along(said, by_slot);
    for (const sim::SlotId slot : sim::ids<sim::SlotId>(by_slot.size())) {
      const sim::SoftwareId brought = by_slot[sim::index(slot)];
      if (!said[sim::index(slot)] && brought != sim::kNone<sim::SoftwareId>)
        upgrade.install.emplace_back(slot, brought);
    }
    return upgrade;
  }
  sim::StepAction operator()(const ResendEntry& entry) {
    archetype = sim::StepArchetype::ResendMeetings;
    return sim::ResendAction{build_.select(entry.people)};
  }
  sim::StepAction operator()(const TransferEntry& entry) {
    archetype = sim::StepArchetype::TransferArtefact;
    sim::TransferAction transfer;
    refuse_repeated(build_, entry.artefacts);
    for (const Name& name : entry.artefacts)
      transfer.artefacts.push_back(build_.artefacts.resolve(name, build_.diagnostics));
    transfer.to = pool(entry.to);
    return transfer;
  }
  sim::StepAction operator()(const GateEntry& entry) {
    archetype = sim::StepArchetype::Gate;
    return sim::GateAction{static_cast<std::uint32_t>(entry.samples)};
  }
  sim::StepAction operator()(const DecommissionEntry& entry) {
    archetype = sim::StepArchetype::DecommissionPool;
    return sim::DecommissionAction{pool(entry.pool)};
  }
  sim::StepAction operator()(const RollBackEntry& entry) {
    archetype = sim::StepArchetype::Rollback;
    sim::RollbackAction rollback;
    rollback.policy.downgrade = entry.downgrade_after ? sim::Downgrade::AfterReturn : sim::Downgrade::Never;
    rollback.policy.downgrade_delay = entry.downgrade_after.value_or(sim::Duration{});
    rollback.policy.freeze_scheduling = entry.freeze_scheduling;
    rollback.policy.keep_to_windows = entry.keep_to_windows;
    rollback.streams = static_cast<std::uint32_t>(entry.streams);
    return rollback;
  }

  sim::StepArchetype archetype = sim::StepArchetype::Task;

 private:
  sim::PoolId pool(const Name& name) { return build_.pools.resolve(name, build_.diagnostics); }
  sim::PoolId pool(const std::optional<Name>& name) { return build_.pools.resolve(name, build_.diagnostics); }

  Build& build_;
};

void check_archetype(Build& build, const StepEntry& entry, sim::StepKindId kind, sim::StepArchetype archetype) {
  if (kind == sim::kNone<sim::StepKindId> || build.out.pack.step_kinds[kind].archetype == archetype) return;
  static constexpr std::string_view kKeys[] = {"task",     "deploy",           "move",         "upgrade",  "resend",
                                               "transfer", "coexistence-test", "decommission", "roll-back"};
  build.diagnostics.error("E221", entry.kind.place,
                          fmt::format("a step of kind '{}' is written with `{}:`", entry.kind.value,
                                      kKeys[static_cast<std::size_t>(build.out.pack.step_kinds[kind].archetype)]),
                          fmt::format("this one has `{}:`", kKeys[static_cast<std::size_t>(archetype)]));
}

// Without the pool there would be no outage, and nobody would be told; without the outage, the pool would go on
// serving.
void check_in_place(Build& build, const StepEntry& entry, sim::StepKindId kind) {
  const auto* deploy = std::get_if<DeployEntry>(&entry.action);
  if (deploy == nullptr || kind == sim::kNone<sim::StepKindId>) return;
  const bool outage = build.out.pack.step_kinds[kind].outage;
  if (outage && !deploy->in_place_of) {
    build.diagnostics.error(
        "E235", deploy->place,
        fmt::format("a step of kind '{}' upgrades a pool in place, and does not say which", entry.kind.value),
        "add `in-place-of:` with the pool as it was before");
  } else if (!outage && deploy->in_place_of) {
    build.diagnostics.error(
        "E235", deploy->in_place_of->place,
        fmt::format("a step of kind '{}' deploys beside what there is, in place of no pool", entry.kind.value));
  }
}

// Depth-first; reports one cycle, naming its steps in order.
class Cycles {
 public:
  Cycles(Build& build, const std::vector<const StepEntry*>& entries)
      : build_(build), entries_(entries), seen_(entries.size(), Seen::Never) {}

  void find() {
    for (std::size_t i = 0; i < entries_.size() && !found_; ++i) visit(i);
  }

 private:
  enum class Seen : std::uint8_t { Never, OnPath, Done };

  // Iterative: a schedule may be a chain of thousands.
  void visit(std::size_t root) {
    if (seen_[root] != Seen::Never) return;
    std::vector<std::pair<std::size_t, std::size_t>> path{{root, 0}};
    seen_[root] = Seen::OnPath;
    while (!path.empty()) {
      auto& [at, next] = path.back();
      const auto& after = build_.out.scenario.schedule.steps[sim::id_at<sim::StepId>(at)].after;
      if (next == after.size()) {
        seen_[at] = Seen::Done;
        path.pop_back();
        continue;
      }
      const std::size_t to = sim::index(after[next++]);
      if (seen_[to] == Seen::OnPath) return report(path, to);
      if (seen_[to] == Seen::Never) {
        seen_[to] = Seen::OnPath;
        path.emplace_back(to, 0);
      }
    }
  }

  void report(const std::vector<std::pair<std::size_t, std::size_t>>& path, std::size_t first) {
    constexpr std::size_t kNamed = 8;  // a longer chain helps nobody; its length does
    found_ = true;
    std::vector<std::size_t> circle;
    for (const auto& [step, next] : path) {
      if (!circle.empty() || step == first) circle.push_back(step);
    }
    std::string names;
    const Place* place = nullptr;
    for (std::size_t i = 0; i < circle.size(); ++i) {
      const StepEntry& step = *entries_[circle[i]];
      if (i < kNamed) names += step.id.value + " waits for ";
      const Place& said = place_of(step, entries_[circle[(i + 1) % circle.size()]]->id.value);
      if (place == nullptr || depth_of(said) <= depth_of(*place)) place = &said;
    }
    if (circle.size() > kNamed) names += fmt::format("others, {} steps in all, back to ", circle.size());
    build_.diagnostics.error("E222", *place, "steps wait for each other: " + names + entries_[first]->id.value,
                             "take one `after` away");
  }

  [[nodiscard]] static const Place& place_of(const StepEntry& step, const std::string& before) {
    const auto named =
        std::find_if(step.after.begin(), step.after.end(), [&](const Name& name) { return name.value == before; });
    return named->place;  // it is there: that made the circle
  }

  // 0: the scenario's own file, then what it extends. Whoever closed the circle wrote the outermost of its lines.
  [[nodiscard]] std::size_t depth_of(const Place& place) const {
    const std::vector<InputFile>& files = build_.out.inputs;
    const auto found = std::find_if(files.begin(), files.end(), [&](const InputFile& file) {
      return place.file != nullptr && file.name == place.file->name;
    });
    return static_cast<std::size_t>(found - files.begin());
  }

  Build& build_;
  const std::vector<const StepEntry*>& entries_;
  std::vector<Seen> seen_;
  bool found_ = false;
};

void build_step(Build& build, const StepEntry& entry, const NameIndex<ResourceId>& resources) {
  sim::Step step;
  static_cast<sim::Named&>(step) = named(build, entry);
  step.kind = build.step_kinds.resolve(entry.kind, build.diagnostics);
  if (entry.label.empty() && step.kind != sim::kNone<sim::StepKindId>)
    step.label = build.out.pack.step_kinds[step.kind].label;
  for (const Name& name : entry.after) {
    const sim::StepId before = build.steps.resolve(name, build.diagnostics);
    if (before != sim::kNone<sim::StepId>) step.after.push_back(before);
  }
  if (entry.at) {  // a schedule that goes on after the end is for the verifier to judge
    step.not_before = build.instant(*entry.at);
    if (*step.not_before < build.out.scenario.span.begin) step.not_before = build.instant_within(*entry.at);
  }
  step.duration = entry.duration;
  step.in_window = entry.in_window;
  refuse_repeated(build, entry.uses);
  for (const Name& name : entry.uses)
    step.resources.push_back(static_cast<std::uint32_t>(resources.resolve(name, build.diagnostics)));
  step.on_trouble = entry.on_trouble;
  Actions actions(build);
  step.action = std::visit(actions, entry.action);
  check_archetype(build, entry, step.kind, actions.archetype);
  check_in_place(build, entry, step.kind);
  build.out.scenario.schedule.steps.push_back(std::move(step));
}

}  // namespace

void build_schedule(Build& build, const ScheduleEntry& entry) {
  build_windows(build, entry);
  sim::Schedule& schedule = build.out.scenario.schedule;
  if (entry.pilot) schedule.pilot = build.select(*entry.pilot);
  NameIndex<ResourceId> resources("resource");
  for (const ResourceEntry& written : entry.resources) {
    sim::Resource resource;
    static_cast<sim::Named&>(resource) = named(build, written);
    resource.units = static_cast<std::uint32_t>(written.units);
    resources.add(written.id.value, sim::id_at<ResourceId>(schedule.resources.size()));
    schedule.resources.push_back(std::move(resource));
  }
  std::vector<const StepEntry*> entries;
  for (const StepEntry& step : entry.steps) entries.push_back(&step);
  std::sort(entries.begin(), entries.end(),
            [](const StepEntry* a, const StepEntry* b) { return a->id.value < b->id.value; });
  const StepEntry* rollback = nullptr;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    build.steps.add(entries[i]->id.value, sim::id_at<sim::StepId>(i));
    if (!std::holds_alternative<RollBackEntry>(entries[i]->action)) continue;
    if (rollback != nullptr) {
      build.diagnostics.error("E226", entries[i]->place,
                              fmt::format("a schedule can roll back once; '{}' does already", rollback->id.value));
    }
    rollback = entries[i];
  }
  for (const StepEntry* step : entries) build_step(build, *step, resources);
  if (!build.diagnostics.has_errors()) Cycles(build, entries).find();
}

}  // namespace coexist::scenarios::language
