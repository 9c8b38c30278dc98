#include "viz/svg.hpp"

namespace coexist::viz {
namespace {

// Colours keep a contrast of at least 4.5 to what they stand on, and none is the only sign of what it says.
constexpr std::string_view kStyle =
    ".cx-picture{background:#fff}"
    ".cx-picture text{font-family:'DejaVu Sans',Verdana,sans-serif;white-space:pre}"
    ".cx-picture rect{stroke-width:1}"
    ".cx-paper{fill:#fff}"
    ".cx-frame{fill:#fff;stroke:#7b8794}"
    ".cx-rule{stroke:#cbd2d9;stroke-width:1;fill:none}"
    ".cx-site{fill:#f5f7fa;stroke:#7b8794}"
    ".cx-picture .cx-central{stroke:#3e4c59;stroke-width:2.5;fill:#edf1f5}"
    ".cx-pool{fill:#fff}"
    ".cx-pool.cx-old{stroke:#0072b2}.cx-pool.cx-new{stroke:#b45309}.cx-pool.cx-other{stroke:#52606d}"
    ".cx-bar,.cx-chip{stroke:none}"
    ".cx-bar.cx-old,.cx-chip.cx-old{fill:#0072b2}"
    ".cx-bar.cx-new,.cx-chip.cx-new{fill:#b45309}"
    ".cx-bar.cx-other,.cx-chip.cx-other{fill:#52606d}"
    ".cx-cell.cx-plain,.cx-badge.cx-plain,.cx-label{fill:#fff;stroke:#7b8794}"
    ".cx-cell.cx-ok,.cx-badge.cx-ok{fill:#e2f3ec;stroke:#00795a}"
    ".cx-cell.cx-limited,.cx-badge.cx-limited{fill:#fff1cc;stroke:#8a6100}"
    ".cx-cell.cx-blocked,.cx-badge.cx-blocked,.cx-label.cx-blocked{fill:#fbe0d3;stroke:#a3001b}"
    ".cx-cell.cx-unknown,.cx-badge.cx-unknown{stroke:#52606d}"
    ".cx-picture .cx-faded{fill:#fff;stroke:#9aa5b1;stroke-dasharray:4 3}"
    ".cx-picture .cx-bar.cx-faded{fill:#cbd2d9;stroke:none}"
    ".cx-ink{fill:#1f2933}.cx-dim{fill:#52606d}.cx-faint{fill:#5b6770}.cx-on-side{fill:#fff}"
    ".cx-word.cx-ok{fill:#00684d}.cx-word.cx-limited{fill:#6b4b00}.cx-word.cx-blocked{fill:#a3001b}"
    ".cx-word.cx-unknown,.cx-word.cx-plain{fill:#1f2933}"
    ".cx-wan{fill:none;stroke:#52606d;stroke-width:4}"
    ".cx-wan.cx-down{stroke:#a3001b;stroke-dasharray:7 5}"
    ".cx-relation{fill:none;stroke:#3e4c59;stroke-width:1.3}"
    ".cx-r1{stroke-dasharray:7 4}.cx-r2{stroke-dasharray:2 3}.cx-r3{stroke-dasharray:9 3 2 3}"
    ".cx-r4{stroke-dasharray:12 3 2 3 2 3}"
    ".cx-picture .cx-faded-line{stroke:#b6bec8}";

}  // namespace

std::string_view picture_style() noexcept {
  return kStyle;
}

}  // namespace coexist::viz
