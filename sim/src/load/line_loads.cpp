#include <algorithm>
#include <functional>
#include <map>
#include <queue>
#include <set>
#include <tuple>
#include <utility>

#include "infrastructure/open_routes.hpp"
#include "load/meeting_media.hpp"
#include "load/sweep.hpp"
#include "sim/line_load.hpp"

namespace coexist::sim {
namespace {

// Walks through time and notes what each line has to carry whenever that has changed.
class LineWalk {
 public:
  LineWalk(const Scenario& scenario, const CompiledPack& pack)
      : scenario_(scenario),
        state_(initial_state(scenario, pack.vocabulary())),
        media_(scenario, pack),
        routes_(scenario.world),
        now_(scenario.world.links().size()) {
    loads_.by_link.resize(now_.size());
    for (const LinkId link : ids<LinkId>(now_.size())) {
      routes_.set(link, state_.link_up[link]);
      touched_.insert(link);
    }
  }

  [[nodiscard]] Instant next_end() const { return ends_.empty() ? kEndOfTime : ends_.top().at; }

  void end_until(Instant now) {
    for (; !ends_.empty() && ends_.top().at <= now; ends_.pop()) flow(ends_.top().flow, -1);
  }

  void take(const Change& change) {
    switch (change.kind) {
      case ChangeKind::PersonMoved:
      case ChangeKind::SoftwareChanged:
        apply(state_, change);
        media_.forget(id_at<PersonId>(change.subject));
        break;
      case ChangeKind::LinkPower:
        apply(state_, change);
        routes_.set(id_at<LinkId>(change.subject), change.value != 0);
        rerouted_ = true;
        break;
      default:
        break;
    }
  }

  // Where ways have changed, all that flows now is laid anew.
  void changed() {
    if (!std::exchange(rerouted_, false)) return;
    for (const LinkId link : ids<LinkId>(now_.size())) {
      now_[link] = {};
      touched_.insert(link);
    }
    for (const auto& [way, takes] : demand_) lay(way.first, way.second, takes);
  }

  void begin(const Sitting& sitting) {
    const PoolId host = state_.home[scenario_.calendar.organiser[sitting.series]];
    if (host == kNone<PoolId> || sitting.end <= sitting.begin) return;
    for (const SiteFlow& each : media_.flows(state_, sitting.series, host)) {
      flow(each, +1);
      ends_.push({sitting.end, each});
    }
  }

  void note(Instant now) {
    for (const LinkId link : touched_) {
      std::vector<LineLoad>& loads = loads_.by_link[link];
      if (!loads.empty() && loads.back().from == now) loads.pop_back();  // what happens at the very beginning
      if (loads.empty() || loads.back().takes != now_[link]) loads.push_back({now, now_[link]});
    }
    touched_.clear();
  }

  LineLoads loads() && {
    loads_.used = media_.used();
    return std::move(loads_);
  }

 private:
  struct End {
    Instant at;
    SiteFlow flow;
    // Ends of one instant may come in any order: what they take away adds up to the same.
    friend bool operator>(const End& a, const End& b) { return a.at > b.at; }
  };

  void flow(const SiteFlow& flow, int sign) {
    const MediaRates more = flow.takes.times(sign);
    demand_[{flow.site, flow.host}] += more;
    lay(flow.site, flow.host, more);
  }

  void lay(SiteId from, SiteId to, const MediaRates& more) {
    for (const LinkId link : routes_.route(from, to)) {
      now_[link] += more;
      touched_.insert(link);
    }
  }

  const Scenario& scenario_;
  State state_;
  MeetingMedia media_;
  OpenRoutes routes_;
  IdVector<LinkId, MediaRates> now_;
  std::map<std::pair<SiteId, SiteId>, MediaRates> demand_;  // between the site of people and that of a pool
  std::set<LinkId> touched_;
  bool rerouted_ = false;  // by the changes of this instant
  std::priority_queue<End, std::vector<End>, std::greater<>> ends_;
  LineLoads loads_;
};

}  // namespace

LineLoads line_loads(const Scenario& scenario, const CompiledPack& pack, const Trace& trace, const Ledger& ledger) {
  const bool any = !pack.pack().media.empty() && scenario.world.links().size() > 0;
  LineWalk walk(scenario, pack);
  sweep(scenario.span, any ? trace : Trace{}, any ? sittings(scenario.calendar, ledger) : std::vector<Sitting>{}, walk);
  return std::move(walk).loads();
}

std::vector<LineOverload> line_overloads(const Scenario& scenario, const LineLoads& loads) {
  std::vector<LineOverload> all;
  for (const LinkId link : ids<LinkId>(loads.by_link.size())) {
    const std::int64_t carries = scenario.world.links()[link].bandwidth_bps;
    const std::vector<LineLoad>& stretches = loads.by_link[link];
    bool open = false;  // the last one of `all` goes on
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      const std::int64_t takes = stretches[i].takes.typical_bps;
      const bool goes_on = open;
      open = takes > carries;
      if (!open) continue;
      if (!goes_on) all.push_back({link, {stretches[i].from, {}}, takes});
      all.back().interval.end = i + 1 < stretches.size() ? stretches[i + 1].from : scenario.span.end;
      all.back().worst_bps = std::max(all.back().worst_bps, takes);
    }
  }
  std::sort(all.begin(), all.end(), [](const LineOverload& a, const LineOverload& b) {
    return std::tie(a.interval.begin, a.link) < std::tie(b.interval.begin, b.link);
  });
  return all;
}

}  // namespace coexist::sim
