#include "imported_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "scenarios/text_file.hpp"
#include "scenarios/topology_summary.hpp"
#include "words.hpp"

namespace coexist::command {
namespace {

using Json = nlohmann::ordered_json;
using scenarios::CalendarDocument;
using scenarios::PeopleTable;
using scenarios::TopologyDocument;

template <typename... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

std::optional<CalendarDocument> read_whole_calendar(const std::shared_ptr<const scenarios::SourceFile>& file,
                                                    scenarios::Diagnostics& diagnostics) {
  scenarios::CalendarOptions options;  // without a horizon: no scenario says what time matters
  options.most_occurrences = 100'000;
  return scenarios::read_calendar(file, options, diagnostics);
}

struct CalendarCounts {
  std::size_t occurrences = 0, recurring = 0, clipped = 0, floating = 0, cancelled = 0;
};

CalendarCounts counts_of(const CalendarDocument& calendar) {
  CalendarCounts counts;
  for (const scenarios::CalendarEvent& event : calendar.events) {
    counts.occurrences += event.occurrences.size();
    counts.recurring += event.recurring ? 1 : 0;
    counts.clipped += event.clipped ? 1 : 0;
    counts.floating += event.floating ? 1 : 0;
    counts.cancelled += event.cancelled ? 1 : 0;
  }
  return counts;
}

std::string print_people(const PeopleTable& people) {
  std::string text = fmt::format("people: {}\n", grouped(people.people.size()));
  for (const std::string& slot : people.slots) text += fmt::format("  software in slot '{}'\n", slot);
  for (const scenarios::ColumnNote& column : people.not_understood) {
    text += fmt::format("  not understood: column '{}'\n", column.name);
  }
  return text;
}

std::string print_calendar(const CalendarDocument& calendar) {
  const CalendarCounts counts = counts_of(calendar);
  std::string text = fmt::format("calendar: {}, {} recurring, {}\n  {} without a zone, {} cancelled\n",
                                 counted(calendar.events.size(), "event", "events"), grouped(counts.recurring),
                                 counted(counts.occurrences, "occurrence", "occurrences"), grouped(counts.floating),
                                 grouped(counts.cancelled));
  if (counts.clipped > 0) {
    text += fmt::format("  cut at {}: {} without an end, or too long; looked at from {}\n",
                        sim::to_text(calendar.looked_at.end), counted(counts.clipped, "series", "series"),
                        sim::to_text(calendar.looked_at.begin));
  }
  for (const auto& [kind, count] : calendar.not_imported) {
    text += fmt::format("  not imported: {} {}\n", grouped(count), kind);
  }
  return text;
}

Json topology_json(const TopologyDocument& topology, bool with_carried) {
  const scenarios::ImportSummary sum = scenarios::summarise(topology);
  Json json = {{"kind", "topology"},
               {"schema", sum.format == scenarios::TopologyFormat::Published ? "published" : "builder"},
               {"central_sites", sum.central_sites},
               {"branch_sites", sum.branch_sites},
               {"clusters", sum.clusters},
               {"machines", sum.machines},
               {"sql_instances", sum.sql_instances},
               {"services", sum.services},
               {"dependencies", sum.dependencies},
               {"ports", sum.ports},
               {"gateways", sum.gateways},
               {"pairings", sum.pairings},
               {"services_by_role", sum.services_by_role}};
  for (const auto& [version, count] : sum.services_by_version) {
    json["services_by_version"][fmt::format("{}", version)] = count;
  }
  json["carried"] = sum.understanding.count(scenarios::Treatment::Carried);
  json["not_understood"] = Json::array();
  for (const scenarios::PathAccount& path : sum.understanding.paths) {
    const bool carried = path.treatment == scenarios::Treatment::Carried;
    if (path.treatment == scenarios::Treatment::Mapped || (carried && !with_carried)) continue;
    Json entry = {{"path", path.path}, {"count", path.count}, {"line", path.first_line}};
    if (carried) {
      const scenarios::CarriedPath* row = scenarios::carried_path(path.path);
      entry["why"] = row == nullptr ? "" : std::string(row->why);
    }
    json[carried ? "carried_paths" : "not_understood"].push_back(std::move(entry));
  }
  return json;
}

Json people_json(const PeopleTable& people) {
  Json json = {{"kind", "people"}, {"people", people.people.size()}, {"slots", people.slots}};
  json["not_understood"] = Json::array();
  for (const scenarios::ColumnNote& column : people.not_understood) json["not_understood"].push_back(column.name);
  return json;
}

Json calendar_json(const CalendarDocument& calendar) {
  const CalendarCounts counts = counts_of(calendar);
  return {
      {"kind", "calendar"},
      {"events", calendar.events.size()},
      {"recurring", counts.recurring},
      {"occurrences", counts.occurrences},
      {"clipped", counts.clipped},
      {"floating", counts.floating},
      {"cancelled", counts.cancelled},
      {"looked_at", {{"from", sim::to_text(calendar.looked_at.begin)}, {"to", sim::to_text(calendar.looked_at.end)}}},
      {"not_imported", calendar.not_imported}};
}

// Names of columns in the first line, and not the suffix of something that ought to begin differently.
bool may_be_a_table(const std::filesystem::path& name, std::string_view text) {
  const std::string suffix = name.extension().string();
  const auto is = [&suffix](std::string_view other) {
    return std::equal(suffix.begin(), suffix.end(), other.begin(), other.end(),
                      [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a - 'A' + 'a' == b); });
  };
  for (const char* other : {".xml", ".tbxml", ".ics", ".yaml", ".yml", ".json"}) {
    if (is(other)) return false;
  }
  const std::string_view head = text.substr(0, text.find_first_of("\r\n"));
  return is(".csv") || text.empty() || head.find_first_of(",;\t") != std::string_view::npos;
}

}  // namespace

std::optional<ImportedDocument> read_document(const std::string& name, scenarios::Diagnostics& diagnostics) {
  const auto file = scenarios::read_text(name, diagnostics);
  if (!file) return std::nullopt;
  std::string_view text = file->text;
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  const auto with = [&](auto content) -> std::optional<ImportedDocument> {
    if (!content) return std::nullopt;
    return ImportedDocument{name, std::move(*content)};
  };
  if (text.starts_with('<')) return with(scenarios::read_topology(file, diagnostics));
  if (text.starts_with("BEGIN:")) return with(read_whole_calendar(file, diagnostics));
  if (!may_be_a_table(name, text)) {
    diagnostics.error("E409", {file, 1, 1, 1}, "neither a topology, nor a calendar, nor a table of people",
                      "XML begins with `<`, a calendar with `BEGIN:`, a table with a line of column names");
    return std::nullopt;
  }
  const auto table = scenarios::read_csv(file, diagnostics);
  if (!table) return std::nullopt;
  return ImportedDocument{name, scenarios::read_people(*table, diagnostics)};
}

std::string print(const ImportedDocument& document, bool with_carried) {
  const std::string text = std::visit(
      Overloaded{[&](const TopologyDocument& t) { return scenarios::print(scenarios::summarise(t), with_carried); },
                 [](const PeopleTable& people) { return print_people(people); },
                 [](const CalendarDocument& calendar) { return print_calendar(calendar); }},
      document.content);
  return fmt::format("{}\n{}", document.file, text);
}

Json to_json(const ImportedDocument& document, bool with_carried) {
  Json json = {{"file", document.file}};
  json.update(std::visit(Overloaded{[&](const TopologyDocument& t) { return topology_json(t, with_carried); },
                                    [](const PeopleTable& people) { return people_json(people); },
                                    [](const CalendarDocument& calendar) { return calendar_json(calendar); }},
                         document.content));
  return json;
}

ImportedDocument pseudonymised(const ImportedDocument& document, const scenarios::PseudonymKey& key) {
  const scenarios::Pseudonymiser pseudonymiser(key);
  ImportedDocument out{document.file, PeopleTable{}};
  std::visit(Overloaded{[&](const TopologyDocument& t) { out.content = scenarios::pseudonymise(t, key); },
                        [&](const auto& t) { out.content = scenarios::pseudonymise(t, pseudonymiser); }},
             document.content);
  return out;
}

std::string written(const ImportedDocument& document) {
  return std::visit(
      Overloaded{[](const TopologyDocument& topology) { return scenarios::write_canonical_xml(topology); },
                 [](const PeopleTable& people) { return scenarios::write_people_csv(people); },
                 [](const CalendarDocument& calendar) { return scenarios::write_calendar(calendar); }},
      document.content);
}

}  // namespace coexist::command
