#include "calendar/meeting_links.hpp"

#include <algorithm>

#include "text/ascii_case.hpp"

namespace coexist::scenarios {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_scheme_character(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

}  // namespace

void find_links(std::string_view text, std::vector<MeetingLink>& links) {
  constexpr std::string_view kEnds = " \t\r\n<>\"'|\\^`{}()[]";
  std::size_t word = 0;
  while (word < text.size() && links.size() < kMostLinks) {
    word = text.find_first_not_of(kEnds, word);
    if (word == std::string_view::npos) {
      return;
    }
    const std::size_t end = std::min(text.find_first_of(kEnds, word), text.size());
    std::string_view uri = text.substr(word, end - word);
    word = end;
    while (!uri.empty() && std::string_view(".,;:!?").find(uri.back()) != std::string_view::npos) {
      uri.remove_suffix(1);  // of the sentence around it
    }
    const std::size_t colon = std::min(uri.find(':'), uri.size());
    const std::string scheme = ascii_lower(uri.substr(0, colon));
    const std::string rest = ascii_lower(uri.substr(std::min(colon + 1, uri.size())).substr(0, 5));
    const bool named =
        !scheme.empty() && is_letter(scheme.front()) && std::all_of(scheme.begin(), scheme.end(), is_scheme_character);
    const bool addressed = rest.starts_with("//") || rest.starts_with("sip:") || rest.starts_with("sips:") ||
                           ((scheme == "sip" || scheme == "sips") && !rest.empty());
    if (named && addressed) {
      MeetingLink link{scheme, std::string(uri)};
      if (std::find(links.begin(), links.end(), link) == links.end()) {
        links.push_back(std::move(link));
      }
    }
  }
}

}  // namespace coexist::scenarios
