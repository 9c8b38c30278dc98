// Counts what a test compares of one documented table, and says so: `./dev test -R Pack -V | grep cells:`.
#pragma once

#include <gtest/gtest.h>

#include <iostream>
#include <string>
#include <utility>

namespace coexist::support {

class ComparedCells {
 public:
  /// `table`: "sign-in 3.1".
  explicit ComparedCells(std::string table) : table_(std::move(table)) {}
  ~ComparedCells() { std::cout << "cells: " << table_ << ": " << compared_ << " compared, " << agree_ << " agree\n"; }
  ComparedCells(const ComparedCells&) = delete;
  ComparedCells& operator=(const ComparedCells&) = delete;

  /// Fails the test where the pack does not decide as the table says.
  void compare(const std::string& decided, const std::string& documented, const std::string& cell) {
    ++compared_;
    if (decided == documented) ++agree_;
    EXPECT_EQ(decided, documented) << table_ << ": " << cell;
  }

  [[nodiscard]] std::size_t compared() const noexcept { return compared_; }

 private:
  std::string table_;
  std::size_t compared_ = 0;
  std::size_t agree_ = 0;
};

}  // namespace coexist::support
