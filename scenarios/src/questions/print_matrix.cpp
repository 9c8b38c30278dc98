// A matrix as text and Markdown, with notes; as CSV, where a cell says everything.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <map>

#include "planner/counted.hpp"
#include "questions/markdown_table.hpp"
#include "questions/outcome_ways.hpp"
#include "report/columns.hpp"
#include "report/phrases.hpp"
#include "scenarios/csv_table.hpp"

namespace coexist::scenarios {
namespace {

constexpr std::size_t kLongestInCell = 12;  // a longer name of a way stands in a note
constexpr std::size_t kMostNotes = 12;      // of a text; a longer list is no help to a reader

// What stands in a cell: all of it if it is short, else the worst answer and of how many it is the worst.
std::string in_short(const MatrixCell& cell) {
  const MatrixOutcome& worst = cell.outcomes.back();
  if (cell.outcomes.size() > 1) return fmt::format("{} of {}", report::glyph(worst.outcome), cell.outcomes.size());
  return worst.result.size() <= kLongestInCell ? questions::in_a_word(worst) : report::marked(worst.outcome);
}

// Numbers for what cells have no room for; cells of which the same is to be said share one. What is said of most cells
// comes first, and what is beyond `most` is only counted.
class Notes {
 public:
  Notes(const PackMatrix& matrix, std::size_t most) {
    std::map<std::string, std::size_t> places;
    for (const auto& line : matrix.cells) {
      for (const MatrixCell& cell : line) {
        const std::string full = questions::brief(cell);
        if (full == in_short(cell)) continue;
        const auto [place, is_new] = places.emplace(full, notes_.size());
        if (is_new) notes_.emplace_back(full, 0);
        ++notes_[place->second].second;
      }
    }
    std::stable_sort(notes_.begin(), notes_.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    for (; notes_.size() > most; notes_.pop_back()) {
      ++left_out_;
      cells_left_out_ += notes_.back().second;
    }
  }
  [[nodiscard]] std::string cell(const MatrixCell& cell) const {
    const std::string full = questions::brief(cell);
    const auto known = std::find_if(notes_.begin(), notes_.end(), [&](const auto& note) { return note.first == full; });
    return known == notes_.end() ? in_short(cell) : fmt::format("{} [{}]", in_short(cell), known - notes_.begin() + 1);
  }
  [[nodiscard]] std::vector<std::string> all() const {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < notes_.size(); ++i) lines.push_back(fmt::format("[{}] {}", i + 1, notes_[i].first));
    if (left_out_ > 0) {
      lines.push_back(fmt::format("{} of {} are left out; --format csv, markdown and json have them",
                                  planner::counted(left_out_, "more note", "more notes"),
                                  planner::counted(cells_left_out_, "cell", "cells")));
    }
    return lines;
  }

 private:
  std::vector<std::pair<std::string, std::size_t>> notes_;  // and of how many cells
  std::size_t left_out_ = 0, cells_left_out_ = 0;
};

// "31 of 44 cells hang on more than row and column: meeting.format (31), made-on (12)", and what to say.
std::vector<std::string> what_hangs(const PackMatrix& matrix) {
  constexpr std::size_t kNamed = 4;
  std::map<std::string, std::size_t> cells_of;
  std::size_t hanging = 0, cells = 0;
  for (const auto& line : matrix.cells) {
    for (const MatrixCell& cell : line) {
      ++cells;
      hanging += cell.depends_on.empty() ? 0U : 1U;
      for (const std::string& attribute : cell.depends_on) ++cells_of[attribute];
    }
  }
  if (hanging == 0) return {};
  std::vector<std::pair<std::string, std::size_t>> most(cells_of.begin(), cells_of.end());
  std::stable_sort(most.begin(), most.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> named;
  for (const auto& [attribute, count] : most) {
    if (named.size() < kNamed) named.push_back(fmt::format("{} ({})", attribute, count));
  }
  if (most.size() > named.size()) named.push_back(fmt::format("{} more", most.size() - named.size()));
  std::vector<std::string> lines{
      fmt::format("{} of {} cells hang on more than row and column: {}", hanging, cells, report::listed(named))};
  if (!matrix.settled_by.empty()) {
    lines.push_back(fmt::format("a table with one answer a cell: {}", fmt::join(matrix.settled_by, " ")));
  }
  return lines;
}

// "Join a meeting (join), in ocs-2007-r2-to-lync-2013 1.1.0", and what was said of the situation.
std::vector<std::string> heading(const PackMatrix& matrix) {
  std::vector<std::string> lines{
      fmt::format("{} ({}), in {} {}", matrix.label, matrix.subject, matrix.pack, matrix.version),
      fmt::format("rows: {}; columns: {}", matrix.rows.attribute, matrix.columns.attribute)};
  if (!matrix.given.empty()) lines.push_back(fmt::format("given: {}", fmt::join(matrix.given, ", ")));
  if (!matrix.taken.empty()) {
    lines.push_back(fmt::format("taken as given, so that each cell has one answer (--any takes nothing): {}",
                                fmt::join(matrix.taken, " ")));
  }
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
  const Notes notes(matrix, kMostNotes);
  for (std::size_t row = 0; row < matrix.cells.size(); ++row) {
    std::vector<std::string> line{matrix.rows.labels[row]};
    for (const MatrixCell& cell : matrix.cells[row]) line.push_back(notes.cell(cell));
    table.row(std::move(line));
  }
  out += table.print() + '\n';
  const std::vector<std::string> below = notes.all();
  for (const std::string& note : below) out += report::paragraph(note);
  if (!below.empty()) out += '\n';
  const std::vector<std::string> hanging = what_hangs(matrix);
  for (const std::string& line : hanging) out += report::paragraph(line, 0);
  if (!hanging.empty()) out += "✕ of 3: the worst of three answers\n";
  return out + "✓ works  △ degraded  ? unknown: no rule covers it, or documents do not say  ✕ fails\n";
}

std::string print_markdown(const PackMatrix& matrix) {
  std::string out;
  for (const std::string& line : heading(matrix)) out += line + "  \n";
  std::vector<std::string> header{""};
  header.insert(header.end(), matrix.columns.labels.begin(), matrix.columns.labels.end());
  const Notes notes(matrix, std::numeric_limits<std::size_t>::max());
  std::vector<std::vector<std::string>> rows;
  for (std::size_t row = 0; row < matrix.cells.size(); ++row) {
    rows.push_back({matrix.rows.labels[row]});
    for (const MatrixCell& cell : matrix.cells[row]) rows.back().push_back(notes.cell(cell));
  }
  out += '\n' + questions::markdown_table(header, rows);
  out += '\n';
  for (const std::string& note : notes.all()) out += fmt::format("* {}\n", note);
  for (const std::string& line : what_hangs(matrix)) out += fmt::format("\n{}\n", line);
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
