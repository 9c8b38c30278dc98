// Rows as JSON Lines: one object a line, which names its table first.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ledger/tables.hpp"

namespace coexist::scenarios::ledger {

class JsonLines : public RowSink {
 public:
  explicit JsonLines(const std::function<void(std::string_view)>& take);

  void row(TableId table, std::initializer_list<Cell> cells) override;
  /// Hands on what is left.
  void finish();

 private:
  const std::function<void(std::string_view)>& take_;
  std::vector<std::vector<std::string>> heads_;  // by table and column: `,"person":`
  std::string text_;
};

}  // namespace coexist::scenarios::ledger
