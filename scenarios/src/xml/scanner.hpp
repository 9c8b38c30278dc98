// The tokens of XML: a position in a text, and the first trouble met.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace coexist::scenarios {

struct XmlTrouble {
  std::string code;
  std::size_t offset = 0;
  std::string message;
  std::string help;
};

/// After a trouble the position means nothing; callers ask `trouble()` before they go on.
class XmlScanner {
 public:
  explicit XmlScanner(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const noexcept { return at_ >= text_.size(); }
  [[nodiscard]] std::size_t at() const noexcept { return at_; }
  [[nodiscard]] bool follows(std::string_view word) const { return text_.substr(at_, word.size()) == word; }
  [[nodiscard]] const std::optional<XmlTrouble>& trouble() const noexcept { return trouble_; }

  void fail(std::string code, std::size_t offset, std::string message, std::string help = {});

  /// Each of these goes past what it names, or fails.
  void skip_past(std::string_view end, std::string_view what);
  void text(bool only_space);                           // up to the next '<'
  std::string_view name();                              // with its prefix, if it has one
  void expect(std::string_view word, std::size_t tag);  // `tag`: where to point if the text ends here
  void quoted_value(std::size_t tag);

  /// False if there were none.
  bool spaces();

 private:
  void name_part();
  void check_character();

  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<XmlTrouble> trouble_;
};

}  // namespace coexist::scenarios
