#include "xml/guard.hpp"

#include <fmt/format.h>

#include <optional>
#include <string_view>
#include <vector>

#include "text/source_place.hpp"
#include "text/utf8.hpp"
#include "xml/scanner.hpp"

namespace coexist::scenarios {
namespace {

class Guard {
 public:
  explicit Guard(std::string_view text) : scan_(text) {}

  std::optional<XmlTrouble> run() {
    while (!scan_.trouble() && !scan_.at_end()) {
      step();
    }
    if (!scan_.trouble() && !open_.empty()) {
      scan_.fail("E301", open_.back().offset, fmt::format("element '{}' is never closed", shown(open_.back().name)),
                 "the file may have been cut off; save or export it again");
    }
    if (!scan_.trouble() && elements_ == 0) {
      scan_.fail("E301", 0, "there is no XML element in this file");
    }
    return scan_.trouble();
  }

 private:
  struct Open {
    std::string_view name;
    std::size_t offset = 0;
  };

  void step() {
    if (!scan_.follows("<")) {
      scan_.text(open_.empty());
    } else if (scan_.follows("<!--")) {
      scan_.skip_past("-->", "comment");
    } else if (scan_.follows("<![CDATA[")) {
      character_data();
    } else if (scan_.follows("<!")) {
      scan_.fail("E302", scan_.at(), "document types and entity declarations are not read",
                 "remove the <!DOCTYPE ...> part; topology documents have none");
    } else if (scan_.follows("<?")) {
      scan_.skip_past("?>", "processing instruction");
    } else if (scan_.follows("</")) {
      end_tag();
    } else {
      start_tag();
    }
  }

  void character_data() {
    if (open_.empty()) {
      return scan_.fail("E301", scan_.at(), "text outside of the root element");
    }
    scan_.skip_past("]]>", "CDATA section");
  }

  void end_tag() {
    const std::size_t tag = scan_.at();
    scan_.expect("</", tag);
    const std::string_view closed = scan_.name();
    scan_.spaces();
    scan_.expect(">", tag);
    if (scan_.trouble()) {
      return;
    }
    if (open_.empty() || open_.back().name != closed) {
      const std::string open = open_.empty() ? "nothing" : fmt::format("'{}'", shown(open_.back().name));
      return scan_.fail("E301", tag, fmt::format("'{}' is closed here but {} is open", shown(closed), open));
    }
    open_.pop_back();
  }

  void start_tag() {
    const std::size_t tag = scan_.at();
    scan_.expect("<", tag);
    const std::string_view opened = scan_.name();
    if (scan_.trouble()) {
      return;
    }
    if (open_.empty() && elements_ > 0) {
      return scan_.fail("E301", tag, "a second root element", "a file holds one document");
    }
    if (++elements_ > kMostXmlElements) {
      return scan_.fail("E303", tag, fmt::format("more than {} elements", kMostXmlElements));
    }
    if (open_.size() == kDeepestXml) {
      return scan_.fail("E303", tag, fmt::format("elements are nested more than {} deep", kDeepestXml));
    }
    attributes(tag);
    const bool is_empty = !scan_.trouble() && scan_.follows("/");
    scan_.expect(is_empty ? "/>" : ">", tag);
    if (!is_empty) {
      open_.push_back({opened, tag});
    }
  }

  void attributes(std::size_t tag) {
    for (std::size_t count = 0; !scan_.trouble(); ++count) {
      const bool separated = scan_.spaces();
      if (scan_.at_end() || scan_.follows(">") || scan_.follows("/")) {
        return;
      }
      if (!separated) {
        return scan_.fail("E301", scan_.at(), "a space is expected between attributes");
      }
      if (count == kMostAttributesOfOne || ++attributes_ > kMostXmlAttributes) {
        return scan_.fail("E303", tag,
                          fmt::format("more than {} attributes in one element or {} in all", kMostAttributesOfOne,
                                      kMostXmlAttributes));
      }
      scan_.name();
      scan_.spaces();
      scan_.expect("=", tag);
      scan_.spaces();
      scan_.quoted_value(tag);
    }
  }

  XmlScanner scan_;
  std::size_t elements_ = 0;
  std::size_t attributes_ = 0;
  std::vector<Open> open_;
};

}  // namespace

bool guard_xml(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics) {
  if (file->text.size() > kLargestXml) {
    diagnostics.error("E303", {.file = file},
                      fmt::format("{} bytes of XML, the limit is {}", file->text.size(), kLargestXml));
    return false;
  }
  if (const std::optional<XmlTrouble> trouble = Guard(file->text).run()) {
    diagnostics.error(trouble->code, place_at(file, trouble->offset), trouble->message, trouble->help);
    return false;
  }
  return true;
}

}  // namespace coexist::scenarios
