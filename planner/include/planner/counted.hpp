// Numbers in sentences. Here because violations are the lowest layer that counts in words; what lies above uses it too.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace coexist::planner {

/// A whole number's decimal digits, in threes: "-12345" becomes "-12,345". By hand: grouping by locale would change
/// bytes from machine to machine.
std::string in_threes(std::string digits);

/// "12,345".
template <std::integral Count>
std::string grouped(Count n) {
  return in_threes(std::to_string(n));
}

/// "1 join", "12,345 joins", "3 series", "2 people".
template <std::integral Count>
std::string counted(Count n, std::string_view one, std::string_view many) {
  return grouped(n).append(" ").append(n == 1 ? one : many);
}

}  // namespace coexist::planner
