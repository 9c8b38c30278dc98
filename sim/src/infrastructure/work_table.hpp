// Work in flight and what is switched off around it: what an infrastructure must know whatever it says about durations.
//
// Outages are decided here for every infrastructure, so that they cannot differ. SimGrid would not do it for us: it
// does not fail a transfer whose host goes off, and it aborts on work started on a host that is off.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "infrastructure/open_routes.hpp"
#include "sim/infrastructure.hpp"
#include "sim/world.hpp"

namespace coexist::sim {

class WorkTable {
 public:
  /// Everything is on. The world must outlive the table.
  explicit WorkTable(const World& world);

  /// Takes work into the table. False if it cannot run, because something it needs is off or there is no route: then
  /// it has ended, not ok, at `now`. Throws std::logic_error for an id that is in flight already.
  bool admit(WorkId work, const Transfer& transfer, Instant now);
  bool admit(WorkId work, const Computation& computation, Instant now);

  /// The links that a transfer in flight crosses: those of the best route when it was admitted.
  [[nodiscard]] const std::vector<LinkId>& links_of(WorkId work) const { return entries_.at(work).links; }

  /// Says when work ends that was admitted: at once or in the future.
  void end(WorkId work, Instant at, bool ok);

  /// Switches a server or link. Returns the work that this ended (not ok, at `now`), in order of id. O(work in flight).
  std::vector<WorkId> set_server(ServerId server, bool up, Instant now);
  std::vector<WorkId> set_link(LinkId link, bool up, Instant now);

  /// The next known end.
  [[nodiscard]] std::optional<Instant> next_end() const;

  /// Tells the driver of all work that ended by `now`, in order of id. False if there is none.
  bool report(Driver& driver, Instant now);

  /// Forgets the work, not the outages.
  void clear();

 private:
  struct Entry {
    ServerId from = kNone<ServerId>;
    ServerId to = kNone<ServerId>;  // the same for a computation
    std::vector<LinkId> links;
    std::optional<Instant> ends;
    bool ok = true;
  };
  bool admit(WorkId work, Entry entry, bool has_route, Instant now);
  template <typename Uses>
  std::vector<WorkId> break_work(Instant now, Uses uses);

  const World& world_;
  IdVector<ServerId, bool> server_up_;
  OpenRoutes routes_;
  std::map<WorkId, Entry> entries_;
  std::set<std::pair<Instant, WorkId>> ends_;  // of the entries that have one
};

/// Everything that happens at one instant, in the order that the contract of Driver gives. Throws std::logic_error if
/// the driver never stops asking for this instant.
void take_turn(Driver& driver, WorkTable& table, Instant now);

/// When the next turn is due, not before `now`; nothing if neither the driver nor a known end asks for one.
std::optional<Instant> next_turn(const Driver& driver, const WorkTable& table, Instant now);

}  // namespace coexist::sim
