#include "yaml/places.hpp"

#include <algorithm>
#include <string>

#include "text/utf8.hpp"

namespace coexist::scenarios {
namespace {

// Bytes from the opening quote to behind the closing one; npos if that is missing.
std::size_t quoted_bytes(std::string_view source) {
  const char quote = source.front();
  for (std::size_t at = 1; at < source.size(); ++at) {
    if (quote == '"' && source[at] == '\\') {
      ++at;
    } else if (source[at] == quote) {
      const bool doubled = quote == '\'' && source.substr(at + 1, 1) == "'";
      if (!doubled) {
        return at + 1;
      }
      ++at;
    }
  }
  return std::string_view::npos;
}

}  // namespace

Place PlaceFinder::at(std::size_t offset) {
  const std::string_view text = file_->text;
  for (const std::size_t end = std::min(offset, text.size()); offset_ < end; ++offset_) {
    const auto byte = static_cast<unsigned char>(text[offset_]);
    if (byte == '\n') {
      ++line_;
      column_ = 1;
    } else if ((byte & 0xC0U) != 0x80U) {
      ++column_;
    }
  }
  return {file_, line_, column_, 1};
}

std::string_view PlaceFinder::text_from(std::size_t offset) const {
  return std::string_view(file_->text).substr(std::min(offset, file_->text.size()));
}

std::size_t scalar_bytes(std::string_view source, std::string_view value) {
  const char first = source.empty() ? '\0' : source.front();
  if (first == '"' || first == '\'') {
    return quoted_bytes(source);
  }
  const bool block = first == '|' || first == '>';  // plain text cannot start with these
  return std::min(block ? 1 : value.size(), source.size());
}

int first_line_width(std::string_view text) {
  text = text.substr(0, text.find_first_of("\r\n"));
  return std::max(1, static_cast<int>(code_points(text)));
}

}  // namespace coexist::scenarios
