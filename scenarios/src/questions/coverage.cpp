#include "sim/coverage.hpp"

#include <fmt/format.h>

#include "planner/counted.hpp"
#include "questions/asked_scope.hpp"
#include "report/columns.hpp"
#include "report/json.hpp"
#include "scenarios/json_format.hpp"
#include "scenarios/pack_coverage.hpp"

namespace coexist::scenarios {
namespace {

using planner::grouped;
using report::Json;

constexpr std::size_t kConditionsShown = 6;  // of a table, on a terminal

std::string number(std::uint64_t n) {
  return grouped(static_cast<std::int64_t>(n));
}

// Rounded down: 100 % means all of them. A table has less than 10^16 cells.
std::string share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? "" : fmt::format("{} %", part * 100 / whole);
}

std::vector<std::string> figures(const TableCoverage& table) {
  return {number(table.cells),   number(table.decided), share(table.decided, table.cells),
          number(table.assumed), number(table.unknown), number(table.cells - table.decided)};
}

report::Columns table_of(const char* first) {
  return report::Columns({{first},
                          {"combinations", true},
                          {"decided", true},
                          {"", true},
                          {"assumed", true},
                          {"as unknown", true},
                          {"by no rule", true}});
}

void add_row(report::Columns& columns, const std::string& name, const TableCoverage& table) {
  std::vector<std::string> row{name};
  for (std::string& figure : figures(table)) row.push_back(std::move(figure));
  columns.row(std::move(row));
}

std::string open_conditions(const TableCoverage& table) {
  std::string out = fmt::format("{} ({})\n", table.label, table.aspect);
  report::Columns columns({{"", true}, {""}});
  std::uint64_t shown = 0;
  for (std::size_t i = 0; i < table.open.size() && i < kConditionsShown; ++i) {
    columns.row({number(table.open[i].cells), "when: " + table.open[i].when});
    shown += table.open[i].cells;
  }
  if (table.open.size() > kConditionsShown || table.rest > 0) {
    columns.row({number(table.cells - table.decided - shown),
                 fmt::format("under {}{} conditions more; --format json has them", table.rest > 0 ? "at least " : "",
                             table.open.size() - kConditionsShown)});
  }
  return out + columns.print();
}

Json to_json(const TableCoverage& table) {
  return {{"combinations", table.cells},
          {"decided", table.decided},
          {"assumed", table.assumed},
          {"unknown", table.unknown},
          {"undecided", table.cells - table.decided}};
}

}  // namespace

TableCoverage PackCoverage::total() const {
  TableCoverage sum;
  for (const TableCoverage& table : tables) {
    sum.cells += table.cells;
    sum.decided += table.decided;
    sum.assumed += table.assumed;
    sum.unknown += table.unknown;
  }
  return sum;
}

PackCoverage make_coverage(const sim::Pack& pack) {
  PackCoverage out{pack.id, pack.version, {}};
  for (const sim::Coverage& found : sim::coverage(pack, PackCoverage::kMostConditions)) {
    const sim::Aspect& aspect = pack.aspects[found.aspect];
    TableCoverage table{aspect.id,     aspect.label,  found.cells, found.decided,
                        found.assumed, found.unknown, {},          found.open.rest};
    const std::vector<std::string> names = questions::dimension_names(aspect, found.scope);
    for (std::size_t i = 0; i < found.open.boxes.size(); ++i) {
      table.open.push_back(
          {questions::condition_of(pack.vocabulary, found.scope, names, found.open.boxes[i]), found.open.cells[i]});
    }
    out.tables.push_back(std::move(table));
  }
  return out;
}

std::string print_text(const PackCoverage& coverage) {
  report::Columns columns = table_of("table");
  std::string open;
  for (const TableCoverage& table : coverage.tables) {
    add_row(columns, table.aspect, table);
    if (!table.open.empty()) open += '\n' + open_conditions(table);
  }
  add_row(columns, "in all", coverage.total());
  return fmt::format("{} {}\n{}", coverage.pack, coverage.version, columns.print()) +
         (open.empty() ? open : "\nWhat no rule decides\n" + open);
}

std::string print_totals(const std::vector<PackCoverage>& packs) {
  report::Columns columns = table_of("pack");
  for (const PackCoverage& pack : packs) add_row(columns, pack.pack, pack.total());
  return columns.print();
}

std::string print_json(const std::vector<PackCoverage>& packs) {
  Json list = Json::array();
  for (const PackCoverage& pack : packs) {
    Json tables = Json::array();
    for (const TableCoverage& table : pack.tables) {
      Json json{{"aspect", table.aspect}, {"label", table.label}};
      json.update(to_json(table));
      json["open"] = report::array_of(table.open, [](const OpenCells& open) {
        return Json{{"when", open.when}, {"combinations", open.cells}};
      });
      json["unnamed"] = table.rest;
      tables.push_back(std::move(json));
    }
    list.push_back({{"pack", pack.pack},
                    {"version", pack.version},
                    {"total", to_json(pack.total())},
                    {"tables", std::move(tables)}});
  }
  return report::dumped({{"format_version", kJsonFormatVersion}, {"what", "pack-coverage"}, {"packs", list}});
}

}  // namespace coexist::scenarios
