// The only file that sees pugixml. Its parser is iterative and bounded by the guard; its document lives only here.
#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "text/source_place.hpp"
#include "text/utf8.hpp"
#include "xml/characters.hpp"
#include "xml/document.hpp"
#include "xml/guard.hpp"

namespace coexist::scenarios {
namespace {

constexpr std::string_view kXmlSpace = "http://www.w3.org/XML/1998/namespace";

// White space alone is text only where it is all that an element contains.
constexpr unsigned kParse = pugi::parse_escapes | pugi::parse_eol | pugi::parse_wconv_attribute | pugi::parse_cdata |
                            pugi::parse_ws_pcdata_single;

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_xml_space);
}

class Builder {
 public:
  Builder(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics)
      : diagnostics_(diagnostics), cursor_(file->text), places_(file) {}

  XmlElement element(const pugi::xml_node& node) {
    XmlElement made;
    cursor_.advance_to(static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0)));
    places_.add(static_cast<std::uint32_t>(cursor_.offset()), cursor_.line(), cursor_.column());
    made.number = ++elements_;
    const std::size_t outer = scope_.size();
    declare(node);
    made.name = resolve(node.name(), made.number, scope("").value_or(std::string{}));
    attributes(node, made);
    children(node, made);
    scope_.resize(outer);
    return made;
  }

  XmlPlaces take_places() { return std::move(places_); }

 private:
  struct Binding {
    std::string prefix;
    std::string space;
  };

  [[nodiscard]] std::optional<std::string> scope(std::string_view prefix) const {
    const auto found =
        std::find_if(scope_.rbegin(), scope_.rend(), [&](const Binding& b) { return b.prefix == prefix; });
    return found == scope_.rend() ? std::nullopt : std::optional(found->space);
  }

  void declare(const pugi::xml_node& node) {
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      if (name == "xmlns") {
        scope_.push_back({"", attribute.value()});
      } else if (name.starts_with("xmlns:")) {
        scope_.push_back({std::string(name.substr(6)), attribute.value()});
      }
    }
  }

  XmlName resolve(std::string_view qualified, std::uint32_t number, std::string unprefixed) {
    const std::size_t colon = qualified.find(':');
    if (colon == std::string_view::npos) {
      return {std::move(unprefixed), std::string(qualified)};
    }
    const std::string_view prefix = qualified.substr(0, colon);
    const std::optional<std::string> space = prefix == "xml" ? std::string(kXmlSpace) : scope(prefix);
    if (!space) {
      diagnostics_.error("E305", places_.of(number), fmt::format("prefix '{}' has no namespace here", shown(prefix)),
                         fmt::format("declare it: xmlns:{}=\"...\"", shown(prefix)));
    }
    return {space.value_or(std::string{}), std::string(qualified.substr(colon + 1))};
  }

  void attributes(const pugi::xml_node& node, XmlElement& made) {
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      if (name == "xmlns" || name.starts_with("xmlns:")) {
        continue;
      }
      XmlName resolved = resolve(name, made.number, {});
      if (std::any_of(made.attributes.begin(), made.attributes.end(),
                      [&](const XmlAttribute& other) { return other.name == resolved; })) {
        diagnostics_.error("E301", places_.of(made.number), fmt::format("attribute '{}' is given twice", shown(name)));
      }
      made.attributes.push_back({std::move(resolved), attribute.value()});
    }
  }

  void children(const pugi::xml_node& node, XmlElement& made) {
    for (const pugi::xml_node& child : node.children()) {
      if (child.type() == pugi::node_element) {
        made.children.push_back(element(child));
      } else {
        (made.children.empty() ? made.text : made.children.back().tail) += child.value();
      }
    }
    if (!made.children.empty() && is_blank(made.text)) {
      made.text.clear();
    }
    for (XmlElement& child : made.children) {
      if (is_blank(child.tail)) {
        child.tail.clear();
      }
    }
  }

  Diagnostics& diagnostics_;
  PlaceCursor cursor_;
  XmlPlaces places_;
  std::vector<Binding> scope_;
  std::uint32_t elements_ = 0;
};

}  // namespace

std::optional<XmlDocument> parse_xml(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics) {
  if (!guard_xml(file, diagnostics)) {
    return std::nullopt;
  }
  const std::size_t errors_before = diagnostics.error_count();
  pugi::xml_document parsed;
  // The text is UTF-8 whatever its XML declaration still says: PowerShell's "utf-16" was decoded when it was read.
  const pugi::xml_parse_result result =
      parsed.load_buffer(file->text.data(), file->text.size(), kParse, pugi::encoding_utf8);
  if (!result || !parsed.document_element()) {
    const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0));
    diagnostics.error("E301", place_at(file, offset), fmt::format("not well-formed XML: {}", result.description()));
    return std::nullopt;
  }
  Builder builder(file, diagnostics);
  XmlElement root = builder.element(parsed.document_element());
  if (diagnostics.error_count() != errors_before) {
    return std::nullopt;
  }
  return XmlDocument{std::move(root), builder.take_places()};
}

}  // namespace coexist::scenarios
