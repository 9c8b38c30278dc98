#include "xml/document.hpp"

#include <algorithm>

#include "text/utf8.hpp"
#include "xml/characters.hpp"

namespace coexist::scenarios {
namespace {

// A tag may be megabytes long and a hostile file has many of them: beyond this the place of the element must do.
constexpr std::size_t kFarthestAttribute = 4096;

}  // namespace

Place XmlPlaces::of(std::uint32_t element_number, int length) const {
  if (element_number == 0 || element_number > positions_.size()) {
    return {.file = file_};
  }
  const Position& position = positions_[element_number - 1];
  return {.file = file_, .line = position.line, .column = position.column, .length = length};
}

Place XmlPlaces::of(std::uint32_t element_number, std::string_view attribute) const {
  Place place = of(element_number);
  if (place.line == 0) {
    return place;
  }
  const std::string_view all = file_->text;
  const std::string_view tag = all.substr(positions_[element_number - 1].offset, kFarthestAttribute);
  char quote = '\0';
  for (std::size_t at = 0; at < tag.size() && (quote != '\0' || tag[at] != '>'); ++at) {
    if (quote != '\0' || tag[at] == '"' || tag[at] == '\'') {
      quote = quote == '\0' ? tag[at] : (tag[at] == quote ? '\0' : quote);
    } else if (is_xml_space(tag[at]) && tag.substr(at + 1).starts_with(attribute)) {
      const std::string_view before = tag.substr(0, at + 1);
      const std::size_t line_start = before.rfind('\n');
      place.line += static_cast<int>(std::count(before.begin(), before.end(), '\n'));
      place.column = line_start == std::string_view::npos
                         ? place.column + static_cast<int>(code_points(before))
                         : 1 + static_cast<int>(code_points(before.substr(line_start + 1)));
      place.length = static_cast<int>(code_points(attribute));
      return place;
    }
  }
  return place;
}

}  // namespace coexist::scenarios
