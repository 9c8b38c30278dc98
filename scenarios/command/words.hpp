// Numbers and times as the command shows them.
#pragma once

#include <cstdint>
#include <string>

#include "scenarios/zones.hpp"

namespace coexist::command {

/// "12,000"; "1 step", "31 steps".
std::string grouped(std::int64_t number);
std::string counted(std::int64_t number, const std::string& one, const std::string& many);

/// "2013-03-04" and "2013-03-04 08:00" on the wall of a zone.
std::string day(const scenarios::Zone& zone, sim::Instant t);
std::string minute(const scenarios::Zone& zone, sim::Instant t);
std::string moment(const scenarios::Zone& zone, sim::Instant t);  // with seconds where there are any

}  // namespace coexist::command
