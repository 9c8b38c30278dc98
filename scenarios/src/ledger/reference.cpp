// The tables in words: as SQL, as Markdown.
#include <fmt/format.h>

#include "ledger/sql.hpp"
#include "scenarios/ledger_file.hpp"

namespace coexist::scenarios {
namespace ledger {
namespace {

std::string_view sql_type(ColumnType type) {
  return is_integer(type) ? "INTEGER" : "TEXT";
}

// A number that is the whole key is SQLite's own row number and costs nothing. Every other table is ordered by its
// key, without row numbers beside it: a join takes about half the bytes.
bool is_row_number(const Table& table, std::size_t column) {
  return column == 0 && table.keys == 1 && table.columns[0].type == ColumnType::Integer;
}

std::string reference_of(const Column& column) {
  const bool named = column.references.find('(') != std::string_view::npos;
  return named ? std::string(column.references) : fmt::format("{}({})", column.references, column.name);
}

std::string column_sql(const Table& table, std::size_t i) {
  const Column& column = table.columns[i];
  std::string sql = fmt::format("{} {}", column.name, sql_type(column.type));
  if (is_row_number(table, i)) {
    sql += " PRIMARY KEY";
  } else if (!is_optional(column.type)) {
    sql += " NOT NULL";
  }
  if (column.unique) sql += " UNIQUE";
  if (!column.references.empty()) sql += " REFERENCES " + reference_of(column);
  return sql;
}

std::string key_sql(const Table& table) {
  std::string names;
  for (std::size_t i = 0; i < table.keys; ++i) names += fmt::format("{}{}", i > 0 ? ", " : "", table.columns[i].name);
  return names;
}

std::string type_words(const Table& table, std::size_t i) {
  const Column& column = table.columns[i];
  std::string words = is_integer(column.type) ? "integer" : "text";
  if (i < table.keys) words += ", key";
  if (is_optional(column.type)) words += " or null";
  return words;
}

std::string column_words(const Column& column) {
  std::string words(column.doc);
  if (!column.references.empty()) words += fmt::format("{}`{}`", words.empty() ? "" : ": ", reference_of(column));
  return words;
}

}  // namespace

std::string create_table(const Table& table) {
  std::string sql = fmt::format("CREATE TABLE {} (\n", table.name);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const bool last = i + 1 == table.columns.size() && is_row_number(table, 0);
    const std::string words = column_words(table.columns[i]);
    sql += fmt::format("  {}{}{}{}\n", column_sql(table, i), last ? "" : ",", words.empty() ? "" : "  -- ", words);
  }
  return sql + (is_row_number(table, 0) ? ")" : fmt::format("  PRIMARY KEY ({})\n) WITHOUT ROWID", key_sql(table)));
}

std::string create_view(const View& view) {
  return fmt::format("CREATE VIEW {} AS\n{}", view.name, view.select);
}

std::string insert_into(const Table& table) {
  std::string places;
  for (std::size_t i = 0; i < table.columns.size(); ++i) places += i > 0 ? ", ?" : "?";
  return fmt::format("INSERT INTO {} VALUES ({})", table.name, places);
}

}  // namespace ledger

std::string ledger_sql() {
  std::string sql;
  for (const ledger::Table& table : ledger::tables()) {
    sql += fmt::format("-- {}\n{};\n\n", table.doc, create_table(table));
  }
  for (const ledger::View& view : ledger::views()) sql += fmt::format("-- {}\n{};\n\n", view.doc, create_view(view));
  sql.pop_back();
  return sql;
}

std::string ledger_reference() {
  std::string text = "## Tables\n";
  for (const ledger::Table& table : ledger::tables()) {
    text += fmt::format("\n### `{}`\n\n{}\n\n| column | type | what it holds |\n| --- | --- | --- |\n", table.name,
                        table.doc);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      text += fmt::format("| `{}` | {} | {} |\n", table.columns[i].name, ledger::type_words(table, i),
                          ledger::column_words(table.columns[i]));
    }
  }
  text += "\n## Views\n";
  for (const ledger::View& view : ledger::views()) {
    text += fmt::format("\n### `{}`\n\n{}\n\n| column | what it holds |\n| --- | --- |\n", view.name, view.doc);
    for (const auto& [name, doc] : view.columns) text += fmt::format("| `{}` | {} |\n", name, doc);
  }
  return text;
}

}  // namespace coexist::scenarios
