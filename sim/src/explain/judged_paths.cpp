#include "explain/judged_paths.hpp"

#include "sim/replay.hpp"

namespace coexist::sim {

std::vector<PathVerdict> judge_paths(const CompiledPack& pack, InteractionId interaction, ClassId person_class,
                                     const PersonFacts& facts, const Situation& situation) {
  const std::uint32_t allowed = pack.paths_of(interaction, person_class);
  std::vector<PathVerdict> out;
  const std::vector<AccessPath>& paths = pack.pack().interactions[interaction].paths;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    PathVerdict verdict;
    verdict.path = i;
    const SlotId slot = paths[i].slot;
    verdict.has_path =
        (allowed >> i & 1U) != 0 && (slot == kNone<SlotId> || facts.software[index(slot)] != kNone<SoftwareId>);
    verdict.decision = pack.decide_path(interaction, i, situation);
    for (AspectId aspect : paths[i].aspects) {
      const RuleId rule = pack.rule_at(aspect, situation);
      const Outcome outcome = rule == kNone<RuleId> ? Outcome::Unknown : pack.pack().rules[rule].outcome;
      verdict.aspects.push_back({aspect, rule, outcome, spelled_cell(pack, aspect, situation)});
    }
    out.push_back(std::move(verdict));
  }
  return out;
}

}  // namespace coexist::sim
