// Scenarios with one mistake each, and the code of the message that says so.
#pragma once

#include <array>
#include <string_view>

namespace coexist::scenarios {

/// Small and in order; mistakes are forks of it.
inline constexpr std::string_view kSound = R"(coexist: 1
title: Small and in order
pack: ocs-2007-r2-to-lync-2013
zone: Europe/Berlin
start: 2013-03-04 00:00
end: 2013-09-02 00:00
topology:
  sites: [{id: berlin}, {id: paris}]
  links: [{id: line, between: [berlin, paris], bandwidth: 34 Mbps}]
  pools:
    - {id: ocs, site: berlin, product: ocs-2007-r2}
    - {id: lync, site: paris, product: lync-2013}
people:
  list:
    - {id: alice, site: berlin, home: ocs, department: sales}
    - {id: bob, site: berlin, home: ocs}
meetings:
  list:
    - {id: weekly, organiser: alice, participants: [bob], kind: conference-call, starts: 2013-04-10 10:00, lasts: 1 h}
)";

struct Broken {
  std::string_view code;
  std::string_view fork;       // what `extends: sound.yaml` is put before, unless the mistake is the file itself
  std::string_view file = {};  // another file that it names
  std::string_view text = {};
};

inline constexpr auto kBroken = std::to_array<Broken>({
    // Files.
    {"E001", "people: {csv: [{file: nowhere.csv}]}"},
    // Nothing of the department, which the file may have.
    {"E001", "people: {csv: [{file: nowhere.csv}]}\ngroups: [{id: it, people: {departments: [it]}}]"},
    {"E001", "meetings: {icalendar: [{file: nowhere.ics, kind: conference-call}]}"},
    {"E001", "rules: [nowhere.yaml]"},
    {"E002", "people: {csv: [{file: people.csv}]}", "people.csv", "id,home_pool\nm\xFCller,ocs\n"},
    // YAML.
    {"E101", "title: [a"},
    {"E102", "title: a\n---\ntitle: b"},
    {"E104",
     "title: "
     "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
     "]]]]]]]]]]]]]]]]]]]]]]]]]]]"},
    {"E105", "title: &a b"},
    {"E106", "title: !!str b"},
    {"E107", "title: a\ntitle: b"},
    {"E108", "[a]: b"},
    {"E109", "title: a\x07"},
    // The schema.
    {"E110", "topology: {sites: berlin}"},
    {"E111", "topologie: {}"},
    {"E112", "faults: [{server: ocs-01}]"},
    {"E113", "topology: {links: [{id: line, bandwidth: fast}]}"},
    {"E114", "topology: {pools: [{id: ocs, servers: 1001}]}"},
    {"E114", "topology: {links: [{id: line, bandwidth: 0 Mbps}]}"},
    {"E114", "topology: {links: [{id: line, bandwidth: 9000000000 Gbps}]}"},
    {"E114", "topology: {links: [{id: line, latency: -5 ms}]}"},
    {"E114", "topology: {links: [{id: line, latency: 11 s}]}"},
    {"E114", "people: {generate: [{id: x, count: 0, home: ocs}]}"},
    {"E114", "people: {generate: [{id: x, count: 1000000000000000000, home: ocs}]}"},
    {"E114", "people: {generate: [{id: x, count: 2000000, home: ocs}, {id: y, count: 1, home: ocs}]}"},
    {"E114", "meetings: {generate: {web-share: 101 %}}"},
    {"E114", "meetings: {list: [{id: weekly, lasts: -1 h}]}"},
    {"E114", "schedule: {steps: [{id: a, kind: backup, duration: -5 min, task: {}}]}"},
    {"E114", "schedule: {steps: [{id: a, kind: roll-back, roll-back: {downgrade-after: -3 d, streams: 4}}]}"},
    {"E114", "schedule: {steps: [{id: a, kind: roll-back, roll-back: {streams: 1000000000000000000}}]}"},
    {"E114", "seed: 18446744073709551616"},
    {"E114", "end: 2200-01-01 00:00"},
    {"E114", "thresholds: [{metric: joins-failing, at-most: -1}]"},
    {"E115", "topology: {sites: [{id: paris, kind: brnach}]}"},
    {"E116", "schedule: {steps: [{id: a, kind: backup}]}"},
    {"E116", "schedule: {steps: [{id: a, kind: backup, task: {}, decommission: {pool: ocs}}]}"},
    {"E117", "groups: [{id: a, people: {everyone: true}}, {id: a, people: {everyone: true}}]"},
    {"E118", "zone: Europe/Belrin"},
    {"E119", "start: 2013-03-31 02:30"},
    {"E130", "title: a\nextends: broken.yaml"},
    {"E131", "topology: {sites: [{id: london, remove: true}]}"},
    // Meaning.
    {"E201", "topology: {links: [{id: line, between: [paris, paris]}]}"},
    {"E202", "schedule: {steps: [{id: a, kind: move-users, move: {people: {everyone: true}}}]}"},
    {"E203", "faults: [{from: 2013-04-10 10:00}]"},
    {"E204", "thresholds: [{metric: joins-failing}]"},
    {"E204", "thresholds: [{metric: joins-failing, at-most: 1, at-least: 5}]"},
    {"E210", "topology: {pools: [{id: lync, product: lync-2103}]}"},
    {"E210", "topology: {pools: [{id: lync, site: pariss}]}"},
    {"E210", "people: {list: [{id: bob, home: ocs2, software: {rich-client: oc-2007-r3}}]}"},
    {"E210", "flags: [topology-mreged]"},
    {"E210", "groups: [{id: it, people: {departments: [finance]}}]"},
    {"E210", "people: {list: [{id: alice, department: ''}]}\ngroups: [{id: it, people: {departments: [it]}}]"},
    {"E210", "people: {csv: [{file: people.csv}]}", "people.csv",
     "id;site;home pool;client\nu7;pariss;ocs;\nu8;berlin;ocs;oc-2007-r3\nu9;pariss;osc;\nu10;rome;ocs;oc-2007-r3\n"
     "u11;pariss;ocs;\n"},
    {"E210", "schedule: {steps: [{id: a, kind: backups, after: [b], uses: [admins], task: {}}]}"},
    {"E211", "people: {list: [{id: bob, software: {add-in: lync-2013}}]}"},
    {"E212", "groups: [{id: a, people: {departments: [sales], ids: [bob]}}]"},
    {"E213", "people: {csv: [{file: people.csv, home: ocs}]}", "people.csv", "id\nBob\n"},
    {"E213", "people: {csv: [{file: people.csv, home: ocs}]}", "people.csv",
     "id,mail\nx,Bob@corp.example\ny,BOB@corp.example\n"},
    {"E213", "people: {list: [{id: x-00001, home: ocs}], generate: [{id: x, count: 2, home: ocs}]}"},
    {"E216", "people: {list: [{id: carl}]}"},
    {"E216", "people: {list: [{id: dora}, {id: carl}, {id: emil}]}"},
    {"E216", "people: {list: [{id: carl, class: federated, home: ocs}]}"},
    {"E217", "people: {list: [{id: carl, home: lync}]}"},
    {"E218", "people: {generate: [{id: m, count: 9, home: ocs, mix: [{share: 40 %}, {share: 50 %}]}]}"},
    {"E218", "people: {generate: [{id: x, count: 9, home: ocs, departments: {it: 40 %, sales: 59.5 %}}]}"},
    {"E219", "meetings: {list: [{id: weekly, starts: 2014-04-10 10:00}]}"},
    {"E219", "meetings: {list: [{id: weekly, lasts: 200 d}]}"},
    {"E219", "meetings: {list: [{id: weekly, scheduled: 2013-04-10 10:01}]}"},
    {"E220", "schedule: {windows: [{id: w, from: 2014-04-10 10:00, lasts: 1 h}]}"},
    {"E220", "schedule: {freezes: [{id: f, from: 2013-04-10 10:00, until: 2013-04-09 10:00}]}"},
    {"E220", "schedule: {freezes: [{id: f, from: 2012-04-10 10:00, until: 2012-04-12 10:00}]}"},
    {"E220", "faults: [{server: ocs-01, from: 2013-04-10 10:00, until: 2013-04-10 10:00}]"},
    {"E220", "faults: [{server: ocs-01, from: 2014-04-10 10:00}]"},
    {"E221", "schedule: {steps: [{id: a, kind: move-users, task: {}}]}"},
    {"E222",
     "schedule: {steps: [{id: a, kind: backup, after: [b], task: {}}, {id: b, kind: backup, after: [a], task: {}}]}"},
    {"E223", "groups: [{id: a, people: {groups: [b]}}, {id: b, people: {everyone: true, except: [a]}}]"},
    {"E224", "thresholds: [{metric: joins-faling, at-most: 0}]"},
    {"E225", "schedule: {steps: [{id: a, kind: move-users, move: {people: {everyone: true}, by-home: {lync: ocs}}}]}"},
    {"E226", "schedule: {steps: [{id: a, kind: roll-back, roll-back: {}}, {id: b, kind: roll-back, roll-back: {}}]}"},
    {"E227", "expect: [{join: {meeting: weekly, person: alice}, is: works}]"},
    {"E227", "expect: [{join: {meeting: weekly, person: bob, occurrence: 2}, is: works}]"},
    {"E228", "switches: {moved-meetings: c}"},
    {"E229", "end: 2013-03-01 00:00"},
    {"E229", "end: 2033-03-01 00:00"},
    {"E230", "schedule: {resources: [{id: r, units: 2}], steps: [{id: a, kind: backup, uses: [r, r], task: {}}]}"},
    {"E231", "schedule: {steps: [{id: a, kind: backup, at: 2012-03-09 08:00, task: {}}]}"},
    {"E231", "meetings: {list: [{id: weekly, edits: [2014-04-10 10:00]}]}"},
    {"E239",
     "topology: {artefacts: [{id: one, kind: federation-route, owner: ocs}, {id: two, kind: federation-route, owner: "
     "ocs}]}"},
    {"E231", "expect: [{sign-in: {person: bob, at: 2019-01-01 00:00}, is: works}]"},
    {"E112", "waivers: [{finding: gate-failed, owner: Jo, reason: known}]"},
    {"E113", "waivers: [{finding: gate-failed, owner: Jo, reason: known, expires: soon}]"},
    {"E210", "waivers: [{finding: gate-faild, owner: Jo, reason: known, expires: 2013-05-01}]"},
    {"E210", "waivers: [{finding: gate-failed, step: tset, owner: Jo, reason: known, expires: 2013-05-01}]"},
    {"E232", "waivers: [{finding: cyclic-precedence, owner: Jo, reason: known, expires: 2013-05-01}]"},
    {"E232", "waivers: [{finding: wmi-before-merge, owner: Jo, reason: known, expires: 2013-05-01}]"},
    {"E232", "waivers: [{finding: joins-failing, owner: Jo, reason: known, expires: 2013-05-01}]"},
    {"E232", "waivers: [{finding: LYNC-MEET-003, owner: Jo, reason: known, expires: 2013-05-01}]"},
    {"E233", "waivers: [{finding: gate-failed, owner: Jo, reason: ' ', expires: 2013-05-01}]"},
    {"E235", "schedule: {steps: [{id: a, kind: deploy-pool, deploy: {pool: lync, in-place-of: ocs}}]}"},
    // Topology documents, tables, calendars.
    {"E301", "topology: {import: [{file: t.xml, sites: {}}]}", "t.xml", "<Topology><a></Topology>"},
    {"E302", "topology: {import: [{file: t.xml, sites: {}}]}", "t.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><Topology/>"},
    {"E306", "topology: {import: [{file: t.xml, sites: {}}]}", "t.xml", "<html/>"},
    {"E401", "people: {csv: [{file: people.csv}]}", "people.csv", "id,home_pool\n\"carl,ocs\n"},
    {"E403", "people: {csv: [{file: people.csv}]}", "people.csv", ""},
    {"E404", "people: {csv: [{file: people.csv}]}", "people.csv", "id,home_pool\ncarl,ocs,7\n"},
    {"E405", "people: {csv: [{file: people.csv}]}", "people.csv", "id,home_pool\n,ocs\n"},
    {"E406", "people: {csv: [{file: people.csv}]}", "people.csv", "id,home_pool\ncarl,ocs\nCarl,ocs\n"},
    {"E501", "meetings: {icalendar: [{file: c.ics, kind: conference-call}]}", "c.ics", "hello"},
    {"E502", "meetings: {icalendar: [{file: c.ics, kind: conference-call}]}", "c.ics", "BEGIN:VCALENDAR\r\n"},
    {"E507", "meetings: {list: [{id: weekly, rule: FREQ=OFTEN}]}"},
    {"E509", "meetings: {list: [{id: weekly, rule: FREQ=SECONDLY}]}"},
    {"E516", "meetings: {list: [{id: weekly, rule: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30}]}"},
    // Packs, and rules of one's own.
    {"E600", "pack: ocs-2007-r2-to-lync-2014"},
    {"E601", "rules: [own.yaml]", "own.yaml",
     "rules:\n  - {id: own, aspect: client-on-home, when: {home: lync-2103}, outcome: fails, because: seen, assumed: "
     "true}\n"},
    {"E602", "rules: [own.yaml]", "own.yaml",
     "sources:\n  - {id: L56, title: again, url: 'https://example.org', date: '2013-01-01'}\n"},
    {"E606", "rules: [own.yaml]", "own.yaml",
     "assumptions:\n  - {id: move-work, label: Work, value: 9 Gflop, low: 10 Gflop, high: 12 Gflop, why: measured}\n"},
    {"E114", "rules: [own.yaml]", "own.yaml",
     "assumptions:\n  - {id: move-work, label: Work, value: -9 Gflop, low: 8 Gflop, high: 12 Gflop, why: measured}\n"},
    {"E608", "rules: [own.yaml]", "own.yaml",
     "rules:\n  - {id: own, aspect: client-on-home, when: {client: lync-2013}, outcome: degraded, because: seen, "
     "assumed: true}\n"},
    {"E611", "rules: [own.yaml]", "own.yaml",
     "rules:\n  - {id: own, aspect: client-on-home, when: {client: oc-2007-r2, home: ocs-2007-r2}, outcome: fails, "
     "because: seen, assumed: true}\n"},
    {"E613", "rules: [own.yaml]", "own.yaml",
     "rules:\n  - {id: own, aspect: client-on-home, when: {client: oc-2007-r2, home: ocs-2007-r2}, outcome: works, "
     "because: seen}\n"},
    {"E614", "rules: [own.yaml]", "own.yaml",
     "rules:\n  - {id: own, aspect: client-on-home, when: {client: oc-2007-r2, home: ocs-2007-r2}, outcome: works, "
     "because: seen, assumed: true, "
     "overrides: [nobody]}\n"},
    {"E612", "rules: [own.yaml]", "own.yaml",
     "rules:\n  - {id: own, aspect: client-on-home, when: {client: oc-2007-r2, home: ocs-2007-r2}, outcome: works, "
     "because: seen, assumed: true}\n"},
    {"E624", "rules: [own.yaml]", "own.yaml",
     "rules:\n  - {id: own, aspect: client-on-home, when: {client: oc-2007-r2, home: ocs-2007-r2}, outcome: fails, "
     "because: seen, assumed: true, overrides: [mine]}\n"
     "  - {id: mine, aspect: client-on-home, when: {client: oc-2007-r2, home: ocs-2007-r2}, outcome: works, because: "
     "seen, assumed: true, overrides: [own]}\n"},
    {"E626", "rules: [own.yaml]", "own.yaml",
     "rules: [{id: OWN, aspect: client-on-home, when: {client: [], home: lync-2013}, outcome: fails, assumed: true, "
     "because: it does}]"},
    {"E626", "rules: [own.yaml]", "own.yaml",
     "rules: [{id: T03.1/lync-2010/lync-2013, aspect: client-on-home, when: {client: lync-2010, home: sfb-2019}, "
     "outcome: "
     "fails, assumed: true, because: it does}]"},
    {"E627", "rules: [own.yaml]", "own.yaml",
     "sources: [{id: LAB, title: \"\", url: \"javascript:alert(1)\", date: \"2013-02-31\"}]"},
    {"E629", "rules: [own.yaml]", "own.yaml",
     "assumptions: [{id: time-to-mrge, label: Merging, value: 1 h, low: 1 h, high: 2 h, why: our lab says so}]"},
    {"E626", "rules: [own.yaml]", "own.yaml",
     "quorums: [{products: sfb-2019, otherwise: {start: 1, run: 1}, assumed: true, because: it does}]"},
    {"E625", "rules: [own.yaml]", "own.yaml",
     "precedence:\n  - {id: own, before: backup, requires: step-done, step: apply-updates, gravity: forbidden, "
     "if-violated: no, sources: [L89]}\n"
     "  - {id: mine, before: apply-updates, requires: step-done, step: backup, gravity: forbidden, if-violated: no, "
     "sources: [L89]}\n"},
});

}  // namespace coexist::scenarios
