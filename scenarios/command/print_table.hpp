// A table in the format that was asked for.
#pragma once

#include <string>

#include "invocation.hpp"

namespace coexist::command {

/// By the print functions that stand beside the type of `table`. O(what is printed).
template <typename Table>
std::string printed(const Table& table, TableFormat format) {
  switch (format) {
    case TableFormat::Text:
      return print_text(table);
    case TableFormat::Csv:
      return print_csv(table);
    case TableFormat::Markdown:
      return print_markdown(table);
    case TableFormat::Json:
      return print_json(table);
  }
  return {};
}

}  // namespace coexist::command
