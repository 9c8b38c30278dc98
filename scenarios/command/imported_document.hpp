// One file of somebody's estate: read, summed up, and made fit to be given away.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <variant>

#include "scenarios/calendar_document.hpp"
#include "scenarios/people_csv.hpp"
#include "scenarios/pseudonym.hpp"
#include "scenarios/topology_document.hpp"

namespace coexist::command {

struct ImportedDocument {
  std::string file;
  std::variant<scenarios::TopologyDocument, scenarios::PeopleTable, scenarios::CalendarDocument> content;
};

/// What the file is shows in its first characters: `<` begins XML, `BEGIN:` a calendar, all else is CSV, unless
/// its name or its first line say otherwise [E409]. Endless
/// series of a calendar are expanded until a year after the last event that the file names. Nothing after an error.
std::optional<ImportedDocument> read_document(const std::string& file, scenarios::Diagnostics& diagnostics);

std::string print(const ImportedDocument& document, bool with_carried);
nlohmann::ordered_json to_json(const ImportedDocument& document, bool with_carried);

/// Everything personal replaced under the key.
ImportedDocument pseudonymised(const ImportedDocument& document, const scenarios::PseudonymKey& key);

/// In the kind of format that it was read from: canonical XML, CSV, iCalendar.
std::string written(const ImportedDocument& document);

}  // namespace coexist::command
