// A matrix says what interpreting the rules one situation at a time says, no more and no less.
#include "scenarios/pack_matrix.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "case_count.hpp"
#include "first_pack.hpp"
#include "random_pack.hpp"
#include "scenarios/csv_table.hpp"

namespace coexist::scenarios {
namespace {

using sim::RuleId;
using Cell = std::vector<std::size_t>;  // values of the domains

// Of a random pack's table, by reading its rules: the last that applies wins, and `otherwise` loses to every other.
RuleId interpreted(const sim::Pack& pack, sim::AspectId aspect, const Cell& values) {
  RuleId winner = sim::kNone<RuleId>;
  for (const RuleId id : sim::ids<RuleId>(pack.rules.size())) {
    const sim::Rule& rule = pack.rules[id];
    if (rule.aspect != aspect) continue;
    bool applies = true;
    for (std::size_t d = 0; d < values.size(); ++d)
      applies = applies && (rule.when[d].empty() || rule.when[d][values[d]]);
    if (applies && (winner == sim::kNone<RuleId> || !rule.otherwise)) winner = id;
  }
  return winner;
}

std::vector<Cell> all_cells(const sim::Scope& scope) {
  std::vector<Cell> cells{{}};
  for (const sim::ScopedAttribute& asked : scope) {
    std::vector<Cell> longer;
    for (const Cell& cell : cells) {
      for (const std::size_t value : asked.values) {
        longer.push_back(cell);
        longer.back().push_back(value);
      }
    }
    cells = std::move(longer);
  }
  return cells;
}

using Way = std::pair<sim::Outcome, std::size_t>;  // outcome, and number of features lost
Way way_of(const MatrixOutcome& outcome) {
  return {outcome.outcome, outcome.loses.size()};
}

// Everything that a matrix may say of a table, from walking over it: by row and column the rules, and what depends on
// what.
struct Walked {
  std::map<std::pair<std::size_t, std::size_t>, std::set<std::string>> rules;
  std::map<std::pair<std::size_t, std::size_t>, std::set<std::string>> depends_on;
};

Walked walk(const sim::Pack& pack, sim::AspectId aspect, std::size_t rows, std::size_t columns) {
  const sim::Aspect& table = pack.aspects[aspect];
  sim::Scope scope;
  for (const sim::Dimension& d : table.dimensions) {
    scope.push_back({d.attribute, sim::possible_values(pack.vocabulary, d.attribute)});
  }
  const auto says = [&](const Cell& cell) {
    const RuleId rule = interpreted(pack, aspect, cell);
    if (rule == sim::kNone<RuleId>) return std::pair(sim::Outcome::Unknown, sim::FeatureSet{0});
    return std::pair(pack.rules[rule].outcome, pack.rules[rule].loses);
  };
  Walked out;
  for (const Cell& cell : all_cells(scope)) {
    const auto key = std::pair(cell[rows], cell[columns]);
    const RuleId rule = interpreted(pack, aspect, cell);
    out.rules[key].insert(rule == sim::kNone<RuleId> ? "" : pack.rules[rule].id);
    for (std::size_t d = 0; d < cell.size(); ++d) {
      if (d == rows || d == columns) continue;
      for (const std::size_t value : scope[d].values) {
        Cell other = cell;
        other[d] = value;
        if (says(other) != says(cell)) out.depends_on[key].insert(sim::spelled(pack.vocabulary, scope[d].attribute));
      }
    }
  }
  return out;
}

LoadedPack random_loaded(std::uint64_t seed) {
  LoadedPack loaded;
  loaded.pack = support::random_pack(seed);
  return loaded;
}

PackMatrix matrix_of(const LoadedPack& loaded, const MatrixRequest& request) {
  Diagnostics diagnostics;
  auto made = make_matrix(loaded, request, diagnostics);
  EXPECT_TRUE(made.has_value()) << print(diagnostics);
  return made.value_or(PackMatrix{});
}

TEST(PackMatrix, SaysOfEachCellOfATableWhatItsRulesSayAndWhatTheyDependOn) {
  for (std::uint64_t seed = 0; seed < 25; ++seed) {
    const LoadedPack loaded = random_loaded(seed);
    const sim::Pack& pack = loaded.pack;
    for (const sim::AspectId aspect : sim::ids<sim::AspectId>(pack.aspects.size())) {
      const auto& dimensions = pack.aspects[aspect].dimensions;
      if (dimensions.size() < 2) continue;
      const std::size_t rows = seed % dimensions.size(), columns = (seed + 1) % dimensions.size();
      const PackMatrix matrix =
          matrix_of(loaded, {{}, pack.aspects[aspect].id, dimensions[rows].id, dimensions[columns].id, {}});
      Walked expected = walk(pack, aspect, rows, columns);
      const auto row_values = sim::possible_values(pack.vocabulary, dimensions[rows].attribute);
      const auto column_values = sim::possible_values(pack.vocabulary, dimensions[columns].attribute);
      ASSERT_EQ(matrix.cells.size(), row_values.size());
      for (std::size_t r = 0; r < row_values.size(); ++r) {
        ASSERT_EQ(matrix.cells[r].size(), column_values.size());
        for (std::size_t c = 0; c < column_values.size(); ++c) {
          const MatrixCell& cell = matrix.cells[r][c];
          std::set<std::string> rules;
          for (const MatrixOutcome& way : cell.outcomes) {
            rules.insert(way.rules.begin(), way.rules.end());
            if (way.rules.empty()) rules.insert("");
          }
          const auto key = std::pair(row_values[r], column_values[c]);
          // That no rule decides shows only where no rule says `unknown` as well.
          const bool said_unknown = std::any_of(cell.outcomes.begin(), cell.outcomes.end(), [](const auto& w) {
            return w.outcome == sim::Outcome::Unknown && !w.rules.empty();
          });
          if (said_unknown) expected.rules[key].erase("");
          ASSERT_EQ(rules, expected.rules[key]) << "seed " << seed << ' ' << pack.aspects[aspect].id;
          const std::set<std::string> depends(cell.depends_on.begin(), cell.depends_on.end());
          ASSERT_EQ(depends, expected.depends_on[key]) << "seed " << seed << ' ' << pack.aspects[aspect].id;
        }
      }
    }
  }
}

TEST(PackMatrix, HasEveryOutcomeOfAnInteractionAndNoOther) {
  for (std::uint64_t seed = 0; seed < support::cases(6); ++seed) {
    const LoadedPack loaded = random_loaded(seed);
    const sim::Pack& pack = loaded.pack;
    const sim::CompiledPack compiled(pack, sim::documented_defaults(pack));
    const PackMatrix matrix = matrix_of(loaded, {"sign-in", {}, "actor.class", "actor.home", {}});
    const sim::Scope scope = sim::scope_of(pack, {.interaction = pack.sign_in, .path = {}});
    std::map<std::pair<std::size_t, std::size_t>, std::set<Way>> expected;
    for (const Cell& cell : all_cells(scope)) {
      sim::Situation situation = compiled.blank();
      std::size_t person_class = 0, home = 0;
      for (std::size_t v = 0; v < scope.size(); ++v) {
        if (scope[v].attribute.kind == sim::AttributeKind::ActorClass) person_class = cell[v];
        if (scope[v].attribute.kind == sim::AttributeKind::ActorHome) home = cell[v];
        const sim::FieldId field = compiled.field(scope[v].attribute);
        if (field != sim::kNone<sim::FieldId>) situation[sim::index(field)] = static_cast<std::uint8_t>(cell[v]);
      }
      const sim::Decision decision = compiled.decide(
          pack.sign_in, situation, compiled.paths_of(pack.sign_in, sim::id_at<sim::ClassId>(person_class)));
      expected[{person_class, home}].insert({decision.outcome, (decision.loses & 1U) + (decision.loses >> 1U & 1U)});
    }
    for (std::size_t r = 0; r < matrix.cells.size(); ++r) {
      for (std::size_t c = 0; c < matrix.cells[r].size(); ++c) {
        std::set<Way> found;
        for (const MatrixOutcome& way : matrix.cells[r][c].outcomes) found.insert(way_of(way));
        EXPECT_EQ(found, (expected[{r, c}])) << "seed " << seed;
      }
    }
  }
}

const MatrixCell& cell_at(const PackMatrix& matrix, const std::string& row, const std::string& column) {
  const auto r = std::find(matrix.rows.ids.begin(), matrix.rows.ids.end(), row) - matrix.rows.ids.begin();
  const auto c = std::find(matrix.columns.ids.begin(), matrix.columns.ids.end(), column) - matrix.columns.ids.begin();
  return matrix.cells.at(static_cast<std::size_t>(r)).at(static_cast<std::size_t>(c));
}

TEST(PackMatrix, NeverPicksAnOutcomeSilently) {
  const LoadedPack& pack = first_pack();
  const PackMatrix open = matrix_of(pack, {{}, "client-on-home", "client", "home", {}});
  EXPECT_EQ(open.given, std::vector<std::string>{});
  const MatrixCell& hangs = cell_at(open, "oc-2007-r2", "lync-2013");
  EXPECT_GT(hangs.outcomes.size(), 1U);
  EXPECT_NE(std::find(hangs.depends_on.begin(), hangs.depends_on.end(), "flag.older-clients-allowed"),
            hangs.depends_on.end());
  const PackMatrix usual = matrix_of(pack, {{}, "client-on-home", "client", "home", {{"older-clients=off"}, true}});
  const MatrixCell& settled = cell_at(usual, "oc-2007-r2", "lync-2013");
  ASSERT_EQ(settled.outcomes.size(), 1U);
  EXPECT_EQ(settled.outcomes[0].outcome, sim::Outcome::Fails);
  EXPECT_EQ(settled.outcomes[0].rules, std::vector<std::string>{"LYNC-INTEROP-062"});
  EXPECT_NE(std::find(usual.given.begin(), usual.given.end(), "flag.older-clients-allowed=off"), usual.given.end());
}

TEST(PackMatrix, ShowsProductsByLabelAndWhatNobodySaysAsUnknown) {
  const LoadedPack& pack = first_pack();
  const PackMatrix matrix = matrix_of(pack, {{}, "live-meeting-on-home", "client", "home", {}});
  const std::string text = print_text(matrix);
  EXPECT_NE(text.find("Live Meeting 2007"), std::string::npos) << text;
  EXPECT_NE(text.find("Lync Server 2013"), std::string::npos) << text;
  EXPECT_NE(text.find("? unknown"), std::string::npos) << text;
}

TEST(PackMatrix, IsTheSameInEveryFormat) {
  const PackMatrix matrix = matrix_of(first_pack(), {"sign-in", {}, "client", "home", {{}, true}});
  auto file = std::make_shared<SourceFile>();
  file->text = print_csv(matrix);
  Diagnostics diagnostics;
  const auto csv = read_csv(file, diagnostics);
  ASSERT_TRUE(csv) << print(diagnostics);
  EXPECT_EQ(csv->rows(), matrix.rows.ids.size());
  EXPECT_EQ(csv->header().size(), matrix.columns.ids.size() + 1);
  const auto json = nlohmann::json::parse(print_json(matrix));
  EXPECT_EQ(json["cells"].size(), matrix.rows.ids.size() * matrix.columns.ids.size());
  const std::string markdown = print_markdown(matrix);
  EXPECT_NE(markdown.find("| Lync 2010 |"), std::string::npos);
  for (const std::string& text : {print_text(matrix), markdown}) {
    EXPECT_NE(text.find("given: "), std::string::npos) << text;
  }
}

TEST(PackMatrix, SaysWhatMakesATableOfItAndThatDoes) {
  const LoadedPack& pack = first_pack();
  MatrixRequest request{"join", {}, "client", "host", {}};
  const PackMatrix open = matrix_of(pack, request);
  ASSERT_FALSE(open.settled_by.empty());
  EXPECT_EQ(open.settled_by.front(), "--usual");
  request.given.usual = true;
  for (const std::string& option : open.settled_by) {
    if (option.starts_with("--where ")) request.given.where.push_back(option.substr(8));
  }
  const PackMatrix table = matrix_of(pack, request);
  EXPECT_TRUE(table.settled_by.empty());
  std::set<sim::Outcome> outcomes;
  for (const auto& line : table.cells) {
    for (const MatrixCell& cell : line) {
      ASSERT_EQ(cell.outcomes.size(), 1U);
      outcomes.insert(cell.outcomes.front().outcome);
    }
  }
  EXPECT_TRUE(outcomes.contains(sim::Outcome::Works));  // no table of failures
  EXPECT_GT(outcomes.size(), 1U);                       // nor one of equal cells
}

TEST(PackMatrix, ATableTakesAsGivenWhatSettlesItAndSaysSo) {
  const LoadedPack& pack = first_pack();
  const MatrixRequest request{"join", {}, "client", "host", {}};
  const PackMatrix open = matrix_of(pack, request);
  Diagnostics diagnostics;
  const auto table = make_table(pack, request, diagnostics);
  ASSERT_TRUE(table) << print(diagnostics);
  EXPECT_TRUE(open.taken.empty());
  EXPECT_EQ(table->taken, open.settled_by);
  for (const auto& line : table->cells) {
    for (const MatrixCell& cell : line) EXPECT_EQ(cell.outcomes.size(), 1U);
  }
  for (const std::string& option : open.settled_by) {
    EXPECT_NE(print_text(*table).find("(--any takes nothing): --usual"), std::string::npos);
    EXPECT_NE(print_json(*table).find(option), std::string::npos) << option;
  }
  const MatrixRequest settled{{}, "live-meeting-on-home", "client", "home", {}};
  EXPECT_TRUE(make_table(pack, settled, diagnostics)->taken.empty());
}

TEST(PackMatrix, ShowsOneMarkACellAndADozenNotesAndTheRestInOtherFormats) {
  const PackMatrix matrix = matrix_of(first_pack(), {"join", {}, "client", "host", {{}, true}});
  const std::string text = print_text(matrix);
  EXPECT_NE(text.find(" cells hang on more than row and column: "), std::string::npos) << text;
  EXPECT_NE(text.find("a table with one answer a cell: --where "), std::string::npos) << text;
  EXPECT_NE(text.find("✕ of "), std::string::npos) << text;
  EXPECT_EQ(text.find("[13]"), std::string::npos) << text;
  EXPECT_NE(text.find("--format csv, markdown and json have them"), std::string::npos) << text;
  EXPECT_NE(print_markdown(matrix).find("* [13] "), std::string::npos);
}

TEST(PackMatrix, HasRefusedProductsUnlessAllIsAsUsualOrTheyAreNamed) {
  const LoadedPack pack = support::loaded_pack("lync-2010-to-lync-2013");
  const auto hosts = [&](const Given& given) {
    return matrix_of(pack, {"join", {}, "client", "host", given}).columns.ids;
  };
  const std::vector<std::string> all = hosts({});
  EXPECT_EQ(std::count(all.begin(), all.end(), "ocs-2007-r2"), 1);
  const std::vector<std::string> usual{"lync-2010", "lync-2013", "partner", "none"};
  EXPECT_EQ(hosts({{}, true}), usual);
  EXPECT_EQ(hosts({{"host=ocs-2007-r2,lync-2013"}, true}), (std::vector<std::string>{"ocs-2007-r2", "lync-2013"}));
  EXPECT_EQ(hosts({{"host=any"}, true}), all);
}

std::string error_of(const MatrixRequest& request) {
  Diagnostics diagnostics;
  EXPECT_FALSE(make_matrix(first_pack(), request, diagnostics));
  return print(diagnostics);
}

TEST(PackMatrix, SuggestsTheNearestName) {
  EXPECT_EQ(error_of({"jion", {}, "client", "host", {}}),
            "error: unknown interaction 'jion'\n  help: did you mean 'join'?\n");
  EXPECT_EQ(error_of({{}, "client-on-hone", "client", "host", {}}),
            "error: unknown aspect 'client-on-hone'\n  help: did you mean 'client-on-home'?\n");
  EXPECT_EQ(error_of({"client-on-home", {}, "client", "home", {}}),
            "error: unknown interaction 'client-on-home'\n  help: it is a table: --aspect client-on-home\n");
  EXPECT_EQ(error_of({"join", {}, "clinet", "host", {}}),
            "error: unknown attribute 'clinet'\n  help: did you mean 'client'?\n");
  EXPECT_EQ(error_of({"join", {}, "client", "modality", {}}),
            "error: 'modality' makes no difference to 'join'\n  help: none of its tables asks for it\n");
  EXPECT_EQ(error_of({"join", {}, "client", "client", {}}), "error: rows and columns are the same attribute\n");
  EXPECT_EQ(error_of({"join", {}, "client", "host", {{"host=lync-2103"}, false}}),
            "error: unknown value 'lync-2103' of host\n  help: did you mean 'lync-2013'?\n");
  EXPECT_EQ(error_of({"join", {}, "client", "host", {{"host"}, false}}),
            "error: 'host' is no `attribute=value`\n  help: --where host-service=serving\n");
  EXPECT_EQ(error_of({"join", {}, "client", "host", {{"host=none", "host=any"}, false}}),
            "error: 'host' is given twice\n  help: several values stand in one: --where host=a,b\n");
}

}  // namespace
}  // namespace coexist::scenarios
