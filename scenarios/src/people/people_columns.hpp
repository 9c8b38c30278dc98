// Which column of a table holds what of a person.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/csv_table.hpp"

namespace coexist::scenarios {

struct PeopleColumns {
  std::optional<std::size_t> id, name, first_name, last_name, mail, site, department, home_pool, user_class;
  std::vector<std::pair<std::string, std::size_t>> software;  // slot and column, in the order of the columns
  std::vector<std::size_t> not_understood;
};

PeopleColumns people_columns(const CsvTable& table);

}  // namespace coexist::scenarios
