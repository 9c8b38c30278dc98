// Pools that carry more than is documented for them. Warnings, never blockers: no document says what fails there.
#include <fmt/format.h>

#include "report/phrases.hpp"
#include "report/sections.hpp"

namespace coexist::scenarios::report {
namespace {

using What = sim::Overload::What;

std::string told(const Subject& subject, const sim::Overload& overload) {
  const std::string& pool = subject.scenario().world.pools()[overload.pool].id;
  switch (overload.what) {
    case What::Servers:
      return fmt::format("the servers of pool {} that run carry {} people each; {} are documented", pool,
                         grouped(overload.worst), grouped(overload.limit));
    case What::LargeMeetings:
      return fmt::format("pool {} hosts {} meetings of the largest size at once; one is documented", pool,
                         grouped(overload.worst));
    case What::MeetingSize:
      return fmt::format("pool {} hosts a meeting of {} people; {} are documented", pool, grouped(overload.worst),
                         grouped(overload.limit));
    case What::Seats:
      return fmt::format("pool {} has {} people in meetings beside one of the largest size; {} are documented", pool,
                         grouped(overload.worst), grouped(overload.limit));
    case What::Carried:
      return fmt::format("{} people come through each server of pool {} that runs; {} are documented",
                         grouped(overload.worst), pool, grouped(overload.limit));
  }
  return {};
}

// The name of the finding; what all kinds of one name have in common is what is waived.
std::string_view name_of(What what) {
  switch (what) {
    case What::Servers:
    case What::Carried:
      return "servers-overloaded";
    case What::LargeMeetings:
    case What::MeetingSize:
    case What::Seats:
      break;
  }
  return "meetings-overloading";
}

}  // namespace

void add_overloads(const Subject& subject, std::vector<Finding>& all) {
  for (const sim::Overload& overload : subject.rehearsal.overloads) {
    Finding finding;
    finding.level = Level::Warning;
    finding.what = name_of(overload.what);
    finding.message =
        fmt::format("{}; until {}", told(subject, overload), on_clock(subject.loaded.zone, overload.interval.end));
    finding.sources = subject.pack.pack().capacities[overload.capacity].sources;
    finding.at = overload.interval.begin;
    finding.concern.pool = subject.scenario().world.pools()[overload.pool].id;
    finding.concern.until = overload.interval.end - sim::microseconds(1);
    all.push_back(std::move(finding));
  }
}

}  // namespace coexist::scenarios::report
