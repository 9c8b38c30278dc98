// What each person has over time, as one number: a home pool and a set of software, of which few are different.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "ledger/runs.hpp"
#include "ledger/tables.hpp"
#include "sim/scenario.hpp"

namespace coexist::scenarios::ledger {

using Desk = std::vector<std::uint32_t>;  // the home pool, then software by slot; kNone's value for none

/// Desks in the order in which they are first seen, until all are known.
class DeskNumbers {
 public:
  DeskNumbers() = default;
  DeskNumbers(const DeskNumbers&) = delete;  // desks_ points into numbers_
  DeskNumbers& operator=(const DeskNumbers&) = delete;

  /// O(slots x log desks).
  std::uint32_t of(const Desk& desk);
  const Desk& operator[](std::uint32_t number) const { return *desks_[number]; }

  /// Where each number stands when desks are in order of their content.
  [[nodiscard]] std::vector<std::uint32_t> places() const;
  [[nodiscard]] const std::map<Desk, std::uint32_t>& in_order() const noexcept { return numbers_; }

 private:
  std::map<Desk, std::uint32_t> numbers_;
  std::vector<const Desk*> desks_;
};

class Desks {
 public:
  /// O((people + changes) x slots x log desks) time; 4 bytes a person and 16 a change of somebody's desk.
  Desks(const sim::Scenario& scenario, const sim::Vocabulary& vocabulary, const std::vector<NumberedRun>& runs);

  /// After all changes at or before `t`, in the run at that place of the list. O(log changes of that person).
  [[nodiscard]] std::int64_t at(std::size_t run, sim::PersonId person, sim::Instant t) const;

  void write(RowSink& sink) const;

 private:
  struct Turn {
    sim::Instant at;
    std::uint32_t desk = 0;
  };
  struct History {
    std::vector<std::size_t> first;  // by person, one more at the end
    std::vector<Turn> turns;         // by person, then time
  };

  History history_of(const sim::Trace& trace);

  const sim::Scenario& scenario_;
  const sim::Vocabulary& vocabulary_;
  DeskNumbers known_;
  sim::IdVector<sim::PersonId, std::uint32_t> start_;  // at the start, in all runs
  std::vector<History> histories_;                     // by run
};

}  // namespace coexist::scenarios::ledger
