// Every documented statement and what becomes of it: what `coexist packs facts` prints.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/pack_file.hpp"

namespace coexist::scenarios {

/// The best that becomes of a statement in some pack, best first.
enum class FactPlace : std::uint8_t { Encoded, Runbook, CheckList, Vocabulary, NotSimulated, Nowhere };

struct FactAccount {
  std::string fact, says;
  FactPlace place = FactPlace::Nowhere;
  std::vector<std::string> cited_by;  // "rules T03.5 (27)", "kind of step merge"; with Encoded
  std::string carried;                // kinds of step, or why it is not simulated
  std::vector<std::string> packs;     // that hold it
};

struct FactAccounts {
  std::vector<FactAccount> facts;  // by id
  [[nodiscard]] std::size_t count(FactPlace place) const;
  /// Facts that a rule or another entry encodes, or that a runbook or a check list carries.
  [[nodiscard]] std::size_t used() const;
};

/// Over all packs at once: a statement that one hop encodes has its place. O(entries of all packs).
FactAccounts account_for_facts(const std::vector<const LoadedPack*>& packs);

/// A paragraph on what becomes of a statement: "encoded: rules T03.5 (27)". Empty if no pack holds it.
std::string print_account(const FactAccounts& accounts, std::string_view fact);

std::string print_text(const FactAccounts& accounts);
std::string print_csv(const FactAccounts& accounts);
std::string print_markdown(const FactAccounts& accounts);
std::string print_json(const FactAccounts& accounts);

}  // namespace coexist::scenarios
