#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "scenarios/xml_element.hpp"

namespace coexist::scenarios {
namespace {

constexpr std::string_view kXmlSpace = "http://www.w3.org/XML/1998/namespace";  // its prefix needs no declaration

enum class Within : std::uint8_t { Text, Attribute };

// Everything that a parser would change or end at when it reads the text back.
void append_escaped(std::string& out, std::string_view text, Within within) {
  const bool quoted = within == Within::Attribute;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>' && !quoted) {
      out += "&gt;";
    } else if (c == '"' && quoted) {
      out += "&quot;";
    } else if (c == '\r' || (quoted && (c == '\t' || c == '\n'))) {
      out += c == '\r' ? "&#xD;" : (c == '\t' ? "&#x9;" : "&#xA;");
    } else {
      out += c;
    }
  }
}

bool is_mixed(const XmlElement& element) {
  return !element.text.empty() ||
         std::any_of(element.children.begin(), element.children.end(), [](const auto& c) { return !c.tail.empty(); });
}

class Writer {
 public:
  std::string out;

  void element(const XmlElement& e, std::string_view default_space, std::size_t depth, bool indented) {
    out += '<' + e.name.local;
    if (e.name.space != default_space) {
      declaration("xmlns", e.name.space);
    }
    attributes(e);
    if (e.children.empty() && e.text.empty()) {
      out += " />";
      return;
    }
    out += '>';
    append_escaped(out, e.text, Within::Text);
    const bool indents = indented && !is_mixed(e);
    for (const XmlElement& child : e.children) {
      line_break(indents, depth + 1);
      element(child, e.name.space, depth + 1, indents);
      append_escaped(out, child.tail, Within::Text);
    }
    line_break(indents && !e.children.empty(), depth);
    out += "</" + e.name.local + '>';
  }

 private:
  void line_break(bool indents, std::size_t depth) {
    if (indents) {
      out += '\n';
      out.append(2 * depth, ' ');
    }
  }

  void declaration(std::string_view name, std::string_view value) {
    out += fmt::format(" {}=\"", name);
    append_escaped(out, value, Within::Attribute);
    out += '"';
  }

  void attributes(const XmlElement& e) {
    std::vector<const XmlAttribute*> sorted;
    for (const XmlAttribute& attribute : e.attributes) {
      sorted.push_back(&attribute);
    }
    std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
    std::size_t prefixes = 0;
    std::string_view space;
    std::string prefix;
    for (const XmlAttribute* attribute : sorted) {
      if (attribute->name.space != space) {
        space = attribute->name.space;
        const bool built_in = space == kXmlSpace;
        prefix = built_in ? "xml:" : fmt::format("a{}:", ++prefixes);
        if (!built_in) {
          declaration(fmt::format("xmlns:a{}", prefixes), space);
        }
      }
      declaration(prefix + attribute->name.local, attribute->value);
    }
  }
};

}  // namespace

std::string canonical_text(const XmlElement& root) {
  Writer writer;
  writer.element(root, "", 0, true);
  writer.out += '\n';
  return std::move(writer.out);
}

}  // namespace coexist::scenarios
