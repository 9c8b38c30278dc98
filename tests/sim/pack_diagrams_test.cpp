// Diagrams say what compiled tables say, in every situation, and cells are counted and named as walking would do it.
#include "sim/pack_diagrams.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "case_count.hpp"
#include "random_pack.hpp"

namespace coexist::sim {
namespace {

using support::cases;

// Situations of a scope, drawn: some are too many to be walked.
class Drawn {
 public:
  Drawn(const Scope& scope, std::uint64_t seed) : scope_(scope), random_(seed, "situations", "drawn") {}
  const std::vector<std::size_t>& next() {
    cell_.clear();
    for (const ScopedAttribute& a : scope_) cell_.push_back(random_.below(a.values.size()));
    return cell_;
  }

 private:
  const Scope& scope_;
  RandomStream random_;
  std::vector<std::size_t> cell_;
};

Situation situation_of(const CompiledPack& pack, const Scope& scope, const std::vector<std::size_t>& cell,
                       ClassId& person_class) {
  Situation situation = pack.blank();
  for (std::size_t v = 0; v < scope.size(); ++v) {
    const std::size_t value = scope[v].values[cell[v]];
    if (scope[v].attribute.kind == AttributeKind::ActorClass) person_class = id_at<ClassId>(value);
    const FieldId field = pack.field(scope[v].attribute);
    if (field != kNone<FieldId>) situation[index(field)] = static_cast<std::uint8_t>(value);
  }
  return situation;
}

// `expected(situation, class of the actor)` says what the compiled pack decides of the same subject.
template <typename Expected>
void compare_in_drawn_situations(const CompiledPack& compiled, const Subject& subject, std::uint64_t seed,
                                 Expected expected) {
  const Pack& pack = compiled.pack();
  const Scope scope = scope_of(pack, subject);
  DiagramForest forest(sizes_of(scope));
  const auto answered = answer(forest, pack, subject, scope);
  ASSERT_TRUE(answered);
  Drawn situations(scope, seed);
  for (int i = 0; i < 300; ++i) {
    const std::vector<std::size_t>& cell = situations.next();
    ClassId person_class{};
    const Situation situation = situation_of(compiled, scope, cell, person_class);
    ASSERT_EQ(answered->answers[forest.value(answered->function, cell)], expected(situation, person_class))
        << "seed " << seed;
  }
}

TEST(PackDiagrams, DecideInteractionsAsCompiledTablesDo) {
  for (std::uint64_t seed = 0; seed < cases(40); ++seed) {
    const Pack pack = support::random_pack(seed);
    const CompiledPack compiled(pack, documented_defaults(pack));
    for (const InteractionId asked : ids<InteractionId>(pack.interactions.size())) {
      compare_in_drawn_situations(compiled, {.interaction = asked, .path = {}}, seed,
                                  [&](const Situation& situation, ClassId person_class) {
                                    return compiled.decide(asked, situation, compiled.paths_of(asked, person_class));
                                  });
    }
  }
}

TEST(PackDiagrams, DecideEachPathAsCompiledTablesDo) {
  for (std::uint64_t seed = 0; seed < cases(20); ++seed) {
    const Pack pack = support::random_pack(seed);
    const CompiledPack compiled(pack, documented_defaults(pack));
    for (std::size_t path = 0; path < pack.interactions[pack.join].paths.size(); ++path) {
      compare_in_drawn_situations(
          compiled, {.interaction = pack.join, .path = path}, seed,
          [&](const Situation& situation, ClassId) { return compiled.decide_path(pack.join, path, situation); });
    }
  }
}

// Row by row over all cells of a forest.
template <typename Visit>
void walk(const DiagramForest& forest, Visit visit) {
  std::vector<std::size_t> cell(forest.sizes().size(), 0);
  for (std::size_t d = 1; d > 0;) {
    visit(cell);
    d = cell.size();
    while (d > 0 && ++cell[d - 1] == forest.sizes()[d - 1]) cell[--d] = 0;
  }
}

bool holds(const Box& box, const std::vector<std::size_t>& cell) {
  for (std::size_t v = 0; v < cell.size(); ++v) {
    if (!box[v].empty() && !box[v][cell[v]]) return false;
  }
  return true;
}

TEST(PackDiagrams, CountAndNameTheCellsOfEachTableAsWalkingThemDoes) {
  for (std::uint64_t seed = 0; seed < cases(20); ++seed) {
    const Pack pack = support::random_pack(seed);
    const CompiledPack compiled(pack, documented_defaults(pack));
    for (const AspectId aspect : ids<AspectId>(pack.aspects.size())) {
      const Scope scope = scope_of(pack, {.path = {}, .aspect = aspect});
      DiagramForest forest(sizes_of(scope));
      const DiagramId rules = rule_diagram(forest, pack, aspect, scope);
      const DiagramId open = forest.relabel(rules, [](Label rule) { return Label{rule == 0}; });
      const Cover named = cover(forest, open, 1'000);
      ASSERT_EQ(named.rest, 0U);
      std::uint64_t undecided = 0;
      std::vector<std::uint64_t> first_in(named.boxes.size(), 0);
      walk(forest, [&](const std::vector<std::size_t>& cell) {
        ClassId person_class{};
        const RuleId rule = compiled.rule_at(aspect, situation_of(compiled, scope, cell, person_class));
        const Label expected = rule == kNone<RuleId> ? 0 : static_cast<Label>(index(rule) + 1);
        ASSERT_EQ(forest.value(rules, cell), expected);
        if (expected == 0) ++undecided;
        const auto box =
            std::find_if(named.boxes.begin(), named.boxes.end(), [&](const Box& b) { return holds(b, cell); });
        ASSERT_EQ(box != named.boxes.end(), expected == 0);
        if (expected == 0) ++first_in[static_cast<std::size_t>(box - named.boxes.begin())];
      });
      EXPECT_EQ(first_in, named.cells);
      std::uint64_t counted = 0;
      for (const auto& [label, cells] : forest.tally(open)) counted += label == 1 ? cells : 0;
      EXPECT_EQ(counted, undecided);
    }
  }
}

TEST(PackDiagrams, TellsWhatAnAnswerDependsOn) {
  DiagramForest forest({2, 3, 2});
  const DiagramId no = forest.constant(0);
  const DiagramId yes = forest.constant(1);
  const DiagramId last = forest.branch(2, {no, yes});
  const DiagramId f = forest.branch(0, {last, forest.branch(1, {last, last, last})});
  EXPECT_EQ(forest.support(f), std::vector<std::size_t>{2});
  EXPECT_EQ(f, last) << "equal functions are one";
  EXPECT_EQ(forest.tally(f), (std::vector<std::pair<Label, std::uint64_t>>{{0, 6}, {1, 6}}));
}

TEST(PackDiagrams, GivesUpOnFunctionsThatNobodyCouldRead) {
  // The n-th of 2^20 cells has label n: nothing is shared.
  DiagramForest forest(std::vector<std::size_t>(20, 2));
  DiagramId function = forest.constant(0);
  EXPECT_THROW(
      for (std::size_t variable = 20; variable-- > 0;) {
        const auto bit = Label{1} << (19 - variable);
        const DiagramId moved = forest.relabel(function, [bit](Label label) { return label + bit; });
        function = forest.branch(variable, {function, moved});
      },
      DiagramTooLarge);
}

}  // namespace
}  // namespace coexist::sim
