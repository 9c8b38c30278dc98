#include "infrastructure/work_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "infrastructure/path.hpp"

namespace coexist::sim {
namespace {

/// Far more than a driver has to do at one instant, few enough to notice within seconds that it makes no progress.
constexpr std::size_t kTicksAtOneInstant = 10'000'000;

}  // namespace

WorkTable::WorkTable(const World& world) : world_(world), server_up_(world.servers().size(), true), routes_(world) {}

bool WorkTable::admit(WorkId work, const Transfer& transfer, Instant now) {
  const SiteId from = site_of(world_, transfer.from);
  const SiteId to = site_of(world_, transfer.to);
  const std::span<const LinkId> links = routes_.route(from, to);
  return admit(work, Entry{transfer.from, transfer.to, {links.begin(), links.end()}, std::nullopt, true},
               routes_.connected(from, to), now);
}

bool WorkTable::admit(WorkId work, const Computation& computation, Instant now) {
  return admit(work, Entry{computation.on, computation.on, {}, std::nullopt, true}, true, now);
}

bool WorkTable::admit(WorkId work, Entry entry, bool has_route, Instant now) {
  const bool usable = has_route && server_up_[entry.from] && server_up_[entry.to];
  if (!entries_.emplace(work, std::move(entry)).second) {
    throw std::logic_error(fmt::format("work {} is started twice", static_cast<std::uint64_t>(work)));
  }
  if (!usable) end(work, now, false);
  return usable;
}

void WorkTable::end(WorkId work, Instant at, bool ok) {
  Entry& entry = entries_.at(work);
  if (entry.ends) ends_.erase({*entry.ends, work});
  entry.ends = at;
  entry.ok = ok;
  ends_.insert({at, work});
}

template <typename Uses>
std::vector<WorkId> WorkTable::break_work(Instant now, Uses uses) {
  std::vector<WorkId> broken;
  for (const auto& [work, entry] : entries_) {
    const bool over = entry.ends && *entry.ends <= now;  // only its report is outstanding
    if (!over && uses(entry)) broken.push_back(work);
  }
  for (const WorkId work : broken) end(work, now, false);
  return broken;
}

std::vector<WorkId> WorkTable::set_server(ServerId server, bool up, Instant now) {
  server_up_[server] = up;
  if (up) return {};
  return break_work(now, [&](const Entry& entry) { return entry.from == server || entry.to == server; });
}

std::vector<WorkId> WorkTable::set_link(LinkId link, bool up, Instant now) {
  routes_.set(link, up);
  if (up) return {};
  return break_work(now, [&](const Entry& entry) {
    return std::find(entry.links.begin(), entry.links.end(), link) != entry.links.end();
  });
}

std::optional<Instant> WorkTable::next_end() const {
  if (ends_.empty()) return std::nullopt;
  return ends_.begin()->first;
}

bool WorkTable::report(Driver& driver, Instant now) {
  std::vector<std::pair<WorkId, bool>> due;
  while (!ends_.empty() && ends_.begin()->first <= now) {
    const auto entry = entries_.find(ends_.begin()->second);
    due.emplace_back(entry->first, entry->second.ok);
    entries_.erase(entry);
    ends_.erase(ends_.begin());
  }
  std::sort(due.begin(), due.end());
  for (const auto& [work, ok] : due) driver.on_end(work, now, ok);
  return !due.empty();
}

void WorkTable::clear() {
  entries_.clear();
  ends_.clear();
}

void take_turn(Driver& driver, WorkTable& table, Instant now) {
  for (std::size_t ticks = 0; ticks < kTicksAtOneInstant; ++ticks) {
    // What a report starts may itself end at once, and is then reported before the tick.
    while (table.report(driver, now)) {
    }
    const std::optional<Instant> tick = driver.next_tick();
    if (!tick || *tick > now) return;
    driver.on_tick(now);
  }
  throw std::logic_error("the driver makes no progress at " + to_text(now));
}

std::optional<Instant> next_turn(const Driver& driver, const WorkTable& table, Instant now) {
  std::optional<Instant> next = driver.next_tick();
  if (const std::optional<Instant> end = table.next_end(); end && (!next || *end < *next)) next = end;
  if (next && *next < now) next = now;
  return next;
}

}  // namespace coexist::sim
