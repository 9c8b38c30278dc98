// Decisions of several runs under one numbering. Each run has a list of its own, and the same decision may be that of a
// sign-in and of a join, which are told apart here.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ledger/runs.hpp"
#include "ledger/tables.hpp"
#include "sim/compiled_pack.hpp"

namespace coexist::scenarios::ledger {

enum class Interaction : std::uint8_t { SignIn, Schedule, Edit, Join };
inline constexpr std::array kInteractions{Interaction::SignIn, Interaction::Schedule, Interaction::Edit,
                                          Interaction::Join};

/// As reports name it.
std::string_view name_of(Interaction interaction) noexcept;

/// How often each decision was made.
const sim::DecisionCounts& counts_of(const sim::Ledger& ledger, Interaction interaction) noexcept;

class DecisionNumbers {
 public:
  /// Numbers whatever was decided, ordered by interaction, then by content. O(decisions x phases + lock-outs).
  DecisionNumbers(const sim::CompiledPack& pack, const std::vector<NumberedRun>& runs);

  /// `run`: its place in the list. Index 0 of schedulings and edits is a scheduling freeze.
  [[nodiscard]] std::int64_t of(std::size_t run, Interaction interaction, sim::DecisionIndex index) const {
    return numbers_[run][static_cast<std::size_t>(interaction)][index];
  }

  void write(RowSink& sink) const;

 private:
  struct Entry {
    Interaction interaction = Interaction::Join;
    bool by_freeze = false;  // refused, and nothing else of it means anything
    sim::Decision decision;
    [[nodiscard]] auto order() const;
  };
  void write(const Entry& entry, std::int64_t number, RowSink& sink) const;

  const sim::CompiledPack& pack_;
  std::vector<Entry> entries_;
  std::vector<std::array<std::vector<std::int64_t>, kInteractions.size()>> numbers_;  // by run
};

}  // namespace coexist::scenarios::ledger
