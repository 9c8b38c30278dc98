// One self-contained HTML page: how things are shown, not what is said.
//
// Nothing leaves the page and nothing comes in: a strict content security policy, no script, no font, no image;
// pictures are inline SVG. It reads well on paper and with scripts off. Text is raw: the page cleans and escapes all of
// it, so a site called <script> is a site with a funny name.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "viz/diagram.hpp"

namespace coexist::viz {

/// Text fit for HTML, as content and as an attribute in double quotes, on one line.
std::string html_escaped(std::string_view text);

struct HtmlCell {
  std::string text;
  Mark mark = Mark::None;  // colour; the text carries the glyph and the word
  friend bool operator==(const HtmlCell&, const HtmlCell&) = default;
};

struct HtmlColumn {
  std::string header;
  bool number = false;  // aligned to the right
};

struct HtmlTable {
  std::string caption;
  std::vector<HtmlColumn> columns;
  std::vector<std::vector<HtmlCell>> rows;  // as wide as columns; the first cell names its row
};

/// Writes a page from top to bottom. Headings get ids of their own, counted, so that all ids are unique; pictures bring
/// theirs (SvgOptions::id_prefix, which must not begin with "section-").
class HtmlPage {
 public:
  explicit HtmlPage(std::string_view title);

  /// What every section from here on repeats below its heading: sections are printed and copied alone.
  void stamp(std::string_view text);
  /// Begins a section, which ends where the next begins. Its heading is in the table of contents.
  void section(std::string_view heading);
  void heading(std::string_view text);  // within a section
  /// The answer, in large print.
  void verdict(std::string_view text, Mark mark);
  void paragraph(std::string_view text);
  void list(const std::vector<std::string>& items);
  void definitions(const std::vector<std::pair<std::string, std::string>>& items);
  void command(std::string_view text);
  void table(const HtmlTable& table);
  /// The same, folded away until it is wanted. It stays folded on paper, so only twins of what is visible, and what is
  /// too long to be read, belong here.
  void folded_table(std::string_view summary, const HtmlTable& table);
  /// One <svg> element as to_svg writes it, without its own style.
  void picture(std::string_view svg, std::string_view caption);

  /// The whole page, UTF-8. The page is spent afterwards.
  [[nodiscard]] std::string finish();

 private:
  std::string title_;
  std::string stamp_;
  std::string contents_;
  std::string body_;
  int sections_ = 0;
};

}  // namespace coexist::viz
