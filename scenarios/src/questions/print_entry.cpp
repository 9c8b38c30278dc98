// Order lines, kinds of step and transitions, as `explain` tells them.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "questions/pack_entries.hpp"
#include "report/columns.hpp"
#include "report/told_explanation.hpp"
#include "scenarios/explanation.hpp"

namespace coexist::scenarios {

std::string print_entry(const LoadedPack& loaded, const std::string& key) {
  constexpr std::array<std::string_view, 3> kTold = {"precedence", "kind of step", "transition"};
  std::string text;
  for (const questions::PackEntry& entry : questions::entries_of(loaded)) {
    if (entry.id != key || std::find(kTold.begin(), kTold.end(), entry.kind) == kTold.end()) continue;
    text += fmt::format("{}{}: {}\n", text.empty() ? "" : "\n", entry.id, entry.kind);
    for (const auto& [name, value] : entry.fields) {
      const bool says_something = !value.empty() && value != "none" && value != "no" && value != "0";
      if (says_something && name != "sources") text += report::paragraph(fmt::format("{}: {}", name, value));
    }
    for (const report::ToldSource& source : report::told_sources(loaded.pack, entry.sources)) {
      text += report::paragraph(fmt::format("says {}", report::spelled(source)));
    }
  }
  return text;
}

}  // namespace coexist::scenarios
