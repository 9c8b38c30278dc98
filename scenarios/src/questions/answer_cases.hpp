// From a diagram to what people read: in which cases it ends how, and which rules say so.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "questions/assumed_rules.hpp"
#include "questions/outcome_ways.hpp"
#include "scenarios/pack_question.hpp"

namespace coexist::scenarios::questions {

class CaseTeller {
 public:
  /// All must outlive it; `forest` has the scope's sizes.
  CaseTeller(const sim::Pack& pack, const sim::Scope& scope, sim::DiagramForest& forest)
      : pack_(pack), scope_(scope), forest_(forest) {}

  /// `answered` of the subject, which has an interaction. Throws DiagramTooLarge. Best first; `depends_on` gets the
  /// attributes that decide between them. Of the rules of a case, those that ask most for what was said come first,
  /// then those of most combinations.
  std::vector<AnswerCase> cases(const sim::Subject& subject, const sim::Answered& answered,
                                const std::vector<sim::Attribute>& said, std::vector<std::string>& depends_on) const;

  /// All ways in one, without rules.
  [[nodiscard]] MatrixCell cell(const sim::Answered& answered) const;

 private:
  using Ways = std::map<MatrixOutcome, std::vector<sim::Label>>;  // and the answers that end so
  [[nodiscard]] Ways ways_of(const sim::Answered& answered) const;
  /// The function by way, numbered in their order, and the attributes that it depends on.
  sim::DiagramId by_way(const sim::Answered& answered, const Ways& ways, std::vector<std::string>& depends_on) const;
  [[nodiscard]] AnsweringRule rule_of(const sim::Decision& decision) const;
  [[nodiscard]] AnsweringRule told(const sim::Rule& rule) const;
  [[nodiscard]] std::size_t relevance(const sim::Decision& decision, const std::vector<sim::Attribute>& said) const;
  void name_conditions(sim::DiagramId function, sim::Label way, AnswerCase& out) const;

  const sim::Pack& pack_;
  const sim::Scope& scope_;
  sim::DiagramForest& forest_;
};

}  // namespace coexist::scenarios::questions
