// Where a rule decides.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/pack.hpp"

namespace coexist::scenarios::questions {

struct RuleReach {
  std::uint64_t decides = 0;         // combinations of its table
  std::uint64_t cells = 0;           // of the table in all
  std::vector<std::string> example;  // "client: Office Communicator 2007 R2"; what may be anything is left out
};

/// O(parts of the table's diagram).
RuleReach reach_of(const sim::Pack& pack, sim::RuleId rule);

}  // namespace coexist::scenarios::questions
