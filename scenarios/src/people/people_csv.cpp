#include "scenarios/people_csv.hpp"

#include <fmt/format.h>

#include <map>

#include "people/people_columns.hpp"
#include "scenarios/pseudonym.hpp"
#include "text/ascii_case.hpp"

namespace coexist::scenarios {
namespace {

std::string without_scheme(std::string_view address) {
  const std::size_t colon = address.find(':');
  const std::string scheme = ascii_lower(address.substr(0, colon));
  return std::string(scheme == "sip" || scheme == "smtp" || scheme == "mailto" ? address.substr(colon + 1) : address);
}

class PeopleReader {
 public:
  PeopleReader(const CsvTable& table, Diagnostics& diagnostics, HomePools homes)
      : table_(table), diagnostics_(diagnostics), homes_(homes), columns_(people_columns(table)) {}

  PeopleTable read() {
    PeopleTable result;
    result.columns = {columns_.site, columns_.home_pool, columns_.user_class, {}};
    for (const auto& [slot, column] : columns_.software) {
      result.slots.push_back(slot);
      result.columns.software.push_back(column);
    }
    for (const std::size_t column : columns_.not_understood) {
      result.not_understood.push_back({table_.header()[column], table_.header_place(column)});
    }
    if (!columns_.id && !columns_.mail) {
      diagnostics_.error("E405", table_.header_place(0), "no column of this table identifies people",
                         "name a column 'id', 'SamAccountName' or 'mail'");
      return result;
    }
    if (!columns_.home_pool && homes_ == HomePools::Required) {
      diagnostics_.warning("E408", table_.header_place(0), "this table has no column with home pools",
                           "add a column 'home_pool', or home these people in the scenario");
    }
    result.people.reserve(table_.rows());
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      PersonRow person = read_row(row);
      if (is_sound(person, row)) {
        result.people.push_back(std::move(person));
      }
    }
    return result;
  }

 private:
  [[nodiscard]] std::string cell(std::size_t row, std::optional<std::size_t> column) const {
    return column ? std::string(table_.cell(row, *column)) : std::string();
  }

  [[nodiscard]] PersonRow read_row(std::size_t row) const {
    PersonRow person;
    person.mail = without_scheme(cell(row, columns_.mail));
    person.id = columns_.id ? cell(row, columns_.id) : person.mail;
    person.name = cell(row, columns_.name);
    if (person.name.empty()) {
      const std::string first = cell(row, columns_.first_name);
      const std::string last = cell(row, columns_.last_name);
      person.name = first.empty() || last.empty() ? first + last : first + ' ' + last;
    }
    person.site = cell(row, columns_.site);
    person.department = cell(row, columns_.department);
    person.home_pool = cell(row, columns_.home_pool);
    person.user_class = cell(row, columns_.user_class);
    for (const auto& [slot, column] : columns_.software) {
      person.software.push_back(cell(row, column));
    }
    person.place = table_.place(row, columns_.id ? *columns_.id : *columns_.mail);
    person.row = row;
    return person;
  }

  bool is_sound(const PersonRow& person, std::size_t row) {
    if (person.id.empty()) {
      diagnostics_.error("E405", person.place, "this person has no id");
      return false;
    }
    const auto [first, is_new] = seen_.emplace(ascii_lower(person.id), person.place);
    if (!is_new) {
      Diagnostic twice;
      twice.code = "E406";
      twice.place = person.place;
      twice.message = fmt::format("there are two people with the id '{}'", person.id);
      twice.related.emplace_back(first->second, "the first one is here");
      diagnostics_.add(std::move(twice));
      return false;
    }
    if (columns_.home_pool && person.home_pool.empty() && homes_ == HomePools::Required) {
      diagnostics_.error("E407", table_.place(row, *columns_.home_pool),
                         fmt::format("'{}' is homed nowhere", person.id), "name a pool, or leave the person out");
      return false;
    }
    return true;
  }

  const CsvTable& table_;
  Diagnostics& diagnostics_;
  HomePools homes_;
  PeopleColumns columns_;
  std::map<std::string, Place> seen_;
};

}  // namespace

PeopleTable read_people(const CsvTable& table, Diagnostics& diagnostics, HomePools homes) {
  return PeopleReader(table, diagnostics, homes).read();
}

std::string write_people_csv(const PeopleTable& people) {
  // A column of nothing but blanks would home everybody nowhere, and could not be read back.
  const bool homed =
      std::any_of(people.people.begin(), people.people.end(), [](const PersonRow& p) { return !p.home_pool.empty(); });
  std::vector<std::string> header{"id", "name", "mail", "site", "department", "class"};
  if (homed) header.emplace_back("home_pool");
  for (const std::string& slot : people.slots) {
    header.push_back("software:" + slot);
  }
  std::vector<std::vector<std::string>> rows;
  rows.reserve(people.people.size());
  for (const PersonRow& p : people.people) {
    rows.push_back({p.id, p.name, p.mail, p.site, p.department, p.user_class});
    if (homed) rows.back().push_back(p.home_pool);
    rows.back().insert(rows.back().end(), p.software.begin(), p.software.end());
  }
  return write_csv(header, rows);
}

PeopleTable pseudonymise(const PeopleTable& people, const Pseudonymiser& pseudonymiser) {
  PeopleTable result{people.slots, people.people, {}, {}};
  for (PersonRow& person : result.people) {
    const bool is_address = person.id.find('@') != std::string::npos;
    person.id = is_address ? pseudonymiser.mail(person.id) : pseudonymiser.text("id", person.id);
    person.name = pseudonymiser.person(person.name);
    person.mail = pseudonymiser.mail(person.mail);
    person.site = pseudonymiser.text("name", person.site);  // the kind under which a topology's site names are replaced
    person.department = pseudonymiser.text("department", person.department);
    person.home_pool = pseudonymiser.fqdn(person.home_pool);
    person.place = Place{};  // the original's lines would be quoted
  }
  return result;
}

}  // namespace coexist::scenarios
