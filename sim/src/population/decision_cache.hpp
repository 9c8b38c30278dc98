// Decisions met so far by one worker, and the table [surroundings][meeting][person] that makes a join an array read.
#pragma once

#include <map>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "population/meeting_history.hpp"
#include "population/mixed_hash.hpp"
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
  struct Hash {
    std::size_t operator()(const Decision& d) const {
      return MixedHash()(d.outcome)(d.rule)(d.aspect)(d.path)(d.by_fallback)(d.primary_rule)(d.loses).value();
    }
  };
  std::vector<Decision> decisions_;
  std::unordered_map<Decision, DecisionIndex, Hash> known_;  // only looked up: its order is never observed
};

/// A decision as comparable words: the order in which ledgers list decisions.
std::vector<std::uint64_t> sort_key(const Decision& decision);

/// Joins and sign-ins, decided once for each combination that occurs. Not shared between threads: each worker has its
/// own, which costs some thousands of decisions and needs no locks.
class DecisionCache {
 public:
  DecisionCache(const CompiledPack& pack, const Histories& histories);

  /// A small number for what joins ask of this span; equal spans have equal numbers.
  std::uint32_t meeting_code(const MeetingSpan& span);

  /// Decisions by person_facts, 0 where none was needed yet: `join` fills them. Stays where it is for good.
  const std::vector<DecisionIndex>& row(std::uint32_t surroundings, std::uint32_t meeting) {
    std::vector<DecisionIndex>& row = rows_[surroundings][meeting];
    if (row.empty()) row.assign(histories_.person_facts().size(), 0);
    return row;
  }
  DecisionIndex join(std::uint32_t surroundings, std::uint32_t meeting, std::uint32_t person) {
    if (const DecisionIndex known = row(surroundings, meeting)[person]; known != 0) return known;
    return rows_[surroundings][meeting][person] = decide_join(surroundings, meeting, person);
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
  // Of spans: what a situation is made of, at a fraction of the price of making it.
  struct SpanHash {
    std::size_t operator()(const MeetingSpan& s) const {
      const MeetingFacts& m = s.facts;
      return MixedHash()(m.format)(m.kind)(m.made_on)(m.made_with)(m.condition)(s.host)(s.host_service)(s.host_region)(
                 s.bound)
          .value();
    }
  };
  struct SameMeeting {
    bool operator()(const MeetingSpan& a, const MeetingSpan& b) const {
      return a.facts == b.facts && a.host == b.host && a.host_service == b.host_service &&
             a.host_region == b.host_region && a.bound == b.bound;
    }
  };

  const CompiledPack& pack_;
  const Histories& histories_;
  DecisionTable table_;
  std::unordered_map<MeetingSpan, std::uint32_t, SpanHash, SameMeeting> known_spans_;  // only looked up
  std::map<Meeting, std::uint32_t> known_meetings_;
  std::vector<Meeting> meetings_;
  std::vector<std::vector<std::vector<DecisionIndex>>> rows_;  // [surroundings][meeting][person]
  std::vector<std::vector<DecisionIndex>> sign_ins_;           // [surroundings][person]
};

}  // namespace coexist::sim
