// Scenario input as strings, so that a test shows the whole file that it is about.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "scenarios/diagnostic.hpp"
#include "scenarios/yaml_tree.hpp"

namespace coexist::scenarios {

inline std::shared_ptr<const SourceFile> file_of(std::string text, std::string name = "s.yaml") {
  return std::make_shared<const SourceFile>(SourceFile{std::move(name), std::move(text)});
}

/// The tree of a text without errors; a test that gets diagnostics here fails and shows them.
inline Node tree_of(std::string text, std::string name = "s.yaml") {
  Diagnostics diagnostics;
  auto root = load_yaml(file_of(std::move(text), std::move(name)), diagnostics);
  EXPECT_EQ(print(diagnostics), "");
  return root ? std::move(*root) : Node{};
}

/// "2:3 E107 key 'a' is given twice" for the first diagnostic, "" for none.
inline std::string first_of(const Diagnostics& diagnostics) {
  if (diagnostics.all().empty()) {
    return {};
  }
  const Diagnostic& d = diagnostics.all().front();
  return std::to_string(d.place.line) + ":" + std::to_string(d.place.column) + " " + d.code + " " + d.message;
}

}  // namespace coexist::scenarios
