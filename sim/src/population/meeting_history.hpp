// A meeting's life: when it was made, edited, carried along by its organiser's moves; as spans of constant facts.
#pragma once

#include <memory>
#include <vector>

#include "population/histories.hpp"

namespace coexist::sim {

/// A stretch of time in which nothing that a join asks of the meeting changes.
struct MeetingSpan {
  Instant from;
  MeetingFacts facts;
  ProductId host = kNone<ProductId>;  // product of the organiser's home pool
  Service host_service = Service::Planned;
  SiteId host_region = kNone<SiteId>;  // of the organiser's home pool, see World::regions
  std::uint32_t bound_set = 0;         // see BoundArtefacts
  std::uint32_t bound = 0;             // the set's state
};

struct RefusedEdit {
  Instant at;
  bool first = false;   // the first scheduling: the meeting never exists
  bool frozen = false;  // by a scheduling freeze, not by a rule
  Decision decision;
};

/// A transition that happened, and when the organiser's move or step was that set it off.
struct TransitionDone {
  Instant at;
  Instant set_off_at;
  StepKindId step = kNone<StepKindId>;  // kNone: a move
};

struct MeetingHistory {
  std::vector<MeetingSpan> spans;  // empty if it was never scheduled; the first begins when it was
  std::vector<RefusedEdit> refused;
  std::vector<std::pair<Instant, Decision>> accepted;  // scheduling and edits that worked or were degraded
  std::vector<TransitionDone> transitions;             // in order of time
};

/// Replays series one by one, in any order. What it has decided once, and its memory, serve all of them: most meetings
/// are made by people of whom the same is true.
class MeetingLives {
 public:
  /// All must outlive it.
  MeetingLives(const Scenario& scenario, const CompiledPack& pack, const Histories& histories);
  ~MeetingLives();
  MeetingLives(MeetingLives&&) noexcept;

  /// Valid until the next call. O(events of its organiser + changes of the artefacts it is bound to).
  const MeetingHistory& of(SeriesId series, std::span<const Calendar::Edit> edits);

 private:
  class Life;
  std::unique_ptr<Life> life_;
};

/// One series alone.
MeetingHistory meeting_history(const Scenario& scenario, const CompiledPack& pack, const Histories& histories,
                               SeriesId series, std::span<const Calendar::Edit> edits);

/// For each series the range of its edits within an array sorted by series, then time.
class EditIndex {
 public:
  explicit EditIndex(const Calendar& calendar);
  [[nodiscard]] std::span<const Calendar::Edit> of(SeriesId series) const;

 private:
  std::vector<Calendar::Edit> edits_;  // by series, then time
};

}  // namespace coexist::sim
