// What the user asked for, as values: one struct per verb. Reading the command line (command_line.cpp) fills them,
// carrying them out (verbs.hpp) reads them; neither knows the other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "scenarios/ledger_file.hpp"
#include "scenarios/pack_matrix.hpp"

namespace coexist::command {

enum class Format : std::uint8_t { Text, Json };
enum class Colour : std::uint8_t { Auto, Always, Never };
enum class Image : std::uint8_t { Svg, Png };

/// A text that answers everything: help, version.
struct ShowText {
  std::string text;
};

struct Init {
  std::string directory;
  std::string example = "minimal";
  bool force = false;
};

/// Product knowledge of the user's own. Paths are from the current folder.
struct OwnKnowledge {
  std::vector<std::string> rules;  // files that lie over the pack
  std::vector<std::string> packs;  // folders with packs in folders
};

/// Which scenario, and what is changed about it. Shared by all verbs that read one.
struct ScenarioChoice {
  std::string scenario;
  std::vector<std::string> set, fail, fail_links, undo;
  OwnKnowledge own;
};

struct Check {
  ScenarioChoice choice;
};

struct Run {
  ScenarioChoice choice;
  std::string output;                                    // empty: print only
  std::string ledger;                                    // a file, or "-"; empty: none
  std::optional<scenarios::LedgerFormat> ledger_format;  // else by the file's ending
  bool force = false;
  bool allow_violations = false;
  bool allow_unsupported = false;
  bool pictures = true;
  unsigned threads = 0;  // 0: as many as the machine has
};

struct Render {
  ScenarioChoice choice;
  std::string phase = "all";
  Image image = Image::Svg;
  std::string output;
  bool force = false;
};

struct Import {
  std::vector<std::string> files;
  bool carried = false;
  bool pseudonymise = false;
  std::string key, output;
  bool force = false;
};

enum class SheetFormat : std::uint8_t { Text, Markdown, Json };

struct PrintRunbook {
  ScenarioChoice choice;
  SheetFormat format = SheetFormat::Text;
  std::string output;  // empty: print
  bool force = false;
};

struct Explain {
  std::vector<std::string> words;  // a topic, or SCENARIO and a question
  ScenarioChoice choice;
  std::string pack;
  std::optional<std::size_t> occurrence;  // of a meeting, or which of a person's sign-ins; from 1
  std::size_t limit = 10;
  bool verify = false;
};

struct Weak {
  ScenarioChoice choice;
  bool run = false;  // let the worst of each phase fail for a day
  unsigned threads = 0;
};

struct Schema {
  std::string what = "scenario";  // or "pack", "ledger"
  bool markdown = false;
};

struct Packs {
  std::string action = "list", pack;
  OwnKnowledge own;
};

/// How a table is printed.
enum class TableFormat : std::uint8_t { Text, Csv, Markdown, Json };

struct PacksMatrix {
  std::string pack;
  scenarios::MatrixRequest request;
  bool any = false;  // take nothing as given that the request does not say
  OwnKnowledge own;
  TableFormat format = TableFormat::Text;
};

struct PacksCoverage {
  std::vector<std::string> packs;  // none: all
  OwnKnowledge own;
};

struct PacksDiff {
  std::string a, b;
  bool exit_code = false;  // differences are a no
  OwnKnowledge own;
};

struct PacksFacts {
  TableFormat format = TableFormat::Text;
};

struct PacksAssumptions {
  std::vector<std::string> packs;  // none: all
  OwnKnowledge own;
  TableFormat format = TableFormat::Text;
};

struct Ask {
  std::vector<std::string> words;  // the sentence, whole or in words
  std::string pack;                // empty: all that understand it
  scenarios::Given given;
  OwnKnowledge own;
};

struct Doctor {};

using Verb = std::variant<ShowText, Init, Check, Run, Render, PrintRunbook, Weak, Import, Explain, Ask, Schema, Packs,
                          PacksMatrix, PacksCoverage, PacksDiff, PacksFacts, PacksAssumptions, Doctor>;

/// How to talk to the user; the same for all verbs.
struct Presentation {
  Format format = Format::Text;
  Colour colour = Colour::Auto;
};

}  // namespace coexist::command
