#include "questions/sentence_refusal.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

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

void refuse_unknown(const std::vector<UnknownFilling>& unknown, Diagnostics& diagnostics) {
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> by_place;
  for (const UnknownFilling& filling : unknown) {
    std::vector<std::string>& known = by_place[{filling.place, filling.text}];
    known.insert(known.end(), filling.known.begin(), filling.known.end());
  }
  for (const auto& [filling, known] : by_place) {
    diagnostics.error("", {}, fmt::format("unknown {} '{}'", filling.first, filling.second),
                      did_you_mean(filling.second, known));
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
