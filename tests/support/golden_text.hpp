// Goldens: outputs kept in tests/golden, accepted by running with COEXIST_ACCEPT=1 and read in review, never typed.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

namespace coexist {

inline bool accepts_goldens() {
  const char* accept = std::getenv("COEXIST_ACCEPT");
  return accept != nullptr && std::string_view(accept) == "1";
}

inline std::filesystem::path golden_path(const std::string& name) {
  return std::filesystem::path(COEXIST_SOURCE_DIR "/tests/golden") / name;
}

inline std::string golden_text(const std::string& name) {
  std::ifstream in(golden_path(name), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_golden(const std::string& name, const std::string& text) {
  std::ofstream out(golden_path(name), std::ios::binary);
  out << text;
  EXPECT_TRUE(out.good()) << golden_path(name);
}

inline void expect_golden(const std::string& name, const std::string& text) {
  if (accepts_goldens()) return write_golden(name, text);
  EXPECT_EQ(text, golden_text(name)) << "to accept: COEXIST_ACCEPT=1, this test, and `git diff tests/golden`";
}

/// One line of a golden that several tests, each a process of its own, share: "key value", lines ordered by key.
/// Accept with `ctest -j1`: two processes would overwrite each other's lines.
inline void expect_golden_line(const std::string& name, const std::string& key, const std::string& value) {
  std::map<std::string, std::string> lines;
  std::ifstream in(golden_path(name));
  for (std::string left, right; in >> left >> right;) lines[left] = right;
  if (!accepts_goldens()) {
    EXPECT_EQ(value, lines[key]) << key << ": to accept: COEXIST_ACCEPT=1, this test, and `git diff tests/golden`";
    return;
  }
  lines[key] = value;
  std::string text;
  for (const auto& [left, right] : lines) text += left + " " + right + "\n";
  write_golden(name, text);
}

}  // namespace coexist
