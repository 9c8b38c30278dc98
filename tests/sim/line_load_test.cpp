#include "sim/line_load.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "case_count.hpp"
#include "media_pack.hpp"
#include "random_case.hpp"
#include "sim/replay.hpp"
#include "small_world.hpp"

namespace coexist::sim {
namespace {

using support::add_media;
using support::add_random_media;
using support::add_stream;
using support::cases;
using support::compiled;
using support::nominal_run;
using support::random_case;
using support::RandomCase;
using support::SmallWorld;

// ---- by hand: six people of site north, a pool in site south, a line of 8 Mbit/s

// Everybody meets on the pool in the south, on day 1 from 9 to 10 and on day 8.
SmallWorld meeting_over_the_line() {
  SmallWorld small = support::small_world(6);
  small.change_world([](WorldParts& parts) { parts.pools[PoolId{0}].site = SiteId{1}; });
  Calendar& c = small.scenario.calendar;
  c.id.push_back("round");
  c.organiser.push_back(PersonId{0});
  c.kind.push_back(MeetingKindId{0});
  c.scheduled_at.push_back(support::at(0));
  c.clipped.push_back(false);
  for (std::size_t p = 0; p < 6; ++p) c.participants.push_back(id_at<PersonId>(p));
  c.participant_begin.push_back(6);
  for (const std::int64_t day : {1, 8}) {
    c.starts.push_back(support::at(day, 9));
    c.lasts.push_back(hours(1));
  }
  c.occurrence_begin.push_back(2);
  const StreamId audio = add_stream(small.pack, "audio", 1'000'000);
  add_media(small.pack, audio, 46, 100);
  return small;
}

// Every meeting was made, whatever the pack would say of it.
Ledger all_held(const Calendar& calendar) {
  Ledger ledger;
  ledger.first_join = {0};
  for (const SeriesId series : ids<SeriesId>(calendar.size())) {
    const std::size_t joins = calendar.participants_of(series).size() * calendar.occurrences_of(series);
    ledger.first_join.push_back(ledger.first_join.back() + joins);
    ledger.join.resize(ledger.join.size() + joins, DecisionIndex{1});
  }
  return ledger;
}

LineLoads loads_of(const SmallWorld& small, const Trace& trace = {}) {
  const CompiledPack pack(small.pack, documented_defaults(small.pack));
  return line_loads(small.scenario, pack, trace, all_held(small.scenario.calendar));
}

std::vector<std::pair<Instant, std::int64_t>> typical(const LineLoads& all) {
  std::vector<std::pair<Instant, std::int64_t>> out;
  for (const LineLoad& load : all.by_link[LinkId{0}]) out.emplace_back(load.from, load.takes.typical_bps);
  return out;
}

using Steps = std::vector<std::pair<Instant, std::int64_t>>;

TEST(LineLoads, AreSixPeopleTimesBothWaysWhileTheirMeetingLasts) {
  const auto loads = loads_of(meeting_over_the_line());
  constexpr std::int64_t kAll = 6 * 2 * 46'000;
  EXPECT_EQ(typical(loads), (Steps{{support::at(0), 0},
                                   {support::at(1, 9), kAll},
                                   {support::at(1, 10), 0},
                                   {support::at(8, 9), kAll},
                                   {support::at(8, 10), 0}}));
  EXPECT_EQ(loads.by_link[LinkId{0}][1].takes.most_bps, 6 * 2 * 100'000);
}

TEST(LineLoads, LeaveAloneThoseWhoAreWhereTheHostIs) {
  SmallWorld small = meeting_over_the_line();
  for (const std::size_t p : {1U, 2U}) small.scenario.people.site[id_at<PersonId>(p)] = SiteId{1};
  small.scenario.people.site[PersonId{3}] = kNone<SiteId>;
  EXPECT_EQ(typical(loads_of(small))[1].second, 3 * 2 * 46'000);
}

TEST(LineLoads, TakeNothingOfALineThatIsDownAndAllOfItWhenItIsBack) {
  const auto power = [](Instant t, std::uint32_t up) {
    return Change{t, ChangeKind::LinkPower, 0, 0, up, kNone<StepId>};
  };
  const Instant off = support::at(1, 9) + minutes(20), on = support::at(1, 9) + minutes(30);
  const auto loads = loads_of(meeting_over_the_line(), {power(off, 0), power(on, 1)});
  constexpr std::int64_t kAll = 6 * 2 * 46'000;
  const Steps steps = typical(loads);
  ASSERT_GE(steps.size(), 5U);
  EXPECT_EQ(Steps(steps.begin(), steps.begin() + 5),
            (Steps{{support::at(0), 0}, {support::at(1, 9), kAll}, {off, 0}, {on, kAll}, {support::at(1, 10), 0}}));
}

TEST(LineLoads, GrowWhereSomebodyElseInTheMeetingHasAnOlderClient) {
  SmallWorld small = meeting_over_the_line();
  Media twice = small.pack.media.front();
  twice.id = "twice";
  twice.one_way.typical_bps = 92'000;
  ValueMask older(small.pack.vocabulary.software.size() + 1, false);
  older[0] = true;
  ValueMask newer(older.size(), true);
  newer[0] = false;
  twice.when = {{{AttributeKind::ActorSoftware, 0}, newer}, {{AttributeKind::PeerSoftware, 0}, older}};
  small.pack.media.insert(small.pack.media.begin(), twice);
  EXPECT_EQ(typical(loads_of(small))[1].second, 6 * 2 * 46'000) << "all have the older one";
  auto& clients = small.scenario.people.software[SlotId{0}];
  for (std::size_t p = 0; p < 5; ++p) clients[id_at<PersonId>(p)] = SoftwareId{1};
  EXPECT_EQ(typical(loads_of(small))[1].second, (5 * 2 + 1) * 2 * 46'000) << "five send to the one who has not";
  clients[PersonId{5}] = SoftwareId{1};
  EXPECT_EQ(typical(loads_of(small))[1].second, 6 * 2 * 46'000);
}

TEST(LineOverloads, AreStretchesInWhichWhatTypicallyFlowsIsMoreThanTheLineCarries) {
  SmallWorld small = meeting_over_the_line();
  small.change_world([](WorldParts& parts) { parts.links[LinkId{0}].bandwidth_bps = 6 * 2 * 46'000; });
  const LineLoads loads = loads_of(small);
  EXPECT_TRUE(line_overloads(small.scenario, loads).empty()) << "it just fits, however much it takes at most";
  small.change_world([](WorldParts& parts) { parts.links[LinkId{0}].bandwidth_bps -= 1; });
  EXPECT_EQ(line_overloads(small.scenario, loads),
            (std::vector<LineOverload>{{LinkId{0}, {support::at(1, 9), support::at(1, 10)}, 6 * 2 * 46'000},
                                       {LinkId{0}, {support::at(8, 9), support::at(8, 10)}, 6 * 2 * 46'000}}));
}

// ---- a call

TEST(MediaOfCalls, AreTheFirstEntryThatFitsBothPeople) {
  SmallWorld small = support::small_world(2);
  const StreamId video = add_stream(small.pack, "video", 0);
  Media& to_older = add_media(small.pack, video, 460, 2'510);
  to_older.use = MediaUse::Call;
  to_older.when = {{{AttributeKind::PeerSoftware, 0}, ValueMask{true, false, false}}};
  add_media(small.pack, video, 460, 4'010).use = MediaUse::Call;
  add_media(small.pack, video, 65, 97).use = MediaUse::Telephone;
  const CompiledPack pack(small.pack, documented_defaults(small.pack));
  const auto person = [](std::uint32_t client) {
    return MediaPerson{ClassId{0}, ProductId{0}, {id_at<SoftwareId>(client)}};
  };
  const auto most = [&](const MediaPerson& from, const MediaPerson* to) {
    return media_of_call(pack, video, from, to)->one_way.most_bps;
  };
  const MediaPerson older = person(0), newer = person(1);
  EXPECT_EQ(most(newer, &older), 2'510'000);
  EXPECT_EQ(most(older, &newer), 4'010'000) << "the order of the two matters where the pack says so";
  EXPECT_EQ(most(newer, nullptr), 97'000);
  EXPECT_EQ(media_of_call(pack, StreamId{7}, newer, &older), nullptr);
}

// ---- any case: counted person by person

// Everything about one participant, looked up by the words of the pack.
std::string word(const Scenario& scenario, const CompiledPack& pack, const State& state, PersonId actor,
                 SeriesId series, Attribute attribute) {
  const Vocabulary& v = pack.vocabulary();
  const auto home_of = [&](PersonId person) {
    const PoolId home = state.home[person];
    return home == kNone<PoolId> ? std::string("none") : v.products[scenario.world.pools()[home].product].id;
  };
  switch (attribute.kind) {
    case AttributeKind::ActorClass:
    case AttributeKind::PeerClass:
      return v.classes[scenario.people.person_class[actor]].id;
    case AttributeKind::ActorSoftware:
    case AttributeKind::PeerSoftware: {
      const SoftwareId software = state.software[id_at<SlotId>(attribute.object)][actor];
      return software == kNone<SoftwareId> ? "none" : v.software[software].id;
    }
    case AttributeKind::Host:
      return home_of(scenario.calendar.organiser[series]);
    case AttributeKind::MeetingKind:
      return v.meeting_kinds[scenario.calendar.kind[series]].id;
    case AttributeKind::Switch: {
      const SwitchId id = id_at<SwitchId>(attribute.object);
      return v.switches[id].values[pack.switches()[id]];
    }
    default:
      return home_of(actor);
  }
}

bool is_peer(Attribute attribute) {
  return attribute.kind == AttributeKind::PeerClass || attribute.kind == AttributeKind::PeerSoftware ||
         attribute.kind == AttributeKind::PeerHome;
}

class Plainly {
 public:
  Plainly(const RandomCase& random, const CompiledPack& pack, const sim::Run& run)
      : scenario_(random.scenario), pack_(pack), run_(run) {}

  MediaRates on(LinkId link, Instant t) const {
    const Calendar& calendar = scenario_.calendar;
    const State now = state_at(scenario_, pack_.vocabulary(), run_.execution.trace, t);
    MediaRates sum;
    for (const SeriesId series : ids<SeriesId>(calendar.size())) {
      const auto invited = calendar.participants_of(series);
      for (std::size_t i = 0; i < calendar.occurrences_of(series); ++i) {
        const OccurrenceId occurrence = id_at<OccurrenceId>(index(calendar.first_occurrence(series)) + i);
        const Instant begin = calendar.starts[occurrence];
        if (t < begin || t >= begin + calendar.lasts[occurrence]) continue;
        if (!run_.ledger.exists(run_.ledger.first_join[index(series)] + i * invited.size())) continue;
        const State then = state_at(scenario_, pack_.vocabulary(), run_.execution.trace, begin);
        const PoolId host = then.home[calendar.organiser[series]];
        if (host == kNone<PoolId>) continue;
        for (const PersonId person : invited) {
          const SiteId site = scenario_.people.site[person];
          if (site == kNone<SiteId>) continue;
          const auto way = way_between(now, site, scenario_.world.pools()[host].site);
          if (std::find(way.begin(), way.end(), link) != way.end()) sum += of(then, series, person);
        }
      }
    }
    return sum;
  }

 private:
  MediaRates of(const State& then, SeriesId series, PersonId person) const {
    MediaRates sum;
    const std::vector<bool> streams = streams_of(scenario_, pack_.pack(), series);
    for (const StreamId stream : ids<StreamId>(streams.size())) {
      for (const Media& media : pack_.pack().media) {
        if (!streams[index(stream)] || media.stream != stream || !fits(media, then, series, person)) continue;
        for (int way = 0; way < (media.both_ways ? 2 : 1); ++way) sum += media.one_way;
        break;
      }
    }
    return sum;
  }

  bool fits(const Media& media, const State& then, SeriesId series, PersonId person) const {
    const auto holds = [&](const AttributeCondition& condition, PersonId whose) {
      const auto names = domain(pack_.vocabulary(), condition.attribute);
      const auto at =
          std::find(names.begin(), names.end(), word(scenario_, pack_, then, whose, series, condition.attribute));
      return condition.values[static_cast<std::size_t>(at - names.begin())];
    };
    bool asks_for_peer = false;
    for (const AttributeCondition& condition : media.when) {
      if (is_peer(condition.attribute)) {
        asks_for_peer = true;
      } else if (!holds(condition, person)) {
        return false;
      }
    }
    if (!asks_for_peer) return true;
    for (const PersonId other : scenario_.calendar.participants_of(series)) {
      bool all = other != person;
      for (const AttributeCondition& condition : media.when)
        all = all && (!is_peer(condition.attribute) || holds(condition, other));
      if (all) return true;
    }
    return false;
  }

  // Of all ways without a circle, that of least latency; then of fewest links, then of the lowest.
  std::vector<LinkId> way_between(const State& now, SiteId from, SiteId to) const {
    using Cost = std::tuple<Duration, std::size_t, std::vector<LinkId>>;
    std::optional<Cost> best;
    std::vector<bool> seen(scenario_.world.sites().size(), false);
    std::vector<LinkId> way;
    const auto go = [&](const auto& self, SiteId at, Duration latency) -> void {
      if (at == to) {
        std::vector<LinkId> sorted = way;
        std::sort(sorted.begin(), sorted.end());
        Cost cost{latency, way.size(), sorted};
        if (!best || cost < *best) best = cost;
        return;
      }
      seen[index(at)] = true;
      for (const LinkId id : ids<LinkId>(scenario_.world.links().size())) {
        const Link& link = scenario_.world.links()[id];
        if (!now.link_up[id] || (link.a != at && link.b != at)) continue;
        const SiteId next = link.a == at ? link.b : link.a;
        if (seen[index(next)]) continue;
        way.push_back(id);
        self(self, next, latency + link.latency);
        way.pop_back();
      }
      seen[index(at)] = false;
    };
    go(go, from, Duration{});
    return best ? std::get<2>(*best) : std::vector<LinkId>{};
  }

  const Scenario& scenario_;
  const CompiledPack& pack_;
  const sim::Run& run_;
};

// Two sites have two lines between them, or three sites a circle.
void add_a_line(RandomCase& random) {
  WorldParts parts = random.scenario.world.parts();
  if (parts.sites.size() < 2) return;
  Link link;
  link.id = "more";
  link.a = id_at<SiteId>(parts.sites.size() - 2);
  link.b = id_at<SiteId>(parts.sites.size() - 1);
  link.bandwidth_bps = 1'000'000;
  link.latency = milliseconds(40);
  parts.links.push_back(link);
  random.scenario.world = World(std::move(parts));
}

TEST(LineLoads, AreWhatIsCountedPersonByPersonOnTheWayThatIsOpen) {
  std::int64_t busy = 0, rerouted = 0, checked = 0;
  for (std::uint64_t seed = 0; seed < cases(60); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomCase random = random_case(seed);
    add_a_line(random);
    add_random_media(random.pack, RandomStream(seed, "media", "pack"));
    const CompiledPack pack = compiled(random);
    const sim::Run run = nominal_run(random.scenario, pack);
    const LineLoads loads = line_loads(random.scenario, pack, run.execution.trace, run.ledger);
    const Plainly plainly(random, pack, run);
    RandomStream draws(seed, "instants", "lines");
    for (const LinkId link : ids<LinkId>(loads.by_link.size())) {
      const std::vector<LineLoad>& all = loads.by_link[link];
      ASSERT_FALSE(all.empty());
      EXPECT_EQ(all.front().from, random.scenario.span.begin);
      for (int i = 0; i < 8; ++i) {
        const std::size_t at = draws.below(all.size());
        const Instant until = at + 1 < all.size() ? all[at + 1].from : random.scenario.span.end;
        ASSERT_LT(all[at].from, until);
        ASSERT_EQ(all[at].takes, plainly.on(link, all[at].from));
        ASSERT_EQ(all[at].takes, plainly.on(link, until - microseconds(1))) << "up to the next one nothing changes";
        busy += all[at].takes.most_bps > 0;
        ++checked;
      }
      // Whatever is laid anew when a line goes off or on.
      for (const Change& change : run.execution.trace) {
        if (change.kind != ChangeKind::LinkPower) continue;
        const auto after = std::upper_bound(all.begin(), all.end(), change.at,
                                            [](Instant t, const LineLoad& load) { return t < load.from; });
        ASSERT_EQ(std::prev(after)->takes, plainly.on(link, change.at));
        rerouted += std::prev(after)->takes.most_bps > 0;
      }
    }
  }
  EXPECT_GT(busy, checked / 4);
  if (support::kAllCases) {
    EXPECT_GT(rerouted, 0);
  }
}

TEST(LineLoads, DoNotDependOnWhichOtherMeetingsThereAre) {
  RandomCase random = random_case(3);
  add_random_media(random.pack, RandomStream(3, "media", "pack"));
  const std::vector<bool> before = streams_of(random.scenario, random.pack, SeriesId{2});
  random.scenario.calendar.id[SeriesId{1}] = "another";
  EXPECT_EQ(streams_of(random.scenario, random.pack, SeriesId{2}), before);
  std::int64_t other = 0;
  for (int i = 0; i < 40; ++i) {
    random.scenario.calendar.id[SeriesId{2}] = "another-" + std::to_string(i);
    other += streams_of(random.scenario, random.pack, SeriesId{2}) != before;
  }
  EXPECT_GT(other, 0) << "but on the meeting's own name";
}

}  // namespace
}  // namespace coexist::sim
