#include "diagnostics/order.hpp"

#include <algorithm>
#include <tuple>

namespace coexist::scenarios {
namespace {

bool stands_before(const Diagnostic* a, const Diagnostic* b) {
  const auto key = [](const Diagnostic& d) {
    const std::string_view file = d.place.file ? std::string_view(d.place.file->name) : std::string_view{};
    return std::tuple(file, d.place.line, d.place.column);
  };
  return key(*a) < key(*b);
}

}  // namespace

ShownDiagnostics select_shown(const Diagnostics& diagnostics) {
  std::vector<const Diagnostic*> sorted;
  for (const Diagnostic& d : diagnostics.all()) {
    sorted.push_back(&d);
  }
  std::stable_sort(sorted.begin(), sorted.end(), stands_before);
  ShownDiagnostics selected;
  std::size_t errors = 0;
  std::size_t others = 0;
  for (const Diagnostic* d : sorted) {
    std::size_t& count = d->severity == Severity::Error ? errors : others;
    if (count++ < Diagnostics::kShown) {
      selected.diagnostics.push_back(d);
    }
  }
  selected.errors_left = diagnostics.error_count() - std::min(diagnostics.error_count(), Diagnostics::kShown);
  selected.others_left = others - std::min(others, Diagnostics::kShown);
  return selected;
}

std::string_view severity_name(Severity severity) noexcept {
  switch (severity) {
    case Severity::Error:
      return "error";
    case Severity::Warning:
      return "warning";
    case Severity::Note:
      return "note";
  }
  return {};
}

}  // namespace coexist::scenarios
