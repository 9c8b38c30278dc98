// What the memory allows: loops over the arrays of a calendar that do nothing but read.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/people.hpp"

namespace coexist::bench {

/// A table of decisions, and for each person the column of it that they read: what the population plane reads at least.
class BareGather {
 public:
  explicit BareGather(const sim::Calendar& calendar, std::size_t people);

  /// Reads the table entry of every join, in the order of the calendar, with so many threads. The sum keeps the
  /// compiler from leaving the loop out.
  [[nodiscard]] std::uint64_t gather(unsigned threads) const;
  /// Reads as many bytes as gather does, one after the other.
  [[nodiscard]] std::uint64_t read(unsigned threads) const;

  [[nodiscard]] std::uint64_t joins() const { return joins_; }
  /// Of a participant, of their column and of the table entry.
  [[nodiscard]] std::uint64_t bytes() const { return joins_ * (sizeof(sim::PersonId) + 2 * sizeof(std::uint16_t)); }

 private:
  const sim::Calendar& calendar_;
  std::vector<std::uint16_t> column_;              // by person
  std::vector<std::vector<std::uint16_t>> table_;  // by kind of meeting, by column
  std::vector<std::uint64_t> plain_;
  std::uint64_t joins_ = 0;
};

}  // namespace coexist::bench
