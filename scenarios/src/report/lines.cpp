// What meetings take of the lines between sites. Warnings, never blockers: what does not fit sounds bad, and no
// document says what else becomes of it.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "report/phrases.hpp"
#include "report/sections.hpp"

namespace coexist::scenarios::report {
namespace {

// The stretches of the scenario's phase, each with its end.
struct Stretch {
  std::string id, label;
  sim::Interval interval;
};

std::vector<Stretch> stretches(const Subject& subject) {
  const std::vector<sim::PhaseSpan>& spans = subject.run().phases.scenario;
  const auto& known = subject.pack.pack().phases;
  std::vector<Stretch> all;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const bool named = index(spans[i].phase) < known.size();  // a pack without phases has one that has no name
    const sim::Instant until = i + 1 < spans.size() ? spans[i + 1].from : subject.scenario().span.end;
    all.push_back(
        {named ? known[spans[i].phase].id : "", named ? known[spans[i].phase].label : "", {spans[i].from, until}});
  }
  return all;
}

// Both are in order of time, and loads leave no gap: one walk over the two.
std::vector<LinePeak> peaks(const std::vector<sim::LineLoad>& loads, const std::vector<Stretch>& stretches) {
  std::vector<LinePeak> all;
  std::size_t first = 0;  // the load with which the stretch begins
  for (const Stretch& stretch : stretches) {
    while (first + 1 < loads.size() && loads[first + 1].from <= stretch.interval.begin) ++first;
    LinePeak peak{stretch.id, stretch.label, stretch.interval.begin, stretch.interval.begin, {}};
    for (std::size_t i = first; i < loads.size() && loads[i].from < stretch.interval.end; ++i) {
      const sim::MediaRates& takes = loads[i].takes;
      if (takes.typical_bps > peak.takes.typical_bps) {
        peak.takes.typical_bps = takes.typical_bps;
        peak.at = std::max(loads[i].from, stretch.interval.begin);
      }
      peak.takes.most_bps = std::max(peak.takes.most_bps, takes.most_bps);
      peak.takes.most_corrected_bps = std::max(peak.takes.most_corrected_bps, takes.most_corrected_bps);
    }
    if (peak.takes.most_bps > 0) all.push_back(std::move(peak));
  }
  return all;
}

std::vector<std::string> sources_of_used(const Subject& subject) {
  std::set<std::string> keys;
  const std::vector<sim::Media>& media = subject.pack.pack().media;
  for (std::size_t m = 0; m < media.size(); ++m) {
    if (subject.rehearsal.lines.used[m]) keys.insert(media[m].sources.begin(), media[m].sources.end());
  }
  return {keys.begin(), keys.end()};
}

}  // namespace

std::vector<Line> lines(const Subject& subject) {
  const std::vector<sim::Media>& media = subject.pack.pack().media;
  std::vector<Line> all;
  if (std::none_of(media.begin(), media.end(), [](const sim::Media& m) { return m.use == sim::MediaUse::Meeting; })) {
    return all;
  }
  const std::vector<Stretch> phases = stretches(subject);
  const auto& links = subject.scenario().world.links();
  for (const sim::LinkId link : sim::ids<sim::LinkId>(links.size())) {
    all.push_back({links[link].id, links[link].label, links[link].bandwidth_bps,
                   peaks(subject.rehearsal.lines.by_link[link], phases)});
  }
  return all;
}

// One finding for a line and a phase: lines that are too thin are so whenever many meet.
void add_line_overloads(const Subject& subject, std::vector<Finding>& all) {
  struct Sum {
    std::int64_t times = 0, us = 0;
    sim::LineOverload worst;
    sim::Instant first, last;
  };
  const std::vector<sim::PhaseSpan>& spans = subject.run().phases.scenario;
  std::map<std::pair<sim::LinkId, sim::Instant>, Sum> sums;  // by line, and by beginning of the phase
  for (const sim::LineOverload& overload : line_overloads(subject.scenario(), subject.rehearsal.lines)) {
    const auto after = std::upper_bound(spans.begin(), spans.end(), overload.interval.begin,
                                        [](sim::Instant t, const sim::PhaseSpan& span) { return t < span.from; });
    const sim::Instant phase = after == spans.begin() ? subject.scenario().span.begin : std::prev(after)->from;
    const auto [at, is_new] = sums.try_emplace({overload.link, phase});
    Sum& sum = at->second;
    if (is_new) sum.first = overload.interval.begin;
    if (is_new || overload.worst_bps > sum.worst.worst_bps) sum.worst = overload;
    sum.times += 1;
    sum.us += overload.interval.length().us;
    sum.last = overload.interval.end;
  }
  for (const auto& [key, sum] : sums) {
    const sim::Link& link = subject.scenario().world.links()[key.first];
    Finding finding;
    finding.level = Level::Warning;
    finding.what = "lines-overloaded";
    finding.message =
        fmt::format("meetings typically take {} of line {}, which carries {}; {} until {}, for {} in all",
                    rate(sum.worst.worst_bps), link.id, rate(link.bandwidth_bps), counted(sum.times, "time", "times"),
                    on_clock(subject.loaded.zone, sum.last), to_text(sim::Duration{sum.us}));
    finding.sources = sources_of_used(subject);
    finding.at = sum.first;
    finding.concern.until = sum.last - sim::microseconds(1);
    all.push_back(std::move(finding));
  }
}

}  // namespace coexist::scenarios::report
