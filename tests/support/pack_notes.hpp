// What a pack says of its kinds of step, beside rules: statements they carry, what must come before, whether there is a
// way back.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "sim/pack.hpp"

namespace coexist::support {

inline const sim::StepKind& step_kind(const sim::Pack& pack, const std::string& id) {
  const sim::StepKindId found = sim::find(pack.step_kinds, id);
  if (found != sim::kNone<sim::StepKindId>) return pack.step_kinds[found];
  ADD_FAILURE() << pack.id << " has no kind of step " << id;
  static const sim::StepKind kNoKind;
  return kNoKind;
}

/// Whether the runbook of such a step, or its check list, has that statement.
inline bool carries(const sim::Pack& pack, const std::string& kind, const std::string& fact) {
  const sim::StepKindId step = sim::find(pack.step_kinds, kind);
  return std::any_of(pack.notes.begin(), pack.notes.end(), [&](const sim::Note& note) {
    return note.fact == sim::find(pack.vocabulary.sources, fact) &&
           std::find(note.steps.begin(), note.steps.end(), step) != note.steps.end();
  });
}

/// The line of the pack's order with that id, and about that kind of step: one about several kinds is a line for each.
inline const sim::Precedence* order_line(const sim::Pack& pack, const std::string& before, const std::string& id) {
  const auto found = std::find_if(pack.precedence.begin(), pack.precedence.end(), [&](const sim::Precedence& line) {
    return (line.id == id || line.id == id + '/' + before) && pack.step_kinds[line.before_kind].id == before;
  });
  return found == pack.precedence.end() ? nullptr : &*found;
}

}  // namespace coexist::support
