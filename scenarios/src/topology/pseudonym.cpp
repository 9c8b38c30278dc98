// Pseudonyms for a whole document, on its tree: what no field holds is personal as well.
#include "scenarios/pseudonym.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "text/ascii_case.hpp"
#include "topology/pseudonym_rules.hpp"
#include "topology/schema.hpp"
#include "topology/tree.hpp"

namespace coexist::scenarios {
namespace {

// Words of names that were replaced. Shorter ones ("com", "fe1") would hit words of the schema by chance.
constexpr std::size_t kShortestWord = 4;

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (const char c : ascii_lower(text) + ' ') {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80U) {
      word += c;
    } else {
      if (word.size() >= kShortestWord) {
        words.insert(word);
      }
      word.clear();
    }
  }
  return words;
}

class Scrubber {
 public:
  explicit Scrubber(const PseudonymKey& key) : pseudonyms_(key) {}

  void learn(const XmlElement& element) {
    learn(element.text);
    for (const XmlAttribute& attribute : element.attributes) {
      const Handling handling = handling_of(element, attribute);
      if (handling == Handling::Host || handling == Handling::Url || attribute.name.local == "FileName") {
        learn(attribute.value);
      }
    }
    for (const XmlElement& child : element.children) {
      learn(child);
    }
  }

  void scrub(XmlElement& element) {
    const bool foreign = !is_schema_namespace(element.name.space);
    for (XmlAttribute& attribute : element.attributes) {
      rename(attribute.name, foreign);
      attribute.value = value(foreign ? Handling::Replace : handling_of(element, attribute), attribute);
    }
    rename(element.name, foreign);
    element.text = pseudonyms_.text(foreign ? "text" : ascii_lower(element.name.local), element.text);
    element.tail = pseudonyms_.text("text", element.tail);
    for (XmlElement& child : element.children) {
      scrub(child);
    }
  }

 private:
  void learn(std::string_view text) { personal_.merge(words_of(text)); }

  [[nodiscard]] bool is_personal(std::string_view text) const {
    const std::set<std::string> words = words_of(text);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return personal_.contains(word); });
  }

  [[nodiscard]] std::string value(Handling handling, const XmlAttribute& attribute) const {
    const std::string& old = attribute.value;
    switch (handling) {
      case Handling::Keep:
        return old;
      case Handling::Phrase:
        return is_personal(old) ? pseudonyms_.text(ascii_lower(attribute.name.local), old) : old;
      case Handling::Host:
        return pseudonyms_.fqdn(old);
      case Handling::Address:
        return pseudonyms_.ip(old);
      case Handling::Url:
        return pseudonyms_.url(old);
      case Handling::Guid:
        return pseudonyms_.guid(old);
      case Handling::Replace:
        return pseudonyms_.text("value", old);
    }
    return {};
  }

  // Somebody's extension may be called after its company.
  void rename(XmlName& name, bool foreign) const {
    if (foreign || !is_schema_namespace(name.space)) {
      name.local = pseudonyms_.text("x", name.local);
      name.space = name.space.empty() ? name.space : "urn:" + pseudonyms_.text("x", name.space);
    }
  }

  Pseudonymiser pseudonyms_;
  std::set<std::string> personal_;
};

}  // namespace

TopologyDocument pseudonymise(const TopologyDocument& document, const PseudonymKey& key) {
  XmlElement tree = written_tree(document);
  Scrubber scrubber(key);
  scrubber.learn(tree);
  scrubber.scrub(tree);
  // Read again, so that fields, tree and account agree and the result is known to be readable.
  Diagnostics diagnostics;
  const auto file = std::make_shared<const SourceFile>(SourceFile{"pseudonymised topology", canonical_text(tree)});
  std::optional<TopologyDocument> result = read_topology(file, diagnostics);
  if (!result) {
    throw BadInput(std::move(diagnostics));
  }
  return *std::move(result);
}

}  // namespace coexist::scenarios
