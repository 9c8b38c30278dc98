// A scenario as it is written: the structs that the schema tables fill. Names are still text; resolving them is
// `build`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "scenarios/codec.hpp"
#include "scenarios/quantities.hpp"
#include "scenarios/zones.hpp"
#include "sim/schedule.hpp"
#include "sim/time.hpp"

namespace coexist::scenarios::language {

using Name = Located<std::string>;
using Names = std::vector<Name>;
template <typename T>
using Keyed = std::vector<std::pair<std::string, T>>;

// --- topology ---

struct SiteEntry {
  Name id;
  std::string label;
  std::optional<Located<Zone>> zone;
  bool central = true;
  std::optional<std::int64_t> lan_bps;
  Place place;
};

struct LinkEntry {
  Name id;
  std::string label;
  Names between;
  std::int64_t bandwidth_bps = 0;
  sim::Duration latency;
  Place place;
};

struct PoolEntry {
  Name id;
  std::string label;
  Name site;
  Name product;
  std::int64_t servers = 1;
  std::optional<Names> server_names;
  bool homes_people = true;
  std::optional<bool> present_at_start;
  Names roles;
  std::string realm;
  std::optional<Name> in_part;
  Place place;
};

struct ArtefactEntry {
  Name id;
  std::string label;
  Name kind;
  Name owner;
  Place place;
};

struct RelationEntry {
  Name from;
  Name to;
  std::string label;
  bool pairs = false;
};

/// A topology document in a published format: its clusters become pools. Sites are matched by name.
struct TopologyImport {
  Name file;
  Keyed<Name> sites;  // name in the document -> id of a site of the scenario
  std::optional<bool> present_at_start;
  Place place;
};

struct TopologyEntry {
  std::vector<SiteEntry> sites;
  std::vector<LinkEntry> links;
  std::vector<PoolEntry> pools;
  std::vector<ArtefactEntry> artefacts;
  std::vector<RelationEntry> relations;
  std::vector<TopologyImport> imports;
};

// --- people and meetings ---

struct PersonEntry {
  Name id;
  std::optional<Name> site;
  std::string department;
  std::optional<Name> person_class;
  std::optional<Name> home;
  Keyed<Name> software;  // slot -> software
  Place place;
};

/// A kind of people within those that a generator makes.
struct PeopleMix {
  std::int64_t share = 0;  // parts per million
  std::optional<Name> person_class;
  Keyed<Name> software;  // over that of the generator
  Place place;
};

struct PeopleGenerator {
  Name id;  // prefix of the generated ids
  std::int64_t count = 0;
  std::optional<Name> site;
  std::optional<Name> person_class;
  std::optional<Name> home;
  Keyed<Located<std::int64_t>> departments;  // name -> parts per million
  Keyed<Name> software;
  std::vector<PeopleMix> mix;
  Place place;
};

struct PeopleCsv {
  Name file;
  Keyed<Name> sites;  // as the file calls them -> id of a site of the scenario
  std::optional<Name> default_site;
  std::optional<Name> default_home;
  Keyed<Name> software;  // where the file says nothing
  Place place;
};

struct PeopleEntry {
  std::vector<PersonEntry> list;
  std::vector<PeopleGenerator> generators;
  std::vector<PeopleCsv> csv;
};

struct MeetingEntry {
  Name id;
  Name organiser;
  Names participants;
  Name kind;
  std::optional<Located<WallTime>> scheduled;  // absent: before the scenario begins
  Located<WallTime> starts;
  sim::Duration lasts;
  std::optional<Name> rule;  // RFC 5545 recurrence
  std::vector<Located<WallTime>> edits;
  Place place;
};

/// Meetings drawn from a seed, in the shape of the published user model.
struct MeetingGenerator {
  std::int64_t series_per_hundred = 40;         // recurring series made before the start, for 100 employees
  std::int64_t single_per_hundred_a_week = 20;  // one-time meetings made during the scenario, for 100 employees a week
  std::int64_t new_series_per_hundred_a_week = 1;
  std::int64_t web_share_ppm = 300'000;          // of meetings that ask for a web conference
  std::int64_t beyond_department_ppm = 100'000;  // of participants drawn from the whole estate
  std::int64_t outsiders_ppm = 100'000;          // of participants from outside
  std::int64_t edited_ppm = 100'000;             // of series that are edited and re-sent once during the scenario
  Place place;
};

struct CalendarFile {
  Name file;
  Name kind;
  Place place;
};

struct MeetingsEntry {
  std::vector<MeetingEntry> list;
  std::optional<MeetingGenerator> generator;
  std::vector<CalendarFile> files;
};

/// Who: everybody that all of the given criteria name; none given means nobody.
struct Selector {
  Names ids;
  Names departments;
  Names sites;
  Names homes;  // at the start
  Names groups;
  Names except;  // groups left out
  bool everyone = false;
  Place place;
};

struct GroupEntry {
  Name id;
  std::string label;
  Selector people;
  Place place;
};

// --- schedule ---

struct WindowEntry {
  Name id;
  std::string label;
  std::optional<Located<Zone>> zone;
  Located<WallTime> from;
  sim::Duration lasts;
  std::optional<Name> rule;
  Place place;
};

struct FreezeEntry {
  Name id;
  std::string label;
  Located<WallTime> from;
  Located<WallTime> until;
  Place place;
};

struct ResourceEntry {
  Name id;
  std::string label;
  std::int64_t units = 1;
  Place place;
};

struct TaskEntry {
  std::optional<Name> pool;
  Place place;
};
struct DeployEntry {
  Name pool;
  Names with;
  std::optional<Name> in_place_of;
  Place place;
};
struct MoveEntry {
  Selector people;
  std::optional<Name> to;
  Keyed<Name> by_home;  // pool of origin -> target
  std::int64_t streams = 4;
  Place place;
};
struct UpgradeEntry {
  Selector people;
  Keyed<Name> install;
  Place place;
};
struct ResendEntry {
  Selector people;
  Place place;
};
struct TransferEntry {
  Names artefacts;
  Name to;
  Place place;
};
struct GateEntry {
  std::int64_t samples = 1;
  Place place;
};
struct DecommissionEntry {
  Name pool;
  Place place;
};
struct RollBackEntry {
  std::optional<sim::Duration> downgrade_after;
  bool freeze_scheduling = false;
  bool keep_to_windows = false;
  std::int64_t streams = 4;
  Place place;
};

using ActionEntry = std::variant<TaskEntry, DeployEntry, MoveEntry, UpgradeEntry, ResendEntry, TransferEntry, GateEntry,
                                 DecommissionEntry, RollBackEntry>;

struct StepEntry {
  Name id;
  std::string label;
  Name kind;
  Names after;
  std::optional<Located<WallTime>> at;
  std::optional<sim::Duration> duration;
  bool in_window = false;
  Names uses;
  sim::OnTrouble on_trouble = sim::OnTrouble::Stop;
  ActionEntry action;
  Place place;
};

struct ScheduleEntry {
  std::optional<Selector> pilot;
  std::vector<WindowEntry> windows;
  std::vector<FreezeEntry> freezes;
  std::vector<ResourceEntry> resources;
  std::vector<StepEntry> steps;
};

// --- what-if, judgement ---

struct FaultEntry {
  std::optional<Name> server;
  std::optional<Name> link;
  Located<WallTime> from;
  std::optional<Located<WallTime>> until;
  Place place;
};

struct ThresholdEntry {
  Name metric;
  std::optional<std::int64_t> at_most;
  std::optional<std::int64_t> at_least;
  Place place;
};

/// A finding that somebody answers for.
struct WaiverEntry {
  Name finding;
  std::optional<Name> step;
  std::optional<Name> pool;
  Name owner;
  Name reason;
  Located<WallTime> expires;
  Place place;
};

struct JoinQuestion {
  Name meeting;
  Name person;
  std::int64_t occurrence = 1;
  std::optional<Name> path;  // only this access path
};
struct SignInQuestion {
  Name person;
  Located<WallTime> at;
};
struct ContactQuestion {
  Name from;
  Name to;
  Name modality;
  Located<WallTime> at;
};
struct InteractionQuestion {
  Name interaction;
  Name person;
  std::optional<Name> modality;
  Located<WallTime> at;
};
struct MarkQuestion {
  Name person;
  Name mark;
  Located<WallTime> at;
};
struct PoolQuestion {
  Name pool;
  Located<WallTime> at;
};
struct PeoplePerServerQuestion {
  Name pool;
  Located<WallTime> at;
};
struct SeatsLeftQuestion {
  Name pool;
  Located<WallTime> at;
};
struct LineTakesQuestion {
  Name link;
  Located<WallTime> at;
};
struct CallTakesQuestion {
  Name from;
  std::optional<Name> to;
  Name stream;
  Located<WallTime> at;
};
struct StepQuestion {
  Name step;
};
struct VerdictQuestion {};
using Question = std::variant<JoinQuestion, SignInQuestion, ContactQuestion, InteractionQuestion, MarkQuestion,
                              PoolQuestion, PeoplePerServerQuestion, SeatsLeftQuestion, LineTakesQuestion,
                              CallTakesQuestion, StepQuestion, VerdictQuestion, Name>;

struct ExpectationEntry {
  std::string says;
  Question question;  // a Name is a metric
  Name is;            // the answer: an outcome, a service, a number, an instant, "refused"
  std::optional<Name> rule;
  Place place;
};

struct ScenarioEntry {
  std::int64_t format = 1;
  std::optional<Name> extends;
  std::string id;
  std::string title;
  std::string description;
  Name pack;
  Names rules;
  Keyed<Name> switches;
  Keyed<Name> assumptions;
  std::int64_t seed = 1;
  std::optional<Zone> zone;
  Located<WallTime> start;
  Located<WallTime> end;
  Names flags;
  TopologyEntry topology;
  PeopleEntry people;
  MeetingsEntry meetings;
  std::vector<GroupEntry> groups;
  ScheduleEntry schedule;
  std::vector<FaultEntry> faults;
  std::vector<ThresholdEntry> thresholds;
  std::vector<WaiverEntry> waivers;
  std::vector<ExpectationEntry> expectations;
  Place place;
};

}  // namespace coexist::scenarios::language
