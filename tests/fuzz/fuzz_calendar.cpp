// Any bytes: reading must end quickly with meetings within the horizon or with diagnostics, and what was read must
// survive being written, pseudonymised too.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "scenarios/calendar_document.hpp"
#include "scenarios/pseudonym.hpp"
#include "scenarios/text_file.hpp"

using namespace coexist;
using namespace coexist::scenarios;

namespace {

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

CalendarOptions options() {
  const sim::Instant begin = sim::Instant{} + sim::days(15'700);  // in December 2012
  CalendarOptions result;
  result.horizon = sim::Interval{begin, begin + sim::days(400)};
  result.default_zone = "Europe/Berlin";
  result.most_occurrences = 500;
  return result;
}

void check_written(const CalendarDocument& document) {
  Diagnostics diagnostics;
  const auto file = std::make_shared<const SourceFile>(SourceFile{"written", write_calendar(document)});
  const auto again = read_calendar(file, options(), diagnostics);
  require(again && !diagnostics.has_errors() && again->events.size() == document.events.size());
  for (std::size_t i = 0; i < document.events.size(); ++i) {
    require(again->events[i].occurrences == document.events[i].occurrences);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Diagnostics diagnostics;
  const auto file = decode_text("fuzz", std::string(data, data + size), diagnostics);
  const auto document = file ? read_calendar(file, options(), diagnostics) : std::nullopt;
  require(document.has_value() || diagnostics.has_errors());
  if (document) {
    for (const CalendarEvent& event : document->events) {
      require(std::is_sorted(event.occurrences.begin(), event.occurrences.end()));
      require(std::all_of(event.occurrences.begin(), event.occurrences.end(), [](const sim::Interval& occurrence) {
        return options().horizon->contains(occurrence.begin) && occurrence.begin <= occurrence.end;
      }));
    }
    check_written(pseudonymise(*document, Pseudonymiser(PseudonymKey{})));
    check_written(*document);
  }
  require(diagnostics.all().empty() || !print(diagnostics).empty());
  return 0;
}
