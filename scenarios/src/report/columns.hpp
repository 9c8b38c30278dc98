// Aligned text for terminals: tables whose cells wrap, and paragraphs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace coexist::scenarios::report {

/// Lines of at most `width` code points, broken at spaces; a word that is longer, behind a mark within it, or cut. At
/// least one line.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// A paragraph, indented; lines after the first hang by two more.
std::string paragraph(std::string_view text, std::size_t indent = 2);

/// A command that can be copied: broken between arguments only, with the shell's continuation mark.
std::string command_lines(std::string_view command, std::size_t indent = 2);

struct Column {
  std::string header;
  bool right = false;  // numbers
};

/// A table of kTextColumns at most: where it would be wider, the widest columns wrap. Cells are made fit for a
/// terminal.
class Columns {
 public:
  explicit Columns(std::vector<Column> columns) : columns_(std::move(columns)) {}
  /// As many cells as columns.
  void row(std::vector<std::string> cells);
  [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }
  [[nodiscard]] std::string print() const;

 private:
  [[nodiscard]] std::vector<std::size_t> widths() const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace coexist::scenarios::report
