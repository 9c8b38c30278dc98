#include "one_actor_each.hpp"

#include <algorithm>
#include <cstring>
#include <simgrid/s4u.hpp>
#include <string>
#include <vector>

#include "sim/isolated_process.hpp"
#include "stopwatch.hpp"

namespace coexist::bench {
namespace {

struct Appointment {
  double at_s;
  std::uint16_t row;
};

constexpr std::size_t kColumns = 512, kRows = 64;

std::vector<std::vector<Appointment>> appointments_of(const sim::Calendar& calendar, std::size_t people) {
  std::vector<std::vector<Appointment>> out(people);
  sim::Instant first = sim::kEndOfTime;
  for (const sim::Instant start : calendar.starts) first = std::min(first, start);
  for (const sim::SeriesId s : sim::ids<sim::SeriesId>(calendar.size())) {
    for (std::size_t o = 0; o < calendar.occurrences_of(s); ++o) {
      const auto occurrence = sim::id_at<sim::OccurrenceId>(sim::index(calendar.first_occurrence(s)) + o);
      const double at_s = static_cast<double>((calendar.starts[occurrence] - first).us) / 1e6;
      for (const sim::PersonId person : calendar.participants_of(s)) {
        out[sim::index(person)].push_back({at_s, static_cast<std::uint16_t>((sim::index(s) + o) % kRows)});
      }
    }
  }
  for (auto& list : out) {
    std::sort(list.begin(), list.end(), [](const Appointment& a, const Appointment& b) { return a.at_s < b.at_s; });
  }
  return out;
}

double simulated(const std::vector<std::vector<Appointment>>& appointments) {
  namespace s4u = simgrid::s4u;
  const std::vector<std::uint16_t> table(kColumns * kRows, 3);
  std::uint64_t sum = 0;
  return seconds([&] {
    s4u::Engine engine("bench");
    auto* zone = s4u::create_full_zone("world");
    auto* host = zone->create_host("host", 1e9)->seal();
    zone->seal();
    for (std::size_t p = 0; p < appointments.size(); ++p) {
      s4u::Actor::create(std::to_string(p), host, [&, p] {
        for (const Appointment& next : appointments[p]) {
          s4u::this_actor::sleep_until(next.at_s);
          sum += table[next.row * kColumns + p % kColumns];
        }
      });
    }
    engine.run();
  });
}

}  // namespace

double seconds_with_one_actor_each(const sim::Calendar& calendar, std::size_t people) {
  const auto appointments = appointments_of(calendar, people);
  const std::vector<std::byte> bytes = sim::run_isolated([&] {
    const double took = simulated(appointments);
    std::vector<std::byte> out(sizeof took);
    std::memcpy(out.data(), &took, sizeof took);
    return out;
  });
  double took = 0;
  std::memcpy(&took, bytes.data(), sizeof took);
  return took;
}

}  // namespace coexist::bench
