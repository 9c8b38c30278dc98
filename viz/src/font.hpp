// Advance widths of the one font that pictures are set in, DejaVu Sans.
#pragma once

#include <cstdint>

namespace coexist::viz {

/// The unit of advances: the grid on which the font is drawn.
inline constexpr std::int64_t kUnitsPerEm = 2'048;

/// How far a code point moves the pen, in kUnitsPerEm. What the font lacks is counted as a whole em: another font will
/// draw it, seldom wider. Without the font, a generous average. Constant time after the first call.
std::int64_t advance(char32_t code_point, bool bold) noexcept;

}  // namespace coexist::viz
