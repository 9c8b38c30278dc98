#include "viz/svg.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <iterator>
#include <string>

#include "markup.hpp"
#include "text.hpp"

namespace coexist::viz {
namespace {

// Injective, so that different items have different ids: '_' itself is written as _5f.
std::string id_of(std::string_view prefix, std::string_view item) {
  std::string id = fmt::format("{}-", prefix);
  for (const char c : item) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    if (plain) {
      id += c;
    } else {
      fmt::format_to(std::back_inserter(id), "_{:02x}", static_cast<unsigned char>(c));
    }
  }
  return id;
}

// Pixels with at most two decimals, by integers only.
std::string number(Length length) {
  const std::string sign = length < 0 ? "-" : "";
  const Length magnitude = std::abs(length);
  if (magnitude % 100 == 0) return fmt::format("{}{}", sign, magnitude / 100);
  std::string text = fmt::format("{}{}.{:02}", sign, magnitude / 100, magnitude % 100);
  if (text.back() == '0') text.pop_back();
  return text;
}

class Writer {
 public:
  explicit Writer(const SvgOptions& options) : prefix_(options.id_prefix) {}

  template <typename... Args>
  void put(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
  }

  void operator()(const Rect& rect) {
    // The hatching is a pattern of this picture, which a style sheet shared by several could not name.
    const bool hatched = rect.style.find("cx-unknown") != std::string::npos;
    put(R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}")", rect.style, number(rect.box.x), number(rect.box.y),
        number(rect.box.width), number(rect.box.height));
    if (rect.radius > 0) put(R"( rx="{}")", number(rect.radius));
    if (hatched) put(R"x( fill="url(#{})")x", local("hatch"));
    put("/>\n");
  }
  void operator()(const Stroke& stroke) {
    if (stroke.curve.empty()) return;
    put(R"(<path class="{}" d="M{} {})", stroke.style, number(stroke.curve[0].x), number(stroke.curve[0].y));
    for (std::size_t i = 1; i < stroke.curve.size(); ++i) {
      put("{}{} {}", i % 3 == 1 ? "C" : " ", number(stroke.curve[i].x), number(stroke.curve[i].y));
    }
    const bool faded = stroke.style.find("cx-faded-line") != std::string::npos;
    put("\"");
    if (stroke.arrow) put(R"x( marker-end="url(#{})")x", local(faded ? "arrow-faded" : "arrow"));
    put("/>\n");
  }
  void operator()(const Text& text) {
    if (text.text.empty()) return;
    put(R"(<text class="{}" x="{}" y="{}" font-size="{}"{}>{}</text>)", text.style, number(text.box.x),
        number(text.baseline), number(text.size), text.bold ? R"( font-weight="bold")" : "", escaped(text.text));
    put("\n");
  }
  void figure(const Figure& figure) {
    put("<g");
    if (!figure.id.empty()) put(R"( id="{}")", id_of(prefix_ + "-item", figure.id));
    put(">");
    if (!figure.tooltip.empty()) put("<title>{}</title>", escaped(cleaned(figure.tooltip)));
    put("\n");
    for (const Shape& shape : figure.shapes) std::visit(*this, shape);
    put("</g>\n");
  }
  // An id of the picture's own parts; those of items continue with "item" and cannot meet them.
  [[nodiscard]] std::string local(std::string_view name) const { return fmt::format("{}-{}", prefix_, name); }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string prefix_;
  std::string out_;
};

std::string description(const Picture& picture) {
  return fmt::format("Topology of scenario {} in phase {}. A table with the same content belongs to this picture.",
                     cleaned(picture.title.scenario), cleaned(picture.title.phase));
}

void write_definitions(Writer& writer) {
  writer.put("<defs>\n");
  writer.put(R"(<pattern id="{}" width="6" height="6" patternUnits="userSpaceOnUse">)", writer.local("hatch"));
  writer.put(R"(<rect width="6" height="6" fill="#eceff3" stroke="none"/>)");
  writer.put(R"(<path d="M0 6L6 0" stroke="#9aa5b1" stroke-width="1"/></pattern>)");
  for (const auto& [name, colour] : {std::pair{"arrow", "#3e4c59"}, std::pair{"arrow-faded", "#b6bec8"}}) {
    writer.put("\n");
    writer.put(R"(<marker id="{}" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" )",
               writer.local(name));
    writer.put(R"(markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0.5L8 4L0 7.5z" fill="{}"/></marker>)",
               colour);
  }
  writer.put("\n</defs>\n");
}

}  // namespace

std::string to_svg(const Picture& picture, const SvgOptions& options) {
  Writer writer(options);
  const std::string width = number(picture.size.width);
  const std::string height = number(picture.size.height);
  writer.put(R"(<svg xmlns="http://www.w3.org/2000/svg" class="cx-picture" role="img" id="{}" width="{}" height="{}" )",
             options.id_prefix, width, height);
  writer.put(R"(viewBox="0 0 {} {}" aria-labelledby="{} {}">)", width, height, writer.local("title"),
             writer.local("description"));
  writer.put("\n<title id=\"{}\">{} – {}</title>\n", writer.local("title"), escaped(cleaned(picture.title.title)),
             escaped(cleaned(picture.title.phase)));
  writer.put("<desc id=\"{}\">{}</desc>\n", writer.local("description"), escaped(description(picture)));
  if (options.with_style) writer.put("<style>{}</style>\n", picture_style());
  write_definitions(writer);
  writer.put(R"(<rect class="cx-paper" width="{}" height="{}"/>)", width, height);
  writer.put("\n");
  for (const Figure& figure : picture.figures) writer.figure(figure);
  writer.put("<g id=\"{}\">\n", writer.local("legend"));
  for (const Figure& entry : picture.legend) writer.figure(entry);
  writer.put("</g>\n</svg>\n");
  return writer.take();
}

std::string render_svg(const Diagram& diagram, const DiagramState& state, const Layout& layout,
                       const PictureTitle& title, const SvgOptions& options) {
  return to_svg(compose(diagram, state, layout, title), options);
}

}  // namespace coexist::viz
