#include <array>

#include "tables.hpp"

namespace coexist::scenarios::codes {

std::span<const CodeDoc> people() {
  static constexpr auto kCodes = std::to_array<CodeDoc>({
      {"E401", "quotes of a table do not fit",
       "A quote is opened and never closed, text follows a closing quote, or a quote stands within a cell that does "
       "not "
       "begin with one. From there on nobody can say which cell is which.",
       "Put the whole cell into quotes and write each quote in it twice: \"Smith \"\"Bob\"\"\""},
      {"E402", "table beyond the limits",
       "The table has more rows, columns or cells, or a longer cell, than any list of people. The limits keep a "
       "mistaken "
       "path or a hostile file from eating the machine's memory.",
       "Check that this is the file you meant."},
      {"E403", "header of a table",
       "The first line names the columns. The table is empty, or a column has no name or one that occurs twice (upper "
       "and lower case are the same), so that nobody can say what is in it.",
       "Begin the file with a line such as id,name,site,home_pool,client"},
      {"E404", "row with too few or too many cells",
       "A row has another number of cells than the header. What stands in which column is a guess then, and people "
       "would land on wrong pools.",
       "Put a cell that contains the separator or a line break into quotes."},
      {"E405", "person without an id",
       "People are told apart by an id, which must not be empty: an id, account name, or else the mail address.",
       "Name the column 'id', 'SamAccountName' or 'mail', and fill it."},
      {"E406", "two people with one id",
       "The id of a person occurs twice, upper and lower case being the same. One of the two may be an old row.",
       "Remove one of the rows, or give it an id of its own."},
      {"E407", "person homed nowhere",
       "The table has a column with home pools, and this person's is empty. Everybody who is simulated is homed on "
       "exactly one pool.",
       "Name the pool, or leave out people who are not enabled."},
      {"E408", "table without home pools", "A warning: no column says where people are homed, so the scenario has to.",
       "Export the pool, too (RegistrarPool), or assign these people to pools in the scenario."},
      {"E409", "not a document to import",
       "What a file is shows in how it begins: XML with `<`, a calendar with `BEGIN:`, a table with names of columns.",
       "Topologies are .xml or .tbxml, calendars .ics, people .csv. Scenarios are checked, not imported."},
  });
  return kCodes;
}

}  // namespace coexist::scenarios::codes
