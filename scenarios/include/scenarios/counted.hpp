// Numbers in sentences.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace coexist::scenarios {

/// "12,345". By hand: grouping by locale would change bytes from machine to machine.
std::string grouped(std::int64_t n);

/// "1 join", "12,345 joins", "3 series", "2 people".
std::string counted(std::int64_t n, std::string_view one, std::string_view many);

}  // namespace coexist::scenarios
