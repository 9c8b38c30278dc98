// The options of every verb. The one place, with command_line.cpp, that knows CLI11.
#pragma once

#include <CLI/CLI.hpp>

#include "invocation.hpp"

namespace coexist::command {

/// What the options write to. Outlives the parser, which keeps pointers to its members.
struct Declared {
  Init init;
  Check check;
  Run run;
  Render render;
  Import import;
  Explain explain;
  Schema schema;
  Packs packs;
  std::string format, colour;  // read by presentation(); declared so that they are documented and checked
};

/// Adds all verbs to `app`, in the order in which help lists them.
void declare_verbs(CLI::App& app, Declared& declared);

}  // namespace coexist::command
