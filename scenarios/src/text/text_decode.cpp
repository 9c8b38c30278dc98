// Bytes to UTF-8. PowerShell writes UTF-16LE with a byte order mark, Excel writes UTF-8 with one, Unix tools without.
#include <fmt/format.h>

#include <optional>
#include <utility>

#include "scenarios/text_file.hpp"
#include "text/utf8.hpp"

namespace coexist::scenarios {
namespace {

enum class Encoding : std::uint8_t { Utf8, Utf16Little, Utf16Big, Utf32 };

struct Start {
  Encoding encoding = Encoding::Utf8;
  std::size_t mark_bytes = 0;
};

bool starts_with(std::string_view bytes, std::string_view mark) {
  return bytes.substr(0, mark.size()) == mark;
}

// Every format that we read starts with an ASCII character, so one NUL in the first two bytes tells UTF-16 apart.
Start recognise(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (starts_with(bytes, "\xFF\xFE\0\0"sv) || starts_with(bytes, "\0\0\xFE\xFF"sv)) {
    return {Encoding::Utf32, 4};
  }
  if (starts_with(bytes, "\xEF\xBB\xBF"sv)) {
    return {Encoding::Utf8, 3};
  }
  if (starts_with(bytes, "\xFF\xFE"sv)) {
    return {Encoding::Utf16Little, 2};
  }
  if (starts_with(bytes, "\xFE\xFF"sv)) {
    return {Encoding::Utf16Big, 2};
  }
  if (bytes.size() >= 2 && bytes[0] != '\0' && bytes[1] == '\0') {
    return {Encoding::Utf16Little, 0};
  }
  if (bytes.size() >= 2 && bytes[0] == '\0' && bytes[1] != '\0') {
    return {Encoding::Utf16Big, 0};
  }
  return {};
}

struct Trouble {
  std::string what;
  std::size_t good_bytes = 0;  // of the decoded text, before the trouble
  const char* help = "save the file as UTF-8";
};

Trouble nul_at(std::size_t good_bytes) {
  return {"NUL character in a text file", good_bytes,
          "no text has one: the file is damaged, or no text; export it again"};
}

std::optional<Trouble> check_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (c.bytes == 0) {
      return Trouble{fmt::format("byte 0x{:02X} is not valid UTF-8", static_cast<unsigned char>(text[at])), at};
    }
    if (c.value == 0) {
      return nul_at(at);
    }
    at += c.bytes;
  }
  return std::nullopt;
}

std::optional<Trouble> from_utf16(std::string_view bytes, bool little, std::string& text) {
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(little ? first | (second << 8) : (first << 8) | second);
  };
  text.reserve(bytes.size() / 2);
  std::size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(at);
    const bool high = c >= 0xD800 && c <= 0xDBFF;
    const char32_t next = high && at + 3 < bytes.size() ? unit(at + 2) : 0;
    if (high && next >= 0xDC00 && next <= 0xDFFF) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (next - 0xDC00);
      at += 2;
    } else if (c >= 0xD800 && c <= 0xDFFF) {
      return Trouble{fmt::format("unpaired surrogate 0x{:04X} in UTF-16", static_cast<std::uint32_t>(c)), text.size()};
    } else if (c == 0) {
      return nul_at(text.size());
    }
    append_utf8(text, c);
  }
  if (at != bytes.size()) {
    return Trouble{"UTF-16 with an odd number of bytes: the file is cut off", text.size()};
  }
  return std::nullopt;
}

Place end_of(std::shared_ptr<const SourceFile> file) {
  const std::string_view text = file->text;
  int line = 1;
  std::size_t line_start = 0;
  for (std::size_t nl = text.find('\n'); nl != std::string_view::npos; nl = text.find('\n', nl + 1)) {
    ++line;
    line_start = nl + 1;
  }
  const auto column = static_cast<int>(code_points(text.substr(line_start))) + 1;
  return {std::move(file), line, column, 1};
}

// To whoever reads it line by line such a file is one line, or none.
std::optional<Trouble> find_lone_return(std::string_view text) {
  const std::size_t at = text.find('\r');
  if (at == std::string_view::npos) return std::nullopt;
  return Trouble{"its lines end with CR alone", at, "save it with line ends LF or CR LF"};
}

}  // namespace

std::shared_ptr<const SourceFile> decode_text(std::string name, std::string bytes, Diagnostics& diagnostics) {
  if (bytes.size() > kLargestInput) {
    diagnostics.error("E003", {std::make_shared<const SourceFile>(SourceFile{std::move(name), {}}), 0, 0, 1},
                      fmt::format("the file is larger than {} MiB", kLargestInput >> 20U));
    return nullptr;
  }
  const Start start = recognise(bytes);
  std::string text;
  std::optional<Trouble> trouble;
  if (start.encoding == Encoding::Utf32) {
    trouble = Trouble{"the file is UTF-32", 0};
  } else if (start.encoding == Encoding::Utf8) {
    bytes.erase(0, start.mark_bytes);
    text = std::move(bytes);
    trouble = check_utf8(text);
  } else {
    const auto body = std::string_view(bytes).substr(start.mark_bytes);
    trouble = from_utf16(body, start.encoding == Encoding::Utf16Little, text);
  }
  if (!trouble && text.find('\n') == std::string::npos) trouble = find_lone_return(text);
  if (trouble) {
    text.resize(trouble->good_bytes);
    Place place = end_of(std::make_shared<const SourceFile>(SourceFile{std::move(name), std::move(text)}));
    diagnostics.error("E002", std::move(place), std::move(trouble->what), trouble->help);
    return nullptr;
  }
  return std::make_shared<const SourceFile>(SourceFile{std::move(name), std::move(text)});
}

}  // namespace coexist::scenarios
