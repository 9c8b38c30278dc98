// Reading sentences in the forms that a pack declares.
#pragma once

#include <string>
#include <vector>

#include "scenarios/pack_file.hpp"

namespace coexist::scenarios::questions {

/// What a place was filled with.
struct SaidValue {
  std::string place;
  sim::Attribute attribute;
  std::size_t value = 0;
  friend bool operator==(const SaidValue&, const SaidValue&) = default;
};

struct Reading {
  const PackSentence* sentence = nullptr;  // of the pack; null: nothing fits
  std::vector<SaidValue> said;             // places filled with "any" are left out
};

/// A place that was filled with something that the pack does not know.
struct UnknownFilling {
  std::string place, text;
  std::vector<std::string> known;
};

/// What one pack does not know of a sentence whose words fit one of its forms.
struct Misreading {
  std::string pack;
  std::vector<UnknownFilling> unknown;
};

/// The first form that fits, its optional phrases taken where they can be. If forms fit but values are not known, the
/// fillings of the form that misses fewest are added to `misread`.
Reading read_sentence(const LoadedPack& loaded, const std::string& text, std::vector<Misreading>& misread);

}  // namespace coexist::scenarios::questions
