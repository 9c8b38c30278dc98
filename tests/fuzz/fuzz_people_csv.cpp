// Any bytes: reading must end with a table or a diagnostic, places must lie in the file, and people must survive being
// written, pseudonymised too.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "scenarios/people_csv.hpp"
#include "scenarios/pseudonym.hpp"
#include "scenarios/text_file.hpp"

using namespace coexist::scenarios;

namespace {

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

void check_written(const PeopleTable& people) {
  Diagnostics diagnostics;
  const auto file = std::make_shared<const SourceFile>(SourceFile{"written", write_people_csv(people)});
  const auto table = read_csv(file, diagnostics);
  require(table && table->rows() == people.people.size());
  for (std::size_t row = 0; row < table->rows(); ++row) {
    require(table->cell(row, 0) == people.people[row].id && table->cell(row, 1) == people.people[row].name);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Diagnostics diagnostics;
  const auto file = decode_text("fuzz", std::string(data, data + size), diagnostics);
  const auto table = file ? read_csv(file, diagnostics) : std::nullopt;
  require(table.has_value() != diagnostics.has_errors());
  if (table) {
    const PeopleTable people = read_people(*table, diagnostics);
    require(people.people.size() == table->rows() || diagnostics.has_errors());
    for (const PersonRow& person : people.people) {
      require(person.place.line > 0 && person.place.column > 0);
    }
    check_written(people);
    check_written(pseudonymise(people, Pseudonymiser(PseudonymKey{})));
  }
  require(diagnostics.all().empty() || !print(diagnostics).empty());
  return 0;
}
