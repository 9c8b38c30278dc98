#include "text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "font.hpp"

namespace coexist::viz {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::string_view kEllipsis = "…";

struct CodePoint {
  char32_t value = kReplacement;
  std::size_t bytes = 1;  // malformed: one byte is taken and stands for U+FFFD
};

// The code point at text[at]. Refuses overlong forms, surrogates and what lies beyond Unicode.
CodePoint decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + length > text.size()) return {};
  constexpr std::array<unsigned, 5> kLeadBits = {0, 0, 0x1F, 0x0F, 0x07};
  constexpr std::array<char32_t, 5> kLeast = {0, 0, 0x80, 0x800, 0x1'0000};
  char32_t value = first & kLeadBits[length];
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    value = (value << 6U) | (byte(i) & 0x3FU);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  return value < kLeast[length] || surrogate || value > 0x10'FFFF ? CodePoint{} : CodePoint{value, length};
}

constexpr bool is_space(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029;
}

// Directional marks, embeddings, isolates, zero-width characters, variation selectors, byte order mark, tags.
constexpr bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
         (c >= 0xE'0000 && c <= 0xE'0FFF);
}

}  // namespace

std::string cleaned(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    const std::string_view bytes = text.substr(at, point.bytes);
    at += point.bytes;
    if (is_space(point.value)) {
      if (!result.empty() && result.back() != ' ') result += ' ';
    } else if (point.value == kReplacement || (point.value & 0xFFFEU) == 0xFFFEU) {
      result += "\uFFFD";
    } else if (!is_invisible(point.value)) {
      result += bytes;
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

Length text_width(std::string_view text, Length font_size, bool bold) {
  std::int64_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    units += advance(point.value, bold);
    at += point.bytes;
  }
  constexpr std::int64_t kMost = px(1'000'000);  // far beyond every picture, and safe to add up
  return static_cast<Length>(std::min(kMost, (units * font_size * 102 + kUnitsPerEm * 100 - 1) / (kUnitsPerEm * 100)));
}

namespace {

// The longest beginning of the text, in whole characters, that is no wider.
std::size_t fitting_head(std::string_view text, Length font_size, bool bold, Length width) {
  std::size_t fits = 0;
  for (std::size_t at = 0; at < text.size();) {
    at += decode(text, at).bytes;
    if (text_width(text.substr(0, at), font_size, bold) > width) break;
    fits = at;
  }
  return fits;
}

// Where the longest end of the text begins, in whole characters, that is no wider.
std::size_t fitting_tail(std::string_view text, Length font_size, bool bold, Length width) {
  std::size_t at = 0;
  while (at < text.size() && text_width(text.substr(at), font_size, bold) > width) at += decode(text, at).bytes;
  return at;
}

}  // namespace

std::string clipped(std::string_view text, Font font, Length width, std::size_t shared) {
  const auto width_of = [&](std::string_view part) { return text_width(part, font.size, font.bold); };
  const auto head_in = [&](std::string_view of, Length most) { return fitting_head(of, font.size, font.bold, most); };
  const auto tail_in = [&](Length most) { return fitting_tail(text, font.size, font.bold, most); };
  if (width_of(text) <= width) return std::string(text);
  const Length room = width - width_of(kEllipsis);
  if (room < 0) return {};
  if (text.find(' ') != std::string_view::npos) {
    std::string_view head = text.substr(0, head_in(text, room));
    while (head.ends_with(' ')) head.remove_suffix(1);
    return std::string(head).append(kEllipsis);
  }
  const std::string_view head = text.substr(0, head_in(text, room / 2));
  const std::size_t tail = std::max(head.size(), tail_in(room - width_of(head)));
  if (shared == 0 || shared < head.size() || shared >= tail)
    return std::string(head).append(kEllipsis).append(text.substr(tail));
  if (const std::size_t whole = head_in(text, room); shared < whole)
    return std::string(text.substr(0, whole)).append(kEllipsis);
  if (const std::size_t from = tail_in(room); from <= shared) return std::string(kEllipsis).append(text.substr(from));
  const std::string_view rest = text.substr(std::min(shared, text.size()));
  return std::string(kEllipsis).append(rest.substr(0, head_in(rest, room - width_of(kEllipsis)))).append(kEllipsis);
}

std::vector<std::string> wrapped(std::string_view text, Font font, Length width, std::size_t most) {
  std::vector<std::string> lines;
  while (!text.empty() && lines.size() + 1 < most && text_width(text, font.size, font.bold) > width) {
    std::size_t fits = 0;
    for (std::size_t space = text.find(' '); space != std::string_view::npos; space = text.find(' ', space + 1)) {
      if (fits > 0 && text_width(text.substr(0, space), font.size, font.bold) > width) break;
      fits = space;
    }
    if (fits == 0) break;
    lines.emplace_back(text.substr(0, fits));
    text.remove_prefix(fits + 1);
  }
  if (!text.empty()) lines.emplace_back(text);
  return lines;
}

Text set_text(std::string_view text, const Box& room, Font font, std::string style, Align align, std::size_t shared) {
  Text result;
  result.text = clipped(cleaned(text), font, room.width, shared);
  result.size = font.size;
  result.bold = font.bold;
  result.style = std::move(style);
  const Length width = text_width(result.text, font.size, font.bold);
  const Length height = line_height(font.size);
  result.baseline = room.y + (room.height - height) / 2 + baseline_below_top(font.size);
  const Length spare = room.width - width;
  const Length indent = align == Align::Left ? 0 : align == Align::Centre ? spare / 2 : spare;
  result.box = {room.x + indent, room.y + (room.height - height) / 2, width, height};
  return result;
}

}  // namespace coexist::viz
