#include "phase_files.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "viz/fonts.hpp"
#include "viz/png.hpp"
#include "viz/svg.hpp"

namespace coexist::command {
namespace {

// Within a page one style sheet serves all pictures, so they come without; alone each needs it. A sheet may stand
// anywhere in its document.
std::string standalone(std::string svg) {
  return svg.insert(svg.rfind("</svg>"), fmt::format("<style>{}</style>\n", viz::picture_style()));
}

std::string pixels(const std::string& svg, const std::string& name) {
  const std::vector<std::byte> png = viz::render_png(svg, 2.0);
  if (png.empty()) throw std::runtime_error(fmt::format("{} cannot be drawn; `coexist doctor` may say why", name));
  std::string bytes;
  bytes.reserve(png.size());
  for (std::byte byte : png) bytes.push_back(static_cast<char>(byte));
  return bytes;
}

}  // namespace

std::string letters_missing(const std::vector<scenarios::PhasePicture>& pictures) {
  std::string text;
  for (const scenarios::PhasePicture& picture : pictures) text += picture.svg;
  constexpr std::size_t kShownBytes = 40;
  std::string missing = viz::without_font(text);
  if (missing.size() > kShownBytes) {
    std::size_t end = kShownBytes;
    while ((static_cast<unsigned char>(missing[end]) & 0xC0U) == 0x80U) --end;
    missing.replace(end, std::string::npos, "…");
  }
  return missing.empty() ? missing
                         : fmt::format(
                               "no font of this machine has {}: PNG show boxes there, SVG do not; "
                               "`coexist doctor` names a package",
                               missing);
}

void add_phase_files(FolderContent& content, const std::vector<scenarios::PhasePicture>& pictures,
                     const std::string& folder, Image image) {
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    const bool svg = image == Image::Svg;
    const std::string name = fmt::format("{}{:02}-{}.{}", folder, i + 1, pictures[i].phase, svg ? "svg" : "png");
    const std::string picture = standalone(pictures[i].svg);
    content.emplace_back(name, svg ? picture : pixels(picture, name));
  }
}

}  // namespace coexist::command
