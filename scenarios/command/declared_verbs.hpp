// The options of every verb. The one place, with command_line.cpp, that knows CLI11.
#pragma once

#include <CLI/CLI.hpp>

#include "help_text.hpp"
#include "invocation.hpp"

namespace coexist::command {

/// What the options write to. Outlives the parser, which keeps pointers to its members.
struct Declared {
  Init init;
  Check check;
  Run run;
  Render render;
  PrintRunbook runbook;
  Weak weak;
  Import import;
  Explain explain;
  Schema schema;
  Packs packs;
  PacksMatrix matrix;
  PacksCoverage coverage;
  PacksDiff diff;
  PacksFacts facts;
  PacksAssumptions assumptions;
  Ask ask;
  std::string format, colour;  // read by presentation(); declared so that they are documented and checked
};

/// Adds the verbs about packs: packs with what it can do, and ask. declared_pack_verbs.cpp.
void declare_pack_verbs(CLI::App& app, Declared& declared);

/// What the declarations of all verbs are made of.
CLI::App* add_verb(CLI::App& app, const VerbHelp& help);
CLI::Validator one_of(const std::vector<std::string>& names);
void add_repeated(CLI::App* verb, const char* name, std::vector<std::string>& values, const char* doc,
                  const char* type);
void add_own_rules(CLI::App* verb, OwnKnowledge& own);
void add_own_packs(CLI::App* verb, OwnKnowledge& own);
void add_format(CLI::App* verb, std::string& format, const std::vector<std::string>& names);

/// Adds all verbs to `app`, in the order in which help lists them.
void declare_verbs(CLI::App& app, Declared& declared);

}  // namespace coexist::command
