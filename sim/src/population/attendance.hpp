// What the participants of one series are at each of its occurrences, in order of time: one number each.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "population/histories.hpp"

namespace coexist::sim {

class Attendance {
 public:
  explicit Attendance(const Histories& histories) : histories_(histories) {}

  /// Precondition: `first` is not after any instant asked for.
  void begin(std::span<const PersonId> participants, Instant first) {
    facts_.resize(participants.size());
    now_.resize(participants.size());
    end_.resize(participants.size());
    changes_at_ = kEndOfTime;
    for (std::size_t k = 0; k < participants.size(); ++k) {
      const std::span<const PersonSpan> spans = histories_.of(participants[k]);
      now_[k] = spans.data() + span_at(spans, first);
      end_[k] = spans.data() + spans.size();
      take(k);
    }
  }

  /// Precondition: t is not before the last one.
  void advance(Instant t) {
    if (t < changes_at_) return;
    changes_at_ = kEndOfTime;
    for (std::size_t k = 0; k < now_.size(); ++k) {
      while (now_[k] + 1 != end_[k] && now_[k][1].from <= t) ++now_[k];
      take(k);
    }
  }

  /// Of each participant, an index into Histories::person_facts.
  [[nodiscard]] const std::vector<std::uint32_t>& facts() const { return facts_; }
  /// When the next of them changes.
  [[nodiscard]] Instant changes_at() const { return changes_at_; }

  /// Appends when any of them changes after now and before `end`.
  void changes_before(Instant end, std::vector<Instant>& cuts) const {
    for (std::size_t k = 0; k < now_.size(); ++k) {
      for (const PersonSpan* next = now_[k] + 1; next < end_[k] && next->from < end; ++next) cuts.push_back(next->from);
    }
  }

 private:
  void take(std::size_t k) {
    facts_[k] = now_[k]->facts;
    if (now_[k] + 1 != end_[k]) changes_at_ = std::min(changes_at_, now_[k][1].from);
  }

  const Histories& histories_;
  std::vector<std::uint32_t> facts_;
  std::vector<const PersonSpan*> now_, end_;  // by participant
  Instant changes_at_;
};

}  // namespace coexist::sim
