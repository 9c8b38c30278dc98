// People and meetings as columns. Nobody is an actor: the population plane walks over arrays.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/ids.hpp"
#include "sim/provenance.hpp"
#include "sim/time.hpp"

namespace coexist::sim {

/// Everybody who takes part, employees first or mixed; those of an `outside` class are homed on no pool.
struct People {
  IdVector<PersonId, std::string> id;  // stable id, unique
  IdVector<PersonId, std::string> department;
  IdVector<PersonId, SiteId> site;  // kNone for outsiders
  IdVector<PersonId, ClassId> person_class;
  IdVector<PersonId, PoolId> home;                            // at the start; kNone for outsiders
  IdVector<SlotId, IdVector<PersonId, SoftwareId>> software;  // at the start, by slot; kNone: empty
  [[nodiscard]] std::size_t size() const noexcept { return id.size(); }
  friend bool operator==(const People&, const People&) = default;
};

/// Demand: who wants to meet whom, when; and when organisers edit and re-send. Exogenous: outcomes do not change it.
/// Series s has participants [participant_begin[s], participant_begin[s+1]) and occurrences likewise.
struct Calendar {
  IdVector<SeriesId, std::string> id;
  IdVector<SeriesId, PersonId> organiser;
  IdVector<SeriesId, MeetingKindId> kind;
  IdVector<SeriesId, Instant> scheduled_at;  // before the start: made in the world as it is at the start
  IdVector<SeriesId, bool> clipped;          // had no end; cut at the scenario's end
  std::vector<std::uint32_t> participant_begin{0};
  std::vector<PersonId> participants;  // the organiser only if listed
  std::vector<std::uint32_t> occurrence_begin{0};
  IdVector<OccurrenceId, Instant> starts;  // ascending within a series; a series has at least one
  IdVector<OccurrenceId, Duration> lasts;
  struct Edit {
    Instant at;
    SeriesId series;
    friend bool operator==(const Edit&, const Edit&) = default;
  };
  std::vector<Edit> edits;  // in order of (at, series)

  [[nodiscard]] std::size_t size() const noexcept { return id.size(); }
  [[nodiscard]] std::span<const PersonId> participants_of(SeriesId s) const {
    return {participants.data() + participant_begin[index(s)], participants.data() + participant_begin[index(s) + 1]};
  }
  [[nodiscard]] OccurrenceId first_occurrence(SeriesId s) const {
    return id_at<OccurrenceId>(occurrence_begin[index(s)]);
  }
  [[nodiscard]] std::size_t occurrences_of(SeriesId s) const {
    return occurrence_begin[index(s) + 1] - occurrence_begin[index(s)];
  }
  friend bool operator==(const Calendar&, const Calendar&) = default;
};

}  // namespace coexist::sim
