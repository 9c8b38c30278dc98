// The cells of a coexistence test: services started, every pool administrable, and everyone of every user class and
// client reaching everyone else in every modality.
#pragma once

#include <vector>

#include "execution/stage.hpp"

namespace coexist::sim {

/// What a test that begins now tries, in order: services by pool, administration by pool, contacts by kind of actor,
/// kind of peer, pair and modality. A kind is a class, a product at home and a set of software; of each, `samples`
/// people of every pool stand for the others, and pairs between two kinds take turns, so that each of them is in one:
/// with p and q of them, max(p, q) pairs. Nothing is decided yet.
std::vector<GateCell> coexistence_cells(const Stage& stage, StepId step, std::uint32_t samples);

/// Decides cells as they are tried, each by the state of that moment.
class CellJudge {
 public:
  explicit CellJudge(const Stage& stage);
  /// `expected` is what the pack documents once everything that the test assumes is in place; `observed` is what it
  /// says of the state as it is now. Whether the infrastructure carries the probe is not yet decided.
  void judge(GateCell& cell);

 private:
  void judge_services(GateCell& cell) const;
  void judge_administration(GateCell& cell) const;
  void judge_contact(GateCell& cell) const;

  const Stage& stage_;
  State start_;     // of the scenario, prepared
  State expected_;  // that of the moment, prepared
  // As if some line led from every site to every other: that a topology has none is for the test to find, not to
  // expect.
  IdVector<SiteId, SiteId> joined_;
  std::size_t changes_ = 0;
};

/// The servers that a probe for this cell visits, in order; a kNone among them cannot be reached.
std::vector<ServerId> probe_route(const Stage& stage, const GateCell& cell);

}  // namespace coexist::sim
