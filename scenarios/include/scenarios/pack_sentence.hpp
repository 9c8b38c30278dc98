// Sentences in which a pack can be asked: a fixed grammar, which the pack declares.
//
// "{client} joins meeting [scheduled by {maker}] [on {host}]": words stand as they are, a place in braces takes a value
// of an attribute of the situation, what is in brackets may be left out. No guesswork: a sentence fits or does not.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/rules.hpp"

namespace coexist::scenarios {

/// A word, or a place with the attributes whose values it takes; the first attribute that knows a value is meant.
struct SentencePart {
  std::string text;                        // the word, or the name of the place
  std::vector<sim::Attribute> attributes;  // empty: a word
  friend bool operator==(const SentencePart&, const SentencePart&) = default;
};

struct SentencePhrase {
  std::vector<SentencePart> parts;
  bool optional = false;
  friend bool operator==(const SentencePhrase&, const SentencePhrase&) = default;
};

struct PackSentence {
  std::string id;
  sim::InteractionId interaction = sim::kNone<sim::InteractionId>;
  std::optional<std::size_t> path;  // the access path that is asked about first
  std::vector<SentencePhrase> phrases;
  sim::Provenance provenance;
  friend bool operator==(const PackSentence&, const PackSentence&) = default;
};

/// "CLIENT joins meeting [scheduled by MAKER] [on HOST]": for help and diagnostics.
std::string grammar_of(const PackSentence& sentence);

}  // namespace coexist::scenarios
