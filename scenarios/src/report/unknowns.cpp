// What nobody documents and nevertheless occurred: the combinations, with counts.
#include <algorithm>
#include <map>
#include <tuple>

#include "report/phrases.hpp"
#include "report/sections.hpp"
#include "sim/replay.hpp"

namespace coexist::scenarios::report {
namespace {

using Key = std::tuple<std::string, std::string, std::string, std::string>;  // interaction, aspect, rule, cell

class Collector {
 public:
  explicit Collector(const Subject& subject) : subject_(subject) {}

  Unknown& at(const char* interaction, const sim::Decision& decision, const std::string& cell) {
    const sim::Pack& pack = subject_.pack.pack();
    Unknown unknown;
    unknown.interaction = interaction;
    unknown.aspect = decision.aspect == sim::kNone<sim::AspectId> ? std::string() : pack.aspects[decision.aspect].id;
    const std::string no_rule = without_rule(pack, decision);
    if (no_rule.empty()) unknown.rule = rule_id(pack, decision.rule);
    unknown.cell = cell.empty() ? no_rule : cell;
    const Key key{unknown.interaction, unknown.aspect, unknown.rule, unknown.cell};
    return all_.try_emplace(key, unknown).first->second;
  }

  // The cell is asked for only where no rule names the combination: it costs a replay of the join.
  void take_joins() {
    const sim::Ledger& ledger = subject_.run().ledger;
    const sim::Calendar& calendar = subject_.scenario().calendar;
    std::optional<sim::Replay> replay;
    for (std::uint64_t join = 0; join < ledger.join.size(); ++join) {
      if (!ledger.exists(join) || ledger.outcome(join) != sim::Outcome::Unknown) continue;
      const sim::Decision& decision = ledger.decisions[ledger.join[join]];
      const sim::JoinPlace place = place_of(ledger, calendar, join);
      const sim::PersonId person = calendar.participants_of(place.series)[place.participant];
      std::string cell;
      if (decision.rule == sim::kNone<sim::RuleId> && decision.aspect != sim::kNone<sim::AspectId>) {
        if (!replay) replay.emplace(subject_.scenario(), subject_.pack, subject_.run().execution.trace);
        const sim::ReplayedJoin replayed = replay->join(place.series, place.occurrence, person);
        cell = spelled_cell(subject_.pack, decision.aspect, replayed.situation);
      }
      Unknown& unknown = at("join", decision, cell);
      if (unknown.count++ == 0) {
        unknown.command =
            subject_.explain(calendar.id[place.series], place.occurrence + 1, subject_.scenario().people.id[person]);
      }
    }
  }

  void take(const char* interaction, const sim::DecisionCounts& counts) {
    const sim::Ledger& ledger = subject_.run().ledger;
    for (const auto& phase : counts) {
      for (std::size_t i = 1; i < phase.size(); ++i) {
        if (phase[i] == 0 || ledger.decisions[i].outcome != sim::Outcome::Unknown) continue;
        at(interaction, ledger.decisions[i], {}).count += phase[i];
      }
    }
  }

  std::vector<Unknown> sorted() && {
    std::vector<Unknown> out;
    for (auto& [key, unknown] : all_) out.push_back(std::move(unknown));
    std::stable_sort(out.begin(), out.end(), [](const Unknown& a, const Unknown& b) { return a.count > b.count; });
    return out;
  }

 private:
  const Subject& subject_;
  std::map<Key, Unknown> all_;
};

}  // namespace

std::vector<Unknown> unknowns(const Subject& subject) {
  Collector collector(subject);
  const sim::Ledger& ledger = subject.run().ledger;
  collector.take("sign-in", ledger.sign_ins);
  collector.take("schedule", ledger.schedulings);
  collector.take("edit", ledger.edits);
  collector.take_joins();
  return std::move(collector).sorted();
}

}  // namespace coexist::scenarios::report
