// What is true on paper while the verifier replays a schedule.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/scenario.hpp"
#include "verifier/move_times.hpp"

namespace coexist::planner {

/// All of the state that a pack's requirements ask about. Kept for every step, so it counts people instead of listing
/// them: a thousand steps over a million people must fit into memory.
struct Snapshot {
  sim::IdVector<sim::PoolId, std::uint32_t> people;  // homed there
  sim::IdVector<sim::PoolId, sim::Service> service;
  sim::IdVector<sim::ArtefactId, sim::PoolId> owner;
  sim::IdVector<sim::FlagId, bool> flag;
  sim::IdVector<sim::StepKindId, bool> done;  // a step of this kind has ended
};

class NominalState {
 public:
  NominalState(const sim::Scenario& scenario, const sim::Pack& pack);

  [[nodiscard]] const Snapshot& now() const noexcept { return now_; }

  /// Where what the step moves is now: people's homes or artefacts' owners, by position in its action.
  [[nodiscard]] std::vector<sim::PoolId> origins(const sim::StepAction& action) const;

  /// How many of the people whom the step moves, upgrades or tells to re-send are homed on a legacy product.
  [[nodiscard]] std::size_t people_on_legacy(const sim::StepAction& action) const;

  void begin(const sim::Step& step);
  void end(const sim::Step& step);

  /// The ways back of everybody whom the schedule moved so far, last move first.
  [[nodiscard]] std::vector<Journey> ways_back() const;

 private:
  struct MovedPerson {
    sim::PersonId person;
    Journey journey;
  };
  struct MovedArtefact {
    sim::ArtefactId artefact;
    sim::PoolId from;
  };
  [[nodiscard]] bool is_in_place(const sim::Step& step, const sim::DeployAction& deploy) const;
  void move(const sim::MoveAction& move, bool has_way_back);
  void transfer(const sim::TransferAction& transfer, bool has_way_back);
  void undo();
  void rehome(sim::PersonId person, sim::PoolId pool);

  const sim::Pack& pack_;
  sim::IdVector<sim::PoolId, bool> legacy_;
  Snapshot now_;
  sim::IdVector<sim::PersonId, sim::PoolId> home_;
  // Only by kinds of step that have a way back; in order of completion.
  std::vector<MovedPerson> moved_people_;
  std::vector<MovedArtefact> moved_artefacts_;
};

}  // namespace coexist::planner
