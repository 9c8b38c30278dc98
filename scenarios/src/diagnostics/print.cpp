// Diagnostics for people: sorted, with the source line and a caret.
#include <fmt/format.h>

#include <algorithm>

#include "diagnostics/order.hpp"
#include "scenarios/diagnostic.hpp"
#include "text/utf8.hpp"

namespace coexist::scenarios {
namespace {

constexpr std::size_t kExcerpt = 100;  // code points of a source line that are shown

struct Style {
  std::string_view error, warning, note, help, caret, reset;
};
constexpr Style kPlain{};
constexpr Style kColoured{"\x1b[1;31m", "\x1b[1;35m", "\x1b[1;36m", "\x1b[1;32m", "\x1b[1;31m", "\x1b[0m"};

std::string_view paint(Severity severity, const Style& style) {
  switch (severity) {
    case Severity::Error:
      return style.error;
    case Severity::Warning:
      return style.warning;
    case Severity::Note:
      return style.note;
  }
  return {};
}

std::string location(const Place& place) {
  if (!place.file) {
    return {};
  }
  std::string text = shown(place.file->name);
  if (place.line > 0) {
    text += fmt::format(":{}:{}", place.line, std::max(place.column, 1));
  }
  return text + ": ";
}

std::string_view line_of(const SourceFile& file, int line) {
  std::string_view rest = file.text;
  for (int n = 1; n < line; ++n) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos) {
      return {};
    }
    rest.remove_prefix(end + 1);
  }
  rest = rest.substr(0, rest.find('\n'));
  return !rest.empty() && rest.back() == '\r' ? rest.substr(0, rest.size() - 1) : rest;
}

std::size_t byte_offset(std::string_view text, std::size_t points) {
  std::size_t at = 0;
  for (; points > 0 && at < text.size(); --points) {
    at += std::max<std::size_t>(decode_utf8(text, at).bytes, 1);
  }
  return at;
}

// The line and its caret. A line of a megabyte (JSON) is cut to the part around the caret.
std::string excerpt(const Place& place, const Style& style) {
  if (!place.file || place.line <= 0 || place.file->text.empty()) {
    return {};
  }
  std::string_view line = line_of(*place.file, place.line);
  auto column = static_cast<std::size_t>(std::max(place.column, 1) - 1);
  const bool cut_front = column > kExcerpt * 3 / 4;
  if (cut_front) {
    const std::size_t skipped = column - kExcerpt / 2;
    line.remove_prefix(byte_offset(line, skipped));
    column -= skipped;
  }
  const std::size_t end = byte_offset(line, kExcerpt);
  const bool cut_back = end < line.size();
  line = line.substr(0, end);

  const std::size_t caret = byte_offset(line, column);
  const std::size_t under = byte_offset(line.substr(caret), static_cast<std::size_t>(std::max(place.length, 1)));
  const std::string before = (cut_front ? "…" : "") + shown(line.substr(0, caret));
  const std::string marked = shown(line.substr(caret, under));
  const std::string after = shown(line.substr(caret + under)) + (cut_back ? "…" : "");
  const std::size_t width = std::max<std::size_t>(code_points(marked), 1);
  const std::string number = fmt::format("{}", place.line);
  return fmt::format("  {} | {}{}{}\n  {:{}} | {:{}}{}^{:~<{}}{}\n", number, before, marked, after, "", number.size(),
                     "", code_points(before), style.caret, "", width - 1, style.reset);
}

std::string print_one(const Diagnostic& d, const Style& style) {
  std::string out = location(d.place);
  out += fmt::format("{}{}:{} {}", paint(d.severity, style), severity_name(d.severity), style.reset, shown(d.message));
  out += d.code.empty() ? "\n" : fmt::format(" [{}]\n", d.code);
  out += excerpt(d.place, style);
  for (const auto& [place, what] : d.related) {
    out += fmt::format("{}{}note:{} {}\n", location(place), style.note, style.reset, shown(what));
    out += excerpt(place, style);
  }
  if (!d.help.empty()) {
    out += fmt::format("  {}help:{} {}\n", style.help, style.reset, shown(d.help));
  }
  return out;
}

}  // namespace

std::string print(const Diagnostics& diagnostics, bool colour) {
  const ShownDiagnostics selected = select_shown(diagnostics);
  std::string out;
  for (const Diagnostic* d : selected.diagnostics) {
    out += print_one(*d, colour ? kColoured : kPlain);
  }
  if (selected.errors_left > 0) {
    out += fmt::format("and {} more errors\n", selected.errors_left);
  }
  if (selected.others_left > 0) {
    out += fmt::format("and {} more warnings and notes\n", selected.others_left);
  }
  return out;
}

}  // namespace coexist::scenarios
