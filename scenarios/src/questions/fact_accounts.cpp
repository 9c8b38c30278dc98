#include "scenarios/fact_accounts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "questions/pack_entries.hpp"
#include "runbook/carried_statements.hpp"

namespace coexist::scenarios {
namespace {

// What cites a fact, over all packs: an entry that several hops share counts once.
struct Citations {
  std::set<std::pair<std::string, std::string>> entries;  // kinds and ids
  FactPlace best = FactPlace::Nowhere;
};

FactPlace place_of(const questions::PackEntry& entry) {
  static const std::set<std::string_view> kLimits{
      "precedence", "quorum",     "capacity",         "media", "stream", "path", "phase",
      "user model", "assumption", "coexistence test", "switch"};
  // Of a kind that changes nothing, carried_statements says what becomes of what it cites.
  if (entry.kind == "kind of step") return entry.acts ? FactPlace::Step : FactPlace::Nowhere;
  return kLimits.count(entry.kind) > 0 ? FactPlace::Limit : FactPlace::Rule;
}

// Cells of a table, rules of a skew and rules of one fact share the first part of their ids: they are told as one.
std::vector<std::string> told(const std::set<std::pair<std::string, std::string>>& citations) {
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> families;
  for (const auto& [kind, id] : citations) families[{kind, id.substr(0, id.find('/'))}].push_back(id);
  std::vector<std::string> out;
  for (const auto& [family, ids] : families) {
    out.push_back(ids.size() == 1 ? fmt::format("{} {}", family.first, ids.front())
                                  : fmt::format("{} {} ({})", family.first, family.second, ids.size()));
  }
  return out;
}

// Of several places the best; of several packs that give the same one, the first that says more than its name.
void put(FactAccount& account, FactPlace place, std::string how) {
  if (place > account.place) return;
  if (place < account.place || account.carried.empty()) account.carried = std::move(how);
  account.place = place;
}

// Only what the runbook of a scenario prints counts as carried there.
void take_carried(const sim::Pack& pack, std::map<std::string, FactAccount>& accounts) {
  for (const runbook::CarriedStatement& statement : runbook::carried_statements(pack)) {
    std::vector<std::string> kinds;
    for (const sim::StepKindId kind : statement.kinds) kinds.push_back(pack.step_kinds[kind].id);
    put(accounts[pack.vocabulary.sources[statement.fact].id],
        statement.check ? FactPlace::CheckList : FactPlace::Runbook, fmt::format("{}", fmt::join(kinds, ", ")));
  }
  for (const sim::Note& note : pack.notes) {
    FactAccount& account = accounts[pack.vocabulary.sources[note.fact].id];
    if (note.kind == sim::NoteKind::Vocabulary) put(account, FactPlace::Vocabulary, note.why);
    if (note.kind == sim::NoteKind::NotSimulated) put(account, FactPlace::NotSimulated, note.why);
  }
}

}  // namespace

std::size_t FactAccounts::count(FactPlace place) const {
  return static_cast<std::size_t>(
      std::count_if(facts.begin(), facts.end(), [place](const FactAccount& f) { return f.place == place; }));
}

std::size_t FactAccounts::encoded() const {
  return count(FactPlace::Rule) + count(FactPlace::Limit) + count(FactPlace::Step);
}

std::size_t FactAccounts::used() const {
  return encoded() + count(FactPlace::Runbook) + count(FactPlace::CheckList);
}

std::vector<FactAccounts> by_collection(const FactAccounts& accounts) {
  std::map<std::string, FactAccounts> collections;
  for (const FactAccount& fact : accounts.facts) collections[fact.collection].facts.push_back(fact);
  std::vector<FactAccounts> out;
  for (auto& [name, collection] : collections) out.push_back(std::move(collection));
  return out;
}

FactAccounts account_for_facts(const std::vector<const LoadedPack*>& packs) {
  std::map<std::string, FactAccount> accounts;
  std::map<std::string, Citations> citations;
  for (const LoadedPack* loaded : packs) {
    for (const sim::SourceId id : loaded->facts) {
      const sim::Source& source = loaded->pack.vocabulary.sources[id];
      FactAccount& account = accounts[source.id];
      account.fact = source.id;
      account.says = source.label;
      account.collection = loaded->collection;
      account.packs.push_back(loaded->pack.id);
    }
    take_carried(loaded->pack, accounts);
    for (const questions::PackEntry& entry : questions::entries_of(*loaded)) {
      for (const std::string& source : entry.sources) {
        Citations& cited = citations[source];
        cited.entries.emplace(entry.kind, entry.id);
        cited.best = std::min(cited.best, place_of(entry));
      }
    }
  }
  FactAccounts out;
  for (auto& [id, account] : accounts) {
    if (const auto cited = citations.find(id); cited != citations.end()) {
      account.place = std::min(account.place, cited->second.best);
      account.cited_by = told(cited->second.entries);
    }
    out.facts.push_back(std::move(account));
  }
  return out;
}

}  // namespace coexist::scenarios
