#include "report/columns.hpp"
#include "runbook/sheet.hpp"

namespace coexist::scenarios::runbook {

void TextSheet::heading(int level, std::string_view text) {
  out_ += (out_.empty() ? "" : "\n") + report::paragraph(text, level < 3 ? 0 : 2);
}

void TextSheet::paragraph(std::string_view text) {
  out_ += report::paragraph(text, 2);
}

void TextSheet::item(std::string_view text) {
  out_ += report::paragraph(text, 4);
}

void TextSheet::box(std::string_view text) {
  out_ += report::paragraph("[ ] " + std::string(text), 4);
}

void TextSheet::table(const Row& header, const std::vector<Row>& rows, bool counts) {
  std::vector<report::Column> columns;
  for (const std::string& name : header) columns.push_back({name, counts && columns.size() + 1 == header.size()});
  report::Columns table(std::move(columns));
  for (const Row& row : rows) table.row(row);
  out_ += table.print();
}

}  // namespace coexist::scenarios::runbook
