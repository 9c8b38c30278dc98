// The adapter of yaml-cpp 0.7. Its event interface is used, once per file; its node interface never:
//
//   * its LoadAll never ends on the one byte `,` (it offers a token again that nobody takes); here the second
//     document is already an error;
//   * it loses `b` in silence when `b: c` follows `- a`: the same check finds it;
//   * it takes the end of the file for the end of a quoted text: the builder looks for the closing quote;
//   * it takes the character U+0004 for the end of the file: control characters are refused beforehand;
//   * it reads no event before the end of a flow collection, so that brackets cost memory before anything can be
//     counted in events: they are counted beforehand;
//   * it swallows a second byte order mark, which shifts its offsets: refused as a control character would be.
#include <fmt/format.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "scenarios/yaml_tree.hpp"
#include "yaml/builder.hpp"
#include "yaml/places.hpp"

namespace coexist::scenarios {
namespace {

bool is_unfit(unsigned char c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
}

// The first character that no YAML file may contain.
std::size_t find_unfit(std::string_view text, std::size_t from) {
  if (text.substr(from, 3) == "\xEF\xBB\xBF") {
    return from;
  }
  const auto begin = text.begin() + static_cast<std::ptrdiff_t>(from);
  return static_cast<std::size_t>(
      std::find_if(begin, text.end(), [](char c) { return is_unfit(static_cast<unsigned char>(c)); }) - text.begin());
}

struct Excess {
  std::size_t at = 0;
  bool is_nesting = false;
};

// The flow item that is one too many; nothing if there are not so many. Brackets within quotes count as well, so that
// nesting is only a guess: good enough to choose between two messages.
std::optional<Excess> find_excess(std::string_view text, std::size_t from, const YamlLimits& limits) {
  std::size_t items = 0;
  std::size_t depth = 0;
  std::optional<std::size_t> too_deep;
  for (std::size_t at = from; at < text.size(); ++at) {
    const char c = text[at];
    const bool opens = c == '[' || c == '{';
    if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
    if (opens && ++depth > limits.depth && !too_deep) {
      too_deep = at;
    }
    if ((opens || c == ',') && ++items > limits.flow_items) {
      return Excess{too_deep.value_or(at), too_deep.has_value()};
    }
  }
  return std::nullopt;
}

// The parser speaks about its own tokens; these say what an author probably did.
std::string help_for(std::string_view message) {
  namespace msg = YAML::ErrorMsg;
  if (message == msg::END_OF_MAP || message == msg::END_OF_SEQ || message == msg::MAP_VALUE ||
      message == msg::MAP_KEY || message == msg::BLOCK_ENTRY) {
    return "check the indentation, and put text that contains ': ' into quotes";
  }
  if (message == msg::END_OF_MAP_FLOW || message == msg::END_OF_SEQ_FLOW || message == msg::FLOW_END) {
    return "a bracket or a comma is missing or too many";
  }
  if (message == msg::DOC_IN_SCALAR) {
    return "the closing quote is missing";
  }
  if (message == msg::TAB_IN_INDENTATION || message == msg::UNKNOWN_TOKEN) {
    return "indent with spaces, not with tabs; put text that starts with a special character into quotes";
  }
  return {};
}

// Most editors show such a tab as blanks, and the parser complains of whatever stands behind it.
std::optional<std::size_t> find_indenting_tab(std::string_view text, std::size_t until) {
  until = std::min(text.find('\n', std::min(until, text.size())), text.size());
  for (std::size_t line = 0; line < until; line = text.find('\n', line) + 1) {
    const std::size_t first = text.find_first_not_of(' ', line);
    if (first < until && text[first] == '\t') return first;
    if (text.find('\n', line) == std::string_view::npos) break;
  }
  return std::nullopt;
}

enum class Ended : std::uint8_t { WithTree, WithDiagnostic };

// Lets the parser loose on `text` and fills the builder. Nothing of the library leaves this function.
Ended parse(const std::string& text, TreeBuilder& builder, PlaceFinder& places, Diagnostics& diagnostics) {
  try {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    if (parser.HandleNextDocument(builder) && parser) {
      parser.HandleNextDocument(builder);  // stops at its start, with the diagnostic for text that is left over
    }
    return Ended::WithTree;
  } catch (const StopParsing&) {
  } catch (const YAML::Exception& e) {
    const auto tab = find_indenting_tab(text, e.mark.is_null() ? 0 : static_cast<std::size_t>(e.mark.pos));
    if (tab) {
      diagnostics.error("E101", places.at(*tab), "not valid YAML: a tab indents this line",
                        "indent with spaces; an editor may show a tab like them");
      return Ended::WithDiagnostic;
    }
    diagnostics.error("E101", builder.place_of(e.mark), fmt::format("not valid YAML: {}", e.msg), help_for(e.msg));
  } catch (const std::runtime_error& e) {
    diagnostics.error("E101", builder.place_of({}), fmt::format("not valid YAML: {}", e.what()));
  }
  return Ended::WithDiagnostic;
}

}  // namespace

std::optional<Node> load_yaml(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics,
                              const YamlLimits& limits) {
  return load_yaml_from(file, 0, diagnostics, limits);
}

std::optional<Node> load_yaml_from(const std::shared_ptr<const SourceFile>& file, std::size_t from,
                                   Diagnostics& diagnostics, const YamlLimits& limits) {
  const std::string& text = file->text;
  PlaceFinder places(file);
  if (text.size() > limits.bytes) {
    diagnostics.error("E103", {file, 0, 0, 1}, fmt::format("larger than {} KiB", limits.bytes >> 10U),
                      "split the file, or keep mass data (people, calendars) in CSV");
    return std::nullopt;
  }
  if (const std::size_t at = find_unfit(text, from); at != text.size()) {
    diagnostics.error("E109", places.at(at),
                      fmt::format("character 0x{:02X} does not belong into a text file",
                                  static_cast<unsigned>(static_cast<unsigned char>(text[at]))),
                      "remove it; within double quotes it can be written as \\x..");
    return std::nullopt;
  }
  if (const auto excess = find_excess(text, from, limits)) {
    diagnostics.error(excess->is_nesting ? "E104" : "E103", places.at(excess->at),
                      excess->is_nesting ? fmt::format("nested deeper than {} levels", limits.depth)
                                         : fmt::format("more than {} brackets and commas", limits.flow_items),
                      "split the file, or write lists with one item a line");
    return std::nullopt;
  }
  TreeBuilder builder(file, diagnostics, limits);
  // Blanks instead of what stands before, so that offsets stay those of the file.
  const std::string part = std::string(from, ' ') + text.substr(from);
  if (parse(part, builder, places, diagnostics) == Ended::WithDiagnostic) {
    return std::nullopt;
  }
  Node root = builder.take_root();
  if (root.place.file == nullptr) {
    root.place = places.at(from);
  }
  return root;
}

}  // namespace coexist::scenarios
