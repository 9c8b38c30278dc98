// People from a CSV export: who, where, homed on which pool, with which software.
//
// References (site, pool, class, software) stay text here: what they mean is resolved against the scenario. Column
// names are compared without case, blanks, '-' and '_'; names that directory exports use are understood:
//   id           Id, SamAccountName, LogonUsername, UserName, Login, Alias; without any: the mail address
//   name         Name, DisplayName, FullName; without any: FirstName (GivenName) and LastName (Surname, sn)
//   mail         Mail, Email, EmailAddress, PrimarySmtpAddress, UserPrincipalName (UPN), SipAddress
//   site         Site, Office, City, Location         department  Department, Dept
//   home pool    HomePool, Home, Pool, RegistrarPool  class       Class, UserClass
//   software     whatever ends in client(s) or add-in(s) (rich-client), software:<slot>
// Where several columns are one thing the first of its line above counts. Every other column is listed.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/csv_table.hpp"
#include "scenarios/diagnostic.hpp"

namespace coexist::scenarios {

class Pseudonymiser;

struct PersonRow {
  std::string id;
  std::string name;
  std::string mail;
  std::string site;
  std::string department;
  std::string home_pool;
  std::string user_class;
  std::vector<std::string> software;  // one per PeopleTable::slots; empty: not installed
  Place place;                        // of the cell that identifies the person
  std::size_t row = 0;                // of the table that was read
};

/// The columns whose cells are names of the scenario: where in the table a name stands that it does not have.
struct ReferenceColumns {
  std::optional<std::size_t> site, home_pool, user_class;
  std::vector<std::size_t> software;  // one per PeopleTable::slots
};

struct ColumnNote {
  std::string name;
  Place place;
};

struct PeopleTable {
  std::vector<std::string> slots;          // "client", "addin": in the order of the columns
  std::vector<PersonRow> people;           // in the order of the file, without rows that have an error
  std::vector<ColumnNote> not_understood;  // columns of which nothing is imported; for the importer to list
  ReferenceColumns columns;                // of the table that was read
};

/// Whether somebody may have no home pool in the table: whoever asks may know another one for them.
enum class HomePools : std::uint8_t { Required, Optional };

/// Errors: [E405] no column that identifies people, or an empty id; [E406] an id twice (without case, as directories
/// compare); [E407] an empty home pool, in a table that has that column. Warning [E408]: no such column at all, so that
/// the scenario has to home these people. With HomePools::Optional neither is said. O(cells * log people).
PeopleTable read_people(const CsvTable& table, Diagnostics& diagnostics, HomePools homes = HomePools::Required);

/// A table that read_people reads back as it is: id, name, mail, site, department, class, home_pool (unless nobody has
/// one), software:<slot>.
std::string write_people_csv(const PeopleTable& people);

/// Ids, names, mails, departments, sites and pools replaced as the topology's are, so that references still fit; class
/// and software, which are names of products and roles, stay. Columns that were not understood are gone: nobody knows
/// what is in them.
PeopleTable pseudonymise(const PeopleTable& people, const Pseudonymiser& pseudonymiser);

}  // namespace coexist::scenarios
