#include <fmt/format.h>

#include <filesystem>

#include "planner/counted.hpp"
#include "report/columns.hpp"
#include "report/json.hpp"
#include "report/phrases.hpp"
#include "scenarios/json_format.hpp"
#include "scenarios/pack_diff.hpp"

namespace coexist::scenarios {
namespace {

using planner::counted;
using planner::grouped;
using report::Json;

constexpr std::size_t kConditionsShown = 3;  // of a difference of outcomes, on a terminal

std::string number(std::uint64_t n) {
  return grouped(static_cast<std::int64_t>(n));
}

// "office-communications/steps.yaml:7:10": the folder is the pack's, what is above it is the same for all.
std::string in_pack(const Place& place) {
  if (!place.file) return {};
  Place shorter = place;
  const std::filesystem::path file = place.file->name;
  shorter.file =
      std::make_shared<SourceFile>(SourceFile{(file.parent_path().filename() / file.filename()).string(), {}});
  return report::spelled(shorter);
}

// Entries of one kind under a heading with their number.
std::string lone_entries(const std::vector<LoneEntry>& entries, const std::string& pack) {
  std::string out;
  for (std::size_t first = 0; first < entries.size();) {
    std::size_t end = first;
    report::Columns columns({{""}, {""}});
    for (; end < entries.size() && entries[end].kind == entries[first].kind; ++end) {
      columns.row({entries[end].id, in_pack(entries[end].place)});
    }
    out += fmt::format("\nOnly in {}: {} ({})\n{}", pack, entries[first].kind, end - first, columns.print());
    first = end;
  }
  return out;
}

std::string differing_entries(const std::vector<EntryDifference>& entries) {
  std::string out;
  for (const EntryDifference& entry : entries) {
    out += fmt::format("\n~ {} {}\n", entry.kind, entry.id);
    const std::string a = in_pack(entry.a), b = in_pack(entry.b);
    if (!a.empty() || !b.empty()) out += report::paragraph(a == b ? a : fmt::format("{} and {}", a, b), 4);
    for (const FieldDifference& field : entry.fields) {
      const auto said = [](const std::string& text) { return text.empty() ? std::string("(nothing)") : text; };
      out += report::paragraph(fmt::format("{}: - {}", field.field, said(field.a)), 4);
      out += report::paragraph(fmt::format("{}: + {}", field.field, said(field.b)), 4);
    }
  }
  return out;
}

std::string differing_outcomes(const PackDifference& difference) {
  std::string out;
  std::uint64_t compared = 0, differing = 0;
  for (const TableDifference& table : difference.tables) {
    compared += table.compared;
    differing += table.differing;
    if (table.differing == 0) continue;
    out += fmt::format("\n{}: {} of {} combinations end differently\n", table.aspect, number(table.differing),
                       number(table.compared));
    for (const OutcomeDifference& pair : table.outcomes) {
      out += report::paragraph(fmt::format("{} -> {} ({})", pair.a, pair.b, number(pair.cells)));
      for (std::size_t i = 0; i < pair.when.size() && i < kConditionsShown; ++i) {
        out += report::paragraph("when: " + pair.when[i], 6);
      }
      if (pair.when.size() > kConditionsShown || pair.rest > 0) {
        out += report::paragraph(fmt::format("and {}{} conditions more; --format json has them",
                                             pair.rest > 0 ? "at least " : "", pair.when.size() - kConditionsShown),
                                 6);
      }
    }
  }
  return out + fmt::format("\nOf {} combinations that both know, {} end differently.\n", number(compared),
                           differing == 0 ? "none" : number(differing));
}

Json to_json(const LoneEntry& entry) {
  return {{"kind", entry.kind}, {"id", entry.id}, {"place", report::to_json(entry.place)}};
}

Json to_json(const EntryDifference& entry) {
  return {{"kind", entry.kind},
          {"id", entry.id},
          {"a", report::to_json(entry.a)},
          {"b", report::to_json(entry.b)},
          {"fields", report::array_of(entry.fields, [](const FieldDifference& f) {
             return Json{{"field", f.field}, {"a", f.a}, {"b", f.b}};
           })}};
}

Json to_json(const TableDifference& table) {
  return {{"aspect", table.aspect},
          {"compared", table.compared},
          {"differing", table.differing},
          {"outcomes", report::array_of(table.outcomes, [](const OutcomeDifference& o) {
             return Json{{"a", o.a}, {"b", o.b}, {"combinations", o.cells}, {"when", o.when}, {"unnamed", o.rest}};
           })}};
}

}  // namespace

std::string print_text(const PackDifference& difference) {
  std::string out = fmt::format("- {}\n+ {}\n", difference.a, difference.b);
  out += lone_entries(difference.only_a, difference.a);
  out += lone_entries(difference.only_b, difference.b);
  out += differing_entries(difference.differing);
  out += differing_outcomes(difference);
  if (!difference.any()) return out + "They say the same.\n";
  return out + fmt::format("{} only in the first, {} only in the second, {}.\n",
                           counted(static_cast<std::int64_t>(difference.only_a.size()), "entry", "entries"),
                           grouped(static_cast<std::int64_t>(difference.only_b.size())),
                           counted(static_cast<std::int64_t>(difference.differing.size()), "differs", "differ"));
}

std::string print_json(const PackDifference& difference) {
  const auto entry = [](const auto& e) { return to_json(e); };
  return report::dumped({{"format_version", kJsonFormatVersion},
                         {"what", "pack-diff"},
                         {"a", difference.a},
                         {"b", difference.b},
                         {"differ", difference.any()},
                         {"only_a", report::array_of(difference.only_a, entry)},
                         {"only_b", report::array_of(difference.only_b, entry)},
                         {"differing", report::array_of(difference.differing, entry)},
                         {"tables", report::array_of(difference.tables, entry)}});
}

}  // namespace coexist::scenarios
