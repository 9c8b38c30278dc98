// Names to ids, with diagnostics for those that are not there.
#pragma once

#include <fmt/format.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "language/entries.hpp"
#include "scenarios/diagnostic.hpp"
#include "scenarios/pack_file.hpp"
#include "scenarios/scenario_file.hpp"
#include "text/ascii_case.hpp"

namespace coexist::scenarios::language {

/// People are found without regard to case, by id and by mail address: directories and mail programs compare so, and
/// each export spells one address in its own way. Everything else is written by the scenario's author, and exact.
enum class Case : std::uint8_t { Exact, Ignored };

/// An index of ids of one kind. O(log n) look-ups: scenarios name people by the ten thousand.
template <typename Id>
class NameIndex {
 public:
  explicit NameIndex(std::string what, Case letters = Case::Exact) : what_(std::move(what)), ids_(Order{letters}) {}

  /// At once if names come in order, as those of generated meetings do.
  void add(const std::string& name, Id id) { ids_.emplace_hint(ids_.end(), name, id); }
  [[nodiscard]] bool contains(const std::string& name) const { return ids_.contains(name); }

  /// kNone if nothing is called so.
  [[nodiscard]] Id find(const std::string& name) const {
    const auto found = ids_.find(name);
    return found == ids_.end() ? sim::kNone<Id> : found->second;
  }

  /// [E210]; `extent` goes on with the sentence: in how many places.
  void report_unknown(const Name& name, std::string_view extent, Diagnostics& diagnostics) const {
    diagnostics.error("E210", name.place, fmt::format("unknown {} '{}'{}", what_, name.value, extent),
                      suggestion(name.value));
  }

  /// kNone after an error, which was reported [E210].
  Id resolve(const Name& name, Diagnostics& diagnostics) const {
    const Id found = find(name.value);
    if (found == sim::kNone<Id>) report_unknown(name, {}, diagnostics);
    return found;
  }
  Id resolve(const std::optional<Name>& name, Diagnostics& diagnostics) const {
    return name ? resolve(*name, diagnostics) : sim::kNone<Id>;
  }

 private:
  struct Order {
    Case letters = Case::Exact;
    bool operator()(const std::string& a, const std::string& b) const {
      return letters == Case::Exact ? a < b : ascii_less(a, b);
    }
  };

  // Beyond some thousand names a suggestion costs more than it helps.
  [[nodiscard]] std::string suggestion(const std::string& word) const {
    if (ids_.size() > 5'000) return {};
    std::vector<std::string> names;
    for (const auto& [name, id] : ids_) names.push_back(name);
    return did_you_mean(word, names);
  }

  std::string what_;
  std::map<std::string, Id, Order> ids_;  // as they are spelled
};

template <typename Id, typename T>
NameIndex<Id> index_of(std::string what, const sim::IdVector<Id, T>& table) {
  NameIndex<Id> names(std::move(what));
  for (Id id : sim::ids<Id>(table.size())) names.add(table[id].id, id);
  return names;
}

/// A file that decided the result, with the digest of its text.
InputFile input_file(const SourceFile& file);

/// What the parts of `build` share: the pack, the result so far, and all indices.
struct Build {
  Build(LoadedScenario& loaded, std::vector<BroughtSoftware> brought, Diagnostics& all_diagnostics);

  LoadedScenario& out;
  Diagnostics& diagnostics;
  std::vector<BroughtSoftware> brings;  // of the pack
  sim::WorldParts parts;
  NameIndex<sim::ProductId> products;
  NameIndex<sim::SlotId> slots;
  NameIndex<sim::SoftwareId> software;
  NameIndex<sim::ClassId> classes;
  NameIndex<sim::MeetingKindId> kinds;
  NameIndex<sim::ModalityId> modalities;
  NameIndex<sim::StreamId> streams;
  NameIndex<sim::FlagId> flags;
  NameIndex<sim::MarkId> marks;
  NameIndex<sim::InteractionId> interactions;
  NameIndex<sim::RoleId> roles;
  NameIndex<sim::ArtefactKindId> artefact_kinds;
  NameIndex<sim::StepKindId> step_kinds;
  NameIndex<sim::SiteId> sites{"site"};
  NameIndex<sim::LinkId> links{"link"};
  NameIndex<sim::PoolId> pools{"pool"};
  NameIndex<sim::ServerId> servers{"server"};
  NameIndex<sim::ArtefactId> artefacts{"artefact"};
  NameIndex<sim::PersonId> people{"person", Case::Ignored};
  NameIndex<sim::SeriesId> meetings{"meeting"};
  NameIndex<sim::StepId> steps{"step"};
  std::map<std::string, std::vector<sim::PersonId>> groups;
  std::set<std::tuple<std::string, int, int>> shown_twice;  // file, line, column of times that were warned of

  /// An instant within 1970 to 2200; reports times that do not exist in the zone, and warns once of those that its
  /// clocks show twice [E238].
  sim::Instant instant(const Located<WallTime>& time, const Zone* zone = nullptr);
  /// The same, of what is done or asked in the scenario: reports instants outside it [E231].
  sim::Instant instant_within(const Located<WallTime>& time);
  /// Occurrences of a rule that start within [first, end of the scenario); one without a rule. Nothing after an error,
  /// which was reported: that there are none would be no news.
  std::optional<std::vector<sim::Instant>> occurrences(const Located<WallTime>& starts, const std::optional<Name>& rule,
                                                       const Zone& zone, bool& clipped);
  /// Which slots somebody has spoken of, even if nothing is to stand there.
  [[nodiscard]] std::vector<bool> slots_of(const Keyed<Name>& written) const;
  /// What is written, and nothing else; see bring_along.
  void software_by_slot(const Keyed<Name>& written, std::vector<sim::SoftwareId>& slots_out);
  /// Puts what comes with the software of the slots `said` into slots of which nobody has spoken. Of two that bring
  /// something into one slot, the one in the slot that the pack declares first wins.
  void bring_along(const std::vector<bool>& said, std::vector<sim::SoftwareId>& by_slot) const;
  [[nodiscard]] std::vector<sim::PersonId> select(const Selector& selector);

 private:
  /// What all recurrences of a scenario may take together: about a second. Reported once [E503].
  static constexpr std::int64_t kMostSteps = 500'000;
  bool can_afford(const Name& rule, std::int64_t wanted);
  std::int64_t steps_left_ = kMostSteps;  // negative: exceeded
};

/// Id, label (the id where none is given) and place of what a scenario declares.
template <typename Entry>
sim::Named named(Build& build, const Entry& entry) {
  return {entry.id.value, entry.label.empty() ? entry.id.value : entry.label, build.out.provenance.add(entry.id.place)};
}

/// False if a topology document could not be read, or names sites that are not mapped: then names of pools mean
/// nothing. Reported. What is wrong with one site, link or pool hides nothing: its name is known all the same.
bool build_world(Build& build, const TopologyEntry& topology);
bool import_topology(Build& build, const TopologyImport& import);
void seal_world(Build& build);
/// False if a file of people could not be read, or not all of it: then names of people and of their departments mean
/// nothing. Reported.
bool build_people(Build& build, const PeopleEntry& people);
void build_groups(Build& build, const std::vector<GroupEntry>& groups);
void build_meetings(Build& build, const MeetingsEntry& meetings, bool draw);
/// `draw`: whether meetings are wanted, or only what is wrong with the generator.
void build_generated_meetings(Build& build, const MeetingGenerator& generator, bool draw);
void build_windows(Build& build, const ScheduleEntry& schedule);
void build_schedule(Build& build, const ScheduleEntry& schedule);
void build_faults(Build& build, const std::vector<FaultEntry>& faults, const ScenarioRequest& request);
void build_waivers(Build& build, const std::vector<WaiverEntry>& waivers);
void build_expectations(Build& build, const std::vector<ExpectationEntry>& expectations);

}  // namespace coexist::scenarios::language
