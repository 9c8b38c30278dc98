// The scenario that `init` writes, changed in one place.
#pragma once

#include <stdexcept>
#include <string>

#include "scratch_folder.hpp"

namespace coexist {

/// Throws std::logic_error if the example does not say `from`.
inline std::string minimal_with(const std::string& from, const std::string& to) {
  std::string text = content_of(std::filesystem::path(COEXIST_SOURCE_DIR) / "scenarios/examples/minimal/scenario.yaml");
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("the example does not say: " + from);
  return text.replace(at, from.size(), to);
}

}  // namespace coexist
