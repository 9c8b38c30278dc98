#include "xml/scanner.hpp"

#include <fmt/format.h>

#include <utility>

#include "xml/characters.hpp"
#include "xml/guard.hpp"

namespace coexist::scenarios {

void XmlScanner::fail(std::string code, std::size_t offset, std::string message, std::string help) {
  trouble_ = XmlTrouble{std::move(code), offset, std::move(message), std::move(help)};
}

void XmlScanner::skip_past(std::string_view end, std::string_view what) {
  const std::size_t found = text_.find(end, at_ + 2);
  if (found == std::string_view::npos) {
    return fail("E301", at_, fmt::format("this {} never ends", what));
  }
  for (; at_ < found; ++at_) {
    if (is_forbidden_control(text_[at_])) {
      return fail("E304", at_, "control character in XML");
    }
  }
  at_ = found + end.size();
}

void XmlScanner::text(bool only_space) {
  for (; !trouble_ && !at_end() && text_[at_] != '<'; ++at_) {
    if (only_space && !is_xml_space(text_[at_])) {
      return fail("E301", at_, "text outside of the root element");
    }
    check_character();
  }
}

// Entities are the classic bomb, and an undefined one would be doubly escaped by an export.
void XmlScanner::check_character() {
  constexpr std::size_t kLongestReference = 16;
  if (is_forbidden_control(text_[at_])) {
    fail("E304", at_, "control character in XML");
  } else if (text_[at_] == '&' && !is_plain_reference(text_.substr(at_, kLongestReference))) {
    fail("E304", at_, "unknown entity or character reference",
         "only &amp; &lt; &gt; &quot; &apos; and the numbers of valid characters are known");
  }
}

// Prefix and rest are a name each, or an export, which knows no prefixes, would write what nobody can read.
std::string_view XmlScanner::name() {
  const std::size_t start = at_;
  name_part();
  if (!trouble_ && follows(":")) {
    ++at_;
    name_part();
  }
  if (!trouble_ && at_ - start > kLongestXmlName) {
    fail("E303", start, fmt::format("this name has more than {} bytes", kLongestXmlName));
  }
  return text_.substr(start, at_ - start);
}

void XmlScanner::name_part() {
  const std::size_t start = at_;
  while (!at_end() && is_name_byte(text_[at_], at_ == start)) {
    ++at_;
  }
  if (at_ == start) {
    fail("E301", at_, "a name is expected here");
  }
}

bool XmlScanner::spaces() {
  const std::size_t start = at_;
  while (!at_end() && is_xml_space(text_[at_])) {
    ++at_;
  }
  return at_ != start;
}

void XmlScanner::expect(std::string_view word, std::size_t tag) {
  if (trouble_) {
    return;
  }
  if (!follows(word)) {
    return fail("E301", at_end() ? tag : at_, fmt::format("'{}' is expected in this tag", word));
  }
  at_ += word.size();
}

void XmlScanner::quoted_value(std::size_t tag) {
  if (trouble_) {
    return;
  }
  const std::size_t opened = at_;
  if (!follows("\"") && !follows("'")) {
    return fail("E301", at_end() ? tag : opened, "a quoted value is expected here");
  }
  for (++at_; !trouble_ && !at_end() && text_[at_] != text_[opened]; ++at_) {
    if (text_[at_] == '<') {
      return fail("E301", at_, "'<' in the value of an attribute", "is the quote before it closed?");
    }
    check_character();
  }
  if (!trouble_ && at_end()) {
    return fail("E301", opened, "this value is never closed");
  }
  ++at_;
}

}  // namespace coexist::scenarios
