#include "text/source_place.hpp"

#include <algorithm>

namespace coexist::scenarios {

void PlaceCursor::advance_to(std::size_t offset) noexcept {
  const std::size_t end = std::min(offset, text_.size());
  for (; offset_ < end; ++offset_) {
    const auto byte = static_cast<unsigned char>(text_[offset_]);
    if (byte == '\n') {
      ++line_;
      column_ = 1;
    } else if ((byte & 0xC0U) != 0x80U) {  // the bytes that continue a code point are no column of their own
      ++column_;
    }
  }
}

Place place_at(const std::shared_ptr<const SourceFile>& file, std::size_t offset, int length) {
  PlaceCursor cursor(file->text);
  cursor.advance_to(offset);
  return {.file = file, .line = cursor.line(), .column = cursor.column(), .length = length};
}

}  // namespace coexist::scenarios
