// Words for the closed lists that a pack's files use, each with what it says: read by schemas, printed by questions.
#pragma once

#include <string>
#include <vector>

#include "scenarios/compound_codecs.hpp"
#include "sim/pack.hpp"

namespace coexist::scenarios::packs {

template <typename T>
using Words = std::vector<Named<T>>;

Words<sim::StepArchetype> archetype_words();
Words<sim::Requirement> requirement_words();
Words<sim::PhasePredicate> predicate_words();
Words<sim::Gravity> gravity_words();
Words<sim::QuorumScope> quorum_scope_words();
Words<sim::MediaUse> media_use_words();
Words<sim::Door> door_words();
Words<sim::PathCase> path_case_words();

/// The word for a value that its list has.
template <typename T>
std::string word_for(const Words<T>& words, T value) {
  for (const Named<T>& word : words) {
    if (word.value == value) return word.name;
  }
  return {};
}

}  // namespace coexist::scenarios::packs
