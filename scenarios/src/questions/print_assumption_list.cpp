#include <fmt/format.h>
#include <fmt/ranges.h>

#include "questions/markdown_table.hpp"
#include "report/columns.hpp"
#include "report/json.hpp"
#include "scenarios/assumption_list.hpp"
#include "scenarios/csv_table.hpp"
#include "scenarios/json_format.hpp"

namespace coexist::scenarios {
namespace {

using report::Json;

std::string_view name_of(TakenAs as) {
  switch (as) {
    case TakenAs::Number:
      return "number";
    case TakenAs::Choice:
      return "choice";
    case TakenAs::Decision:
      return "decision";
  }
  return "?";
}

std::string joined(const std::vector<std::string>& items) {
  return fmt::format("{}", fmt::join(items, ", "));
}

std::vector<std::string> row_of(const TakenForGranted& one) {
  return {std::string(name_of(one.as)), one.id, one.standard, one.range, joined(one.settles), joined(one.used_by)};
}

const std::vector<std::string>& headers() {
  static const std::vector<std::string> all{"taken as", "id", "default", "range or values", "settles", "used by"};
  return all;
}

}  // namespace

std::string print_text(const std::vector<TakenForGranted>& all) {
  report::Columns table({{"taken as"}, {"id"}, {"default"}, {"range or values"}, {"settles"}, {"used by"}});
  for (const TakenForGranted& one : all) table.row(row_of(one));
  return table.print();
}

std::string print_csv(const std::vector<TakenForGranted>& all) {
  std::vector<std::string> columns = headers();
  columns.insert(columns.end(), {"asks", "why", "sources", "packs"});
  std::vector<std::vector<std::string>> rows;
  for (const TakenForGranted& one : all) {
    std::vector<std::string> row = row_of(one);
    row.insert(row.end(), {one.asks, one.why, joined(one.sources), joined(one.packs)});
    rows.push_back(std::move(row));
  }
  return write_csv(columns, rows);
}

std::string print_markdown(const std::vector<TakenForGranted>& all) {
  std::vector<std::vector<std::string>> rows;
  for (const TakenForGranted& one : all) rows.push_back(row_of(one));
  return questions::markdown_table(headers(), rows);
}

std::string print_json(const std::vector<TakenForGranted>& all) {
  return report::dumped({{"format_version", kJsonFormatVersion},
                         {"what", "pack-assumptions"},
                         {"taken_for_granted", report::array_of(all, [](const TakenForGranted& one) {
                            return Json{{"as", name_of(one.as)},   {"id", one.id},           {"asks", one.asks},
                                        {"default", one.standard}, {"range", one.range},     {"why", one.why},
                                        {"settles", one.settles},  {"used_by", one.used_by}, {"sources", one.sources},
                                        {"packs", one.packs}};
                          })}});
}

}  // namespace coexist::scenarios
