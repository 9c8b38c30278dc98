// Tables become rules: one for each cell that states something.
#include <algorithm>

#include "packs/building.hpp"

namespace coexist::scenarios::packs {
namespace {

// What a row or column adds to the condition of its cells.
WrittenCondition axis_condition(const WrittenAxis& axis, const Name& label) {
  if (axis.dimension) {
    return {{*axis.dimension, {{label}, false, {}}}};
  }
  const auto found = std::find_if(axis.labels.begin(), axis.labels.end(),
                                  [&](const auto& entry) { return entry.key.value == label.value; });
  return found == axis.labels.end() ? WrittenCondition{} : found->value;
}

bool knows(Building& building, const WrittenAxis& axis, const Name& label, std::string_view what) {
  std::vector<std::string> known;
  for (const auto& entry : axis.labels) {
    known.push_back(entry.key.value);
  }
  if (axis.dimension || std::find(known.begin(), known.end(), label.value) != known.end()) {
    return true;
  }
  building.unknown(label, what, known);
  return false;
}

// The columns of a table: its labels, or whatever its first row has.
std::vector<std::string> columns_of(const WrittenTable& table) {
  std::vector<std::string> columns;
  if (!table.columns.dimension) {
    for (const auto& entry : table.columns.labels) {
      columns.push_back(entry.key.value);
    }
  } else if (!table.cells.empty()) {
    for (const auto& cell : table.cells.front().value) {
      columns.push_back(cell.key.value);
    }
  }
  return columns;
}

// A blank cell would be a silent "unknown"; who means that writes not-stated.
template <class Cells>
void check_complete(Building& building, const std::vector<std::string>& columns, const Name& row, const Cells& cells) {
  for (const std::string& column : columns) {
    const auto is_it = [&](const auto& cell) { return cell.key.value == column; };
    if (std::none_of(cells.begin(), cells.end(), is_it)) {
      building.diagnostics.error("E604", row.place, fmt::format("row '{}' has no cell '{}'", row.value, column),
                                 fmt::format("{}: not-stated", column));
    }
  }
  for (const auto& cell : cells) {
    if (std::find(columns.begin(), columns.end(), cell.key.value) == columns.end()) {
      building.diagnostics.error(
          "E604", cell.key.place,
          fmt::format("row '{}' has a cell '{}', other rows have not", row.value, cell.key.value),
          did_you_mean(cell.key.value, columns));
    }
  }
}

void build_table(Building& building, const WrittenTable& table) {
  const sim::AspectId aspect = resolve(building, building.pack.aspects, table.aspect, "aspect");
  if (aspect == sim::kNone<sim::AspectId>) {
    return;
  }
  const auto base = resolve_condition(building, aspect, table.when, {});
  const std::vector<std::string> columns = columns_of(table);
  for (const auto& row : table.cells) {
    check_complete(building, columns, row.key, row.value);
    if (!knows(building, table.rows, row.key, "row")) {
      continue;
    }
    const Masks in_row =
        base ? resolve_condition(building, aspect, axis_condition(table.rows, row.key), *base) : std::nullopt;
    for (const auto& cell : row.value) {
      const bool is_stated = cell.value.outcome || cell.value.result;
      if (!is_stated || !knows(building, table.columns, cell.key, "column")) {
        continue;
      }
      const Name id{fmt::format("{}/{}/{}", table.table.value, row.key.value, cell.key.value), cell.key.place};
      Masks when =
          in_row ? resolve_condition(building, aspect, axis_condition(table.columns, cell.key), *in_row) : std::nullopt;
      if (!when) {
        leave_out(building, id, true);
        continue;
      }
      sim::Rule rule = rule_of(building, cell.value, id.value, table.sources, table.because);
      rule.aspect = aspect;
      rule.when = std::move(*when);
      add_rule(building, std::move(rule), id);
    }
  }
}

}  // namespace

void build_tables(Building& building, const WrittenPack& written) {
  for (const WrittenTable& table : written.tables) {
    build_table(building, table);
  }
}

}  // namespace coexist::scenarios::packs
