// What a ledger's file consists of: tables, their columns and views, each with what it means. SQL, JSON Lines and the
// reference are made from these lists, so that none of them can say what the others do not.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace coexist::scenarios::ledger {

/// In the order in which they are written: what a row refers to stands before it. Sittings and joins alternate.
enum class TableId : std::uint8_t {
  About,
  Inputs,
  Runs,
  Metrics,
  Findings,
  Phases,
  PhaseSpans,
  Steps,
  Decisions,
  DecisionCounts,
  Desks,
  DeskSoftware,
  People,
  LockOuts,
  Meetings,
  Refusals,
  Occurrences,
  Sittings,
  Joins
};

enum class ColumnType : std::uint8_t { Integer, Text, OptionalInteger, OptionalText };

constexpr bool is_integer(ColumnType type) {
  return type == ColumnType::Integer || type == ColumnType::OptionalInteger;
}
constexpr bool is_optional(ColumnType type) {
  return type == ColumnType::OptionalInteger || type == ColumnType::OptionalText;
}

struct Column {
  std::string_view name;
  ColumnType type = ColumnType::Integer;
  std::string_view doc;
  std::string_view references = {};  // the table that has a column of this name, or "table(column)"
  bool unique = false;
};

struct Table {
  std::string_view name, doc;
  std::vector<Column> columns;
  std::size_t keys = 1;  // the first columns are the primary key
};

struct View {
  std::string_view name, doc;
  std::vector<std::pair<std::string_view, std::string_view>> columns;  // name, meaning
  std::string_view select;
};

/// By TableId.
const std::vector<Table>& tables();
const std::vector<View>& views();

/// Nothing, a number or a text. Texts are read before `row` returns.
using Cell = std::variant<std::monostate, std::int64_t, std::string_view>;

/// An empty text is nothing.
inline Cell text_or_none(std::string_view text) {
  return text.empty() ? Cell() : Cell(text);
}

/// Takes rows: of each table in the order of its key, except `metrics` and `about`, whose keys are texts.
class RowSink {
 public:
  virtual ~RowSink() = default;
  /// One cell for each column of the table.
  virtual void row(TableId table, std::initializer_list<Cell> cells) = 0;
};

}  // namespace coexist::scenarios::ledger
