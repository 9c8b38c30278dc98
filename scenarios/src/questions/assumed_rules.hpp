// Rules that guess what nobody documents, and that have a say in an answer without being the one that decides it.
#pragma once

#include <map>
#include <vector>

#include "sim/pack_diagrams.hpp"

namespace coexist::scenarios::questions {

/// Of equally good tables of a path the first is named as the one that decides. The others had to be as good, too, so
/// that an answer is as little documented as the least documented of them.
class AssumedRules {
 public:
  /// All must outlive it; `forest` has the scope's sizes. `subject` has an interaction.
  AssumedRules(const sim::Pack& pack, const sim::Subject& subject, const sim::Scope& scope, sim::DiagramForest& forest)
      : pack_(pack), subject_(subject), scope_(scope), forest_(forest) {}

  /// Of the tables on the paths of these answers: the assumed rules that decide there where these answers hold; and, of
  /// another path than the first, the assumed rule that closes the first. Ascending.
  /// Throws DiagramTooLarge. O(parts of the answers x parts of a table), for each table with an assumed rule.
  std::vector<sim::RuleId> met_by(const sim::Answered& answered, const std::vector<sim::Label>& labels);

 private:
  /// Index + 1 where an assumed rule of the table decides, 0 elsewhere. Made once.
  sim::DiagramId assumed_in(sim::AspectId aspect);

  const sim::Pack& pack_;
  const sim::Subject subject_;
  const sim::Scope& scope_;
  sim::DiagramForest& forest_;
  std::map<sim::AspectId, sim::DiagramId> known_;
};

}  // namespace coexist::scenarios::questions
