// Rules: what is documented about an interaction, as data.
//
// An *aspect* is one decision table: a few dimensions, each bound to an attribute of the situation (the actor's client,
// the product that hosts the meeting, who owns an artefact ...), and the rules that fill its cells. An *interaction* is
// decided by access paths; a path is the conjunction of aspects. So the ordered pair (client -> server) is an aspect of
// two dimensions; direction is never derived from a distance between versions.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/ids.hpp"
#include "sim/outcome.hpp"
#include "sim/provenance.hpp"
#include "sim/vocabulary.hpp"

namespace coexist::sim {

/// The closed set of things about a situation that a rule may ask. `object` of an Attribute says which slot,
/// artefact kind, flag or switch is meant, where the kind needs one.
enum class AttributeKind : std::uint8_t {
  ActorClass,
  ActorSoftware,  // object: slot
  ActorHome,      // product of the actor's home pool
  ActorService,   // of the actor's home pool
  ActorWayHome,   // whether lines are up from the actor's site to that of their home pool
  ActorMark,      // object: mark; values off, on
  PeerClass,
  PeerSoftware,  // object: slot
  PeerHome,
  PeerService,
  PeerWayHome,      // whether lines are up from the peer's site to that of their home pool
  PeerMark,         // object: mark
  WayBetweenHomes,  // whether lines are up from the site of the actor's home pool to that of the peer's
  Host,             // product of the organiser's home pool, now
  HostService,      // of the organiser's home pool
  WayToHost,        // whether lines are up from the actor's site to that of the organiser's home pool
  MeetingFormat,
  MeetingKind,
  MeetingMadeOn,    // product on which it was scheduled or last edited and re-sent
  MeetingMadeWith,  // object: slot; the software that made it
  MeetingCondition,
  BoundOwner,        // object: artefact kind; product of the pool that owns the artefact the meeting is bound to
  BoundService,      // object: artefact kind
  SingletonOwner,    // object: artefact kind
  SingletonService,  // object: artefact kind
  Flag,              // object: flag; values off, on
  Switch,            // object: switch; fixed for a run
  Modality
};

/// What the values of an attribute are: entries of one table of the vocabulary, or words of their own.
enum class ValueKind : std::uint8_t {
  Class,
  Software,
  Product,
  Format,
  MeetingKind,
  Condition,
  Modality,
  Service,  // of a pool
  Way,      // whether lines are up
  OffOn,
  Choice  // one of a switch
};

ValueKind value_kind(AttributeKind attribute) noexcept;

struct Attribute {
  AttributeKind kind = AttributeKind::ActorClass;
  std::uint32_t object = 0;
  friend constexpr auto operator<=>(Attribute, Attribute) = default;
};

struct Dimension {
  std::string id;  // the name rules use: "client", "host"
  Attribute attribute;
  friend bool operator==(const Dimension&, const Dimension&) = default;
};

struct Aspect {
  std::string id;
  std::string label;
  std::vector<Dimension> dimensions;
  Provenance provenance;
  friend bool operator==(const Aspect&, const Aspect&) = default;
};

/// One bit per value of a dimension's domain; empty mask: any value.
using ValueMask = std::vector<bool>;

/// One thing that must be so, outside of tables: by what a sign-in leaves a mark, what a stream takes of a line.
struct AttributeCondition {
  Attribute attribute;
  ValueMask values;
  friend bool operator==(const AttributeCondition&, const AttributeCondition&) = default;
};

struct Rule {
  std::string id;  // a fact id, a table cell "<table>/<row>/<column>", or a name of the pack's own
  AspectId aspect = kNone<AspectId>;
  std::vector<ValueMask> when;  // by dimension
  Outcome outcome = Outcome::Unknown;
  FeatureSet loses = 0;
  ResultId result = kNone<ResultId>;  // how it happens, where the pack tells ways apart; implies outcome and loses
  std::string because;                // one sentence for people
  std::vector<std::string> sources;
  std::vector<std::string> overrides;     // ids of rules that this one beats where both apply
  std::vector<AssumptionId> assumptions;  // marked guesses that it rests on
  std::vector<SwitchId> switches;         // switches that decide whether it applies; filled from its conditions
  bool otherwise = false;                 // beaten by every rule without this mark
  bool assumed = false;                   // nobody documents it
  Provenance provenance;
  friend bool operator==(const Rule&, const Rule&) = default;
};

/// One way to take part: "rich client", "web", "dial-in". Tried in the pack's order; the first that does not fail
/// decides.
struct AccessPath {
  std::string id;
  std::string label;
  SlotId slot = kNone<SlotId>;  // the path exists only for somebody with software in this slot
  std::vector<AspectId> aspects;
  friend bool operator==(const AccessPath&, const AccessPath&) = default;
};

struct Interaction {
  std::string id;
  std::string label;
  std::vector<AccessPath> paths;
  Provenance provenance;
  friend bool operator==(const Interaction&, const Interaction&) = default;
};

/// What happens to a meeting when its organiser moves between products, or a step changes software of theirs or has
/// their meetings sent again (which it then does in no other way): the condition it takes on, at once or some time
/// after. Of those at once, the first that applies happens; then each with a delay in its turn, if it applies to the
/// meeting as it is by then, and of several at one instant the first. Another move, or re-sending, calls off what has
/// not happened yet.
struct MeetingTransition {
  std::string id;
  std::vector<StepKindId> set_off_by;                     // that change software or re-send; empty: a move
  std::vector<bool> from;                                 // products; empty: any
  std::vector<bool> to;                                   // products; empty: any
  std::vector<bool> formats;                              // empty: any
  std::vector<bool> conditions;                           // before; empty: any
  std::vector<std::pair<SwitchId, std::size_t>> only_if;  // switch = value
  std::optional<StatedTime> after;                        // the organiser's own move; absent: with it
  std::int64_t at_most_invited = 0;                       // with the organiser; 0: no meeting is too large
  ConditionId becomes = kNone<ConditionId>;
  FormatId makes = kNone<FormatId>;  // the format it gets; kNone: it keeps its own
  std::vector<std::string> sources;
  Provenance provenance;
  /// By a step of that kind, or by a move (kNone).
  [[nodiscard]] bool is_set_off_by(StepKindId step) const {
    return set_off_by.empty() ? step == kNone<StepKindId>
                              : std::find(set_off_by.begin(), set_off_by.end(), step) != set_off_by.end();
  }
  friend bool operator==(const MeetingTransition&, const MeetingTransition&) = default;
};

/// Which format an invitation gets: decided by the add-in that makes it and by what the organiser asks for.
struct FormatRule {
  SoftwareId with = kNone<SoftwareId>;
  std::vector<bool> kinds;  // meeting kinds; empty: any
  FormatId makes = kNone<FormatId>;
  friend bool operator==(const FormatRule&, const FormatRule&) = default;
};

}  // namespace coexist::sim
