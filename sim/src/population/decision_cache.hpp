// Decisions met so far by one worker, and the table [surroundings][meeting][person] that makes a join an array read.
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "population/meeting_history.hpp"
#include "sim/ledger.hpp"

namespace coexist::sim {

/// Gives equal decisions the same index; 0 is reserved for "does not exist".
class DecisionTable {
 public:
  DecisionTable() : decisions_(1) {}
  DecisionIndex index_of(const Decision& decision);
  [[nodiscard]] const std::vector<Decision>& all() const { return decisions_; }
  [[nodiscard]] Outcome outcome(DecisionIndex i) const { return decisions_[i].outcome; }

 private:
  std::vector<Decision> decisions_;
  std::map<std::vector<std::uint64_t>, DecisionIndex> known_;
};

/// A decision as comparable words: the order in which ledgers list decisions.
std::vector<std::uint64_t> sort_key(const Decision& decision);

/// Joins and sign-ins, decided once for each combination that occurs. Not shared between threads: each worker has its
/// own, which costs some thousands of decisions and needs no locks.
class DecisionCache {
 public:
  DecisionCache(const World& world, const CompiledPack& pack, const Histories& histories);

  /// A small number for what joins ask of this span; equal spans have equal numbers.
  std::uint32_t meeting_code(const MeetingSpan& span);

  DecisionIndex join(std::uint32_t surroundings, std::uint32_t meeting, std::uint32_t person) {
    std::vector<DecisionIndex>& row = rows_[surroundings][meeting];
    if (row.empty()) row.assign(histories_.person_facts().size(), 0);
    DecisionIndex& cell = row[person];
    if (cell == 0) cell = decide_join(surroundings, meeting, person);
    return cell;
  }
  DecisionIndex sign_in(std::uint32_t surroundings, std::uint32_t person);

  [[nodiscard]] DecisionTable& table() { return table_; }

 private:
  DecisionIndex decide_join(std::uint32_t surroundings, std::uint32_t meeting, std::uint32_t person);

  struct Meeting {
    Situation situation;
    SiteId host_region;
    friend bool operator<(const Meeting& a, const Meeting& b) {
      return std::tie(a.situation, a.host_region) < std::tie(b.situation, b.host_region);
    }
  };

  const World& world_;
  const CompiledPack& pack_;
  const Histories& histories_;
  DecisionTable table_;
  std::map<Meeting, std::uint32_t> known_meetings_;
  std::vector<Meeting> meetings_;
  std::vector<std::vector<std::vector<DecisionIndex>>> rows_;  // [surroundings][meeting][person]
  std::vector<std::vector<DecisionIndex>> sign_ins_;           // [surroundings][person]
};

}  // namespace coexist::sim
