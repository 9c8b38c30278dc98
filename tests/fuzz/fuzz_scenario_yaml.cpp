// The scenario loader on any bytes: ends, stays within its limits, and reports whatever it does not return.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "scenarios/text_file.hpp"
#include "scenarios/yaml_tree.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace coexist::scenarios;
  Diagnostics diagnostics;
  const auto file = decode_text("fuzz.yaml", std::string(data, data + size), diagnostics);
  const auto root = file == nullptr ? std::nullopt : load_yaml(file, diagnostics);
  if (!root && !diagnostics.has_errors()) {
    std::abort();  // refused without a reason
  }
  for (const Diagnostic& d : diagnostics.all()) {
    const bool in_file = d.place.line >= 0 && d.place.column >= 0 && d.place.length >= 1;
    if (!in_file || d.code.empty() || d.message.empty()) {
      std::abort();
    }
  }
  static_cast<void>(print(diagnostics));
  static_cast<void>(print_json(diagnostics));
  return 0;
}
