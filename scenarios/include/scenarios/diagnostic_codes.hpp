// What every diagnostic code means: the source of `coexist explain E104` and of the reference page.
//
// A code is never reused for something else: people search for it. Each range is one table in src/codes/:
//   E0xx files and encodings    E1xx YAML and schema     E2xx meaning of a scenario   E3xx topology XML
//   E4xx CSV and people         E5xx iCalendar           E6xx packs                   E7xx schedule verifier
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/verifier.hpp"

namespace coexist::scenarios {

struct CodeDoc {
  std::string_view code;         // "E104"
  std::string_view title;        // as in a list: "unknown key"
  std::string_view explanation;  // why it is an error; whole sentences
  std::string_view remedy;       // what to do, with an example
};

/// All codes, ascending.
const std::vector<CodeDoc>& diagnostic_codes();

/// Null if there is no such code. Upper and lower case are the same.
const CodeDoc* find_code(std::string_view code);

/// The page that `coexist explain E104` prints.
std::string explain(const CodeDoc& doc);

/// All kinds of what the verifier finds, in the order of their codes, and the code of each: E701 is that of the first.
std::vector<planner::ViolationKind> violation_kinds();
std::string code_of(planner::ViolationKind kind);

}  // namespace coexist::scenarios
