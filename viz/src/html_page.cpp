#include "viz/html_page.hpp"

#include <fmt/format.h>

#include "html_style.hpp"
#include "markup.hpp"
#include "text.hpp"
#include "viz/svg.hpp"

namespace coexist::viz {
namespace {

std::string class_attribute(Mark mark, bool number) {
  const std::string_view mark_class = name_of(mark);
  if (mark_class.empty() && !number) return {};
  return fmt::format(R"( class="{}{}{}")", mark_class, !mark_class.empty() && number ? " " : "", number ? "n" : "");
}

std::string table_html(const HtmlTable& table) {
  std::string out = "<div class=\"wide\"><table>\n";
  if (!table.caption.empty()) out += fmt::format("<caption>{}</caption>\n", html_escaped(table.caption));
  out += "<thead><tr>";
  for (const HtmlColumn& column : table.columns) {
    out += fmt::format(R"(<th scope="col"{}>{}</th>)", class_attribute(Mark::None, column.number),
                       html_escaped(column.header));
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string attributes = class_attribute(row[i].mark, table.columns[i].number);
      const std::string text = html_escaped(row[i].text);
      out += i == 0 ? fmt::format(R"(<th scope="row"{}>{}</th>)", attributes, text)
                    : fmt::format("<td{}>{}</td>", attributes, text);
    }
    out += "</tr>\n";
  }
  return out + "</tbody>\n</table></div>\n";
}

}  // namespace

std::string html_escaped(std::string_view text) {
  return escaped(cleaned(text));
}

HtmlPage::HtmlPage(std::string_view title) : title_(html_escaped(title)) {}

void HtmlPage::section(std::string_view heading) {
  if (sections_ > 0) body_ += "</section>\n";
  ++sections_;
  const std::string text = html_escaped(heading);
  contents_ += fmt::format("<li><a href=\"#section-{}\">{}</a></li>\n", sections_, text);
  body_ += fmt::format("<section aria-labelledby=\"section-{0}\">\n<h2 id=\"section-{0}\">{1}</h2>\n{2}", sections_,
                       text, stamp_);
}

void HtmlPage::stamp(std::string_view text) {
  stamp_ = fmt::format("<p class=\"stamp\">{}</p>\n", html_escaped(text));
}

void HtmlPage::heading(std::string_view text) {
  body_ += fmt::format("<h3>{}</h3>\n", html_escaped(text));
}

void HtmlPage::verdict(std::string_view text, Mark mark) {
  body_ += fmt::format("<p class=\"verdict {}\">{}</p>\n", name_of(mark), html_escaped(text));
}

void HtmlPage::paragraph(std::string_view text) {
  body_ += fmt::format("<p>{}</p>\n", html_escaped(text));
}

void HtmlPage::list(const std::vector<std::string>& items) {
  if (items.empty()) return;
  body_ += "<ul>\n";
  for (const std::string& item : items) body_ += fmt::format("<li>{}</li>\n", html_escaped(item));
  body_ += "</ul>\n";
}

void HtmlPage::definitions(const std::vector<std::pair<std::string, std::string>>& items) {
  body_ += "<dl>\n";
  for (const auto& [term, text] : items) {
    body_ += fmt::format("<dt>{}</dt><dd>{}</dd>\n", html_escaped(term), html_escaped(text));
  }
  body_ += "</dl>\n";
}

void HtmlPage::command(std::string_view text) {
  body_ += fmt::format("<pre><code>{}</code></pre>\n", html_escaped(text));
}

void HtmlPage::table(const HtmlTable& table) {
  body_ += table_html(table);
}

void HtmlPage::folded_table(std::string_view summary, const HtmlTable& table) {
  body_ += fmt::format("<details><summary>{}</summary>\n{}</details>\n", html_escaped(summary), table_html(table));
}

void HtmlPage::picture(std::string_view svg, std::string_view caption) {
  body_ += fmt::format("<figure>\n<div class=\"wide\">\n{}</div>\n<figcaption>{}</figcaption>\n</figure>\n", svg,
                       html_escaped(caption));
}

std::string HtmlPage::finish() {
  if (sections_ > 0) body_ += "</section>\n";
  std::string page = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  // Styles stand in the page itself; everything else, scripts and requests among it, is refused.
  page +=
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
      "base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n";
  page += fmt::format("<title>{}</title>\n<style>{}{}</style>\n</head>\n<body>\n", title_, kHtmlStyle, picture_style());
  page += fmt::format("<header>\n<h1>{}</h1>\n</header>\n", title_);
  page += fmt::format("<nav aria-label=\"Contents\">\n<ul>\n{}</ul>\n</nav>\n", contents_);
  page += fmt::format("<main>\n{}</main>\n</body>\n</html>\n", body_);
  body_.clear();
  return page;
}

}  // namespace coexist::viz
