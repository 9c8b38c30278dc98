// Private to the adapter: libical's header with what C++ has to know about it.
#pragma once

#include <libical/ical.h>

#include <cstdint>
#include <memory>

namespace coexist::scenarios::ical {

struct FreeMemory {
  void operator()(char* text) const { icalmemory_free_buffer(text); }
};
using OwnedText = std::unique_ptr<char, FreeMemory>;

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using OwnedComponent = std::unique_ptr<icalcomponent, FreeComponent>;

/// libical aborts on errors if it was built so; this makes sure that it does not. Cheap, idempotent.
inline void survive_errors() {
  icalerror_set_errors_are_fatal(0);
}

/// Seconds on the wall to libical's broken-down time and back; floating, as libical should know nothing of zones.
icaltimetype to_ical(std::int64_t wall_s, bool date_only);
std::int64_t from_ical(const icaltimetype& time);

}  // namespace coexist::scenarios::ical
