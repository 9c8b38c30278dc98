#include "report/columns.hpp"

#include <algorithm>
#include <numeric>

#include "scenarios/run_report.hpp"
#include "text/utf8.hpp"

namespace coexist::scenarios::report {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kGap = 2;

// The end of the first `points` code points.
std::size_t bytes_of(std::string_view text, std::size_t points) {
  std::size_t at = 0;
  for (; points > 0 && at < text.size(); --points) at += std::max<std::size_t>(decode_utf8(text, at).bytes, 1);
  return at;
}

std::string padded(const std::string& text, std::size_t width, bool right) {
  const std::string space(width - std::min(width, code_points(text)), ' ');
  return right ? space + text : text + space;
}

// Where a line that ends before `limit` is broken: at a space, which goes; else behind a mark within a path or an id;
// else anywhere.
std::size_t break_at(std::string_view text, std::size_t limit) {
  const std::size_t space = text.substr(0, limit + 1).rfind(' ');
  if (space != std::string_view::npos && space > 0) return space;
  const std::size_t mark = text.substr(0, limit).find_last_of("/:,-");
  return mark == std::string_view::npos || mark == 0 ? limit : mark + 1;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  while (code_points(text) > width) {
    const std::size_t end = break_at(text, bytes_of(text, width));
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end + (text[end] == ' ' ? 1 : 0));
  }
  lines.emplace_back(text);
  return lines;
}

std::string paragraph(std::string_view text, std::size_t indent) {
  std::string out;
  for (const std::string& line : wrapped(shown(text), kTextColumns - indent - kGap)) {
    out += std::string(out.empty() ? indent : indent + kGap, ' ') + line + '\n';
  }
  return out;
}

std::string command_lines(std::string_view command, std::size_t indent) {
  const std::size_t room = kTextColumns - indent - kGap - 2;
  std::string out(indent, ' ');
  std::size_t used = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < command.size();) {
    std::size_t end = at;  // of one argument and the space before it
    do {
      quoted = command[end] == '\'' ? !quoted : quoted;
      ++end;
    } while (end < command.size() && (command[end] != ' ' || quoted));
    const std::string word = shown(command.substr(at, end - at));
    if (used > 0 && used + code_points(word) > room) {
      out += " \\\n" + std::string(indent + kGap - 1, ' ');
      used = 0;
    }
    out += word;
    used += code_points(word);
    at = end;
  }
  return out + '\n';
}

void Columns::row(std::vector<std::string> cells) {
  for (std::string& cell : cells) cell = shown(cell);
  rows_.push_back(std::move(cells));
}

std::vector<std::size_t> Columns::widths() const {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::size_t widest = code_points(columns_[i].header);
    for (const auto& row : rows_) widest = std::max(widest, code_points(row[i]));
    widths.push_back(widest);
  }
  const std::size_t room = kTextColumns - kIndent - kGap * (columns_.size() - 1);
  for (std::size_t sum = std::accumulate(widths.begin(), widths.end(), std::size_t{0}); sum > room; --sum) {
    --*std::max_element(widths.begin(), widths.end());
  }
  return widths;
}

std::string Columns::print() const {
  const std::vector<std::size_t> width = widths();
  std::string out;
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string text(kIndent, ' ');
    for (std::size_t i = 0; i < cells.size(); ++i) {
      text += (i > 0 ? std::string(kGap, ' ') : "") + padded(cells[i], width[i], columns_[i].right);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + '\n';
  };
  const auto block = [&](const std::vector<std::string>& cells) {
    std::vector<std::vector<std::string>> lines;
    std::size_t height = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      lines.push_back(wrapped(cells[i], std::max<std::size_t>(width[i], 1)));
      height = std::max(height, lines.back().size());
    }
    for (std::size_t k = 0; k < height; ++k) {
      std::vector<std::string> row;
      for (const auto& cell : lines) row.push_back(k < cell.size() ? cell[k] : std::string());
      line(row);
    }
  };
  std::vector<std::string> header;
  for (const Column& column : columns_) header.push_back(column.header);
  if (std::any_of(header.begin(), header.end(), [](const std::string& h) { return !h.empty(); })) block(header);
  for (const auto& row : rows_) block(row);
  return out;
}

}  // namespace coexist::scenarios::report
