// Schedules with one mistake each: forks of tests/golden/base.yaml, and the code under which the verifier names it.
#pragma once

#include <array>
#include <string_view>

namespace coexist::scenarios {

struct BrokenSchedule {
  std::string_view code;  // E701 is the first kind of violation
  std::string_view fork;
};

/// Without E701, which the loader refuses first [E222], and E711 and E712: the first pack documents one way only.
inline constexpr auto kBrokenSchedules = std::to_array<BrokenSchedule>({
    {"E702", R"(schedule:
  resources: [{id: crew, units: 0}]
  steps: [{id: a, kind: backup, at: 2013-04-10 08:00, uses: [crew], task: {}}])"},
    {"E703", "schedule: {steps: [{id: a, kind: backup, at: 2013-09-01 21:00, in-window: true, task: {}}]}"},
    {"E704", "schedule: {steps: [{id: a, kind: backup, after: [test], duration: 40 h, in-window: true, task: {}}]}"},
    {"E705", R"(schedule:
  freezes: [{id: audit, from: 2013-04-10 09:00, until: 2013-04-10 12:00}]
  steps: [{id: a, kind: backup, at: 2013-04-10 08:00, task: {}}])"},
    {"E706", "schedule: {steps: [{id: a, kind: backup, at: 2013-09-01 21:00, task: {}}]}"},
    {"E707", R"(schedule:
  steps:
    - {id: a, kind: move-pilot-users, after: [test], at: 2013-07-06 08:00, move: {people: {ids: [bob]}, to: lync}}
    - {id: b, kind: roll-back, after: [a], roll-back: {}})"},
    {"E708", "schedule: {steps: [{id: merge, after: [deploy]}]}"},
    {"E709", "schedule: {steps: [{id: wmi, remove: true}, {id: merge, after: [deploy]}]}"},
    {"E710", R"(topology: {pools: [{id: lync, servers: 1}]}
people: {generate: [{id: x, count: 6661, home: ocs}]}
schedule: {steps: [{id: a, kind: move-users, after: [test], move: {people: {homes: [ocs]}, to: lync}}]})"},
    {"E713",
     "schedule: {steps: [{id: a, kind: move-users, at: 2013-03-09 08:00, move: {people: {ids: [bob]}, to: lync}}]}"},
    {"E714", R"(schedule:
  steps:
    - {id: a, kind: decommission-pool, after: [test], decommission: {pool: ocs-edge}}
    - {id: b, kind: decommission-edge, after: [a], decommission: {pool: ocs-edge}})"},
    {"E715", "schedule: {steps: [{id: a, kind: deploy-pool, after: [test], deploy: {pool: lync}}]}"},
    {"E716", R"(topology: {pools: [{id: friends, site: headquarters, product: partner, present-at-start: true}]}
schedule: {steps: [{id: a, kind: move-users, after: [test], move: {people: {ids: [bob]}, to: friends}}]})"},
    {"E717",
     "schedule: {steps: [{id: a, kind: move-users, after: [test], move: {people: {ids: [bob]}, to: lync-edge}}]}"},
    {"E718", "schedule: {steps: [{id: a, kind: move-users, after: [test], move: {people: {ids: [dora]}, to: lync}}]}"},
    {"E719", R"(schedule:
  steps: [{id: a, kind: move-conference-directories, after: [test], transfer: {artefacts: [directory-3], to: ocs}}])"},
    {"E720", R"(schedule:
  steps:
    - {id: a, kind: move-users, after: [test], move: {people: {ids: [bob]}, to: lync}}
    - {id: b, kind: move-users, after: [test], move: {people: {ids: [bob, carol]}, to: lync}})"},
    {"E721", R"(topology:
  sites: [{id: island}]
  pools: [{id: lync, site: island}]
schedule: {steps: [{id: a, kind: move-users, after: [test], move: {people: {ids: [bob]}, to: lync}}]})"},
    {"E722", R"(schedule:
  steps:
    - {id: a, kind: move-users, after: [test], move: {people: {ids: [bob]}, to: lync}}
    - {id: b, kind: roll-back, after: [a], roll-back: {}}
    - {id: c, kind: backup, after: [b], task: {}})"},
    {"E723", R"(schedule:
  steps:
    - {id: a, kind: move-users, after: [test], move: {people: {homes: [ocs]}, to: lync}}
    - {id: b, kind: decommission-pool, after: [a], decommission: {pool: ocs}}
    - {id: c, kind: roll-back, after: [b], roll-back: {}})"},
    {"E724", R"(schedule:
  steps:
    - {id: a, kind: move-conference-directories, after: [test], transfer: {artefacts: [directory-3], to: lync}}
    - {id: b, kind: roll-back, after: [a], roll-back: {}})"},
    {"E725", "topology: {pools: [{id: lync, servers: 13}]}"},
    {"E726", R"(schedule:
  steps:
    - {id: a, kind: move-users, after: [test], move: {people: {ids: [bob]}, to: lync}}
    - {id: b, kind: move-users, after: [a], move: {people: {ids: [bob]}, to: ocs}})"},
});

}  // namespace coexist::scenarios
