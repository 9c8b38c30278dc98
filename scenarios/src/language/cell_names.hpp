// Names of the scenario in one column of a table.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "language/resolver.hpp"
#include "planner/counted.hpp"
#include "scenarios/csv_table.hpp"

namespace coexist::scenarios::language {

/// Tables name the same few things in thousands of rows: each unknown name is said once, where it first stands, with
/// the number of rows that have it. References are kept.
template <typename Id>
class CellNames {
 public:
  CellNames(const NameIndex<Id>& index, const CsvTable& table, std::optional<std::size_t> column)
      : index_(index), table_(table), column_(column) {}

  /// kNone if nothing is called `text`.
  Id resolve(const std::string& text, std::size_t row) {
    const Id found = index_.find(text);
    if (found == sim::kNone<Id>) ++unknown_.try_emplace(text, Unknown{row, 0}).first->second.rows;
    return found;
  }

  void report(Diagnostics& diagnostics) const {
    for (const auto& [text, unknown] : unknown_) {
      const std::string more =
          unknown.rows == 1 ? "" : ", and in " + planner::counted(unknown.rows - 1, "more row", "more rows");
      index_.report_unknown(Name{text, table_.place(unknown.first_row, *column_)}, more, diagnostics);
    }
  }

 private:
  struct Unknown {
    std::size_t first_row = 0;
    std::size_t rows = 0;
  };
  const NameIndex<Id>& index_;
  const CsvTable& table_;
  std::optional<std::size_t> column_;  // without one nothing is resolved
  std::map<std::string, Unknown> unknown_;
};

}  // namespace coexist::scenarios::language
