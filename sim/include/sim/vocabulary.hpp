// The vocabulary of a pack: which products, software, formats, classes and artefacts exist.
//
// `sim` knows archetypes only (pool, singleton, movable application, software in a slot, artefact, step); every name
// of a product comes from a pack.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/ids.hpp"
#include "sim/outcome.hpp"
#include "sim/provenance.hpp"
#include "sim/time.hpp"

namespace coexist::sim {

struct Named {
  std::string id;     // kebab-case, unique within its kind
  std::string label;  // for people
  Provenance provenance;
  friend bool operator==(const Named&, const Named&) = default;
};

/// A version number, most significant part first; parts that are missing count as 0. Empty: the pack gives none.
using Version = std::vector<std::uint32_t>;

/// What comes in versions. Ranges and skews in rules are about members of one family.
struct Versioned : Named {
  std::string family;
  Version version;
  friend bool operator==(const Versioned&, const Versioned&) = default;
};

/// Which side of the hop a product stands on. A pack describes one hop.
enum class Side : std::uint8_t { Legacy, New, Outside };

struct Product : Versioned {
  Side side = Side::Legacy;
  friend bool operator==(const Product&, const Product&) = default;
};

/// A client or add-in in one version; it occupies one slot of a desk.
struct Software : Versioned {
  SlotId slot = kNone<SlotId>;
  friend bool operator==(const Software&, const Software&) = default;
};

/// What has happened to a meeting since it was made.
struct MeetingCondition : Named {
  bool outlasts_edits = false;  // a meeting that is edited or sent again stays in it; any other is as new
  friend bool operator==(const MeetingCondition&, const MeetingCondition&) = default;
};

/// A user class. `paths` lists the access paths (by id) that its members have at all, beyond what a slot requires.
struct PersonClass : Named {
  bool outside = false;  // homed on no pool of the estate: federated, anonymous, telephone
  std::vector<std::string> paths;
  friend bool operator==(const PersonClass&, const PersonClass&) = default;
};

enum class Movability : std::uint8_t { Singleton, Application };

struct ArtefactKind : Named {
  Movability movability = Movability::Application;
  bool bound_to_meetings = false;  // a meeting is assigned to one of them when it is scheduled (conference directory)
  friend bool operator==(const ArtefactKind&, const ArtefactKind&) = default;
};

/// What people send and receive together: audio, video. It is part of a meeting as often as an assumption says (in
/// ppm); kNone: of calls only.
struct Stream : Named {
  AssumptionId meetings = kNone<AssumptionId>;
  friend bool operator==(const Stream&, const Stream&) = default;
};

/// How something happens, where sources tell ways apart that are equally good (proxied, redirected) or name the way in
/// which it fails; the outcome follows from it.
struct Result : Named {
  Outcome outcome = Outcome::Works;
  FeatureSet loses = 0;
  friend bool operator==(const Result&, const Result&) = default;
};

/// A named choice where sources contradict each other or say nothing.
struct Switch : Named {
  std::vector<std::string> values;
  std::size_t fallback = 0;  // index of the documented default
  std::string question;      // what is being decided, in a sentence
  std::vector<std::string> sources;
  friend bool operator==(const Switch&, const Switch&) = default;
};

/// A number that nobody documents: a default, a range, and why. Reports list those a result rests on.
struct Assumption : Named {
  std::int64_t value = 0;
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::string unit;  // "bytes", "us", "bps", "ppm", "flops", "count"
  std::string why;
  friend bool operator==(const Assumption&, const Assumption&) = default;
};

/// A time that a pack states, or guesses: the value of an assumption (in us), which a scenario may replace.
struct StatedTime {
  Duration stated;
  AssumptionId assumed = kNone<AssumptionId>;  // if there is one, it says how long
  friend bool operator==(const StatedTime&, const StatedTime&) = default;
};

struct Source : Named {  // id is the key (L43); label is the title
  std::string url;
  std::string date;
  std::vector<std::string> documents;  // of a statement: keys of those that it rests on
  friend bool operator==(const Source&, const Source&) = default;
};

/// What may be said of a pool, a server's services or an artefact.
enum class Service : std::uint8_t { Planned, Starting, Serving, Switching, Stopped, Decommissioned };
inline constexpr std::size_t kServices = 6;

struct Vocabulary {
  IdVector<ProductId, Product> products;
  IdVector<SlotId, Named> slots;
  IdVector<SoftwareId, Software> software;
  IdVector<FormatId, Named> formats;
  IdVector<MeetingKindId, Named> meeting_kinds;
  IdVector<ConditionId, MeetingCondition> conditions;  // the first is that of a meeting just made
  IdVector<ClassId, PersonClass> classes;              // the first is that of an employee
  IdVector<ModalityId, Named> modalities;
  IdVector<FeatureId, Named> features;  // at most 64
  IdVector<StreamId, Stream> streams;
  IdVector<ResultId, Result> results;
  IdVector<FlagId, Named> flags;
  IdVector<MarkId, Named> marks;
  IdVector<RoleId, Named> roles;  // what the servers of a pool do; editions, too
  IdVector<ArtefactKindId, ArtefactKind> artefact_kinds;
  IdVector<SwitchId, Switch> switches;
  IdVector<AssumptionId, Assumption> assumptions;
  IdVector<SourceId, Source> sources;
  friend bool operator==(const Vocabulary&, const Vocabulary&) = default;
};

std::string_view name_of(Service service) noexcept;

/// The id of the entry so named, or kNone. Linear: for loading, not for loops.
template <typename Id, typename T>
Id find(const IdVector<Id, T>& table, std::string_view id) {
  for (Id i : ids<Id>(table.size())) {
    if (table[i].id == id) return i;
  }
  return kNone<Id>;
}

}  // namespace coexist::sim
