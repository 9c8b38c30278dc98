// Sentences of a pack: words, places and brackets become parts, and places get their attributes.
#include <algorithm>

#include "packs/building.hpp"

namespace coexist::scenarios::packs {
namespace {

// Reads one sentence, a character at a time: braces and brackets may touch words.
class SentenceReader {
 public:
  explicit SentenceReader(std::string_view text) : rest_(text) {}

  // An explanation of what is wrong, or nothing.
  std::string read(std::vector<SentencePhrase>& phrases) {
    for (; !rest_.empty(); rest_.remove_prefix(1)) {
      const char c = rest_.front();
      if (c == '[' || c == ']') {
        if (in_brackets_ == (c == '['))
          return c == '[' ? "brackets do not nest" : "a bracket closes that was not opened";
        end_word();
        end_phrase(phrases);
        in_brackets_ = c == '[';
      } else if (c == '{') {
        end_word();
        const std::size_t end = rest_.find('}');
        if (end == std::string_view::npos) return "a brace is not closed";
        parts_.push_back({std::string(rest_.substr(1, end - 1)), {{}}});  // an attribute still to be found
        rest_.remove_prefix(end);
      } else if (c == '}') {
        return "a brace closes that was not opened";
      } else if (c == ' ') {
        end_word();
      } else {
        word_ += c;
      }
    }
    end_word();
    if (in_brackets_) return "a bracket is not closed";
    end_phrase(phrases);
    return {};
  }

 private:
  void end_word() {
    if (!word_.empty()) parts_.push_back({word_, {}});
    word_.clear();
  }
  void end_phrase(std::vector<SentencePhrase>& phrases) {
    if (!parts_.empty()) phrases.push_back({std::move(parts_), in_brackets_});
    parts_.clear();
  }

  std::string_view rest_;
  std::string word_;
  std::vector<SentencePart> parts_;
  bool in_brackets_ = false;
};

// Two places without a word between them could not be told apart; a phrase that may be missing separates nothing.
std::string wrong_order(const std::vector<SentencePhrase>& phrases) {
  if (std::all_of(phrases.begin(), phrases.end(), [](const SentencePhrase& p) { return p.optional; })) {
    return "something must be said in any case";
  }
  bool after_place = false;
  for (const SentencePhrase& phrase : phrases) {
    for (const SentencePart& part : phrase.parts) {
      if (after_place && !part.attributes.empty()) return "two places need a word between them";
      after_place = !part.attributes.empty();
    }
    if (phrase.optional && phrase.parts.front().attributes.empty() == false) return "brackets begin with a word";
  }
  return {};
}

void resolve_places(Building& building, const WrittenQuestion& written, PackSentence& sentence) {
  const auto wrong = [&](const Name& name, const std::string& what) {
    building.diagnostics.error("E621", name.place, what);
  };
  std::vector<std::string> used;
  for (SentencePhrase& phrase : sentence.phrases) {
    for (SentencePart& part : phrase.parts) {
      if (part.attributes.empty()) continue;
      part.attributes.clear();
      const auto place = std::find_if(written.places.begin(), written.places.end(),
                                      [&](const Keyed<Names>& p) { return p.key.value == part.text; });
      if (place == written.places.end()) {
        wrong(written.sentence, fmt::format("place '{}' is not declared under `places:`", part.text));
        continue;
      }
      if (std::find(used.begin(), used.end(), part.text) != used.end()) {
        wrong(written.sentence, fmt::format("place '{}' stands in the sentence twice", part.text));
      }
      used.push_back(part.text);
      for (const Name& name : place->value) {
        if (const auto attribute = resolve_attribute(building, name)) part.attributes.push_back(*attribute);
      }
    }
  }
  for (const Keyed<Names>& place : written.places) {
    if (std::find(used.begin(), used.end(), place.key.value) == used.end()) {
      wrong(place.key, fmt::format("place '{}' does not stand in the sentence", place.key.value));
    }
  }
}

std::optional<std::size_t> resolve_path(Building& building, const WrittenQuestion& written, sim::InteractionId id) {
  if (!written.path || id == sim::kNone<sim::InteractionId>) return std::nullopt;
  std::vector<std::string> known;
  for (const sim::AccessPath& path : building.pack.interactions[id].paths) known.push_back(path.id);
  const auto found = std::find(known.begin(), known.end(), written.path->value);
  if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
  building.unknown(*written.path, "path", known);
  return std::nullopt;
}

// A pack may tell a sentence of the packs below anew.
void add_sentence(Building& building, PackSentence sentence, const Name& id) {
  const auto old = std::find_if(building.sentences.begin(), building.sentences.end(),
                                [&](const PackSentence& other) { return other.id == sentence.id; });
  if (old == building.sentences.end()) {
    building.sentences.push_back(std::move(sentence));
    building.layer_of_sentence.push_back(building.layer);
    return;
  }
  std::size_t& layer = building.layer_of_sentence[static_cast<std::size_t>(old - building.sentences.begin())];
  if (layer == building.layer) return building.twice(id, "question", old->provenance);
  layer = building.layer;
  *old = std::move(sentence);
}

}  // namespace

void build_questions(Building& building, const WrittenPack& written) {
  for (const WrittenQuestion& question : written.questions) {
    PackSentence sentence;
    sentence.id = question.id.value;
    sentence.provenance = building.provenance.add(question.id.place);
    sentence.interaction = resolve(building, building.pack.interactions, question.interaction, "interaction");
    sentence.path = resolve_path(building, question, sentence.interaction);
    std::string wrong = SentenceReader(question.sentence.value).read(sentence.phrases);
    if (wrong.empty()) wrong = wrong_order(sentence.phrases);
    if (!wrong.empty()) {
      building.diagnostics.error("E621", question.sentence.place, wrong, "sentence: \"{client} signs in [to {home}]\"");
      continue;
    }
    resolve_places(building, question, sentence);
    add_sentence(building, std::move(sentence), question.id);
  }
}

}  // namespace coexist::scenarios::packs
