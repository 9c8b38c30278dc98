#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "questions/asked_scope.hpp"
#include "questions/outcome_ways.hpp"
#include "questions/settle.hpp"
#include "report/phrases.hpp"

namespace coexist::scenarios {
namespace {

MatrixAxis axis_of(const sim::Vocabulary& vocabulary, const sim::ScopedAttribute& asked) {
  MatrixAxis axis{sim::spelled(vocabulary, asked.attribute), {}, {}};
  const std::vector<std::string> ids = sim::domain(vocabulary, asked.attribute);
  const std::vector<std::string> labels = questions::labels_of(vocabulary, asked.attribute);
  for (const std::size_t value : asked.values) {
    axis.ids.push_back(ids[value]);
    axis.labels.push_back(labels[value]);
  }
  return axis;
}

// Rows and columns become the first variables, so that a cell is two steps down the diagram.
bool lead(sim::Scope& scope, sim::Attribute rows, sim::Attribute columns) {
  const auto rank = [&](const sim::ScopedAttribute& asked) {
    return asked.attribute == rows ? 0 : asked.attribute == columns ? 1 : 2;
  };
  std::stable_sort(scope.begin(), scope.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return rows != columns;
}

// Cells with the same function are the same cell; ways are numbered once for the matrix.
class CellReader {
 public:
  CellReader(const sim::Pack& pack, const sim::Scope& scope, sim::DiagramForest& forest, const sim::Answered& answered)
      : pack_(pack), scope_(scope), forest_(forest), function_(answered.function) {
    std::map<MatrixOutcome, sim::Label> numbers;
    for (const sim::Decision& decision : answered.answers) numbers.emplace(questions::way_of(pack, decision), 0);
    for (auto& [way, number] : numbers) {
      number = static_cast<sim::Label>(ways_.size());
      ways_.push_back(way);
    }
    for (const sim::Decision& decision : answered.answers) {
      way_of_.push_back(numbers.at(questions::way_of(pack, decision)));
      rule_of_.push_back(report::rule_id(pack, decision.rule));
    }
    by_way_ = forest.relabel(function_, [&](sim::Label label) { return way_of_[label]; });
  }

  MatrixCell read(std::size_t row, std::size_t column) {
    const sim::DiagramId function = cell(function_, row, column);
    const auto known = known_.find(function);
    return known != known_.end() ? known->second : known_[function] = read(function, cell(by_way_, row, column));
  }

  std::vector<std::string> settling(std::size_t rows, std::size_t columns, std::vector<bool> may_be_chosen) {
    questions::CellFunctions cells;
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t column = 0; column < columns; ++column) ++cells[cell(by_way_, row, column)];
    }
    return questions::settling(pack_.vocabulary, scope_, std::move(may_be_chosen), forest_, std::move(cells),
                               [this](sim::Label way) { return ways_[way].outcome; });
  }

 private:
  [[nodiscard]] sim::DiagramId cell(sim::DiagramId function, std::size_t row, std::size_t column) const {
    return forest_.at(forest_.at(function, 0, row), 1, column);
  }

  [[nodiscard]] MatrixCell read(sim::DiagramId function, sim::DiagramId by_way) const {
    std::map<sim::Label, std::set<std::string>> rules;
    for (const sim::Label label : forest_.labels(function)) {
      std::set<std::string>& of_way = rules[way_of_[label]];
      if (!rule_of_[label].empty()) of_way.insert(rule_of_[label]);
    }
    MatrixCell cell;
    for (const auto& [way, ids] : rules) {
      cell.outcomes.push_back(ways_[way]);
      cell.outcomes.back().rules.assign(ids.begin(), ids.end());
    }
    for (const std::size_t variable : forest_.support(by_way)) {
      cell.depends_on.push_back(sim::spelled(pack_.vocabulary, scope_[variable].attribute));
    }
    return cell;
  }

  const sim::Pack& pack_;
  const sim::Scope& scope_;
  sim::DiagramForest& forest_;
  sim::DiagramId function_, by_way_{};
  std::vector<MatrixOutcome> ways_;  // best first
  std::vector<sim::Label> way_of_;   // by answer
  std::vector<std::string> rule_of_;
  std::map<sim::DiagramId, MatrixCell> known_;
};

bool hangs(const std::vector<MatrixCell>& line) {
  return std::any_of(line.begin(), line.end(), [](const MatrixCell& cell) { return !cell.depends_on.empty(); });
}

// By variable, where the rest is as usual.
std::vector<bool> open_ones(const LoadedPack& loaded, const sim::Scope& scope) {
  std::vector<bool> open;
  for (const sim::ScopedAttribute& asked : scope) open.push_back(questions::is_open(loaded, true, asked));
  return open;
}

// The usual first: it settles what is out of order, which most who ask do not mean.
std::vector<std::string> after_the_usual(const LoadedPack& loaded, MatrixRequest request) {
  request.given.usual = true;
  Diagnostics same;  // what there is to say of the request was said
  const auto made = make_matrix(loaded, request, same);
  std::vector<std::string> options{"--usual"};
  if (made) options.insert(options.end(), made->settled_by.begin(), made->settled_by.end());
  return options;
}

}  // namespace

std::optional<PackMatrix> make_matrix(const LoadedPack& loaded, const MatrixRequest& request,
                                      Diagnostics& diagnostics) {
  const sim::Pack& pack = loaded.pack;
  const auto subject = questions::find_subject(pack, request.interaction, request.aspect, diagnostics);
  if (!subject) return std::nullopt;
  const auto rows = questions::find_attribute(pack, *subject, request.rows, diagnostics);
  const auto columns = questions::find_attribute(pack, *subject, request.columns, diagnostics);
  if (!rows || !columns) return std::nullopt;
  sim::Scope scope = sim::scope_of(pack, *subject);
  if (!questions::restrict_scope(loaded, *subject, request.given, {*rows, *columns}, scope, diagnostics)) {
    return std::nullopt;
  }
  if (!lead(scope, *rows, *columns)) {
    diagnostics.error("", {}, "rows and columns are the same attribute");
    return std::nullopt;
  }
  sim::DiagramForest forest(sim::sizes_of(scope));
  const auto answered = sim::answer(forest, pack, *subject, scope);
  if (!answered) {
    diagnostics.error("", {}, "the answer has too many cases", "say more of the situation with --where, or --usual");
    return std::nullopt;
  }
  PackMatrix matrix{pack.id,
                    pack.version,
                    questions::subject_id(pack, *subject),
                    questions::subject_label(pack, *subject),
                    axis_of(pack.vocabulary, scope[0]),
                    axis_of(pack.vocabulary, scope[1]),
                    {},
                    {},
                    {},
                    {}};
  questions::SaidAndOpen rest = questions::said_and_open(loaded, request.given.usual, scope, {*rows, *columns});
  matrix.given = std::move(rest.said);
  matrix.open = std::move(rest.open);
  CellReader reader(pack, scope, forest, *answered);
  for (std::size_t row = 0; row < scope[0].values.size(); ++row) {
    std::vector<MatrixCell>& line = matrix.cells.emplace_back();
    for (std::size_t column = 0; column < scope[1].values.size(); ++column) line.push_back(reader.read(row, column));
  }
  if (std::any_of(matrix.cells.begin(), matrix.cells.end(), hangs)) {
    matrix.settled_by = request.given.usual
                            ? reader.settling(scope[0].values.size(), scope[1].values.size(), open_ones(loaded, scope))
                            : after_the_usual(loaded, request);
  }
  return matrix;
}

std::optional<PackMatrix> make_table(const LoadedPack& loaded, const MatrixRequest& request, Diagnostics& diagnostics) {
  constexpr std::string_view kWhere = "--where ";
  auto open = make_matrix(loaded, request, diagnostics);
  if (!open || open->settled_by.empty()) return open;
  MatrixRequest more = request;
  for (const std::string& option : open->settled_by) {
    if (option.starts_with(kWhere)) {
      more.given.where.push_back(option.substr(kWhere.size()));
    } else {
      more.given.usual = true;
    }
  }
  Diagnostics same;  // what there is to say of the request was said
  auto table = make_matrix(loaded, more, same);
  if (!table) return open;
  table->taken = std::move(open->settled_by);
  return table;
}

}  // namespace coexist::scenarios
