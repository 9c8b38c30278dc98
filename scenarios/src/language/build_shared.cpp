#include <algorithm>
#include <array>

#include "language/resolver.hpp"
#include "pseudonym/keyed_hash.hpp"
#include "scenarios/recurrence.hpp"

namespace coexist::scenarios::language {

Build::Build(LoadedScenario& loaded, Diagnostics& all_diagnostics)
    : out(loaded),
      diagnostics(all_diagnostics),
      products(index_of("product", loaded.pack.vocabulary.products)),
      slots(index_of("slot", loaded.pack.vocabulary.slots)),
      software(index_of("software", loaded.pack.vocabulary.software)),
      classes(index_of("user class", loaded.pack.vocabulary.classes)),
      kinds(index_of("kind of meeting", loaded.pack.vocabulary.meeting_kinds)),
      modalities(index_of("modality", loaded.pack.vocabulary.modalities)),
      flags(index_of("flag", loaded.pack.vocabulary.flags)),
      marks(index_of("mark", loaded.pack.vocabulary.marks)),
      interactions(index_of("interaction", loaded.pack.interactions)),
      artefact_kinds(index_of("kind of artefact", loaded.pack.vocabulary.artefact_kinds)),
      step_kinds(index_of("kind of step", loaded.pack.step_kinds)) {}

sim::Instant Build::instant(const Located<WallTime>& time, const Zone* zone) {
  const Parsed<sim::Instant> parsed = (zone == nullptr ? out.zone : *zone).to_instant(time.value);
  if (const auto* refusal = std::get_if<Refusal>(&parsed)) {
    diagnostics.error(refusal->code, time.place, fmt::format("'{}': {}", to_text(time.value), refusal->message),
                      refusal->help);
    return out.scenario.span.begin;
  }
  return std::get<sim::Instant>(parsed);
}

sim::Instant Build::instant_within(const Located<WallTime>& time) {
  const sim::Instant at = instant(time);
  if (at < out.scenario.span.begin || out.scenario.span.end < at) {
    diagnostics.error("E231", time.place,
                      fmt::format("'{}' is {} of the scenario", to_text(time.value),
                                  at < out.scenario.span.begin ? "before the start" : "after the end"));
  }
  return at;
}

std::vector<sim::Instant> Build::occurrences(const Located<WallTime>& starts, const std::optional<Name>& rule,
                                             const Zone& zone, bool& clipped) {
  clipped = false;
  if (!rule) return {instant(starts, &zone)};
  RecurrenceInput input;
  input.rule = rule->value;
  input.start_s = zone.to_wall(instant(starts, &zone)).seconds;
  input.from_s = input.start_s;
  input.end_s = zone.to_wall(out.scenario.span.end).seconds;
  input.utc_to_wall = [&zone](std::int64_t utc_s) { return zone.to_wall(sim::Instant{utc_s * 1'000'000}).seconds; };
  const Parsed<Recurrence> parsed = expand_recurrence(input);
  if (const auto* refusal = std::get_if<Refusal>(&parsed)) {
    diagnostics.error(refusal->code, rule->place, fmt::format("'{}': {}", rule->value, refusal->message),
                      refusal->help);
    return {};
  }
  const Recurrence& recurrence = std::get<Recurrence>(parsed);
  clipped = recurrence.clipped;
  std::vector<sim::Instant> out_instants;
  for (std::int64_t wall_s : recurrence.starts) {
    // A time that clocks skip in spring is held an hour later, as RFC 5545 has it.
    Parsed<sim::Instant> t = zone.to_instant({wall_s, std::nullopt});
    if (std::holds_alternative<Refusal>(t)) t = zone.to_instant({wall_s + 3600, std::nullopt});
    if (const auto* good = std::get_if<sim::Instant>(&t)) out_instants.push_back(*good);
  }
  return out_instants;
}

InputFile input_file(const SourceFile& file) {
  const auto hash = keyed_hash(KeyBytes{}, "input", file.text);
  std::string digest;
  for (std::uint8_t byte : hash) digest += fmt::format("{:02x}", byte);
  return {file.name, std::move(digest)};
}

void Build::software_by_slot(const Keyed<Name>& written, std::vector<sim::SoftwareId>& slots_out) {
  slots_out.resize(out.pack.vocabulary.slots.size(), sim::kNone<sim::SoftwareId>);
  for (const auto& [slot_name, software_name] : written) {
    const sim::SlotId slot = slots.resolve(Name{slot_name, software_name.place}, diagnostics);
    if (slot == sim::kNone<sim::SlotId>) continue;
    if (software_name.value == "none") {
      slots_out[sim::index(slot)] = sim::kNone<sim::SoftwareId>;
      continue;
    }
    const sim::SoftwareId id = software.resolve(software_name, diagnostics);
    if (id == sim::kNone<sim::SoftwareId>) continue;
    if (out.pack.vocabulary.software[id].slot != slot) {
      diagnostics.error(
          "E211", software_name.place, fmt::format("'{}' does not stand in slot '{}'", software_name.value, slot_name),
          fmt::format("its slot is '{}'", out.pack.vocabulary.slots[out.pack.vocabulary.software[id].slot].id));
      continue;
    }
    slots_out[sim::index(slot)] = id;
  }
}

std::vector<sim::PersonId> Build::select(const Selector& selector) {
  const sim::People& all = out.scenario.people;
  const auto members = [&](const Name& group) -> const std::vector<sim::PersonId>& {
    static const std::vector<sim::PersonId> nobody;
    const auto found = groups.find(group.value);
    if (found != groups.end()) return found->second;
    std::vector<std::string> names;
    for (const auto& [name, people_of_group] : groups) names.push_back(name);
    diagnostics.error("E210", group.place, fmt::format("unknown group '{}'", group.value),
                      did_you_mean(group.value, names));
    return nobody;
  };
  std::vector<bool> chosen(all.size(), true);
  const auto keep = [&](const auto& criterion) {
    for (sim::PersonId person : sim::ids<sim::PersonId>(all.size())) {
      if (chosen[sim::index(person)]) chosen[sim::index(person)] = criterion(person);
    }
  };
  const auto keep_marked = [&](const std::vector<bool>& marked) {
    keep([&](sim::PersonId person) { return marked[sim::index(person)]; });
  };
  bool any = selector.everyone;
  if (selector.everyone) keep([&](sim::PersonId person) { return all.home[person] != sim::kNone<sim::PoolId>; });
  if (!selector.ids.empty()) {
    any = true;
    std::vector<bool> marked(all.size(), false);
    for (const Name& name : selector.ids) {
      const sim::PersonId person = people.resolve(name, diagnostics);
      if (person != sim::kNone<sim::PersonId>) marked[sim::index(person)] = true;
    }
    keep_marked(marked);
  }
  if (!selector.departments.empty()) {
    any = true;
    std::vector<std::string> names;
    for (const Name& name : selector.departments) names.push_back(name.value);
    for (const Name& name : selector.departments) {
      if (std::find(all.department.begin(), all.department.end(), name.value) == all.department.end()) {
        std::vector<std::string> known(all.department.begin(), all.department.end());
        std::sort(known.begin(), known.end());
        known.erase(std::unique(known.begin(), known.end()), known.end());
        diagnostics.error("E210", name.place, fmt::format("unknown department '{}'", name.value),
                          did_you_mean(name.value, known));
      }
    }
    keep([&](sim::PersonId p) { return std::find(names.begin(), names.end(), all.department[p]) != names.end(); });
  }
  const auto keep_in = [&](const Names& written, const auto& index, const auto& column) {
    if (written.empty()) return;
    any = true;
    std::vector<std::decay_t<decltype(index.resolve(written.front(), diagnostics))>> wanted;
    for (const Name& name : written) wanted.push_back(index.resolve(name, diagnostics));
    keep([&](sim::PersonId p) { return std::find(wanted.begin(), wanted.end(), column[p]) != wanted.end(); });
  };
  keep_in(selector.sites, sites, all.site);
  keep_in(selector.homes, pools, all.home);
  if (!selector.groups.empty()) {
    any = true;
    std::vector<bool> marked(all.size(), false);
    for (const Name& group : selector.groups) {
      for (sim::PersonId person : members(group)) marked[sim::index(person)] = true;
    }
    keep_marked(marked);
  }
  for (const Name& group : selector.except) {
    for (sim::PersonId person : members(group)) chosen[sim::index(person)] = false;
  }
  std::vector<sim::PersonId> people_chosen;
  for (sim::PersonId person : sim::ids<sim::PersonId>(all.size())) {
    if (any && chosen[sim::index(person)]) people_chosen.push_back(person);
  }
  if (people_chosen.empty() && !diagnostics.has_errors()) {
    diagnostics.error("E212", selector.place, "this selects nobody",
                      "name people, departments, sites, homes or groups");
  }
  return people_chosen;
}

}  // namespace coexist::scenarios::language
