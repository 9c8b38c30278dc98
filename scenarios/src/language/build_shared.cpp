#include <algorithm>
#include <array>

#include "language/resolver.hpp"
#include "planner/counted.hpp"
#include "pseudonym/keyed_hash.hpp"
#include "scenarios/recurrence.hpp"

namespace coexist::scenarios::language {

namespace {

// What clocks show once more after they were set back; nothing if they show it once. They are set back by less than a
// day, and never twice within one.
std::optional<WallTime> shown_again(const Zone& zone, const WallTime& time, sim::Instant first) {
  const std::int32_t now = zone.to_wall(first).offset_s.value_or(0);
  const std::int32_t then = zone.to_wall(first + sim::days(1)).offset_s.value_or(0);
  const WallTime again = zone.to_wall(first + sim::seconds(now - then));
  if (time.offset_s || then >= now || again.seconds != time.seconds) return std::nullopt;
  return again;
}

void warn_of_two(Build& build, const Located<WallTime>& time, const Zone& zone, sim::Instant first) {
  const std::optional<WallTime> again = shown_again(zone, time.value, first);
  const std::string file = time.place.file ? time.place.file->name : std::string();
  if (!again || !build.shown_twice.insert({file, time.place.line, time.place.column}).second) return;
  build.diagnostics.warning("E238", time.place,
                            fmt::format("clocks in {} show '{}' twice; the first is meant, '{}'", zone.name(),
                                        to_text(time.value), to_text(zone.to_wall(first))),
                            fmt::format("write '{}' for the second, or an offset with the first", to_text(*again)));
}

}  // namespace

Build::Build(LoadedScenario& loaded, std::vector<BroughtSoftware> brought, Diagnostics& all_diagnostics)
    : out(loaded),
      diagnostics(all_diagnostics),
      brings(std::move(brought)),
      products(index_of("product", loaded.pack.vocabulary.products)),
      slots(index_of("slot", loaded.pack.vocabulary.slots)),
      software(index_of("software", loaded.pack.vocabulary.software)),
      classes(index_of("user class", loaded.pack.vocabulary.classes)),
      kinds(index_of("kind of meeting", loaded.pack.vocabulary.meeting_kinds)),
      modalities(index_of("modality", loaded.pack.vocabulary.modalities)),
      streams(index_of("stream", loaded.pack.vocabulary.streams)),
      flags(index_of("flag", loaded.pack.vocabulary.flags)),
      marks(index_of("mark", loaded.pack.vocabulary.marks)),
      interactions(index_of("interaction", loaded.pack.interactions)),
      roles(index_of("role", loaded.pack.vocabulary.roles)),
      artefact_kinds(index_of("kind of artefact", loaded.pack.vocabulary.artefact_kinds)),
      step_kinds(index_of("kind of step", loaded.pack.step_kinds)) {}

sim::Instant Build::instant(const Located<WallTime>& time, const Zone* zone) {
  const Zone& clocks = zone == nullptr ? out.zone : *zone;
  const Parsed<sim::Instant> parsed = clocks.to_instant(time.value);
  if (const auto* refusal = std::get_if<Refusal>(&parsed)) {
    diagnostics.error(refusal->code, time.place, fmt::format("'{}': {}", to_text(time.value), refusal->message),
                      refusal->help);
    return out.scenario.span.begin;
  }
  warn_of_two(*this, time, clocks, std::get<sim::Instant>(parsed));
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

bool Build::can_afford(const Name& rule, std::int64_t wanted) {
  const bool is_first = steps_left_ >= 0;
  steps_left_ -= is_first ? wanted : 0;
  if (is_first && steps_left_ < 0) {
    diagnostics.error("E503", rule.place,
                      fmt::format("the recurrences up to here have more than {} steps", planner::grouped(kMostSteps)),
                      "use fewer windows, rules with longer intervals, or a shorter scenario");
  }
  return steps_left_ >= 0;
}

std::optional<std::vector<sim::Instant>> Build::occurrences(const Located<WallTime>& starts,
                                                            const std::optional<Name>& rule, const Zone& zone,
                                                            bool& clipped) {
  clipped = false;
  const std::size_t errors = diagnostics.error_count();
  const sim::Instant first = instant(starts, &zone);
  if (diagnostics.error_count() > errors) return std::nullopt;
  if (!rule) return std::vector{first};
  RecurrenceInput input;
  input.rule = rule->value;
  input.start_s = zone.to_wall(first).seconds;
  input.from_s = input.start_s;
  input.end_s = zone.to_wall(out.scenario.span.end).seconds;
  input.utc_to_wall = [&zone](std::int64_t utc_s) { return zone.to_wall(sim::Instant{utc_s * 1'000'000}).seconds; };
  if (!can_afford(*rule, recurrence_steps(input))) return std::nullopt;
  const Parsed<Recurrence> parsed = expand_recurrence(input);
  if (const auto* refusal = std::get_if<Refusal>(&parsed)) {
    diagnostics.error(refusal->code, rule->place, fmt::format("'{}': {}", rule->value, refusal->message),
                      refusal->help);
    return std::nullopt;
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

std::vector<bool> Build::slots_of(const Keyed<Name>& written) const {
  std::vector<bool> said(out.pack.vocabulary.slots.size(), false);
  for (const auto& [name, software_name] : written) {
    if (const sim::SlotId slot = slots.find(name); slot != sim::kNone<sim::SlotId>) said[sim::index(slot)] = true;
  }
  return said;
}

void Build::bring_along(const std::vector<bool>& said, std::vector<sim::SoftwareId>& by_slot) const {
  std::vector<bool> taken = said;
  for (std::size_t slot = 0; slot < said.size(); ++slot) {
    if (!said[slot]) continue;
    for (const BroughtSoftware& brought : brings) {
      const std::size_t target = sim::index(out.pack.vocabulary.software[brought.software].slot);
      if (brought.with != by_slot[slot] || taken[target]) continue;
      by_slot[target] = brought.software;
      taken[target] = true;
    }
  }
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

}  // namespace coexist::scenarios::language
