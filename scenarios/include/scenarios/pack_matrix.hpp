// One decision over two attributes of the situation: what `coexist packs matrix` prints.
//
// Nothing is picked silently. An attribute that is neither a row nor a column nor given may have any value, and a cell
// whose outcome hangs on it says so; a combination that no rule covers is openly unknown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/diagnostic.hpp"
#include "scenarios/pack_file.hpp"
#include "sim/pack_diagrams.hpp"

namespace coexist::scenarios {

/// What is said of a situation, as the user wrote it: `attribute=value`, `attribute=value,value` or `attribute=any`. An
/// attribute is spelled as in packs, or called as a table calls it; a value by its id or its label.
struct Given {
  std::vector<std::string> where;
  // What is not said is as usual: services serve, lines are up, switches as documented, and nobody has a product that
  // the hop refuses. Who does names it.
  bool usual = false;
};

struct MatrixRequest {
  std::string interaction;  // or, without one,
  std::string aspect;       // a table alone
  std::string rows, columns;
  Given given;
};

/// One way in which a cell may end.
struct MatrixOutcome {
  sim::Outcome outcome = sim::Outcome::Unknown;
  bool by_fallback = false;        // the first access path failed, another did not
  std::string result;              // label of the way, where the pack tells ways apart
  std::vector<std::string> loses;  // labels of features
  std::vector<std::string> rules;  // ids of the rules that decide so, ascending; empty: none covers it
  bool operator<(const MatrixOutcome& other) const;  // best first; rules do not count
};

struct MatrixCell {
  std::vector<MatrixOutcome> outcomes;  // all that occur, best first; at least one
  std::vector<std::string> depends_on;  // attributes that decide between them
};

struct MatrixAxis {
  std::string attribute;
  std::vector<std::string> ids, labels;
};

struct PackMatrix {
  std::string pack, version, subject, label;
  MatrixAxis rows, columns;
  std::vector<std::string> given;              // "host-service=serving"
  std::vector<std::string> open;               // attributes that may have any value
  std::vector<std::vector<MatrixCell>> cells;  // by row and column
  // What to say more, "--usual", "--where meeting.format=https", so that no cell hangs on anything but its row and its
  // column. Empty if none does.
  std::vector<std::string> settled_by{};
  std::vector<std::string> taken{};  // of what settles a matrix, what make_table said beside the request
};

/// Nothing after an error, which was reported: an unknown interaction, attribute or value, with the nearest known one.
/// O(parts of the interaction's diagram).
std::optional<PackMatrix> make_matrix(const LoadedPack& loaded, const MatrixRequest& request, Diagnostics& diagnostics);

/// As make_matrix; if cells hang on more than row and column, with what settles them said as well: a table that can be
/// read. What was said is in PackMatrix::taken.
std::optional<PackMatrix> make_table(const LoadedPack& loaded, const MatrixRequest& request, Diagnostics& diagnostics);

/// Aligned, at most kTextColumns wide. A cell with several answers shows the worst and their number; what cells cannot
/// hold is in numbered notes below, those of most cells first and a dozen at most. The other formats have everything.
std::string print_text(const PackMatrix& matrix);
/// A line for each row; a cell says all its outcomes and what they depend on.
std::string print_csv(const PackMatrix& matrix);
std::string print_markdown(const PackMatrix& matrix);
std::string print_json(const PackMatrix& matrix);

}  // namespace coexist::scenarios
