#include "packs/building.hpp"

namespace coexist::scenarios::packs {
namespace {

using sim::Requirement;

std::vector<std::pair<sim::SlotId, sim::SoftwareId>> installed(Building& building, const WrittenStepKind& written) {
  const sim::Vocabulary& v = building.pack.vocabulary;
  std::vector<std::pair<sim::SlotId, sim::SoftwareId>> result;
  for (const Keyed<Name>& entry : written.installs) {
    const sim::SlotId slot = resolve(building, v.slots, entry.key, "slot");
    const sim::SoftwareId software = resolve(building, v.software, entry.value, "software");
    if (slot == sim::kNone<sim::SlotId> || software == sim::kNone<sim::SoftwareId>) continue;
    if (v.software[software].slot != slot) {
      building.diagnostics.error("E610", entry.value.place,
                                 fmt::format("'{}' does not stand in slot '{}'", entry.value.value, entry.key.value));
    }
    result.emplace_back(slot, software);
  }
  if (!result.empty() && written.archetype != sim::StepArchetype::MovePeople) {
    building.diagnostics.error("E610", written.id.place,
                               fmt::format("'{}' moves nobody, so it takes no `installs`", written.id.value),
                               "what a ring installs, its step says");
  }
  bring_along(building, result);
  return result;
}

// An assumption in that unit, in which a rehearsal counts.
sim::AssumptionId number_in(Building& building, const Name& name, std::string_view unit, std::string_view what) {
  const auto& assumptions = building.pack.vocabulary.assumptions;
  const sim::AssumptionId id = resolve(building, assumptions, name, "assumption");
  if (id == sim::kNone<sim::AssumptionId>) return id;
  if (assumptions[id].unit != unit || assumptions[id].low < 1) {
    building.diagnostics.error("E610", name.place, fmt::format("'{}' is no {} above zero", name.value, what));
  }
  return id;
}

void add_replication(Building& building, const WrittenStepKind& written, sim::StepKind& kind) {
  if (written.replicates) kind.replicates = number_in(building, *written.replicates, "bytes", "amount of data");
  if (written.retries_after) kind.retries_after = number_in(building, *written.retries_after, "us", "time");
  if (!written.replicates && !written.retries_after) return;
  if (written.archetype != sim::StepArchetype::Task) {
    building.diagnostics.error("E610", written.id.place,
                               fmt::format("'{}' is no task, so it replicates nothing", written.id.value));
  } else if (!written.replicates || !written.retries_after) {
    building.diagnostics.error("E610", written.id.place,
                               fmt::format("'{}' has one of `replicates` and `retries-after`", written.id.value),
                               "give both: how much, and when what did not get through is sent again");
  }
}

void build_step_kind(Building& building, const WrittenStepKind& written) {
  if (!is_hop(building, written.from, written.to)) {
    building.elsewhere.emplace(Kind::StepKind, written.id.value);
    return;
  }
  const sim::Vocabulary& v = building.pack.vocabulary;
  sim::StepKind kind;
  static_cast<sim::Named&>(kind) = building.named(written);
  kind.archetype = written.archetype;
  kind.sets = resolve_all(building, v.flags, written.sets, "flag");
  kind.clears = resolve_all(building, v.flags, written.clears, "flag");
  kind.installs = installed(building, written);
  if (written.duration) kind.duration = resolve_time(building, *written.duration);
  kind.outage = written.outage;
  const bool may_have_outage =
      kind.archetype == sim::StepArchetype::DeployPool || kind.archetype == sim::StepArchetype::TransferArtefact;
  if (kind.outage && !may_have_outage) {
    building.diagnostics.error(
        "E610", written.id.place,
        fmt::format("'{}' takes nothing out of service, so it has no `outage`", written.id.value),
        "transfers and deployments in place have one");
  }
  kind.at_once = written.at_once;
  if (kind.at_once && kind.archetype != sim::StepArchetype::MovePeople) {
    building.diagnostics.error("E610", written.id.place,
                               fmt::format("'{}' moves no people, so it has no `at-once`", written.id.value));
  }
  add_replication(building, written, kind);
  kind.needs_window = written.needs_window;
  kind.way_back = written.way_back;
  kind.sources = building.cited(written.sources);
  add_entry(building, building.pack.step_kinds, std::move(kind), written.id, "kind of step");
}

// The key that a requirement needs beside it; null if none.
const char* object_of(Requirement requirement) {
  switch (requirement) {
    case Requirement::StepDone:
    case Requirement::StepNotDone:
      return "step";
    case Requirement::SubjectOwnsNothing:
    case Requirement::LegacyOwnsNothing:
    case Requirement::TakesAllOfKind:
      return "artefact";
    case Requirement::FlagOn:
    case Requirement::FlagOff:
      return "flag";
    case Requirement::NobodyHasMark:
      return "mark";
    case Requirement::SubjectServers:
      return "count";
    case Requirement::SubjectHasNoPeople:
    case Requirement::LegacyHasNoPeople:
    case Requirement::PeopleMoved:
      return nullptr;
  }
  return nullptr;
}

void check_object(Building& building, const WrittenPrecedence& written) {
  const std::pair<const char*, bool> given[] = {{"step", written.step.has_value()},
                                                {"artefact", written.artefact.has_value()},
                                                {"flag", written.flag.has_value()},
                                                {"mark", written.mark.has_value()},
                                                {"count", written.count.has_value()}};
  const char* wanted = object_of(written.requirement);
  for (const auto& [key, there] : given) {
    const bool is_wanted = wanted != nullptr && std::string_view(wanted) == key;
    if (is_wanted != there) {
      building.diagnostics.error(
          "E610", written.place,
          fmt::format("precedence '{}' {} `{}`", written.id.value, there ? "takes no" : "needs", key));
    }
  }
}

void build_precedence(Building& building, const WrittenPrecedence& written) {
  sim::Pack& pack = building.pack;
  check_object(building, written);
  const auto is_elsewhere = [&](const Name& step) {
    return building.elsewhere.count({Kind::StepKind, step.value}) > 0;
  };
  // Steps of other hops neither wait nor are waited for.
  if (!is_hop(building, written.from, written.to) || (written.step && is_elsewhere(*written.step))) return;
  sim::Precedence precedence;
  precedence.requirement = written.requirement;
  precedence.step = resolve(building, pack.step_kinds, written.step, "kind of step");
  precedence.artefact = resolve(building, pack.vocabulary.artefact_kinds, written.artefact, "kind of artefact");
  precedence.flag = resolve(building, pack.vocabulary.flags, written.flag, "flag");
  precedence.mark = resolve(building, pack.vocabulary.marks, written.mark, "mark");
  precedence.count = written.count.value_or(0);
  precedence.gravity = written.gravity;
  precedence.if_violated = written.if_violated;
  precedence.sources = building.cited(written.sources);
  precedence.provenance = building.provenance.add(written.place);
  // One line of the file for several kinds of step becomes one constraint for each.
  for (const Name& before : written.before) {
    if (is_elsewhere(before)) continue;
    precedence.before_kind = resolve(building, pack.step_kinds, before, "kind of step");
    precedence.id =
        written.before.size() == 1 ? written.id.value : fmt::format("{}/{}", written.id.value, before.value);
    pack.precedence.push_back(precedence);
  }
}

// A line takes the place of all that a lower layer made of the line of its id.
void replace_precedence(std::vector<sim::Precedence>& below, const WrittenPack& written) {
  for (const WrittenPrecedence& line : written.precedence) {
    const std::string& id = line.id.value;
    std::erase_if(below, [&id](const sim::Precedence& old) {
      return old.id == id || (old.id.size() > id.size() && old.id.starts_with(id) && old.id[id.size()] == '/');
    });
  }
}

}  // namespace

void build_notes(Building& building, const WrittenPack& written) {
  sim::Pack& pack = building.pack;
  for (const WrittenFact& fact : written.facts) {
    if (!fact.carried || !is_hop(building, fact.from, fact.to)) continue;
    std::vector<sim::StepKindId> steps;
    for (const Name& name : fact.with) {
      const auto step = resolve_here(building, pack.step_kinds, name, Kind::StepKind, "kind of step");
      if (step != sim::kNone<sim::StepKindId>) steps.push_back(step);
    }
    if (steps.empty() && !fact.with.empty()) continue;  // it goes with steps of other hops
    pack.notes.push_back(
        {sim::find(pack.vocabulary.sources, fact.id.value), *fact.carried, std::move(steps), fact.why});
  }
}

void build_steps(Building& building, const WrittenPack& written) {
  for (const WrittenStepKind& kind : written.step_kinds) {
    build_step_kind(building, kind);
  }
  replace_precedence(building.pack.precedence, written);
  for (const WrittenPrecedence& precedence : written.precedence) {
    build_precedence(building, precedence);
  }
}

}  // namespace coexist::scenarios::packs
