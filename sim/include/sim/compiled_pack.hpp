// A pack compiled to dense tables, and the one place where an interaction is decided.
//
// Every attribute that some aspect asks about becomes one *field* of a Situation; a cell of an aspect's table is
// addressed by the fields of its dimensions. Deciding one access path is a few array reads, whatever the pack's size.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/pack.hpp"

namespace coexist::sim {

/// Values of all fields of one question. A value is an index into the field's domain; the last value of a domain whose
/// attribute may be absent means "none" (nobody homed, empty slot).
using Situation = std::vector<std::uint8_t>;

/// Index of a field of a Situation.
enum class FieldId : std::uint32_t {};

/// What was decided, by which path and rule. `rule` is kNone when no rule of the aspect covers the cell.
struct Decision {
  Outcome outcome = Outcome::Unknown;
  FeatureSet loses = 0;
  RuleId rule = kNone<RuleId>;
  AspectId aspect = kNone<AspectId>;    // the table that decided
  std::uint8_t path = 0;                // index into the interaction's paths
  bool by_fallback = false;             // the primary path failed; this one did not
  RuleId primary_rule = kNone<RuleId>;  // with by_fallback: why the primary path failed
  friend bool operator==(const Decision&, const Decision&) = default;
};

/// An organiser's move between products, and how many the meeting that it concerns is for, the organiser among them,
/// listed or not; or a step of some kind that changes their software, while they stay where they are.
struct OrganiserMove {
  ProductId from = kNone<ProductId>;
  ProductId to = kNone<ProductId>;
  std::size_t invited = 0;
  StepKindId step = kNone<StepKindId>;  // kNone: a move
};

class CompiledPack {
 public:
  /// Precondition: check_pack(pack) found no error. O(cells of all aspects x rules).
  CompiledPack(Pack pack, SwitchChoice switches);

  [[nodiscard]] const Pack& pack() const noexcept { return pack_; }
  [[nodiscard]] const Vocabulary& vocabulary() const noexcept { return pack_.vocabulary; }
  [[nodiscard]] const SwitchChoice& switches() const noexcept { return switches_; }

  [[nodiscard]] const std::vector<Attribute>& fields() const noexcept { return fields_; }
  [[nodiscard]] FieldId field(Attribute attribute) const;  // kNone if no aspect asks about it
  [[nodiscard]] std::size_t domain_size(FieldId field) const { return domain_sizes_[index(field)]; }

  /// A situation in which every attribute is absent, every flag off, and the switches are as chosen.
  [[nodiscard]] Situation blank() const;

  /// The rule of the cell that `situation` addresses in the table of `aspect`; kNone if no rule covers it.
  /// O(dimensions).
  [[nodiscard]] RuleId rule_at(AspectId aspect, const Situation& situation) const;

  /// Decides an interaction; one that the pack does not know (kNone) is unknown. `paths_of_class`: bit i set if a
  /// member of the actor's class has path i at all (see paths_of); a path with a slot also needs software in it.
  /// O(paths x aspects x dimensions).
  [[nodiscard]] Decision decide(InteractionId interaction, const Situation& situation,
                                std::uint32_t paths_of_class) const;

  /// One path of an interaction, whether or not the actor would try it.
  [[nodiscard]] Decision decide_path(InteractionId interaction, std::size_t path, const Situation& situation) const;

  /// The access paths of `interaction` that members of `person_class` have: bit i for path i.
  [[nodiscard]] std::uint32_t paths_of(InteractionId interaction, ClassId person_class) const;

  /// The format made by that software for that kind of meeting, or kNone.
  [[nodiscard]] FormatId format_made(SoftwareId with, MeetingKindId kind) const;

  /// Whether that transition happens to a meeting of this format and condition because of that move. O(switches).
  [[nodiscard]] bool happens(const MeetingTransition& transition, const OrganiserMove& move, FormatId format,
                             ConditionId condition) const;
  /// What a move does to a meeting at once: the first transition without a delay that applies; null if there is none.
  [[nodiscard]] const MeetingTransition* at_move(const OrganiserMove& move, FormatId format,
                                                 ConditionId condition) const;

  /// Whether a successful sign-in in this situation, decided like that, leaves the mark. A condition on software of a
  /// slot with which people sign in is about what they signed in with. O(conditions).
  [[nodiscard]] bool leaves(MarkId mark, const Situation& situation, const Decision& sign_in) const;

  /// Bytes of all compiled tables.
  [[nodiscard]] std::size_t table_bytes() const noexcept;

 private:
  struct Table {
    std::vector<FieldId> fields;
    std::vector<std::uint32_t> strides;
    std::vector<RuleId> cells;
  };
  Pack pack_;
  SwitchChoice switches_;
  std::vector<Attribute> fields_;  // sorted
  std::vector<std::size_t> domain_sizes_;
  IdVector<AspectId, Table> tables_;
};

/// The values an attribute can take, in order, by id; "none" last where it may be absent.
std::vector<std::string> domain(const Vocabulary& vocabulary, Attribute attribute);

/// "actor.software.rich-client", "host", "meeting.format": how rules spell an attribute.
std::string spelled(const Vocabulary& vocabulary, Attribute attribute);

/// The attribute so spelled; false if there is none.
bool parse_attribute(const Vocabulary& vocabulary, std::string_view text, Attribute& attribute);

}  // namespace coexist::sim
