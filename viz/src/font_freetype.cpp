// The adapter to FreeType: reads both faces once, unscaled, into a table. Graphviz's and Pango's own measuring depends
// on plugins and on the configuration of the machine, and would make layouts differ.
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H

#include <array>
#include <cstddef>
#include <vector>

#include "font.hpp"

namespace coexist::viz {
namespace {

// Where Debian's fonts-dejavu-core puts them.
constexpr std::array<const char*, 2> kFaces = {"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
                                               "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"};
constexpr std::array<std::uint16_t, 2> kAverage = {1'300, 1'450};  // wider than nine letters of ten
constexpr std::size_t kBasicPlane = 0x1'0000;

using Advances = std::vector<std::uint16_t>;  // by code point

Advances read_face(FT_Library library, const char* path) {
  FT_Face face = nullptr;
  if (FT_New_Face(library, path, 0, &face) != 0) return {};
  Advances advances(kBasicPlane, static_cast<std::uint16_t>(kUnitsPerEm));
  const bool usable = FT_IS_SCALABLE(face) && face->units_per_EM == kUnitsPerEm;
  FT_UInt glyph = 0;
  for (FT_ULong code = FT_Get_First_Char(face, &glyph); usable && glyph != 0 && code < kBasicPlane;
       code = FT_Get_Next_Char(face, code, &glyph)) {
    FT_Fixed width = 0;
    if (FT_Get_Advance(face, glyph, FT_LOAD_NO_SCALE, &width) == 0) {
      advances[static_cast<std::size_t>(code)] = static_cast<std::uint16_t>(width);
    }
  }
  FT_Done_Face(face);
  return usable ? advances : Advances{};
}

std::array<Advances, 2> read_faces() {
  std::array<Advances, 2> faces;
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return faces;
  for (std::size_t i = 0; i < kFaces.size(); ++i) {
    faces[i] = read_face(library, kFaces[i]);
  }
  FT_Done_FreeType(library);
  return faces;
}

}  // namespace

std::int64_t advance(char32_t code_point, bool bold) noexcept {
  // One table for the process: it is read-only, and reading 6,000 widths for every picture would cost more than
  // drawing.
  static const std::array<Advances, 2> faces = read_faces();
  const std::size_t face = bold ? 1 : 0;
  if (code_point >= kBasicPlane) return kUnitsPerEm;
  if (faces[face].empty()) return code_point < 0x3000 ? kAverage[face] : kUnitsPerEm;
  return faces[face][code_point];
}

}  // namespace coexist::viz
