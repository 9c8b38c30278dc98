#include "scenarios/assumption_list.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "questions/where_used.hpp"
#include "report/phrases.hpp"

namespace coexist::scenarios {
namespace {

// What readers see of it beside where it is so.
using Key = std::tuple<TakenAs, std::string, std::string, std::string>;

class List {
 public:
  void add(TakenForGranted one, const std::string& pack) {
    TakenForGranted& entry = all_.try_emplace(Key(one.as, one.id, one.standard, one.range), one).first->second;
    entry.packs.push_back(pack);
    join(entry.settles, one.settles);
    join(entry.used_by, one.used_by);
    join(entry.sources, one.sources);
  }
  [[nodiscard]] std::vector<TakenForGranted> sorted() && {
    std::vector<TakenForGranted> out;
    for (auto& [key, one] : all_) out.push_back(std::move(one));
    return out;
  }

 private:
  static void join(std::vector<std::string>& into, const std::vector<std::string>& more) {
    for (const std::string& one : more) {
      if (std::find(into.begin(), into.end(), one) == into.end()) into.push_back(one);
    }
  }
  std::map<Key, TakenForGranted> all_;
};

template <typename Id>
std::vector<std::string> settled_by(const LoadedPack& pack, std::vector<Id> PackDecision::*member, Id id) {
  std::vector<std::string> ids;
  for (const PackDecision& decision : pack.decisions) {
    const std::vector<Id>& named = decision.*member;
    if (std::find(named.begin(), named.end(), id) != named.end()) ids.push_back(decision.id);
  }
  return ids;
}

// What numbers and choices have in common.
template <typename Id>
TakenForGranted begun(const LoadedPack& loaded, TakenAs as, Id id, std::vector<Id> PackDecision::*settling) {
  TakenForGranted one;
  one.as = as;
  one.settles = settled_by(loaded, settling, id);
  one.used_by = questions::where_used(loaded.pack, id);
  return one;
}

void add_numbers(const LoadedPack& loaded, List& list) {
  const auto& table = loaded.pack.vocabulary.assumptions;
  for (const sim::AssumptionId id : sim::ids<sim::AssumptionId>(table.size())) {
    const sim::Assumption& a = table[id];
    TakenForGranted one = begun(loaded, TakenAs::Number, id, &PackDecision::assumptions);
    one.id = a.id;
    one.asks = a.label;
    one.standard = report::quantity(a.value, a.unit);
    one.range = fmt::format("{} to {}", report::quantity(a.low, a.unit), report::quantity(a.high, a.unit));
    one.why = a.why;
    list.add(std::move(one), loaded.pack.id);
  }
}

void add_choices(const LoadedPack& loaded, List& list) {
  const auto& table = loaded.pack.vocabulary.switches;
  for (const sim::SwitchId id : sim::ids<sim::SwitchId>(table.size())) {
    const sim::Switch& s = table[id];
    TakenForGranted one = begun(loaded, TakenAs::Choice, id, &PackDecision::switches);
    if (one.used_by.empty()) continue;  // a switch of other hops
    one.id = s.id;
    one.asks = s.question;
    one.standard = s.values[s.fallback];
    one.range = fmt::format("{}", fmt::join(s.values, ", "));
    one.sources = s.sources;
    list.add(std::move(one), loaded.pack.id);
  }
}

void add_decisions(const LoadedPack& loaded, List& list) {
  for (const PackDecision& decision : loaded.decisions) {
    if (!decision.switches.empty() || !decision.assumptions.empty()) continue;  // they stand for it
    TakenForGranted one;
    one.as = TakenAs::Decision;
    one.id = decision.id;
    one.asks = decision.asks;
    one.standard = decision.decided;
    one.settles = {decision.id};
    one.used_by = decision.rules;
    one.sources = decision.sources;
    list.add(std::move(one), loaded.pack.id);
  }
}

}  // namespace

std::vector<TakenForGranted> taken_for_granted(const std::vector<const LoadedPack*>& packs) {
  List list;
  for (const LoadedPack* loaded : packs) {
    add_numbers(*loaded, list);
    add_choices(*loaded, list);
    add_decisions(*loaded, list);
  }
  return std::move(list).sorted();
}

}  // namespace coexist::scenarios
