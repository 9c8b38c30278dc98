// What the steps of resolving a pack share: the pack so far, and how names are looked up and reported.
#pragma once

#include <fmt/format.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "packs/written_pack.hpp"
#include "scenarios/diagnostic.hpp"
#include "scenarios/pack_file.hpp"
#include "scenarios/pack_sentence.hpp"
#include "scenarios/provenance_table.hpp"
#include "sim/pack.hpp"

namespace coexist::scenarios::packs {

/// Values of a situation are bytes, and one of them may mean "none".
inline constexpr std::size_t kMostNames = 250;
inline constexpr std::size_t kMostFeatures = 64;
inline constexpr std::size_t kMostPaths = 32;
inline constexpr std::size_t kMostRules = 5'000;

struct Fact {
  std::string says;
  std::vector<std::string> documents;
};

/// What a name may be that a hop leaves out; a step and a server may have the same.
enum class Kind : std::uint8_t { Product, StepKind };

/// The values that a rule may name for each dimension of an aspect.
struct AspectValues {
  std::vector<std::vector<std::string>> names;
  std::vector<sim::ValueMask> meaningful;  // software of another slot is in the domain, but never there
  std::vector<std::string> unresolved;     // dimensions whose attribute is unknown: reported once, not for each rule
};

/// What the masks of a rule may be made of, or the news that it is about products of another hop.
using Masks = std::optional<std::vector<sim::ValueMask>>;

struct Building {
  ProvenanceTable& provenance;
  Diagnostics& diagnostics;
  sim::Pack pack{};
  std::vector<PackSentence> sentences{};
  std::vector<PackDecision> decisions{};
  std::map<std::string, Fact, std::less<>> facts{};
  std::map<std::string, Names, std::less<>> sets{};
  std::vector<AspectValues> aspect_values{};              // by aspect
  std::vector<std::pair<sim::AspectId, Name>> mirrors{};  // aspect, and the one it mirrors
  std::map<std::string, sim::RuleId, std::less<>> rule_ids{};
  std::vector<BroughtSoftware> brings{};
  std::vector<sim::Rule> replaced{};         // by rules of the same id in a layer above
  Names own_assumptions{};                   // those that files over the pack add
  std::vector<std::size_t> layer_of_rule{};  // by rule: 0 for the lowest pack, then one for each above it
  std::vector<std::size_t> layer_of_interaction{};
  std::vector<std::size_t> layer_of_sentence{};
  std::size_t layer = 0;      // being read
  std::size_t own_layer = 0;  // of the pack that was asked for; below it are those it extends
  std::optional<WrittenHop> hop{};
  std::set<std::pair<Kind, std::string>> elsewhere{};    // names of the packs below that this hop leaves out
  std::set<std::string, std::less<>> rules_elsewhere{};  // ids of rules that are about nothing else
  std::set<std::tuple<const SourceFile*, int, int>>
      reported{};  // a name in the head of a table is resolved for each cell

  void unknown(const Name& name, std::string_view what, const std::vector<std::string>& known);
  void twice(const Name& name, std::string_view what, sim::Provenance first);
  [[nodiscard]] sim::Named named(const WrittenEntry& entry);
  /// The keys as given, then the documents of the facts among them; each once.
  [[nodiscard]] std::vector<std::string> cited(const Names& keys);
};

template <class Id, class T>
std::vector<std::string> known_ids(const sim::IdVector<Id, T>& table) {
  std::vector<std::string> known;
  for (const T& entry : table) {
    known.push_back(entry.id);
  }
  return known;
}

/// kNone after an error, which was reported [E601].
template <class Id, class T>
Id resolve(Building& building, const sim::IdVector<Id, T>& table, const Name& name, std::string_view what) {
  const Id found = sim::find(table, name.value);
  if (found == sim::kNone<Id>) {
    building.unknown(name, what, known_ids(table));
  }
  return found;
}

template <class Id, class T>
Id resolve(Building& building, const sim::IdVector<Id, T>& table, const std::optional<Name>& name,
           std::string_view what) {
  return name ? resolve(building, table, *name, what) : sim::kNone<Id>;
}

template <class Id, class T>
std::vector<Id> resolve_all(Building& building, const sim::IdVector<Id, T>& table, const Names& names,
                            std::string_view what) {
  std::vector<Id> found;
  for (const Name& name : names) {
    if (const Id id = resolve(building, table, name, what); id != sim::kNone<Id>) {
      found.push_back(id);
    }
  }
  return found;
}

/// One bit per entry of the table; empty if there are no names: any.
template <class Id, class T>
std::vector<bool> mask(Building& building, const sim::IdVector<Id, T>& table, const Names& names,
                       std::string_view what) {
  std::vector<bool> bits(names.empty() ? 0 : table.size(), false);
  for (const Id id : resolve_all(building, table, names, what)) {
    bits[sim::index(id)] = true;
  }
  return bits;
}

/// As resolve, but a name that this hop leaves out is no error.
template <class Id, class T>
Id resolve_here(Building& building, const sim::IdVector<Id, T>& table, const Name& name, Kind kind,
                std::string_view what) {
  return building.elsewhere.count({kind, name.value}) > 0 ? sim::kNone<Id> : resolve(building, table, name, what);
}

/// Whether this hop leads from one of the products `from` to one of the products `to`; no names: from or to any.
bool is_hop(Building& building, const Names& from, const Names& to);

/// The assumption so named, which must be a time; kNone after an error, which was reported [E601, E610].
sim::AssumptionId resolve_time(Building& building, const Name& name);
sim::StatedTime stated_time(Building& building, const WrittenTime& written);

/// The attribute so spelled; nothing after an error, which was reported [E601].
std::optional<sim::Attribute> resolve_attribute(Building& building, const Name& name);

/// One bit per product; empty if there are no names: any. Without a bit if all are left out by this hop.
std::vector<bool> product_mask(Building& building, const Names& names);

/// Adds an entry unless its id is taken [E602].
template <class Id, class T>
void add_entry(Building& building, sim::IdVector<Id, T>& table, T entry, const Name& name, std::string_view what) {
  if (const Id first = sim::find(table, entry.id); first != sim::kNone<Id>) {
    building.twice(name, what, table[first].provenance);
    return;
  }
  table.push_back(std::move(entry));
}

// In this order; each reads one layer.
void build_vocabulary(Building& building, const WrittenPack& written);  // build_vocabulary.cpp
void build_switches_and_sources(Building& building, const WrittenPack& written);
void build_brought(Building& building, const WrittenPack& written);       // build_brought.cpp
void build_aspects(Building& building, const WrittenPack& written);       // build_aspects.cpp
void build_rules(Building& building, const WrittenPack& written);         // build_rules.cpp
void build_tables(Building& building, const WrittenPack& written);        // build_tables.cpp
void build_skews(Building& building, const WrittenPack& written);         // build_skews.cpp
void build_interactions(Building& building, const WrittenPack& written);  // build_interactions.cpp
void build_questions(Building& building, const WrittenPack& written);     // build_questions.cpp
void build_meetings(Building& building, const WrittenPack& written);
void build_steps(Building& building, const WrittenPack& written);  // build_steps.cpp
void build_marks(Building& building, const WrittenPack& written);  // build_marks.cpp
void build_notes(Building& building, const WrittenPack& written);  // build_steps.cpp
void build_media(Building& building, const WrittenPack& written);  // build_media.cpp
void build_decisions(Building& building, const WrittenPack& written);
void build_estate(Building& building, const WrittenPack& written);  // build_estate.cpp
/// Whether the aspect has the rules of another, with actor and peer exchanged.
bool is_mirror(const Building& building, sim::AspectId aspect);
/// After the rules of all layers.
void build_mirrors(Building& building);  // build_aspects.cpp

/// A condition resolved against the dimensions of an aspect; masks of `base` hold where it says nothing. Nothing if it
/// asks for values that this hop leaves out, and for no other.
Masks resolve_condition(Building& building, sim::AspectId aspect, const WrittenCondition& condition,
                        std::vector<sim::ValueMask> base);
/// Conditions by attribute, outside of tables; nothing if they ask for values that this hop leaves out, and for no
/// other. An attribute for which `may_be_asked` is false is an error [E620]: nothing that `whose` could depend on.
/// `help` says for what may be asked. build_conditions.cpp.
std::optional<std::vector<sim::AttributeCondition>> conditions_of(Building& building, const Name& id,
                                                                  const WrittenCondition& condition,
                                                                  bool (*may_be_asked)(sim::AttributeKind),
                                                                  std::string_view whose, const char* help);
/// Adds a table without rules; its name must be new, or its caller must take it away again.
sim::AspectId open_aspect(Building& building, const WrittenAspect& written);  // build_aspects.cpp
/// The version and family of each value of a dimension; without a version where it has none.
std::vector<sim::Versioned> versions_of(const Building& building, sim::AspectId aspect, std::size_t dimension);
/// The position of a dimension, or nothing after an error, which was reported [E601].
std::optional<std::size_t> find_dimension(Building& building, sim::AspectId aspect, const Name& name);
/// Notes a rule that is about products of other hops only. One of the pack that was asked for, or of a layer over it,
/// has nobody else to serve: it is reported [E626].
void leave_out(Building& building, const Name& id, bool is_table_cell);
/// Adds a rule, or replaces the one with its id of an earlier layer.
void add_rule(Building& building, sim::Rule rule, const Name& id);
/// What rule and cell have in common; `fallback` speaks where neither verdict nor facts give a reason.
sim::Rule rule_of(Building& building, const WrittenVerdict& verdict, std::string id, const Names& more_sources,
                  const std::string& fallback);

sim::FeatureSet feature_set(Building& building, const Names& names);

/// After the vocabulary of all layers: the hop names products that there are, each once [E601, E623].
/// build_vocabulary.cpp.
void check_hop(Building& building);

/// After build_brought of all layers: adds what comes with what comes; software that would bring itself is an error
/// [E628]. build_brought.cpp.
void close_brought(Building& building);

/// Adds to what is installed, by slot, what comes with it, in slots that are not named yet.
void bring_along(const Building& building, std::vector<std::pair<sim::SlotId, sim::SoftwareId>>& installed);

/// Turns what sim::check_pack finds into diagnostics [E611 to E615, E624]. pack_findings.cpp.
void report_findings(const Building& building);

}  // namespace coexist::scenarios::packs
