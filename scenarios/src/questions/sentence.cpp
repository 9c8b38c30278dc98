#include "questions/sentence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "questions/asked_scope.hpp"
#include "text/ascii_case.hpp"

namespace coexist::scenarios {
namespace questions {
namespace {

constexpr std::size_t kLongestValue = 10;  // words of a label
constexpr std::size_t kMostFits = 256;     // a hostile sentence could fit in exponentially many ways
constexpr std::size_t kMostWords = 64;

struct Filling {
  const SentencePart* place;
  std::string text;
};

// Ways in which the words of a sentence fit a form, whatever stands in the places.
class Fitter {
 public:
  Fitter(const PackSentence& form, const std::vector<std::string>& words) : form_(form), words_(words) {}

  const std::vector<std::vector<Filling>>& fit() {
    phrase(0, 0);
    return fits_;
  }

 private:
  void phrase(std::size_t p, std::size_t word) {
    if (p == form_.phrases.size()) {
      if (word == words_.size() && fits_.size() < kMostFits) fits_.push_back(filled_);
      return;
    }
    part(p, 0, word);
    if (form_.phrases[p].optional) phrase(p + 1, word);
  }

  void part(std::size_t p, std::size_t i, std::size_t word) {
    const std::vector<SentencePart>& parts = form_.phrases[p].parts;
    if (i == parts.size()) return phrase(p + 1, word);
    if (parts[i].attributes.empty()) {
      if (word < words_.size() && ascii_lower(words_[word]) == ascii_lower(parts[i].text)) part(p, i + 1, word + 1);
      return;
    }
    std::string text;
    for (std::size_t end = word; end < words_.size() && end < word + kLongestValue; ++end) {
      text += (text.empty() ? "" : " ") + words_[end];
      filled_.push_back({&parts[i], text});
      part(p, i + 1, end + 1);
      filled_.pop_back();
    }
  }

  const PackSentence& form_;
  const std::vector<std::string>& words_;
  std::vector<Filling> filled_;
  std::vector<std::vector<Filling>> fits_;
};

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::istringstream in(text);
  for (std::string word; in >> word && words.size() < kMostWords;) words.push_back(word);
  return words;
}

// The values of a fit; what is not known goes to `unknown`.
std::vector<SaidValue> values_of(const sim::Vocabulary& vocabulary, const std::vector<Filling>& fit,
                                 std::vector<UnknownFilling>& unknown) {
  std::vector<SaidValue> said;
  for (const Filling& filling : fit) {
    if (ascii_lower(filling.text) == "any") continue;
    UnknownFilling missed{filling.place->text, filling.text, {}};
    bool is_known = false;
    for (const sim::Attribute& attribute : filling.place->attributes) {
      if (const auto value = find_value(vocabulary, attribute, filling.text)) {
        said.push_back({filling.place->text, attribute, *value});
        is_known = true;
        break;
      }
      const std::vector<std::string> names = names_of_values(vocabulary, attribute);
      missed.known.insert(missed.known.end(), names.begin(), names.end());
    }
    if (!is_known) unknown.push_back(std::move(missed));
  }
  return said;
}

// In words. A place that swallowed what belongs to others ("oc-2007-r2 on ocs-2007-r2") has more of them than each
// place that is merely unknown: counted in places, the wrong reading would win wherever it makes one of two.
std::size_t extent_of(const std::vector<UnknownFilling>& unknown) {
  std::size_t words = 0;
  for (const UnknownFilling& filling : unknown) words += words_of(filling.text).size();
  return words;
}

}  // namespace

Reading read_sentence(const LoadedPack& loaded, const std::string& text, std::vector<Misreading>& misread) {
  const std::vector<std::string> words = words_of(text);
  std::vector<UnknownFilling> fewest;
  for (const PackSentence& form : loaded.sentences) {
    Fitter fitter(form, words);
    for (const std::vector<Filling>& fit : fitter.fit()) {
      std::vector<UnknownFilling> missed;
      std::vector<SaidValue> said = values_of(loaded.pack.vocabulary, fit, missed);
      if (missed.empty()) return {&form, std::move(said)};
      if (fewest.empty() || extent_of(missed) < extent_of(fewest)) fewest = std::move(missed);
    }
  }
  if (!fewest.empty()) misread.push_back({loaded.pack.id, std::move(fewest)});
  return {};
}

}  // namespace questions

std::string grammar_of(const PackSentence& sentence) {
  std::string out;
  for (const SentencePhrase& phrase : sentence.phrases) {
    std::string text;
    for (const SentencePart& part : phrase.parts) {
      std::string word = part.text;
      if (!part.attributes.empty()) {
        std::transform(word.begin(), word.end(), word.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
      }
      text += (text.empty() ? "" : " ") + word;
    }
    out += (out.empty() ? "" : " ") + (phrase.optional ? fmt::format("[{}]", text) : text);
  }
  return out;
}

}  // namespace coexist::scenarios
