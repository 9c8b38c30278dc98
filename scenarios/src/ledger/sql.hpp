// The statements of a ledger's tables and views. Comments in them stay in the file and can be read there (`.schema`).
#pragma once

#include <string>

#include "ledger/tables.hpp"

namespace coexist::scenarios::ledger {

std::string create_table(const Table& table);
std::string create_view(const View& view);
/// With a place for each column.
std::string insert_into(const Table& table);

}  // namespace coexist::scenarios::ledger
