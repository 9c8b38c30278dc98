// Every documented statement and what becomes of it: what `coexist packs facts` prints.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/pack_file.hpp"

namespace coexist::scenarios {

/// The best that becomes of a statement in some pack, best first. The first three encode it.
enum class FactPlace : std::uint8_t {
  Rule,       // a rule, a cell of a table, a transition, a mark: something ends otherwise because of it
  Limit,      // an order of steps, a quorum, a capacity, a supported path, a number: a schedule is judged by it
  Step,       // only a kind of step, on which something depends: it sets, installs, interrupts, has no way back
  Runbook,    // compose_runbook prints it, as what to do or to mind; also what only an idle kind of step cites
  CheckList,  // likewise, as what to check
  Vocabulary,
  NotSimulated,
  Nowhere
};

struct FactAccount {
  std::string fact, says;
  std::string collection;  // where it was collected; empty: with those of most packs
  FactPlace place = FactPlace::Nowhere;
  std::vector<std::string> cited_by;  // "rules T03.5 (27)", "kind of step merge"; of what encodes or stands for it
  std::string carried;                // kinds of step, or why it is not simulated
  std::vector<std::string> packs;     // that hold it
};

struct FactAccounts {
  std::vector<FactAccount> facts;  // by id
  [[nodiscard]] std::size_t count(FactPlace place) const;
  /// Facts that a rule, a limit or a kind of step encodes.
  [[nodiscard]] std::size_t encoded() const;
  /// And those that a runbook or a check list carries.
  [[nodiscard]] std::size_t used() const;
};

/// The statements of each collection, those of most packs first: totals are told of one at a time.
std::vector<FactAccounts> by_collection(const FactAccounts& accounts);

/// Over all packs at once: a statement that one hop encodes has its place. O(entries of all packs).
FactAccounts account_for_facts(const std::vector<const LoadedPack*>& packs);

/// A paragraph on what becomes of a statement: "encoded: rules T03.5 (27)". Empty if no pack holds it.
std::string print_account(const FactAccounts& accounts, std::string_view fact);

std::string print_text(const FactAccounts& accounts);
std::string print_csv(const FactAccounts& accounts);
std::string print_markdown(const FactAccounts& accounts);
std::string print_json(const FactAccounts& accounts);

}  // namespace coexist::scenarios
