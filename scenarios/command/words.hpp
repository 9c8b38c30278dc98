// Numbers and times as the command shows them.
#pragma once

#include <string>

#include "planner/counted.hpp"
#include "scenarios/zones.hpp"

namespace coexist::command {

using planner::counted;
using planner::grouped;

/// "2013-03-04" and "2013-03-04 08:00" on the wall of a zone.
std::string day(const scenarios::Zone& zone, sim::Instant t);
std::string minute(const scenarios::Zone& zone, sim::Instant t);
std::string moment(const scenarios::Zone& zone, sim::Instant t);  // with seconds where there are any

}  // namespace coexist::command
