#include "sim/compiled_pack.hpp"

#include <algorithm>

#include "pack/table_shape.hpp"
#include "pack/winning_order.hpp"

namespace coexist::sim {
namespace {

bool holds(const std::vector<bool>& mask, std::size_t value) {
  return mask.empty() || (value < mask.size() && mask[value]);
}

// The cells of one table, dimension by dimension: of the rules, in the order in which they win, only those that may
// still apply are looked at. Asking each cell of all rules took most packs ten times as long.
class TableFiller {
 public:
  TableFiller(const Pack& pack, const std::vector<std::size_t>& sizes, std::vector<RuleId>& cells)
      : pack_(pack), sizes_(sizes), cells_(cells) {}

  /// The `span` cells from `first` on, which share the values of the dimensions before `dimension`.
  void fill(std::size_t dimension, std::size_t first, std::size_t span, const std::vector<RuleId>& rules) {
    if (rules.empty()) return;
    const std::vector<ValueMask>& when = pack_.rules[rules.front()].when;
    const auto asked = when.begin() + static_cast<std::ptrdiff_t>(dimension);
    if (std::all_of(asked, when.end(), [](const ValueMask& mask) { return mask.empty(); })) {
      std::fill_n(cells_.begin() + static_cast<std::ptrdiff_t>(first), span, rules.front());
      return;
    }
    span /= sizes_[dimension];
    for (std::size_t value = 0; value < sizes_[dimension]; ++value) {
      std::vector<RuleId> left;
      std::copy_if(rules.begin(), rules.end(), std::back_inserter(left),
                   [&](RuleId rule) { return holds(pack_.rules[rule].when[dimension], value); });
      fill(dimension + 1, first + value * span, span, left);
    }
  }

 private:
  const Pack& pack_;
  const std::vector<std::size_t>& sizes_;
  std::vector<RuleId>& cells_;
};

}  // namespace

CompiledPack::CompiledPack(Pack pack, SwitchChoice switches) : pack_(std::move(pack)), switches_(std::move(switches)) {
  for (const Aspect& aspect : pack_.aspects) {
    for (const Dimension& dimension : aspect.dimensions) fields_.push_back(dimension.attribute);
  }
  // Whether somebody has a path at all is asked of its slot, even if no table asks what is in it.
  for (const Interaction& interaction : pack_.interactions) {
    for (const AccessPath& path : interaction.paths) {
      if (path.slot != kNone<SlotId>)
        fields_.push_back({AttributeKind::ActorSoftware, static_cast<std::uint32_t>(path.slot)});
    }
  }
  for (const Mark& mark : pack_.marks) {
    for (const AttributeCondition& condition : mark.set_when) fields_.push_back(condition.attribute);
  }
  std::sort(fields_.begin(), fields_.end());
  fields_.erase(std::unique(fields_.begin(), fields_.end()), fields_.end());
  for (const Attribute& attribute : fields_) domain_sizes_.push_back(domain(pack_.vocabulary, attribute).size());

  for (AspectId aspect : ids<AspectId>(pack_.aspects.size())) {
    const std::vector<std::size_t> sizes = shape(pack_, pack_.aspects[aspect]);
    Table table;
    table.strides.resize(sizes.size());
    std::size_t cells = 1;
    for (std::size_t d = sizes.size(); d-- > 0;) {
      table.strides[d] = static_cast<std::uint32_t>(cells);
      cells *= sizes[d];
    }
    for (const Dimension& dimension : pack_.aspects[aspect].dimensions)
      table.fields.push_back(field(dimension.attribute));
    table.cells.assign(cells, kNone<RuleId>);
    TableFiller(pack_, sizes, table.cells).fill(0, 0, cells, WinningOrder(pack_, aspect).rules());
    tables_.push_back(std::move(table));
  }
}

FieldId CompiledPack::field(Attribute attribute) const {
  const auto found = std::lower_bound(fields_.begin(), fields_.end(), attribute);
  if (found == fields_.end() || *found != attribute) return kNone<FieldId>;
  return id_at<FieldId>(static_cast<std::size_t>(found - fields_.begin()));
}

Situation CompiledPack::blank() const {
  Situation situation(fields_.size(), 0);
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const Attribute attribute = fields_[i];
    switch (attribute.kind) {
      case AttributeKind::ActorClass:
      case AttributeKind::PeerClass:
      case AttributeKind::Flag:
      case AttributeKind::ActorMark:
      case AttributeKind::PeerMark:
        break;
      case AttributeKind::Switch:
        situation[i] = static_cast<std::uint8_t>(switches_[id_at<SwitchId>(attribute.object)]);
        break;
      default:
        situation[i] = static_cast<std::uint8_t>(domain_sizes_[i] - 1);  // "none"
    }
  }
  return situation;
}

RuleId CompiledPack::rule_at(AspectId aspect, const Situation& situation) const {
  const Table& table = tables_[aspect];
  std::size_t cell = 0;
  for (std::size_t d = 0; d < table.fields.size(); ++d) cell += situation[index(table.fields[d])] * table.strides[d];
  return table.cells[cell];
}

Decision CompiledPack::decide_path(InteractionId interaction, std::size_t path, const Situation& situation) const {
  Decision decision;
  decision.outcome = Outcome::Works;
  decision.path = static_cast<std::uint8_t>(path);
  bool first = true;
  for (AspectId aspect : pack_.interactions[interaction].paths[path].aspects) {
    const RuleId rule = rule_at(aspect, situation);
    const Outcome outcome = rule == kNone<RuleId> ? Outcome::Unknown : pack_.rules[rule].outcome;
    if (rule != kNone<RuleId> && outcome == Outcome::Degraded) decision.loses |= pack_.rules[rule].loses;
    if (first || worst(decision.outcome, outcome) != decision.outcome) {
      decision.outcome = outcome;
      decision.rule = rule;
      decision.aspect = aspect;
      first = false;
    }
  }
  if (decision.outcome == Outcome::Fails || decision.outcome == Outcome::Unknown) decision.loses = 0;
  return decision;
}

Decision CompiledPack::decide(InteractionId interaction, const Situation& situation,
                              std::uint32_t paths_of_class) const {
  if (interaction == kNone<InteractionId>) return {};  // unknown: the pack says nothing about it
  const std::vector<AccessPath>& paths = pack_.interactions[interaction].paths;
  Decision primary;
  bool tried = false;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if ((paths_of_class >> i & 1U) == 0) continue;
    if (paths[i].slot != kNone<SlotId>) {
      const FieldId slot = field({AttributeKind::ActorSoftware, static_cast<std::uint32_t>(paths[i].slot)});
      if (situation[index(slot)] + 1U == domain_sizes_[index(slot)]) continue;  // empty
    }
    Decision decision = decide_path(interaction, i, situation);
    if (decision.outcome != Outcome::Fails) {
      if (tried) {
        decision.by_fallback = true;
        decision.primary_rule = primary.rule;
        if (decision.outcome == Outcome::Works) decision.outcome = Outcome::Degraded;
      }
      return decision;
    }
    if (!tried) primary = decision;
    tried = true;
  }
  if (tried) return primary;
  Decision none;  // no access path at all: nothing documents how such a person would take part
  none.outcome = Outcome::Fails;
  return none;
}

std::uint32_t CompiledPack::paths_of(InteractionId interaction, ClassId person_class) const {
  if (interaction == kNone<InteractionId>) return 0;
  const std::vector<std::string>& allowed = pack_.vocabulary.classes[person_class].paths;
  const std::vector<AccessPath>& paths = pack_.interactions[interaction].paths;
  std::uint32_t mask = 0;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (std::find(allowed.begin(), allowed.end(), paths[i].id) != allowed.end()) mask |= 1U << i;
  }
  return mask;
}

FormatId CompiledPack::format_made(SoftwareId with, MeetingKindId kind) const {
  for (const FormatRule& rule : pack_.formats_made) {
    if (rule.with == with && holds(rule.kinds, index(kind))) return rule.makes;
  }
  return kNone<FormatId>;
}

bool CompiledPack::happens(const MeetingTransition& transition, const OrganiserMove& move, FormatId format,
                           ConditionId condition) const {
  const MeetingTransition& t = transition;
  if (!t.is_set_off_by(move.step) || !holds(t.from, index(move.from)) || !holds(t.to, index(move.to)) ||
      !holds(t.formats, index(format)) || !holds(t.conditions, index(condition))) {
    return false;
  }
  if (t.at_most_invited > 0 && move.invited > static_cast<std::size_t>(t.at_most_invited)) return false;
  return std::all_of(t.only_if.begin(), t.only_if.end(),
                     [&](const auto& choice) { return switches_[choice.first] == choice.second; });
}

const MeetingTransition* CompiledPack::at_move(const OrganiserMove& move, FormatId format,
                                               ConditionId condition) const {
  const auto& all = pack_.transitions;
  const auto first = std::find_if(all.begin(), all.end(), [&](const MeetingTransition& t) {
    return !t.after && happens(t, move, format, condition);
  });
  return first == all.end() ? nullptr : &*first;
}

bool CompiledPack::leaves(MarkId mark, const Situation& situation, const Decision& sign_in) const {
  if (sign_in.outcome != Outcome::Works && sign_in.outcome != Outcome::Degraded) return false;
  const std::vector<AccessPath>& paths = pack_.interactions[pack_.sign_in].paths;
  const std::vector<AttributeCondition>& conditions = pack_.marks[mark].set_when;
  return std::all_of(conditions.begin(), conditions.end(), [&](const AttributeCondition& condition) {
    const auto is_of_its_slot = [&](const AccessPath& path) {
      return condition.attribute.kind == AttributeKind::ActorSoftware && path.slot != kNone<SlotId> &&
             static_cast<std::uint32_t>(path.slot) == condition.attribute.object;
    };
    const bool with_it =
        std::none_of(paths.begin(), paths.end(), is_of_its_slot) || is_of_its_slot(paths[sign_in.path]);
    return with_it && holds(condition.values, situation[index(field(condition.attribute))]);
  });
}

std::size_t CompiledPack::table_bytes() const noexcept {
  std::size_t bytes = 0;
  for (const Table& table : tables_) bytes += table.cells.size() * sizeof(RuleId);
  return bytes;
}

SwitchChoice documented_defaults(const Pack& pack) {
  SwitchChoice choice;
  for (const Switch& s : pack.vocabulary.switches) choice.push_back(s.fallback);
  return choice;
}

std::optional<PoolQuorum> quorum_of(const Pack& pack, ProductId product, bool homes_people, std::size_t servers) {
  const auto size = static_cast<std::int64_t>(servers);
  std::optional<PoolQuorum> found;
  if (size == 0) return PoolQuorum{};
  for (const Quorum& quorum : pack.quorums) {
    const bool in_scope = quorum.scope == QuorumScope::Any || (quorum.scope == QuorumScope::Homing) == homes_people;
    if (!in_scope || !holds(quorum.products, index(product))) continue;
    const auto row = std::find_if(quorum.rows.begin(), quorum.rows.end(),
                                  [size](const QuorumRow& candidate) { return candidate.servers == size; });
    if (row != quorum.rows.end()) {
      found = PoolQuorum{*row, &quorum};
    } else if (quorum.otherwise && std::max(quorum.otherwise->start, quorum.otherwise->run) <= size) {
      found = PoolQuorum{{size, quorum.otherwise->start, quorum.otherwise->run, size}, &quorum};
    }
  }
  return found;
}

}  // namespace coexist::sim
