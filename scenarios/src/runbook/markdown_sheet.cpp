#include "questions/markdown_table.hpp"
#include "runbook/sheet.hpp"
#include "text/utf8.hpp"

namespace coexist::scenarios::runbook {
namespace {

// CommonMark lets every mark of ASCII be written with a backslash. What begins a list or a heading does so only at the
// beginning of a line, some of it behind a number. A bar is left to the table, which alone gives it a meaning.
std::string escaped(std::string_view raw) {
  constexpr std::string_view kAnywhere = "\\`*_[]<>&~";
  constexpr std::string_view kFirst = "#+-=";
  constexpr std::string_view kBehindNumber = ".)";
  std::string out;
  bool is_number = true;  // nothing but digits so far
  for (const char c : shown(raw)) {
    const bool is_mark = kAnywhere.find(c) != std::string_view::npos ||
                         (out.empty() && kFirst.find(c) != std::string_view::npos) ||
                         (is_number && kBehindNumber.find(c) != std::string_view::npos);
    if (is_mark) out += '\\';
    out += c;
    is_number = is_number && c >= '0' && c <= '9';
  }
  return out;
}

}  // namespace

void MarkdownSheet::heading(int level, std::string_view text) {
  out_ += (out_.empty() ? "" : "\n") + std::string(static_cast<std::size_t>(level), '#') + ' ' + escaped(text) + "\n";
  in_list_ = false;
}

void MarkdownSheet::paragraph(std::string_view text) {
  out_ += '\n' + escaped(text) + '\n';
  in_list_ = false;
}

void MarkdownSheet::line_of_list(std::string_view mark, std::string_view text) {
  if (!in_list_) out_ += '\n';
  out_ += std::string(mark) + escaped(text) + '\n';
  in_list_ = true;
}

void MarkdownSheet::item(std::string_view text) {
  line_of_list("- ", text);
}

void MarkdownSheet::box(std::string_view text) {
  line_of_list("- [ ] ", text);
}

void MarkdownSheet::table(const Row& header, const std::vector<Row>& rows, bool) {
  std::vector<Row> cells;
  for (const Row& row : rows) {
    Row& out = cells.emplace_back();
    for (const std::string& cell : row) out.push_back(escaped(cell));
  }
  out_ += '\n' + questions::markdown_table(header, cells);
  in_list_ = false;
}

}  // namespace coexist::scenarios::runbook
