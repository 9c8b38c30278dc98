#include "questions/sentence_refusal.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

namespace coexist::scenarios::questions {
namespace {

std::vector<std::string> words_of(const PackSentence& sentence) {
  std::vector<std::string> words;
  for (const SentencePhrase& phrase : sentence.phrases) {
    for (const SentencePart& part : phrase.parts) {
      if (part.attributes.empty()) words.push_back(part.text);
    }
  }
  return words;
}

// The word of a form that one of the sentence's words was meant to be; empty if none is near. Short words are near to
// too many.
std::string meant_word(const std::string& text, const std::vector<std::string>& known) {
  constexpr std::size_t kShort = 3;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    at = end + 1;
    std::string near = word.size() > kShort ? nearest(word, known) : std::string();
    if (!near.empty() && near != word) return near;
  }
  return {};
}

}  // namespace

void refuse_unknown(const std::vector<Misreading>& misread, Diagnostics& diagnostics) {
  std::size_t fewest = misread.front().unknown.size();
  for (const Misreading& one : misread) fewest = std::min(fewest, one.unknown.size());
  struct Blamed {
    std::set<std::string> known, packs;
  };
  std::map<std::pair<std::string, std::string>, Blamed> by_place;
  std::size_t readers = 0;
  for (const Misreading& one : misread) {
    if (one.unknown.size() > fewest) continue;
    ++readers;
    for (const UnknownFilling& filling : one.unknown) {
      Blamed& blamed = by_place[{filling.place, filling.text}];
      blamed.known.insert(filling.known.begin(), filling.known.end());
      blamed.packs.insert(one.pack);
    }
  }
  for (const auto& [filling, blamed] : by_place) {
    // Where packs blame different words, each word is known to some pack, and none knows them together.
    const std::string where =
        blamed.packs.size() == readers ? std::string() : fmt::format(" in {}", fmt::join(blamed.packs, ", "));
    diagnostics.error("", {}, fmt::format("unknown {} '{}'{}", filling.first, filling.second, where),
                      did_you_mean(filling.second, {blamed.known.begin(), blamed.known.end()}));
  }
}

void refuse_form(const std::vector<const LoadedPack*>& packs, const std::string& text, Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (const LoadedPack* loaded : packs) {
    for (const PackSentence& sentence : loaded->sentences) {
      const std::vector<std::string> words = words_of(sentence);
      known.insert(known.end(), words.begin(), words.end());
    }
  }
  const std::string meant = meant_word(text, known);
  std::vector<std::string> forms;
  for (const LoadedPack* loaded : packs) {
    for (const PackSentence& sentence : loaded->sentences) {
      const std::vector<std::string> words = words_of(sentence);
      const std::string form = grammar_of(sentence);
      if (std::find(words.begin(), words.end(), meant) == words.end()) continue;
      if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(form);
    }
  }
  diagnostics.error("", {}, fmt::format("'{}' is no sentence that a pack understands", text),
                    meant.empty() ? "`coexist ask` lists those that packs understand"
                                  : fmt::format("did you mean '{}'? {}", meant, fmt::join(forms, "; ")));
}

}  // namespace coexist::scenarios::questions
