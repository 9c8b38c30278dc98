#include "report/json.hpp"
#include "scenarios/json_format.hpp"
#include "scenarios/pack_matrix.hpp"

namespace coexist::scenarios {
namespace {

using Json = nlohmann::ordered_json;

Json axis(const MatrixAxis& axis) {
  Json values = Json::array();
  for (std::size_t i = 0; i < axis.ids.size(); ++i) values.push_back({{"id", axis.ids[i]}, {"label", axis.labels[i]}});
  return {{"attribute", axis.attribute}, {"values", values}};
}

Json cell_of(const MatrixCell& cell) {
  Json outcomes = Json::array();
  for (const MatrixOutcome& way : cell.outcomes) {
    Json json{{"outcome", sim::name_of(way.outcome)}, {"by_fallback", way.by_fallback}};
    if (!way.result.empty()) json["result"] = way.result;
    json["loses"] = way.loses;
    json["rules"] = way.rules;
    outcomes.push_back(std::move(json));
  }
  return {{"outcomes", outcomes}, {"depends_on", cell.depends_on}};
}

}  // namespace

std::string print_json(const PackMatrix& matrix) {
  Json cells = Json::array();
  for (std::size_t row = 0; row < matrix.cells.size(); ++row) {
    for (std::size_t column = 0; column < matrix.cells[row].size(); ++column) {
      Json cell{{"row", matrix.rows.ids[row]}, {"column", matrix.columns.ids[column]}};
      cell.update(cell_of(matrix.cells[row][column]));
      cells.push_back(std::move(cell));
    }
  }
  const Json json{{"format_version", kJsonFormatVersion},
                  {"what", "pack-matrix"},
                  {"pack", matrix.pack},
                  {"version", matrix.version},
                  {"subject", matrix.subject},
                  {"rows", axis(matrix.rows)},
                  {"columns", axis(matrix.columns)},
                  {"given", matrix.given},
                  {"any", matrix.open},
                  {"taken", matrix.taken},
                  {"cells", std::move(cells)},
                  {"settled_by", matrix.settled_by}};
  return report::dumped(json);
}

}  // namespace coexist::scenarios
