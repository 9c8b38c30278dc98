// Marks as doors: whom a rollback cannot take back, and who goes back at a price.
#pragma once

#include <map>
#include <optional>
#include <set>

#include "execution/stage.hpp"
#include "population/marks.hpp"

namespace coexist::sim {

class Doors {
 public:
  explicit Doors(Stage& stage) : stage_(stage) {}

  /// Whether a mark keeps the person where they are now. Remembers which doors they met. Sign-ins are replayed on what
  /// has been recorded by now: the past decides, nothing that the rollback will do.
  bool is_shut_to(PersonId person);

  /// A finding for each door that somebody met.
  void report(StepId rollback) const;

 private:
  std::vector<bool> marks_of(PersonId person);
  /// Reads on in the record: whom it concerns, or that it concerns everybody.
  void read_news();

  Stage& stage_;
  std::map<MarkId, std::set<PersonId>> met_;
  std::optional<MarkReplay> replay_;
  std::size_t read_ = 0;         // of the record
  std::set<PersonId> outdated_;  // they have changed since the replay; those who have not may still be asked
};

}  // namespace coexist::sim
