// A pack: product knowledge as one value. Read by `scenarios`, checked and compiled here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/generate.hpp"
#include "sim/mark.hpp"
#include "sim/media.hpp"
#include "sim/rules.hpp"
#include "sim/vocabulary.hpp"

namespace coexist::sim {

/// What carrying out a kind of step does to the world; the pack names the kinds (see StepKind).
enum class StepArchetype : std::uint8_t {
  Task,              // takes time and sets flags
  DeployPool,        // a planned pool starts
  MovePeople,        // a wave: homes change, one person at a time
  UpgradeSoftware,   // a ring: what stands in a slot changes
  ResendMeetings,    // organisers open their future meetings, and re-send them
  TransferArtefact,  // a singleton or an application gets another owner
  Gate,              // a coexistence test
  DecommissionPool,
  Rollback
};

struct StepKind : Named {
  StepArchetype archetype = StepArchetype::Task;
  std::vector<FlagId> sets;                             // when it finishes
  std::vector<FlagId> clears;                           // when it finishes
  std::vector<std::pair<SlotId, SoftwareId>> installs;  // of moves: what stands in the slots of who has moved
  AssumptionId duration = kNone<AssumptionId>;          // in us; nominal, for kinds whose time is not made of transfers
  AssumptionId replicates = kNone<AssumptionId>;     // of tasks: bytes of a person that every pool must have received
  AssumptionId retries_after = kNone<AssumptionId>;  // in us; what did not get through is sent again
  // The artefact serves nobody while it is transferred; of deployments, what DeployAction::in_place_of names.
  bool outage = false;
  bool at_once = false;       // of moves: everybody at one instant, because nothing of theirs is taken anywhere
  bool needs_window = false;  // may run only inside a maintenance window
  bool way_back = true;       // a rollback can undo it
  std::vector<std::string> sources;
  friend bool operator==(const StepKind&, const StepKind&) = default;
};

/// Conditions on the state at the instant at which a step begins.
enum class Requirement : std::uint8_t {
  StepDone,            // a step of kind `step` has finished before (any subject)
  StepNotDone,         // none has
  SubjectHasNoPeople,  // the step's pool homes nobody
  SubjectOwnsNothing,  // the step's pool owns no artefact of kind `artefact`
  LegacyHasNoPeople,   // nobody is homed on a legacy product
  LegacyOwnsNothing,   // no legacy pool owns an artefact of kind `artefact`
  TakesAllOfKind,      // where the step takes artefacts of kind `artefact` from a pool, it leaves none of them behind
  SubjectServers,      // the step's pool has at least `count` servers up, if it has more than one
  FlagOn,
  FlagOff,
  NobodyHasMark,  // nobody of the step's people can have got `mark` by then
  PeopleMoved     // nobody of the step's people is homed on a legacy product
};

enum class Gravity : std::uint8_t { Forbidden, Harmful, Advice };

struct Precedence {
  std::string id;
  StepKindId before_kind = kNone<StepKindId>;  // the step that must not begin until ...
  Requirement requirement = Requirement::StepDone;
  StepKindId step = kNone<StepKindId>;
  ArtefactKindId artefact = kNone<ArtefactKindId>;
  FlagId flag = kNone<FlagId>;
  MarkId mark = kNone<MarkId>;
  std::int64_t count = 0;
  Gravity gravity = Gravity::Forbidden;
  std::string if_violated;  // what the sources say happens
  std::vector<std::string> sources;
  Provenance provenance;
  friend bool operator==(const Precedence&, const Precedence&) = default;
};

/// How many servers of a pool must run: `start` for its very first start, `run` of the `of_first` started first to
/// stay functional.
struct QuorumRow {
  std::int64_t servers = 0;
  std::int64_t start = 0;
  std::int64_t run = 0;
  std::int64_t of_first = 0;
  friend bool operator==(const QuorumRow&, const QuorumRow&) = default;
};

/// Of which pools of a product a quorum speaks.
enum class QuorumScope : std::uint8_t { Any, Homing, NotHoming };

/// Of a pool of any size that has so many servers, and of all of them.
struct QuorumNeed {
  std::int64_t start = 0;
  std::int64_t run = 0;
  friend bool operator==(const QuorumNeed&, const QuorumNeed&) = default;
};

struct Quorum {
  std::vector<bool> products;
  QuorumScope scope = QuorumScope::Any;
  std::vector<QuorumRow> rows;
  std::optional<QuorumNeed> otherwise;  // for the sizes that no row names; without it the quorum does not cover them
  bool assumed = false;                 // nobody documents it
  std::string because;
  std::vector<std::string> sources;
  Provenance provenance;
  friend bool operator==(const Quorum&, const Quorum&) = default;
};

/// What a pool carries in meetings. Sizes and shares are of people.
struct MeetingCapacity {
  std::int64_t largest = 0;        // people in the largest meeting, of which one may be held at a time
  std::int64_t share_ppm = 0;      // of the people that a pool may home: so many may be in meetings at once
  std::int64_t always_beside = 0;  // beside a largest meeting there is room for so many others, however small the pool
  friend bool operator==(const MeetingCapacity&, const MeetingCapacity&) = default;
};

/// Documented maxima; see load.hpp for what they come to. 0: not documented. Of several that are for a pool, all hold.
struct Capacity {
  std::vector<bool> products;
  std::vector<RoleId> roles;  // pools with one of these; empty: whatever their roles
  bool paired = false;        // only pools that take over the people of another, or the other way round
  bool alone = false;         // only pools of one server
  // Not who is homed there counts, but who of these is homed on a pool that relates to it.
  std::vector<ClassId> carries;
  std::int64_t people_per_pool = 0;
  std::int64_t people_per_server = 0;
  std::int64_t servers_per_pool = 0;
  std::optional<MeetingCapacity> meetings;
  std::vector<std::string> sources;
  Provenance provenance;
  friend bool operator==(const Capacity&, const Capacity&) = default;
};

/// What is true of a legacy pool in a phase. The last phase in the pack's order whose predicates all hold is its phase.
enum class PhasePredicate : std::uint8_t {
  NewPoolServing,
  GateBegun,    // a coexistence test has begun
  PilotMoved,   // every member of the pilot group is homed on the new side
  PeopleMoved,  // somebody of this pool beyond the pilot is homed on the new side
  PoolEmpty,    // nobody is homed here any more
  PoolDecommissioned,
  RollbackBegun,
  RollbackFinished
};

struct Phase : Named {
  std::vector<PhasePredicate> when;
  friend bool operator==(const Phase&, const Phase&) = default;
};

/// What else is so on a way between products, and makes another question of it.
enum class PathCase : std::uint8_t {
  Plain,
  AcrossRealms,  // a pool of the target is in a realm in which no legacy pool is
  PoolInPart     // some of a legacy pool's servers run the target already
};

/// A supported or unsupported way from one set of products to others (documented paths).
struct SupportedPath {
  PathCase of = PathCase::Plain;
  std::vector<bool> legacy;  // exactly these legacy products are present; none: whichever are
  std::vector<bool> target;
  bool supported = false;
  std::string because;
  std::vector<std::string> sources;
  Provenance provenance;
  friend bool operator==(const SupportedPath&, const SupportedPath&) = default;
};

/// How names in imported documents map to this pack's vocabulary.
struct ImportMapping {
  std::vector<std::pair<std::string, ProductId>> product_of_service_version;
  std::vector<std::string> home_roles;  // a cluster with one of these is a pool that homes people
  std::vector<std::pair<std::string, RoleId>> role_of_name;
  RoleId single_machine = kNone<RoleId>;  // of clusters that can only be one machine: their edition
  std::vector<std::pair<std::string, MeetingKindId>> kind_of_url_scheme;
  friend bool operator==(const ImportMapping&, const ImportMapping&) = default;
};

/// What vendors publish about how people use the products, as far as the simulation asks.
struct UserModel {
  std::vector<MeetingSize> meeting_sizes;  // shares add up to the whole; empty: nothing is published
  std::int64_t largest_meeting = 0;
  Duration sign_in_within;  // of the beginning of a working day: everybody has signed in; 0: all at once
  std::vector<std::string> sources;
  friend bool operator==(const UserModel&, const UserModel&) = default;
};

/// What becomes of a documented statement that decides nothing in a simulation.
enum class NoteKind : std::uint8_t { Runbook, CheckList, Vocabulary, NotSimulated };

struct Note {
  SourceId fact = kNone<SourceId>;
  NoteKind kind = NoteKind::Runbook;
  std::vector<StepKindId> steps;  // whose runbook or check list it belongs to
  std::string why;                // with NotSimulated
  friend bool operator==(const Note&, const Note&) = default;
};

/// The coexistence test: everyone of these classes, on either side, reaches everyone else in these modalities.
struct CoexistenceTest {
  InteractionId contact = kNone<InteractionId>;
  InteractionId administer = kNone<InteractionId>;
  std::vector<ClassId> classes;
  std::vector<ModalityId> modalities;  // empty: all
  std::vector<FlagId> assumes;         // what a finished preparation has set; a flag still off makes cells differ
  std::vector<std::string> sources;
  friend bool operator==(const CoexistenceTest&, const CoexistenceTest&) = default;
};

struct Pack {
  std::string id;
  std::string version;
  std::string title;
  Vocabulary vocabulary;
  IdVector<AspectId, Aspect> aspects;
  IdVector<RuleId, Rule> rules;
  IdVector<InteractionId, Interaction> interactions;
  IdVector<MarkId, Mark> marks;                // by Vocabulary::marks
  std::vector<MeetingTransition> transitions;  // the first that applies decides
  std::vector<FormatRule> formats_made;
  SlotId scheduling_slot = kNone<SlotId>;  // the slot whose software schedules meetings
  IdVector<StepKindId, StepKind> step_kinds;
  std::vector<Precedence> precedence;
  std::vector<Quorum> quorums;
  std::vector<Capacity> capacities;
  std::vector<Media> media;  // of a stream, the first that fits decides
  IdVector<PhaseId, Phase> phases;
  std::vector<SupportedPath> paths;
  std::vector<Note> notes;
  ImportMapping import;
  CoexistenceTest coexistence_test;
  UserModel user_model;
  // Interactions that the simulator itself asks; kNone where the pack does not know them.
  InteractionId sign_in = kNone<InteractionId>;
  InteractionId schedule = kNone<InteractionId>;
  InteractionId edit = kNone<InteractionId>;
  InteractionId join = kNone<InteractionId>;
  friend bool operator==(const Pack&, const Pack&) = default;
};

/// The value chosen for each switch of a pack.
using SwitchChoice = IdVector<SwitchId, std::size_t>;
SwitchChoice documented_defaults(const Pack& pack);

/// What a pool needs, and the entry that says so: null for a pool without servers, which is abstract and needs none.
struct PoolQuorum {
  QuorumRow row;
  const Quorum* entry = nullptr;
};

/// The last entry that covers a pool of that product, purpose and size decides, so that an overlay's comes after the
/// pack's. Nothing if none does: then nobody knows how many servers must run, and no number may be made up here.
/// O(entries x rows).
std::optional<PoolQuorum> quorum_of(const Pack& pack, ProductId product, bool homes_people, std::size_t servers);

}  // namespace coexist::sim
