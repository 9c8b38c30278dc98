// A pack as its author wrote it: names are still text, each with its place, and tables are still tables.
//
// Decoding (written_*.cpp, one table per object) and resolving (build_*.cpp) are apart, because a name may be used in a
// file that is read before the one that defines it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/schema.hpp"
#include "sim/pack.hpp"

namespace coexist::scenarios::packs {

using Name = Located<std::string>;
using Names = std::vector<Name>;  // written as one name or as a list of them

/// A key of the author's choice, and its value.
template <class T>
struct Keyed {
  Name key;
  T value{};
};

/// A range of versions of one family: at least `from`, less than `below`. Empty: no bound.
struct WrittenVersions {
  std::optional<Name> family;
  std::optional<Located<sim::Version>> from, below;
  Place place;
};

/// The values a condition admits: `a`, `[a, b]`, `{not: [a, b]}`, or a range of versions.
struct WrittenChoice {
  Names names;
  bool excluded = false;
  std::optional<WrittenVersions> versions;
};
using WrittenCondition = std::vector<Keyed<WrittenChoice>>;  // by dimension

struct WrittenHeader {
  Name id;
  Located<std::int64_t> format;
  std::string version, title, summary, collection;
  Names extends;             // packs that lie below this one
  bool is_abstract = false;  // only there to be extended
};

/// Which products of the packs below stand on which side of this hop. Those that it does not name are not there.
struct WrittenHop {
  Names legacy, target, outside;
  Names refused;  // legacy, too, but only so that paths can say that they are not supported
  Place place;
};

struct WrittenEntry {  // slots, formats, kinds, modalities, features, flags
  Name id;
  std::string label;
};

struct WrittenMeetingCondition : WrittenEntry {
  bool outlasts_edits = false;
};

/// What entries that come in versions have more.
struct WrittenVersioned : WrittenEntry {
  std::string family;
  sim::Version version;
};

struct WrittenProduct : WrittenVersioned {
  std::optional<sim::Side> side;  // absent: a hop says
};

struct WrittenSoftware : WrittenVersioned {
  Name slot;
  std::vector<Keyed<Name>> brings;  // software by slot
  Names sources;                    // that say so
};

struct WrittenResult : WrittenEntry {
  sim::Outcome outcome = sim::Outcome::Works;
  Names loses;
};

struct WrittenClass : WrittenEntry {
  bool outside = false;
  Names paths;
};

struct WrittenArtefactKind : WrittenEntry {
  sim::Movability movability = sim::Movability::Application;
  bool bound_to_meetings = false;
};

struct WrittenSwitch : WrittenEntry {
  std::string question;
  Names values;
  Name fallback;
  Names sources;
};

struct Amount {
  std::int64_t value = 0;
  std::string unit;  // as sim::Assumption names units
};

struct WrittenAssumption : WrittenEntry {
  Located<Amount> value, low, high;
  std::string why;
};

struct WrittenDecision {  // what was done about a conflict between sources, or about a gap in them
  Name id;
  std::string asks, decided;
  Names switches, assumptions, rules;
  Names sources;
};

struct WrittenFact {  // a documented statement, cited like a source
  Name id;
  std::string says;
  Names sources;
  std::optional<sim::NoteKind> carried;  // where it is used, if no rule decides by it
  Names from, to;                        // hops on which it is carried; empty: all
  Names with;                            // kinds of step
  std::string why;
};

struct WrittenSource {
  Name id;
  Name title, url;
  std::optional<Name> date;
};

struct WrittenAspect : WrittenEntry {
  std::vector<Keyed<Name>> dimensions;
  std::optional<Name> mirrors;
  Place place;
};

/// What a rule or a cell says of the outcome.
struct WrittenVerdict {
  std::optional<sim::Outcome> outcome;  // absent in a cell, with no result: not stated
  std::optional<Name> result;           // implies the outcome
  Names loses;
  std::string because;
  Names sources;
  Names rests_on;
  bool assumed = false;
  Place place;
};

struct WrittenRule : WrittenVerdict {
  Name id;
  Name aspect;
  WrittenCondition when;
  Names overrides;
  bool otherwise = false;
};

/// Rows or columns of a table: the values of a dimension, or labels that stand for conditions.
struct WrittenAxis {
  std::optional<Name> dimension;
  std::vector<Keyed<WrittenCondition>> labels;
};

struct WrittenTable {
  Name table;
  Name aspect;
  WrittenCondition when;
  WrittenAxis rows, columns;
  std::string because;
  Names sources;
  std::vector<Keyed<std::vector<Keyed<WrittenVerdict>>>> cells;
  Place place;
};

/// A documented limit on how far one version may be from another; becomes two rules for each version.
struct WrittenSkew {
  Name skew;
  Name aspect;
  Name of, against;  // dimensions
  std::int64_t older = 0;
  std::int64_t newer = 0;
  WrittenCondition when;
  std::string because;
  Names sources;
  Place place;
};

struct WrittenPath {
  Name id;
  std::string label;
  std::optional<Name> slot;
  Names aspects;
};

struct WrittenInteraction : WrittenEntry {
  std::vector<WrittenPath> paths;
  Place place;
};

/// A duration, or the name of an assumption that is one.
struct WrittenTime {
  std::optional<sim::Duration> stated;
  Name assumed;  // unless stated
};

struct WrittenQuestion {
  Name id;
  Name interaction;
  std::optional<Name> path;
  Name sentence;
  std::vector<Keyed<Names>> places;  // name of a place: attributes
};

struct WrittenTransition {
  Name id;
  Names set_off_by;
  Names from, to, formats, conditions;
  std::vector<Keyed<Name>> only_if;
  std::optional<WrittenTime> after;
  std::int64_t at_most_invited = 0;
  Name becomes;
  std::optional<Name> makes;
  Names sources;
  Place place;
};

/// A move between products.
struct WrittenMove {
  Names from, to;
};

struct WrittenMark : WrittenEntry {
  WrittenCondition set_when;  // by attribute
  Names cleared_by;
  std::optional<WrittenMove> cleared_by_move;
  std::optional<WrittenTime> returns_after;
  sim::Door door = sim::Door::Lossy;
  Names sources;
  Place place;
};

struct WrittenFormatRule {
  Name with;
  Names kinds;
  Name makes;
};

struct WrittenStepKind : WrittenEntry {
  Names from, to;  // hops on which it exists; empty: all
  sim::StepArchetype archetype = sim::StepArchetype::Task;
  Names sets, clears;
  std::vector<Keyed<Name>> installs;  // software by slot
  std::optional<Name> duration;
  std::optional<Name> replicates, retries_after;
  bool outage = false;
  bool at_once = false;
  bool needs_window = false;
  bool way_back = true;
  Names sources;
};

struct WrittenPrecedence {
  Name id;
  Names from, to;  // hops on which it holds; empty: all
  Names before;
  sim::Requirement requirement = sim::Requirement::StepDone;
  std::optional<Name> step, artefact, flag, mark;
  std::optional<std::int64_t> count;
  sim::Gravity gravity = sim::Gravity::Forbidden;
  std::string if_violated;
  Names sources;
  Place place;
};

struct WrittenQuorum {
  Names products;
  sim::QuorumScope scope = sim::QuorumScope::Any;
  std::vector<Located<sim::QuorumRow>> rows;
  std::optional<sim::QuorumNeed> otherwise;
  bool assumed = false;
  std::string because;
  Names sources;
  Place place;
};

struct WrittenCapacity {
  Names products;
  Names roles;
  bool paired = false;
  bool alone = false;
  Names carries;  // classes
  std::int64_t people_per_pool = 0;
  std::int64_t people_per_server = 0;
  std::int64_t servers_per_pool = 0;
  std::optional<sim::MeetingCapacity> meetings;
  Names sources;
  Place place;
};

struct WrittenStream : WrittenEntry {
  std::optional<Name> meetings;  // the assumption that says in how many
};

struct WrittenMedia : WrittenEntry {
  Name stream;
  sim::MediaUse use = sim::MediaUse::Meeting;
  WrittenCondition when;  // by attribute
  bool both_ways = true;
  std::int64_t typical_bps = 0;
  std::int64_t most_bps = 0;
  std::optional<std::int64_t> most_corrected_bps;
  bool assumed = false;
  std::string because;
  Names sources;
  Place place;
};

struct WrittenMeetingSize {
  std::int64_t people = 0;
  std::int64_t share_ppm = 0;
};

struct WrittenUserModel {
  std::vector<WrittenMeetingSize> meeting_sizes;
  std::int64_t largest_meeting = 0;
  sim::Duration sign_in_within;
  Names sources;
  Place place;
};

struct WrittenPhase : WrittenEntry {
  std::vector<sim::PhasePredicate> when;
};

struct WrittenSupportedPath {
  sim::PathCase of = sim::PathCase::Plain;
  Names legacy, target;
  bool supported = false;
  std::string because;
  Names sources;
  Place place;
};

struct WrittenImport {
  std::vector<Keyed<Name>> service_versions;
  Names home_roles;
  std::vector<Keyed<Name>> roles;
  std::optional<Name> single_machine;
  std::vector<Keyed<Name>> url_schemes;
};

struct WrittenTest {
  Name contact, administer;
  Names classes, modalities, assumes, sources;
};

/// All files of one layer (the pack itself, or an overlay) joined.
struct WrittenPack {
  std::optional<WrittenHeader> header;
  std::optional<WrittenHop> hop;
  Names files;
  std::vector<WrittenProduct> products;
  std::vector<WrittenMeetingCondition> conditions;
  std::vector<WrittenEntry> slots, formats, meeting_kinds, modalities, features, flags, roles;
  std::vector<WrittenSoftware> software;
  std::vector<WrittenResult> results;
  std::optional<Name> scheduling_slot;
  std::vector<WrittenClass> classes;
  std::vector<WrittenArtefactKind> artefact_kinds;
  std::vector<WrittenSwitch> switches;
  std::vector<WrittenAssumption> assumptions;
  std::vector<WrittenFact> facts;
  std::vector<WrittenSource> sources;
  std::vector<Keyed<Names>> sets;  // names for lists of values, usable in conditions
  std::vector<WrittenAspect> aspects;
  std::vector<WrittenTable> tables;
  std::vector<WrittenSkew> skews;
  std::vector<WrittenRule> rules;
  std::vector<WrittenInteraction> interactions;
  std::vector<WrittenMark> marks;
  std::vector<WrittenQuestion> questions;
  std::vector<WrittenDecision> decisions;
  std::vector<WrittenTransition> transitions;
  std::vector<WrittenFormatRule> formats_made;
  std::vector<WrittenStepKind> step_kinds;
  std::vector<WrittenPrecedence> precedence;
  std::vector<WrittenQuorum> quorums;
  std::vector<WrittenCapacity> capacities;
  std::vector<WrittenStream> streams;
  std::vector<WrittenMedia> media;
  std::vector<WrittenPhase> phases;
  std::vector<WrittenSupportedPath> supported_paths;
  std::optional<WrittenImport> import;
  std::optional<WrittenTest> coexistence_test;
  std::optional<WrittenUserModel> user_model;
};

const Schema<WrittenPack>& written_pack_schema();

/// Adds what a further file of the same layer holds. Single entries of `more` win.
void append(WrittenPack& pack, WrittenPack more);

}  // namespace coexist::scenarios::packs
