// The adapter to fontconfig, which also chooses the font for each letter when librsvg draws.
#include <fontconfig/fontconfig.h>

#include <memory>
#include <set>

#include "viz/fonts.hpp"

namespace coexist::viz {
namespace {

template <auto kFree>
struct Freed {
  template <typename T>
  void operator()(T* owned) const {
    kFree(owned);
  }
};
template <typename T, auto kFree>
using Owned = std::unique_ptr<T, Freed<kFree>>;

using Config = Owned<FcConfig, FcConfigDestroy>;
using Pattern = Owned<FcPattern, FcPatternDestroy>;
using Objects = Owned<FcObjectSet, FcObjectSetDestroy>;
using Fonts = Owned<FcFontSet, FcFontSetDestroy>;

bool has_letter(const FcFontSet& fonts, FcChar32 letter) {
  for (int i = 0; i < fonts.nfont; ++i) {
    FcCharSet* letters = nullptr;  // the pattern's own
    if (FcPatternGetCharSet(fonts.fonts[i], FC_CHARSET, 0, &letters) == FcResultMatch &&
        FcCharSetHasChar(letters, letter) == FcTrue) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string without_font(std::string_view text) {
  std::set<FcChar32> letters;
  const auto* at = reinterpret_cast<const FcChar8*>(text.data());
  for (auto left = static_cast<int>(text.size()); left > 0;) {
    FcChar32 letter = 0;
    const int bytes = FcUtf8ToUcs4(at, &letter, left);
    if (bytes <= 0) break;
    if (letter > 0xA0) letters.insert(letter);
    at += bytes;
    left -= bytes;
  }
  if (letters.empty()) return {};
  const Config config(FcInitLoadConfigAndFonts());
  const Pattern any(FcPatternCreate());
  const Objects wanted(FcObjectSetBuild(FC_CHARSET, nullptr));
  if (!config || !any || !wanted) return {};
  const Fonts fonts(FcFontList(config.get(), any.get(), wanted.get()));
  if (!fonts || fonts->nfont == 0) return {};
  std::string missing;
  for (const FcChar32 letter : letters) {
    if (has_letter(*fonts, letter)) continue;
    FcChar8 bytes[FC_UTF8_MAX_LEN];
    missing.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(FcUcs4ToUtf8(letter, bytes)));
  }
  return missing;
}

}  // namespace coexist::viz
