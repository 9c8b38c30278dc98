// Which diagnostics are shown, and in which order: the same for people and for programs.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "scenarios/diagnostic.hpp"

namespace coexist::scenarios {

struct ShownDiagnostics {
  std::vector<const Diagnostic*> diagnostics;  // by file, line and column; at most kShown errors and kShown others
  std::size_t errors_left = 0;                 // counted, not shown
  std::size_t others_left = 0;
};

/// The pointers live as long as `diagnostics`.
ShownDiagnostics select_shown(const Diagnostics& diagnostics);

/// "error", "warning", "note".
std::string_view severity_name(Severity severity) noexcept;

}  // namespace coexist::scenarios
