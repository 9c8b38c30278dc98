#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "planner/counted.hpp"
#include "questions/markdown_table.hpp"
#include "report/columns.hpp"
#include "report/json.hpp"
#include "scenarios/csv_table.hpp"
#include "scenarios/fact_accounts.hpp"
#include "scenarios/json_format.hpp"

namespace coexist::scenarios {
namespace {

using planner::grouped;
using report::Json;

constexpr std::array kPlaces{FactPlace::Rule,      FactPlace::Limit,      FactPlace::Step,         FactPlace::Runbook,
                             FactPlace::CheckList, FactPlace::Vocabulary, FactPlace::NotSimulated, FactPlace::Nowhere};

std::string_view name_of(FactPlace place) {
  switch (place) {
    case FactPlace::Rule:
      return "rule or table";
    case FactPlace::Limit:
      return "order or limit";
    case FactPlace::Step:
      return "kind of step";
    case FactPlace::Runbook:
      return "runbook";
    case FactPlace::CheckList:
      return "check list";
    case FactPlace::Vocabulary:
      return "vocabulary";
    case FactPlace::NotSimulated:
      return "not simulated";
    case FactPlace::Nowhere:
      return "nowhere";
  }
  return "?";
}

std::string how(const FactAccount& account) {
  if (!account.cited_by.empty()) return fmt::format("{}", fmt::join(account.cited_by, "; "));
  return account.place == FactPlace::Runbook || account.place == FactPlace::CheckList
             ? (account.carried.empty() ? "" : "with " + account.carried)
             : account.carried;
}

// Rounded down to a tenth: 100 % means all.
std::string share(std::size_t part, std::size_t whole) {
  const std::size_t permille = whole == 0 ? 1'000 : part * 1'000 / whole;
  return fmt::format("{}.{} %", permille / 10, permille % 10);
}

// "the collected facts", "k8s-version-skew".
std::string name_of(const FactAccounts& collection) {
  const std::string& name = collection.facts.front().collection;
  return name.empty() ? "the collected facts" : name;
}

// Place, number, share; the last row is what the aim is about.
std::vector<std::vector<std::string>> totals(const FactAccounts& accounts) {
  std::vector<std::vector<std::string>> rows;
  const std::size_t all = accounts.facts.size();
  const auto row = [&](std::string name, std::size_t n) {
    rows.push_back({std::move(name), grouped(static_cast<std::int64_t>(n)), share(n, all)});
  };
  for (const FactPlace place : kPlaces) row(std::string(name_of(place)), accounts.count(place));
  row("in all", all);
  row("encoded: rule, order, limit or kind of step", accounts.encoded());
  row("encoded, or in runbook or check list", accounts.used());
  return rows;
}

std::vector<std::vector<std::string>> rows_of(const FactAccounts& accounts) {
  std::vector<std::vector<std::string>> rows;
  for (const FactAccount& fact : accounts.facts) {
    rows.push_back({fact.fact, std::string(name_of(fact.place)), how(fact)});
  }
  return rows;
}

}  // namespace

std::string print_account(const FactAccounts& accounts, std::string_view fact) {
  const auto found = std::find_if(accounts.facts.begin(), accounts.facts.end(),
                                  [&](const FactAccount& account) { return account.fact == fact; });
  if (found == accounts.facts.end()) return {};
  const std::string more = how(*found);
  return report::paragraph(fmt::format("{}{}{}", name_of(found->place), more.empty() ? "" : ": ", more));
}

std::string print_text(const FactAccounts& accounts) {
  report::Columns facts({{"statement"}, {"place"}, {"how"}});
  for (std::vector<std::string>& row : rows_of(accounts)) facts.row(std::move(row));
  std::string out = facts.print();
  for (const FactAccounts& collection : by_collection(accounts)) {
    report::Columns sums({{name_of(collection)}, {"statements", true}, {"", true}});
    for (std::vector<std::string>& row : totals(collection)) sums.row(std::move(row));
    out += '\n' + sums.print();
  }
  return out;
}

std::string print_csv(const FactAccounts& accounts) {
  std::vector<std::vector<std::string>> rows = rows_of(accounts);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].push_back(accounts.facts[i].says);
    rows[i].push_back(accounts.facts[i].collection);
  }
  return write_csv({"statement", "place", "how", "says", "collection"}, rows);
}

std::string print_markdown(const FactAccounts& accounts) {
  std::string out = questions::markdown_table({"statement", "place", "how"}, rows_of(accounts));
  for (const FactAccounts& collection : by_collection(accounts))
    out += '\n' + questions::markdown_table({name_of(collection), "statements", "share"}, totals(collection));
  return out;
}

std::string print_json(const FactAccounts& accounts) {
  Json collections = Json::array();
  for (const FactAccounts& collection : by_collection(accounts)) {
    Json counts = Json::object();
    for (const FactPlace place : kPlaces) counts[std::string(name_of(place))] = collection.count(place);
    collections.push_back({{"collection", collection.facts.front().collection},
                           {"total", collection.facts.size()},
                           {"encoded", collection.encoded()},
                           {"used", collection.used()},
                           {"by_place", counts}});
  }
  return report::dumped({{"format_version", kJsonFormatVersion},
                         {"what", "pack-facts"},
                         {"collections", collections},
                         {"facts", report::array_of(accounts.facts, [](const FactAccount& fact) {
                            return Json{{"fact", fact.fact},
                                        {"says", fact.says},
                                        {"collection", fact.collection},
                                        {"place", name_of(fact.place)},
                                        {"cited_by", fact.cited_by},
                                        {"carried", fact.carried},
                                        {"packs", fact.packs}};
                          })}});
}

}  // namespace coexist::scenarios
