// The seam to whatever models servers and links: what takes time or contends.
//
// The execution owns the order of events; an Infrastructure owns how long work takes. Control is inverted, because a
// simulation library wants to run its own loop: `drive` asks the Driver for its next tick, calls it then, and reports
// work that ended. Implementations: SimGrid (simgrid_infrastructure.hpp) and arithmetic without contention
// (nominal_infrastructure.hpp), which unit tests and estimates use.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/ids.hpp"
#include "sim/time.hpp"

namespace coexist::sim {

enum class WorkId : std::uint64_t {};  // chosen by the driver, unique within a run, increasing

/// Bytes from one server to another over the links between their sites (and their sites' local networks).
struct Transfer {
  ServerId from = kNone<ServerId>;
  ServerId to = kNone<ServerId>;
  std::int64_t bytes = 0;
};

/// Work on one server, shared with whatever else runs there.
struct Computation {
  ServerId on = kNone<ServerId>;
  std::int64_t flops = 0;
};

class Driver {
 public:
  virtual ~Driver() = default;
  /// When the driver wants to be called next; nothing: only when work ends.
  [[nodiscard]] virtual std::optional<Instant> next_tick() const = 0;
  virtual void on_tick(Instant now) = 0;
  /// Work ended; `ok` is false when a server or link it used was off or went off. At one instant all ended work is
  /// reported before on_tick, in order of WorkId.
  virtual void on_end(WorkId work, Instant now, bool ok) = 0;
};

class Infrastructure {
 public:
  virtual ~Infrastructure() = default;
  /// Starts work now; only from a callback of the driver. Work that cannot run ends at once, not ok. Throws
  /// std::logic_error for an id that is in flight already.
  virtual void start(WorkId work, const Transfer& transfer) = 0;
  virtual void start(WorkId work, const Computation& computation) = 0;
  /// Switches; everything is on at first. Also before drive().
  virtual void set_server(ServerId server, bool up) = 0;
  virtual void set_link(LinkId link, bool up) = 0;
  /// Runs until the driver wants no tick and no work is in flight. The first instant is `begin`, the last possible one
  /// is `end`; work still in flight then is dropped without a report. Throws std::logic_error if the driver never stops
  /// asking for one instant.
  virtual void drive(Driver& driver, Instant begin, Instant end) = 0;
};

}  // namespace coexist::sim
