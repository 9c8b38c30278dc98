// People on a circle, each at a point that only their own id decides.
//
// Drawing by position in an array would change half of all invitations when one person joins. On a circle a newcomer
// takes invitations from one neighbour and nobody else notices. The price: arcs differ in length, so some people are
// invited a few times as often as others, which nobody who has worked in an office will find strange.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "sim/people.hpp"

namespace coexist::sim {

class Circle {
 public:
  void add(PersonId person, std::uint64_t point) { members_.emplace_back(point, person); }
  /// Must be called after the last add and before any question.
  void close();

  [[nodiscard]] std::size_t size() const noexcept { return members_.size(); }
  /// The place of the first member at or after a point. Precondition: not empty. O(log members).
  [[nodiscard]] std::size_t place_of(std::uint64_t point) const;
  /// The member at a place, counted round and round.
  [[nodiscard]] PersonId at(std::size_t place) const { return members_[place % members_.size()].second; }

 private:
  std::vector<std::pair<std::uint64_t, PersonId>> members_;
};

}  // namespace coexist::sim
