#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "scenarios/csv_table.hpp"
#include "text/ascii_case.hpp"

namespace coexist::scenarios {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
  const std::size_t end = text.find_last_not_of(" \t");
  return end == std::string_view::npos ? std::string_view() : text.substr(begin, end - begin + 1);
}

/// The separator that stands most often in the header outside of quotes; the comma among equals.
char guess_delimiter(std::string_view text) {
  std::size_t commas = 0;
  std::size_t semicolons = 0;
  std::size_t tabs = 0;
  bool quoted = false;
  for (const char c : text) {
    quoted = quoted != (c == '"');
    if (!quoted && (c == '\n' || c == '\r')) {
      break;
    }
    commas += !quoted && c == ',' ? 1U : 0U;
    semicolons += !quoted && c == ';' ? 1U : 0U;
    tabs += !quoted && c == '\t' ? 1U : 0U;
  }
  if (commas >= semicolons && commas >= tabs) {
    return ',';
  }
  return semicolons >= tabs ? ';' : '\t';
}

}  // namespace

class CsvReader {
 public:
  CsvReader(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics)
      : text_(file->text), diagnostics_(diagnostics) {
    table_.file_ = file;
  }

  std::optional<CsvTable> read() {
    skip_preamble();
    if (!read_header()) {
      return std::nullopt;
    }
    while (at_ < text_.size()) {
      CsvTable::Row row{offset(at_), static_cast<std::uint32_t>(table_.fields_.size()), line_};
      if (!read_record(row, table_.fields_)) {
        return std::nullopt;
      }
      if (table_.fields_.size() > row.first) {
        accept(row);
      }
      if (table_.rows_.size() > kMostCsvRows || table_.fields_.size() > kMostCsvFields) {
        fail("E402", row.at, fmt::format("the table has more than {} rows or {} cells", kMostCsvRows, kMostCsvFields));
        return std::nullopt;
      }
    }
    return sound_ ? std::optional(std::move(table_)) : std::nullopt;
  }

 private:
  using Field = CsvTable::Field;

  static std::uint32_t offset(std::size_t value) { return static_cast<std::uint32_t>(value); }  // files: 64 MiB at most

  bool fail(const char* code, std::size_t at, std::string message, std::string help = {}) {
    const CsvTable::Row start{0, 0, 1};
    Field field{};
    field.at = offset(at);
    field.length = 1;
    diagnostics_.error(code, table_.place_of(start, field), std::move(message), std::move(help));
    sound_ = false;
    return false;
  }

  void skip_line() {
    at_ = std::min(text_.find('\n', at_), text_.size() - 1) + 1;
    ++line_;
  }

  void skip_preamble() {
    char declared = '\0';
    if (text_.starts_with("#TYPE")) {
      skip_line();
    }
    const std::string_view rest = text_.substr(at_);
    if (ascii_lower(rest.substr(0, 4)) == "sep=" && rest.size() > 5 && (rest[5] == '\r' || rest[5] == '\n')) {
      declared = rest[4];
      skip_line();
    }
    table_.delimiter_ = declared != '\0' ? declared : guess_delimiter(text_.substr(at_));
  }

  bool read_header() {
    std::vector<Field>& fields = table_.header_fields_;
    while (fields.empty() && at_ < text_.size()) {
      table_.header_row_ = CsvTable::Row{offset(at_), 0, line_};
      if (!read_record(table_.header_row_, fields)) {
        return false;
      }
    }
    if (fields.empty()) {
      return fail("E403", 0, "the table is empty", "the first line should name the columns");
    }
    std::map<std::string, std::size_t> seen;
    for (std::size_t column = 0; column < fields.size(); ++column) {
      const std::string_view whole = fields[column].unescaped != 0 ? std::string_view(table_.unescaped_) : text_;
      table_.header_.emplace_back(trimmed(whole.substr(fields[column].begin, fields[column].length)));
      const std::string& name = table_.header_.back();
      if (name.empty()) {
        fail("E403", fields[column].at, fmt::format("column {} has no name", column + 1));
      } else if (const auto [first, is_new] = seen.emplace(ascii_lower(name), column); !is_new) {
        fail("E403", fields[column].at, fmt::format("column '{}' occurs twice", name),
             fmt::format("it is column {}, too", first->second + 1));
      }
    }
    return true;
  }

  void accept(const CsvTable::Row& row) {
    const std::size_t cells = table_.fields_.size() - row.first;
    if (cells == table_.header_.size()) {
      table_.rows_.push_back(row);
      return;
    }
    Field at{};
    at.at = table_.fields_.back().at;
    at.length = 1;
    diagnostics_.error("E404", table_.place_of(row, at),
                       fmt::format("this row has {} cells, the header has {}", cells, table_.header_.size()),
                       "a cell with a separator or a line break in it needs quotes around it");
    sound_ = false;
    table_.fields_.resize(row.first);
  }

  /// One record; no fields for a blank line. False after an error that leaves the rest without meaning.
  bool read_record(const CsvTable::Row& row, std::vector<Field>& fields) {
    const std::size_t first = fields.size();
    while (true) {
      Field field{};
      if (!(at_ < text_.size() && text_[at_] == '"' ? read_quoted(field) : read_plain(field))) {
        return false;
      }
      fields.push_back(field);
      if (field.length > kLongestCsvField) {
        return fail("E402", field.at, fmt::format("this cell is longer than {} KiB", kLongestCsvField >> 10U));
      }
      if (fields.size() - first > kMostCsvColumns) {
        return fail("E402", field.at, fmt::format("there are more than {} columns", kMostCsvColumns));
      }
      if (at_ < text_.size() && text_[at_] == table_.delimiter_) {
        ++at_;
        continue;
      }
      at_ += text_.substr(at_).starts_with("\r\n") ? 2U : (at_ < text_.size() ? 1U : 0U);
      ++line_;
      if (fields.size() == first + 1 && fields.back().length == 0 && fields.back().at == row.at &&
          text_.substr(row.at, 1) != "\"") {
        fields.pop_back();
      }
      return true;
    }
  }

  [[nodiscard]] bool at_end_of_cell() const {
    return at_ == text_.size() || text_[at_] == table_.delimiter_ || text_[at_] == '\n' || text_[at_] == '\r';
  }

  bool read_plain(Field& field) {
    field.at = field.begin = offset(at_);
    while (!at_end_of_cell()) {
      if (text_[at_] == '"') {
        return fail("E401", at_, "a quote within a cell that does not begin with one",
                    "put the whole cell into quotes and double the quotes in it");
      }
      ++at_;
    }
    field.length = offset(at_ - field.begin) & 0x7fffffffU;
    return true;
  }

  bool read_quoted(Field& field) {
    field.at = offset(at_);
    field.begin = offset(++at_);
    const std::size_t escaped_from = table_.unescaped_.size();
    std::size_t copied = at_;  // what of the cell is in unescaped_ already
    while (true) {
      const std::size_t quote = text_.find('"', at_);
      if (quote == std::string_view::npos) {
        return fail("E401", field.at, "this quote is never closed",
                    "the file was cut off, or a quote within the cell is not doubled");
      }
      line_ += static_cast<int>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                           text_.begin() + static_cast<std::ptrdiff_t>(quote), '\n'));
      at_ = quote + 1;
      if (at_ == text_.size() || text_[at_] != '"') {
        const bool doubled = copied != field.begin;
        if (doubled) {
          table_.unescaped_.append(text_.substr(copied, quote - copied));
          field.begin = offset(escaped_from);
          field.unescaped = 1;
        }
        field.length = offset(doubled ? table_.unescaped_.size() - escaped_from : quote - field.begin) & 0x7fffffffU;
        return at_end_of_cell() || fail("E401", at_, "there is text after the closing quote",
                                        "a quote within a cell in quotes is written twice");
      }
      table_.unescaped_.append(text_.substr(copied, quote + 1 - copied));
      copied = ++at_;
    }
  }

  std::string_view text_;
  Diagnostics& diagnostics_;
  CsvTable table_;
  std::size_t at_ = 0;
  int line_ = 1;
  bool sound_ = true;
};

std::optional<CsvTable> read_csv(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics) {
  return CsvReader(file, diagnostics).read();
}

}  // namespace coexist::scenarios
