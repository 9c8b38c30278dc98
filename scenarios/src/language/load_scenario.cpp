#include <algorithm>

#include "language/resolver.hpp"
#include "language/tables.hpp"
#include "scenarios/fork.hpp"
#include "scenarios/metrics.hpp"
#include "scenarios/pack_file.hpp"
#include "schema/sound_part.hpp"

namespace coexist::scenarios {
namespace {

using namespace language;

// What its software brings along, or nothing after an error.
std::optional<std::vector<BroughtSoftware>> choose_pack(LoadedScenario& out, const ScenarioEntry& entry,
                                                        const ScenarioRequest& request, Diagnostics& diagnostics) {
  PackRequest pack{request.packs, entry.pack.value, entry.pack.place, {}, request.own_packs};
  for (const Name& file : entry.rules) pack.overlays.push_back({path_beside(file.place, file.value), file.place});
  for (const std::filesystem::path& file : request.rules) pack.overlays.push_back({file, {}});
  std::optional<LoadedPack> loaded = load_pack(pack, out.provenance, diagnostics);
  if (!loaded) return std::nullopt;
  out.pack = std::move(loaded->pack);
  out.replaced = std::move(loaded->replaced);
  for (const auto& file : loaded->files) out.inputs.push_back(input_file(*file));
  return std::move(loaded->brings);
}

void choose_switches(LoadedScenario& out, const ScenarioEntry& entry, Diagnostics& diagnostics) {
  out.switches = sim::documented_defaults(out.pack);
  const auto names = index_of("switch", out.pack.vocabulary.switches);
  for (const auto& [name, value] : entry.switches) {
    const sim::SwitchId id = names.resolve(Name{name, value.place}, diagnostics);
    if (id == sim::kNone<sim::SwitchId>) continue;
    const std::vector<std::string>& values = out.pack.vocabulary.switches[id].values;
    const auto chosen = std::find(values.begin(), values.end(), value.value);
    if (chosen == values.end()) {
      diagnostics.error("E228", value.place, fmt::format("switch '{}' has no value '{}'", name, value.value),
                        did_you_mean(value.value, values));
      continue;
    }
    out.switches[id] = static_cast<std::size_t>(chosen - values.begin());
  }
}

// An assumption is written in its own unit; outside its documented range it is used and said to be.
Parsed<std::int64_t> parse_in(const std::string& unit, const std::string& text) {
  if (unit == "us") {
    const Parsed<sim::Duration> parsed = parse_duration(text);
    if (const auto* refusal = std::get_if<Refusal>(&parsed)) return *refusal;
    return std::get<sim::Duration>(parsed).us;
  }
  if (unit == "bytes") return parse_data_size(text);
  if (unit == "ppm") return parse_share(text);
  if (unit == "bps") return parse_bandwidth(text);
  if (unit == "flops") {
    const std::size_t space = text.find(' ');
    const std::string suffix = space == std::string::npos ? "" : text.substr(space + 1);
    const std::int64_t factor = suffix == "Gflop"   ? 1'000'000'000
                                : suffix == "Mflop" ? 1'000'000
                                : suffix.empty()    ? 1
                                                    : 0;
    if (factor == 0) return Refusal{"E113", "expected an amount of work such as '4 Gflop'", {}};
    const Parsed<std::int64_t> number = parse_integer(text.substr(0, space), 0, 1'000'000'000);
    if (const auto* refusal = std::get_if<Refusal>(&number)) return *refusal;
    return std::get<std::int64_t>(number) * factor;
  }
  return parse_integer(text);
}

void choose_assumptions(LoadedScenario& out, const ScenarioEntry& entry, Diagnostics& diagnostics) {
  for (const sim::Assumption& assumption : out.pack.vocabulary.assumptions)
    out.scenario.assumptions.push_back(assumption.value);
  const auto names = index_of("assumption", out.pack.vocabulary.assumptions);
  for (const auto& [name, value] : entry.assumptions) {
    const sim::AssumptionId id = names.resolve(Name{name, value.place}, diagnostics);
    if (id == sim::kNone<sim::AssumptionId>) continue;
    const sim::Assumption& assumption = out.pack.vocabulary.assumptions[id];
    const Parsed<std::int64_t> parsed = parse_in(assumption.unit, value.value);
    if (const auto* refusal = std::get_if<Refusal>(&parsed)) {
      diagnostics.error(refusal->code, value.place, refusal->message, refusal->help);
      continue;
    }
    out.scenario.assumptions[id] = std::get<std::int64_t>(parsed);
    if (out.scenario.assumptions[id] < assumption.low || assumption.high < out.scenario.assumptions[id]) {
      out.notes.push_back(fmt::format("assumption '{}' is outside the range that the pack gives for it", name));
    }
  }
}

// Mondays to Fridays, from eight in the morning on the site's wall.
void find_working_days(LoadedScenario& out, const std::vector<std::string>& zones, Diagnostics& diagnostics) {
  constexpr std::int64_t kDay = 86'400;
  constexpr std::int64_t kMorning = 8 * 3'600;
  for (const std::string& name : zones) {
    std::vector<sim::Instant> mornings;
    const Parsed<Zone> parsed = find_zone(name);
    if (const auto* zone = std::get_if<Zone>(&parsed)) {
      const std::int64_t first = zone->to_wall(out.scenario.span.begin).seconds / kDay;
      const std::int64_t last = zone->to_wall(out.scenario.span.end).seconds / kDay;
      for (std::int64_t day = first; day <= last; ++day) {
        if ((day + 3) % 7 >= 5) continue;  // 1970-01-01 was a Thursday
        const Parsed<sim::Instant> at = zone->to_instant({day * kDay + kMorning, std::nullopt});
        if (const auto* morning = std::get_if<sim::Instant>(&at);
            morning != nullptr && out.scenario.span.contains(*morning)) {
          mornings.push_back(*morning);
        }
      }
    } else {
      diagnostics.error("E118", {}, std::get<Refusal>(parsed).message);
    }
    out.scenario.working_days.push_back(std::move(mornings));
  }
}

void choose_thresholds(LoadedScenario& out, const ScenarioEntry& entry, Diagnostics& diagnostics) {
  for (const ThresholdEntry& threshold : entry.thresholds) {
    if (find_metric(threshold.metric.value) == nullptr) {
      std::vector<std::string> names;
      for (const Metric& metric : metrics()) names.emplace_back(metric.name);
      diagnostics.error("E224", threshold.metric.place, fmt::format("unknown metric '{}'", threshold.metric.value),
                        did_you_mean(threshold.metric.value, names));
    }
    out.thresholds.push_back({threshold.metric.value, threshold.at_most, threshold.at_least, threshold.place});
  }
}

void build_everything(LoadedScenario& out, std::vector<BroughtSoftware> brings, const ScenarioEntry& entry,
                      const ScenarioRequest& request, Diagnostics& diagnostics) {
  Build build(out, std::move(brings), diagnostics);
  out.scenario.span = {build.instant(entry.start), build.instant(entry.end)};
  if (diagnostics.has_errors()) return;  // without a span nothing can be judged
  if (out.scenario.span.end <= out.scenario.span.begin) {
    diagnostics.error("E229", entry.end.place, "the scenario ends before it begins");
    return;
  }
  if (out.scenario.span.length() > sim::days(3660)) {
    diagnostics.error("E229", entry.end.place, "the scenario is longer than ten years");
    return;
  }
  const bool whole = build_world(build, entry.topology);
  std::vector<std::string> zones;
  for (const sim::Site& site : build.parts.sites) zones.push_back(site.zone);
  find_working_days(out, zones, diagnostics);
  if (!whole) return;                              // what follows would only repeat that pools are unknown
  if (!build_people(build, entry.people)) return;  // as above: nobody could tell their departments from mistakes
  build_groups(build, entry.groups);
  build_meetings(build, entry.meetings, request.draw_meetings || !entry.expectations.empty());
  build_schedule(build, entry.schedule);
  build_faults(build, entry.faults, request);
  for (const Name& flag : entry.flags) {
    const sim::FlagId id = build.flags.resolve(flag, diagnostics);
    if (id != sim::kNone<sim::FlagId>) out.scenario.flags_on.push_back(id);
  }
  choose_thresholds(out, entry, diagnostics);
  build_waivers(build, entry.waivers);
  build_expectations(build, entry.expectations);
  seal_world(build);
}

// Making a crowd only to look for further mistakes would take longer than mending those that are known.
bool is_crowded(const ScenarioEntry& entry) {
  constexpr std::int64_t kCrowd = 200'000;
  std::int64_t people = 0;
  for (const PeopleGenerator& generator : entry.people.generators) people += generator.count;
  return people > kCrowd;
}

std::optional<LoadedScenario> build_scenario(const std::filesystem::path& path, const ScenarioEntry& entry,
                                             const ScenarioTree& tree, const ScenarioRequest& request,
                                             Diagnostics& diagnostics) {
  LoadedScenario out;
  out.zone = entry.zone.value_or(Zone());
  out.description = entry.description;
  out.scenario.title = entry.title;
  out.scenario.id = entry.id.empty()
                        ? std::filesystem::absolute(path).lexically_normal().parent_path().filename().string()
                        : entry.id;
  out.scenario.seed = static_cast<std::uint64_t>(entry.seed);
  for (const auto& file : tree.files) out.inputs.push_back(input_file(*file));
  std::optional<std::vector<BroughtSoftware>> brings = choose_pack(out, entry, request, diagnostics);
  if (!brings) return std::nullopt;
  choose_switches(out, entry, diagnostics);
  choose_assumptions(out, entry, diagnostics);
  build_everything(out, std::move(*brings), entry, request, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return out;
}

}  // namespace

std::filesystem::path scenario_path(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored) ? path / "scenario.yaml" : path;
}

std::optional<LoadedScenario> load_scenario(const ScenarioRequest& request, Diagnostics& diagnostics) {
  const std::filesystem::path path = scenario_path(request.path);
  std::optional<ScenarioTree> tree = load_scenario_tree(path, diagnostics);
  if (!tree) return std::nullopt;
  for (const std::string& assignment : request.set) apply_set(tree->root, assignment, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  if (tree->root.is_nothing()) {
    diagnostics.error("E110", tree->root.place, "there is no scenario in this file, which is empty",
                      "`coexist init DIR` writes one to start from");
    return std::nullopt;
  }
  std::optional<ScenarioEntry> entry = scenario_table().decode(tree->root, diagnostics);
  if (entry && !diagnostics.has_errors()) return build_scenario(path, *entry, *tree, request, diagnostics);
  SoundPart sound;
  if (const auto rest = sound.decode(std::move(tree->root), scenario_table(), diagnostics);
      rest && !is_crowded(*rest)) {
    Diagnostics found;
    build_scenario(path, *rest, *tree, request, found);
    sound.report(found, diagnostics);
  }
  return std::nullopt;
}

Shape scenario_file_shape() {
  return scenario_table().shape();
}

}  // namespace coexist::scenarios
