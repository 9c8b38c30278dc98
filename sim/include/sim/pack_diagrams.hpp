// What a pack decides, over all situations at once: tables and interactions as decision diagrams.
//
// Says the same as CompiledPack, which answers for one situation. A question leaves some attributes open: its scope
// says which values each may have, and the diagram says which answers there are and what they depend on.
#pragma once

#include <optional>
#include <vector>

#include "sim/compiled_pack.hpp"
#include "sim/decision_diagram.hpp"

namespace coexist::sim {

/// An attribute, and the values of its domain that are asked about; the n-th of them is value n of a diagram's
/// variable.
struct ScopedAttribute {
  Attribute attribute;
  std::vector<std::size_t> values;
  friend bool operator==(const ScopedAttribute&, const ScopedAttribute&) = default;
};

/// By variable of the forest.
using Scope = std::vector<ScopedAttribute>;

/// What can be asked about: an interaction as a whole, one of its access paths, or one table alone.
struct Subject {
  InteractionId interaction = kNone<InteractionId>;
  std::optional<std::size_t> path;
  AspectId aspect = kNone<AspectId>;  // unless there is an interaction
  friend bool operator==(const Subject&, const Subject&) = default;
};

/// The tables that a subject asks, in order, each once.
std::vector<AspectId> aspects_of(const Pack& pack, const Subject& subject);

/// The attributes that may matter, ascending: those of its tables and, of an interaction as a whole, what decides which
/// paths somebody has.
std::vector<Attribute> attributes_of(const Pack& pack, const Subject& subject);

/// The values that can occur. The domain of software is all software, so that values are ids; only that of its own slot
/// ever stands there.
std::vector<std::size_t> possible_values(const Vocabulary& vocabulary, Attribute attribute);

/// All possible values of each attribute of a subject.
Scope scope_of(const Pack& pack, const Subject& subject);

/// The sizes of a scope, for a forest over it.
std::vector<std::size_t> sizes_of(const Scope& scope);

/// Answers of a function: label n means answers[n]. No two are equal.
struct Answered {
  DiagramId function{};
  std::vector<Decision> answers;
};

/// What CompiledPack::decide says in each situation of the scope; of one path, what decide_path says; of a table, what
/// a path of it alone would say. Attributes of the scope that the subject does not ask make no difference.
/// Precondition: the scope has every attribute of the subject. Nothing if the answer is too large to be written down.
std::optional<Answered> answer(DiagramForest& forest, const Pack& pack, const Subject& subject, const Scope& scope);

/// The rule that decides in each situation of the scope: its index + 1, or 0 where none does.
/// Throws DiagramTooLarge. O(parts x values x rules of the table).
DiagramId rule_diagram(DiagramForest& forest, const Pack& pack, AspectId aspect, const Scope& scope);

}  // namespace coexist::sim
