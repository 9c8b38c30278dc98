#include "scenarios/csv_table.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace coexist::scenarios {
namespace {

/// A spreadsheet takes a cell that begins so for a formula, even when it stands in quotes.
bool is_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

void append_row(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    out += i == 0 ? "" : ",";
    out += csv_cell(cells[i]);
  }
  out += "\r\n";
}

}  // namespace

std::string_view CsvTable::cell(std::size_t row, std::size_t column) const {
  const Field& field = fields_[rows_[row].first + column];
  const std::string_view whole = field.unescaped != 0 ? std::string_view(unescaped_) : std::string_view(file_->text);
  const std::string_view text = whole.substr(field.begin, field.length);
  return text.starts_with('\'') && is_formula(text.substr(1)) ? text.substr(1) : text;
}

Place CsvTable::place(std::size_t row, std::size_t column) const {
  return place_of(rows_[row], fields_[rows_[row].first + column]);
}

Place CsvTable::header_place(std::size_t column) const {
  return place_of(header_row_, header_fields_[column]);
}

Place CsvTable::place_of(const Row& row, const Field& field) const {
  const std::string_view before = std::string_view(file_->text).substr(row.at, field.at - row.at);
  const std::size_t last_break = before.rfind('\n');
  const std::string_view in_line = last_break == std::string_view::npos ? before : before.substr(last_break + 1);
  const auto breaks = std::count(before.begin(), before.end(), '\n');
  return Place{file_, row.line + static_cast<int>(breaks), static_cast<int>(code_points(in_line)) + 1,
               std::max(1, static_cast<int>(field.length))};
}

std::string csv_cell(std::string_view text) {
  std::string guarded = is_formula(text) ? "'" : "";
  guarded += text;
  if (guarded.find_first_of(",;\t\"\r\n") == std::string::npos && !guarded.starts_with(' ') &&
      !guarded.ends_with(' ')) {
    return guarded;
  }
  std::string quoted = "\"";
  for (const char c : guarded) {
    quoted += c == '"' ? "\"\"" : std::string(1, c);
  }
  return quoted + '"';
}

std::string write_csv(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows) {
  std::string out;
  append_row(out, header);
  for (const auto& row : rows) {
    append_row(out, row);
  }
  return out;
}

}  // namespace coexist::scenarios
