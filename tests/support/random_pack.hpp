// A pack of made-up products whose tables are drawn from a seed. It has every kind of attribute that a join can depend
// on: client and host, services, format and condition of the meeting, a singleton, a directory that meetings are bound
// to, flags and a switch. Laws must hold for any tables, so nothing about them is sensible.
//
// In each table a rule beats all rules before it, so no two contradict each other; some cells are left to no rule.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pack_tables.hpp"
#include "sim/random.hpp"
#include "small_pack.hpp"

namespace coexist::support {

inline sim::Vocabulary random_pack_vocabulary(sim::RandomStream& random) {
  using namespace sim;
  Vocabulary v;
  for (const auto& [id, side] : std::vector<std::pair<const char*, Side>>{
           {"old-1", Side::Legacy}, {"old-2", Side::Legacy}, {"new-3", Side::New}, {"partner", Side::Outside}}) {
    auto product = named<Product>(id);
    product.side = side;
    v.products.push_back(product);
  }
  v.slots.push_back(named<Named>("client"));
  v.slots.push_back(named<Named>("planner"));
  for (const char* id : {"client-1", "client-2", "client-3", "planner-1", "planner-2"}) {
    auto software = named<Software>(id);
    software.slot = id_at<SlotId>(std::string_view(id).starts_with("planner") ? 1 : 0);
    v.software.push_back(software);
  }
  for (const char* id : {"old-format", "new-format"}) v.formats.push_back(named<Named>(id));
  for (const char* id : {"phone", "web"}) v.meeting_kinds.push_back(named<Named>(id));
  for (const char* id : {"fresh", "moved", "stale"}) v.conditions.push_back(named<MeetingCondition>(id));
  for (const char* id : {"employee", "light", "guest"}) {
    auto person_class = named<PersonClass>(id);
    person_class.outside = std::string_view(id) == "guest";
    if (std::string_view(id) == "employee") person_class.paths = {"rich"};
    for (const char* path : {"browser", "dial-in"}) {
      if (random.chance_ppm(600'000)) person_class.paths.emplace_back(path);
    }
    v.classes.push_back(person_class);
  }
  for (const char* id : {"text", "voice"}) v.modalities.push_back(named<Named>(id));
  for (const char* id : {"picture", "recording"}) v.features.push_back(named<Named>(id));
  for (const char* id : {"wired", "announced"}) v.flags.push_back(named<Named>(id));
  v.artefact_kinds.push_back(named<ArtefactKind>("hub"));
  v.artefact_kinds.raw().back().movability = Movability::Singleton;
  v.artefact_kinds.push_back(named<ArtefactKind>("directory"));
  v.artefact_kinds.raw().back().bound_to_meetings = true;
  v.switches.push_back(named<Switch>("doubt"));
  v.switches.raw().back().values = {"yes", "no"};
  for (const auto& [id, value] : std::vector<std::pair<const char*, std::int64_t>>{{"move-bytes", 200'000'000},
                                                                                   {"move-work", 60'000'000'000},
                                                                                   {"probe-bytes", 1'000},
                                                                                   {"step-time", hours(2).us}}) {
    auto assumption = named<Assumption>(id);
    assumption.value = value;
    v.assumptions.push_back(assumption);
  }
  return v;
}

namespace random_pack_parts {

inline void fill_aspect(sim::Pack& pack, sim::AspectId aspect, std::uint64_t failing, sim::RandomStream& random) {
  using namespace sim;
  std::vector<std::string> before;
  const auto add = [&](bool otherwise) {
    Rule rule;
    rule.id = fmt::format("{}/{}", pack.aspects[aspect].id, otherwise ? "otherwise" : std::to_string(before.size()));
    rule.aspect = aspect;
    rule.sources = {"S1"};
    rule.otherwise = otherwise;
    rule.overrides = before;
    for (const Dimension& dimension : pack.aspects[aspect].dimensions) {
      ValueMask mask;
      if (!otherwise && random.chance_ppm(600'000)) {
        mask.resize(domain(pack.vocabulary, dimension.attribute).size());
        for (std::size_t i = 0; i < mask.size(); ++i) mask[i] = random.chance_ppm(450'000);
      }
      rule.when.push_back(mask);
    }
    const std::uint64_t percent = random.below(100);
    rule.outcome = percent < failing        ? Outcome::Fails
                   : percent < failing + 3  ? Outcome::Unknown
                   : percent < failing + 20 ? Outcome::Degraded
                                            : Outcome::Works;
    if (rule.outcome == Outcome::Degraded) rule.loses = 1 + random.below(3);
    pack.rules.push_back(rule);
    before.push_back(rule.id);
  };
  if (random.chance_ppm(850'000)) add(true);
  before.clear();  // `otherwise` is beaten by every other rule without being named
  for (std::uint64_t i = 0, n = 2 + random.below(5); i < n; ++i) add(false);
}

inline std::vector<bool> some(std::size_t n, sim::RandomStream& random) {
  std::vector<bool> out;
  if (random.chance_ppm(400'000)) return out;  // any
  for (std::size_t i = 0; i < n; ++i) out.push_back(random.chance_ppm(500'000));
  return out;
}

}  // namespace random_pack_parts

inline void add_random_pack_steps(sim::Pack& pack, sim::RandomStream& random) {
  using namespace sim;
  using A = StepArchetype;
  for (const auto& [id, archetype] : std::vector<std::pair<const char*, A>>{{"task", A::Task},
                                                                            {"deploy", A::DeployPool},
                                                                            {"move", A::MovePeople},
                                                                            {"upgrade", A::UpgradeSoftware},
                                                                            {"resend", A::ResendMeetings},
                                                                            {"transfer", A::TransferArtefact},
                                                                            {"switch-over", A::TransferArtefact},
                                                                            {"gate", A::Gate},
                                                                            {"decommission", A::DecommissionPool},
                                                                            {"roll-back", A::Rollback}}) {
    auto kind = named<StepKind>(id);
    kind.archetype = archetype;
    kind.duration = find(pack.vocabulary.assumptions, "step-time");
    kind.outage = std::string_view(id) == "switch-over";
    kind.way_back = archetype != A::TransferArtefact || random.chance_ppm(800'000);
    if (archetype == A::Task) kind.sets = {id_at<FlagId>(0)};
    if (kind.outage) {
      kind.sets = {id_at<FlagId>(1)};
      kind.clears = {id_at<FlagId>(0)};
    }
    pack.step_kinds.push_back(kind);
  }
  using P = PhasePredicate;
  for (const auto& [id, when] :
       std::vector<std::pair<const char*, std::vector<P>>>{{"baseline", {}},
                                                           {"deployed", {P::NewPoolServing}},
                                                           {"testing", {P::GateBegun}},
                                                           {"pilot", {P::PilotMoved}},
                                                           {"production", {P::PeopleMoved}},
                                                           {"empty", {P::PoolEmpty}},
                                                           {"gone", {P::PoolDecommissioned}},
                                                           {"rolling-back", {P::RollbackBegun}},
                                                           {"rolled-back", {P::RollbackFinished}}}) {
    auto phase = named<Phase>(id);
    phase.when = when;
    pack.phases.push_back(phase);
  }
  Quorum any_server;
  any_server.products = {true, true, true, true};
  any_server.otherwise = {1, 1};
  Quorum by_size;
  by_size.products = {false, false, true, false};
  by_size.rows = {{2, 2, 1, 2}, {3, 2, 2, 3}};
  by_size.sources = {"S1"};
  pack.quorums = {any_server, by_size};
}

/// From a stream of its own, so that whatever else a seed gives stays what it was.
inline void add_delays(sim::Pack& pack, std::uint64_t seed) {
  using namespace sim;
  RandomStream random(seed, "pack", "delays");
  RandomStream by_steps(seed, "pack", "steps that set transitions off");
  RandomStream by_resending(seed, "pack", "re-sending that sets transitions off");
  const auto transition = [&](const char* id, std::uint64_t i) {
    MeetingTransition t;
    t.id = fmt::format("{}-{}", id, i);
    t.from = random_pack_parts::some(4, random);
    t.to = random_pack_parts::some(4, random);
    t.conditions = random_pack_parts::some(3, random);
    if (random.chance_ppm(300'000)) t.at_most_invited = random.between(1, 5);
    if (random.chance_ppm(600'000)) t.makes = id_at<FormatId>(random.below(2));
    t.becomes = id_at<ConditionId>(random.below(3));
    if (by_steps.chance_ppm(300'000)) t.set_off_by = {find(pack.step_kinds, "upgrade")};
    if (by_resending.chance_ppm(150'000)) t.set_off_by.push_back(find(pack.step_kinds, "resend"));
    return t;
  };
  if (random.chance_ppm(300'000)) pack.transitions.insert(pack.transitions.begin(), transition("remake", 0));
  for (std::uint64_t i = 0, n = random.below(4); i < n; ++i) {
    MeetingTransition t = transition("later", i);
    t.after = StatedTime{minutes(15) * random.between(0, 4 * 24 * 14), kNone<AssumptionId>};
    if (random.chance_ppm(300'000)) t.after->assumed = find(pack.vocabulary.assumptions, "step-time");
    pack.transitions.push_back(t);
  }
}

/// What a line that is down does to sign-ins and joins; one that is up never matters. From a stream of its own, too.
inline void add_lines(sim::Pack& pack, std::uint64_t seed) {
  using namespace sim;
  RandomStream random(seed, "pack", "lines");
  const AspectId lines = add_table(pack, "lines", {"actor.way-home", "actor.way-to-host"});
  const auto drawn = [&] { return random.chance_ppm(600'000) ? Outcome::Fails : Outcome::Degraded; };
  const std::vector<std::string> not_cut{"open", "none"};
  add_rule(pack, lines, "lines/up", {{"actor.way-home", not_cut}, {"actor.way-to-host", not_cut}}, Outcome::Works);
  add_rule(pack, lines, "lines/home", {{"actor.way-home", {"cut"}}, {"actor.way-to-host", not_cut}}, drawn());
  add_rule(pack, lines, "lines/host", {{"actor.way-home", not_cut}, {"actor.way-to-host", {"cut"}}}, drawn());
  if (random.chance_ppm(700'000))
    add_rule(pack, lines, "lines/both", {{"actor.way-home", {"cut"}}, {"actor.way-to-host", {"cut"}}}, drawn());
  pack.interactions[pack.sign_in].paths.front().aspects.push_back(lines);
  for (AccessPath& path : pack.interactions[pack.join].paths) {
    if (path.id == "rich" || random.chance_ppm(500'000)) path.aspects.push_back(lines);
  }
}

/// Two marks, the second perhaps because of the first, and a table that asks for them when people sign in or join.
inline void add_marks(sim::Pack& pack, std::uint64_t seed) {
  using namespace sim;
  RandomStream random(seed, "pack", "marks");
  for (const char* id : {"seen", "bound"}) pack.vocabulary.marks.push_back(named<Named>(id));
  for (MarkId id : ids<MarkId>(2)) {
    Mark mark;
    for (const char* text : {"actor.software.client", "actor.home", "flag.wired", "actor.mark.seen", "switch.doubt"}) {
      Attribute attribute;
      if (!random.chance_ppm(350'000) || !parse_attribute(pack.vocabulary, text, attribute)) continue;
      ValueMask values;
      for (std::size_t i = 0, n = domain(pack.vocabulary, attribute).size(); i < n; ++i)
        values.push_back(random.chance_ppm(600'000));
      mark.set_when.push_back({attribute, values});
    }
    for (StepKindId kind : ids<StepKindId>(pack.step_kinds.size())) {
      if (random.chance_ppm(150'000)) mark.cleared_by.push_back(kind);
    }
    mark.cleared_by_move = random.chance_ppm(400'000);
    mark.from = random_pack_parts::some(4, random);
    mark.to = random_pack_parts::some(4, random);
    if (random.chance_ppm(500'000)) mark.returns_after.stated = hours(random.between(0, 24 * 10));
    mark.door = static_cast<Door>(random.below(3));
    pack.marks.push_back(mark);
    if (id == MarkId{0} && random.chance_ppm(300'000)) break;
  }
  pack.marks.resize(2, pack.marks.raw().front());
  const AspectId marked = add_table(pack, "marked", {"actor.mark.seen", "actor.mark.bound", "actor.home"});
  add_otherwise(pack, marked, "marked/otherwise", Outcome::Works);
  add_rule(pack, marked, "marked/seen", {{"actor.mark.seen", {"on"}}, {"actor.home", {"old-1", "new-3"}}},
           random.chance_ppm(500'000) ? Outcome::Fails : Outcome::Works);
  Rule& bound = add_rule(pack, marked, "marked/bound", {{"actor.mark.bound", {"on"}}}, Outcome::Degraded);
  bound.loses = 1;
  bound.overrides = {"marked/seen"};
  pack.interactions[pack.sign_in].paths.front().aspects.push_back(marked);
  pack.interactions[pack.join].paths[1].aspects.push_back(marked);
}

inline sim::Pack random_pack(std::uint64_t seed) {
  using namespace sim;
  using namespace random_pack_parts;
  RandomStream random(seed, "pack", "tables");
  Pack pack;
  pack.id = pack.title = "random";
  pack.version = "1";
  pack.vocabulary = random_pack_vocabulary(random);
  const AspectId client = add_table(pack, "client-on-host", {"actor.software.client", "host"});
  const AspectId service = add_table(pack, "host-service", {"host-service"});
  const AspectId meeting =
      add_table(pack, "client-in-meeting", {"actor.software.client", "meeting.format", "meeting.condition"});
  const AspectId directory =
      add_table(pack, "directory", {"meeting.directory.owner", "meeting.directory.service", "host"});
  const AspectId hub = add_table(pack, "hub", {"hub.owner", "hub.service", "flag.wired"});
  const AspectId home = add_table(pack, "home", {"actor.home", "actor.home-service", "actor.class"});
  const AspectId planner =
      add_table(pack, "planner", {"actor.software.planner", "host", "meeting.kind", "flag.announced"});
  const AspectId edit = add_table(pack, "edit", {"actor.software.planner", "meeting.format", "meeting.made-on"});
  const AspectId browser =
      add_table(pack, "browser", {"meeting.format", "host", "switch.doubt", "meeting.made-with.planner"});
  const AspectId contact = add_table(pack, "contact", {"actor.home", "peer.home", "modality", "peer.software.client"});
  for (AspectId aspect : ids<AspectId>(pack.aspects.size())) {
    const bool makes_meetings = aspect == planner || aspect == edit || aspect == service;  // many must come to be held
    fill_aspect(pack, aspect, makes_meetings ? 12 : 35, random);
  }
  pack.user_model.sign_in_within = hours(2);
  pack.sign_in = add_interaction(pack, "sign-in", {{"rich", {home, hub}, "client"}, {"browser", {home}}});
  pack.schedule = add_interaction(pack, "schedule", {{"rich", {planner, service}, "planner"}});
  pack.edit = add_interaction(pack, "edit", {{"rich", {edit, service}, "planner"}});
  pack.join = add_interaction(pack, "join",
                              {{"rich", {client, service, meeting}, "client"},
                               {"browser", {browser, service, hub}},
                               {"dial-in", {directory, home}}});
  pack.coexistence_test.contact = add_interaction(pack, "contact", {{"rich", {contact}, "client"}});
  pack.coexistence_test.administer = add_interaction(pack, "administer", {{"rich", {service}, "client"}});
  pack.coexistence_test.classes = {id_at<ClassId>(0), id_at<ClassId>(2)};
  pack.coexistence_test.assumes = {id_at<FlagId>(0)};
  pack.scheduling_slot = id_at<SlotId>(1);
  for (std::uint64_t i = 0, n = 1 + random.below(4); i < n; ++i) {
    MeetingTransition transition;
    transition.id = fmt::format("transition-{}", i);
    transition.from = some(4, random);
    transition.to = some(4, random);
    transition.formats = some(2, random);
    transition.conditions = some(3, random);
    if (random.chance_ppm(300'000)) transition.only_if = {{id_at<SwitchId>(0), random.below(2)}};
    transition.becomes = id_at<ConditionId>(random.below(3));
    pack.transitions.push_back(transition);
  }
  for (std::size_t software : {3U, 4U}) {
    pack.formats_made.push_back({id_at<SoftwareId>(software), some(2, random), id_at<FormatId>(random.below(2))});
    if (random.chance_ppm(800'000))
      pack.formats_made.push_back({id_at<SoftwareId>(software), {}, id_at<FormatId>(random.below(2))});
  }
  add_random_pack_steps(pack, random);
  add_delays(pack, seed);
  add_lines(pack, seed);
  add_marks(pack, seed);
  return pack;
}

}  // namespace coexist::support
