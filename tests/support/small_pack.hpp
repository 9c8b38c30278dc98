// A small pack of made-up products, old-1 and new-2, with the kinds of step that a migration needs and three precedence
// rules. Tests add the rules that they are about.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "sim/pack.hpp"

namespace coexist::support {

template <typename T>
T named(std::string id) {
  T entry;
  entry.label = id;
  entry.id = std::move(id);
  return entry;
}

inline sim::Vocabulary small_vocabulary() {
  sim::Vocabulary vocabulary;
  for (const auto& [id, side] : std::vector<std::pair<std::string, sim::Side>>{
           {"old-1", sim::Side::Legacy}, {"new-2", sim::Side::New}, {"partner-1", sim::Side::Outside}}) {
    auto product = named<sim::Product>(id);
    product.side = side;
    vocabulary.products.push_back(product);
  }
  vocabulary.slots.push_back(named<sim::Named>("client"));
  for (const char* id : {"client-1", "client-2"}) {
    auto software = named<sim::Software>(id);
    software.slot = sim::id_at<sim::SlotId>(0);
    vocabulary.software.push_back(software);
  }
  vocabulary.classes.push_back(named<sim::PersonClass>("employee"));
  auto guest = named<sim::PersonClass>("guest");
  guest.outside = true;
  vocabulary.classes.push_back(guest);
  vocabulary.flags.push_back(named<sim::Named>("prepared"));
  vocabulary.artefact_kinds.push_back(named<sim::ArtefactKind>("directory"));
  for (const auto& [id, value, unit] :
       std::vector<std::tuple<std::string, std::int64_t, std::string>>{{"move-bytes", 1'000'000, "bytes"},
                                                                       {"move-work", 500'000'000, "flops"},
                                                                       {"prepare-time", sim::hours(1).us, "us"},
                                                                       {"deploy-time", sim::hours(4).us, "us"},
                                                                       {"test-time", sim::minutes(30).us, "us"},
                                                                       {"upgrade-time", sim::hours(2).us, "us"},
                                                                       {"transfer-time", sim::minutes(10).us, "us"},
                                                                       {"decommission-time", sim::hours(2).us, "us"}}) {
    auto assumption = named<sim::Assumption>(id);
    assumption.value = assumption.low = assumption.high = value;
    assumption.unit = unit;
    vocabulary.assumptions.push_back(assumption);
  }
  return vocabulary;
}

inline void add_small_step_kinds(sim::Pack& pack) {
  using Archetype = sim::StepArchetype;
  for (const auto& [id, archetype, duration] : std::vector<std::tuple<std::string, Archetype, std::string>>{
           {"prepare", Archetype::Task, "prepare-time"},
           {"deploy-pool", Archetype::DeployPool, "deploy-time"},
           {"test-coexistence", Archetype::Gate, "test-time"},
           {"move-people", Archetype::MovePeople, ""},
           {"upgrade-clients", Archetype::UpgradeSoftware, "upgrade-time"},
           {"transfer-directory", Archetype::TransferArtefact, "transfer-time"},
           {"decommission-pool", Archetype::DecommissionPool, "decommission-time"},
           {"roll-back", Archetype::Rollback, ""}}) {
    auto kind = named<sim::StepKind>(id);
    kind.archetype = archetype;
    kind.duration = find(pack.vocabulary.assumptions, duration);
    kind.needs_window = archetype == Archetype::MovePeople;
    if (archetype == Archetype::Task) kind.sets = {find(pack.vocabulary.flags, "prepared")};
    pack.step_kinds.push_back(kind);
  }
}

inline sim::Pack small_pack() {
  sim::Pack pack;
  pack.id = "small";
  pack.version = "1";
  pack.title = "Old 1 to New 2";
  pack.vocabulary = small_vocabulary();
  add_small_step_kinds(pack);
  sim::Precedence prepared;
  prepared.id = "prepare-before-moving";
  prepared.before_kind = find(pack.step_kinds, "move-people");
  prepared.requirement = sim::Requirement::StepDone;
  prepared.step = find(pack.step_kinds, "prepare");
  prepared.if_violated = "the move is refused";
  prepared.sources = {"S1"};
  sim::Precedence empty;
  empty.id = "empty-before-decommissioning";
  empty.before_kind = find(pack.step_kinds, "decommission-pool");
  empty.requirement = sim::Requirement::SubjectHasNoPeople;
  sim::Precedence moved;
  moved.id = "directory-before-decommissioning";
  moved.before_kind = find(pack.step_kinds, "decommission-pool");
  moved.requirement = sim::Requirement::SubjectOwnsNothing;
  moved.artefact = find(pack.vocabulary.artefact_kinds, "directory");
  moved.gravity = sim::Gravity::Harmful;
  moved.if_violated = "dial-in stops working";
  pack.precedence = {prepared, empty, moved};
  sim::Capacity capacity;
  capacity.products = {false, true, false};
  capacity.people_per_pool = 100;
  pack.capacities = {capacity};
  sim::Quorum any_server;
  any_server.products = {true, true, true};
  any_server.otherwise = {1, 1};
  pack.quorums = {any_server};
  sim::SupportedPath path;
  path.legacy = {true, false, false};
  path.target = {false, true, false};
  path.supported = true;
  pack.paths = {path};
  return pack;
}

}  // namespace coexist::support
