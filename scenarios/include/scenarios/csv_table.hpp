// Tables of comma-separated values (RFC 4180) as spreadsheets and shells really write them.
//
// Own code, deliberately: of what Debian 12 packages, libcsv gives neither lines nor columns of a field and has no
// limits, the others are no longer kept. What is read besides RFC 4180: `;` or tab instead of the comma, told from the
// first line; LF alone; Excel's `sep=;` and PowerShell's `#TYPE ...` before the header; blank lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/diagnostic.hpp"

namespace coexist::scenarios {

// Limits: 12,000 people with 20 columns are 240,000 fields. With these a table stays below 150 MB.
inline constexpr std::size_t kMostCsvColumns = 512;
inline constexpr std::size_t kMostCsvRows = 2'000'000;
inline constexpr std::size_t kMostCsvFields = 8'000'000;
inline constexpr std::size_t kLongestCsvField = 64U << 10U;  // bytes

/// Columns are trimmed of blanks around, cells are not. Every row has as many cells as the header.
class CsvTable {
 public:
  [[nodiscard]] const std::vector<std::string>& header() const noexcept { return header_; }
  [[nodiscard]] std::size_t rows() const noexcept { return rows_.size(); }
  [[nodiscard]] char delimiter() const noexcept { return delimiter_; }

  /// Valid as long as the table. An apostrophe that only guards a formula (see csv_cell) is not part of the cell. O(1).
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const;

  /// O(length of the row).
  [[nodiscard]] Place place(std::size_t row, std::size_t column) const;
  [[nodiscard]] Place header_place(std::size_t column) const;

 private:
  friend class CsvReader;
  struct Field {
    std::uint32_t begin = 0;  // in the text, or in unescaped_
    std::uint32_t at = 0;     // in the text, of what stands there, with its quote
    std::uint32_t length : 31;
    std::uint32_t unescaped : 1;  // it had doubled quotes
  };
  struct Row {
    std::uint32_t at = 0;     // in the text
    std::uint32_t first = 0;  // in fields_
    int line = 0;
  };
  [[nodiscard]] Place place_of(const Row& row, const Field& field) const;

  std::shared_ptr<const SourceFile> file_;
  std::string unescaped_;
  std::vector<std::string> header_;
  Row header_row_;
  std::vector<Field> header_fields_;
  std::vector<Row> rows_;
  std::vector<Field> fields_;
  char delimiter_ = ',';
};

/// Nothing after an error: [E401] quotes, [E402] limits, [E403] no header, or an empty or repeated name in it, [E404] a
/// row with more or fewer cells than the header (all of them are reported). O(text).
std::optional<CsvTable> read_csv(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics);

/// One cell as it is written: quoted where RFC 4180 asks for it, and with an apostrophe before = + - @, tab or CR,
/// which a spreadsheet would otherwise take for a formula.
std::string csv_cell(std::string_view text);

/// Header and rows, comma and CRLF, UTF-8 without BOM.
std::string write_csv(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows);

}  // namespace coexist::scenarios
