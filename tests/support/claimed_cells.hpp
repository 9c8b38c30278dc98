// A documented table of which every cell is either compared with what a pack answers, or named with the reason why no
// pack can answer it. A cell that nobody claims, and one that reads otherwise than it is quoted, fails the test.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "compared_cells.hpp"
#include "fact_tables.hpp"

namespace coexist::support {

/// The cell of the only row that begins so, in that column; `quoted` is how it begins itself.
struct QuotedCell {
  std::string row;
  std::size_t column = 0;
  std::string quoted;
};

class ClaimedCells {
 public:
  /// `columns`: those from the second on that are about products, and not about documents.
  ClaimedCells(const std::string& title, FactTable table, std::size_t columns)
      : table_(std::move(table)), columns_(columns), compared_(title) {}
  ClaimedCells(const ClaimedCells&) = delete;
  ClaimedCells& operator=(const ClaimedCells&) = delete;
  ~ClaimedCells() {
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      for (std::size_t column = 1; column <= columns_; ++column) {
        const std::string& text = table_.rows[row].at(column);
        if (text == "–" || claimed_.count({row, column}) > 0) continue;
        ADD_FAILURE() << "nobody claims the cell \"" << text << "\" of \"" << table_.rows[row].front() << '"';
      }
    }
  }

  /// Of one cell there may be several: it may say several things.
  void compare(const QuotedCell& cell, const std::string& decided, const std::string& documented) {
    claim(cell);
    compared_.compare(decided, documented, cell.row + ": " + cell.quoted);
  }

  void no_pack_answers(const QuotedCell& cell, const std::string& why) {
    claim(cell);
    EXPECT_FALSE(why.empty()) << cell.quoted;
  }

  [[nodiscard]] std::size_t compared() const noexcept { return compared_.compared(); }

 private:
  void claim(const QuotedCell& cell) {
    std::size_t found = 0;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      if (!table_.rows[row].front().starts_with(cell.row)) continue;
      ++found;
      const std::string& text = table_.rows[row].at(cell.column);
      EXPECT_TRUE(text.starts_with(cell.quoted)) << cell.row << ": \"" << text << "\" is quoted as " << cell.quoted;
      claimed_.insert({row, cell.column});
    }
    EXPECT_EQ(found, 1U) << cell.row;
  }

  FactTable table_;
  std::size_t columns_;
  ComparedCells compared_;
  std::set<std::pair<std::size_t, std::size_t>> claimed_;
};

}  // namespace coexist::support
