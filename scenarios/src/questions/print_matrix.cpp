// A matrix as text and Markdown, with notes; as CSV, where a cell says everything.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "questions/markdown_table.hpp"
#include "questions/outcome_ways.hpp"
#include "report/columns.hpp"
#include "report/phrases.hpp"
#include "scenarios/csv_table.hpp"

namespace coexist::scenarios {
namespace {

constexpr std::size_t kLongestInCell = 12;  // a longer name of a way stands in a note

// What stands in a cell: all of it if it is short, else the glyphs of the outcomes.
std::string in_short(const MatrixCell& cell) {
  if (cell.outcomes.size() == 1) {
    const MatrixOutcome& only = cell.outcomes.front();
    return only.result.size() <= kLongestInCell ? questions::in_a_word(only) : report::marked(only.outcome);
  }
  std::string text;
  for (const MatrixOutcome& way : cell.outcomes) {
    const std::string glyph(report::glyph(way.outcome));
    if (text.find(glyph) == std::string::npos) text += (text.empty() ? "" : " ") + glyph;
  }
  return text;
}

// Numbers for what a cell has no room for; cells of which the same is to be said share one.
class Notes {
 public:
  std::string cell(const MatrixCell& cell) {
    std::string brief = in_short(cell);
    const std::string full = questions::brief(cell);
    if (full == brief) return brief;
    const auto known = std::find(notes_.begin(), notes_.end(), full);
    const auto number = static_cast<std::size_t>(known - notes_.begin()) + 1;
    if (known == notes_.end()) notes_.push_back(full);
    return fmt::format("{} [{}]", brief, number);
  }
  [[nodiscard]] const std::vector<std::string>& all() const noexcept { return notes_; }

 private:
  std::vector<std::string> notes_;
};

// "Join a meeting (join), in ocs-2007-r2-to-lync-2013 1.1.0", and what was said of the situation.
std::vector<std::string> heading(const PackMatrix& matrix) {
  std::vector<std::string> lines{
      fmt::format("{} ({}), in {} {}", matrix.label, matrix.subject, matrix.pack, matrix.version),
      fmt::format("rows: {}; columns: {}", matrix.rows.attribute, matrix.columns.attribute)};
  if (!matrix.given.empty()) lines.push_back(fmt::format("given: {}", fmt::join(matrix.given, ", ")));
  if (!matrix.open.empty()) lines.push_back(fmt::format("any: {}", fmt::join(matrix.open, ", ")));
  return lines;
}

std::string corner(const PackMatrix& matrix) {
  return fmt::format("{} \\ {}", matrix.rows.attribute, matrix.columns.attribute);
}

// The columns' labels if they fit on a line; else letters, explained before the table.
std::vector<std::string> column_names(const PackMatrix& matrix, std::string& out) {
  constexpr std::size_t kRoomOfColumn = 12;
  const bool fit = std::all_of(matrix.columns.labels.begin(), matrix.columns.labels.end(),
                               [](const std::string& label) { return label.size() <= kRoomOfColumn; });
  if (fit) return matrix.columns.labels;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < matrix.columns.labels.size(); ++i) {
    const std::string letter(1, static_cast<char>('A' + i % 26));
    names.push_back(i < 26 ? letter : fmt::format("{}{}", letter, i / 26));
    out += report::paragraph(fmt::format("{}  {}", names.back(), matrix.columns.labels[i]));
  }
  out += '\n';
  return names;
}

}  // namespace

std::string print_text(const PackMatrix& matrix) {
  std::string out;
  for (const std::string& line : heading(matrix)) out += report::paragraph(line, 0);
  out += '\n';
  std::vector<report::Column> columns{{""}};
  for (const std::string& name : column_names(matrix, out)) columns.push_back({name});
  report::Columns table(columns);
  Notes notes;
  for (std::size_t row = 0; row < matrix.cells.size(); ++row) {
    std::vector<std::string> line{matrix.rows.labels[row]};
    for (const MatrixCell& cell : matrix.cells[row]) line.push_back(notes.cell(cell));
    table.row(std::move(line));
  }
  out += table.print() + '\n';
  for (std::size_t i = 0; i < notes.all().size(); ++i) {
    out += report::paragraph(fmt::format("[{}] {}", i + 1, notes.all()[i]));
  }
  if (!notes.all().empty()) out += '\n';
  return out + "✓ works  △ degraded  ? unknown: no rule covers it, or documents do not say  ✕ fails\n";
}

std::string print_markdown(const PackMatrix& matrix) {
  std::string out;
  for (const std::string& line : heading(matrix)) out += line + "  \n";
  std::vector<std::string> header{""};
  header.insert(header.end(), matrix.columns.labels.begin(), matrix.columns.labels.end());
  Notes notes;
  std::vector<std::vector<std::string>> rows;
  for (std::size_t row = 0; row < matrix.cells.size(); ++row) {
    rows.push_back({matrix.rows.labels[row]});
    for (const MatrixCell& cell : matrix.cells[row]) rows.back().push_back(notes.cell(cell));
  }
  out += '\n' + questions::markdown_table(header, rows);
  out += '\n';
  for (std::size_t i = 0; i < notes.all().size(); ++i) out += fmt::format("* [{}] {}\n", i + 1, notes.all()[i]);
  return out;
}

std::string print_csv(const PackMatrix& matrix) {
  std::vector<std::string> header{corner(matrix)};
  header.insert(header.end(), matrix.columns.labels.begin(), matrix.columns.labels.end());
  std::vector<std::vector<std::string>> rows;
  for (std::size_t row = 0; row < matrix.cells.size(); ++row) {
    std::vector<std::string>& line = rows.emplace_back();
    line.push_back(matrix.rows.labels[row]);
    for (const MatrixCell& cell : matrix.cells[row]) line.push_back(questions::full(cell));
  }
  return write_csv(header, rows);
}

}  // namespace coexist::scenarios
