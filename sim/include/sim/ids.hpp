// Identities of the modelled world.
//
// An id is an index, dense from zero, so attributes are plain vectors and nothing observable is ever
// ordered by hash or pointer. Each kind is its own type: a PoolId cannot be passed where a SiteId is
// wanted, which costs nothing at run time and has no implicit way back to an integer.
//
// Every entity also carries a textual id (stable, from the scenario) apart from its label (free text).
// Random streams and orderings use the textual id, so that renaming a label changes only the label.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>
#include <vector>

namespace coexist::sim {

// Things that exist in a scenario.
enum class SiteId : std::uint32_t {};
enum class LinkId : std::uint32_t {};
enum class PoolId : std::uint32_t {};
enum class ServerId : std::uint32_t {};
enum class ArtefactId : std::uint32_t {};  // a singleton or a movable application
enum class PersonId : std::uint32_t {};
enum class SeriesId : std::uint32_t {};      // a meeting: one invitation, one or more occurrences
enum class OccurrenceId : std::uint32_t {};  // one sitting of a series
enum class StepId : std::uint32_t {};

// Vocabulary that a pack gives.
enum class ProductId : std::uint32_t {};      // a server product in one version
enum class SlotId : std::uint32_t {};         // a place on a desk that holds one piece of software
enum class SoftwareId : std::uint32_t {};     // a client or add-in in one version
enum class FormatId : std::uint32_t {};       // what an invitation looks like; fixed when it is scheduled
enum class MeetingKindId : std::uint32_t {};  // what the organiser asks for
enum class ConditionId : std::uint32_t {};    // what has happened to a meeting since it was made
enum class ClassId : std::uint32_t {};        // user class
enum class ModalityId : std::uint32_t {};
enum class FeatureId : std::uint32_t {};
enum class StreamId : std::uint32_t {};  // audio, video: what people send and receive in meetings and calls
enum class ResultId : std::uint32_t {};  // how something happens: proxied, redirected
enum class FlagId : std::uint32_t {};
enum class MarkId : std::uint32_t {};  // what a sign-in leaves on a person
enum class SwitchId : std::uint32_t {};
enum class RoleId : std::uint32_t {};  // what the servers of a pool do
enum class ArtefactKindId : std::uint32_t {};
enum class AspectId : std::uint32_t {};  // one decision table
enum class InteractionId : std::uint32_t {};
enum class RuleId : std::uint32_t {};
enum class SourceId : std::uint32_t {};
enum class AssumptionId : std::uint32_t {};
enum class StepKindId : std::uint32_t {};
enum class PhaseId : std::uint32_t {};

/// The index behind an id.
template <typename Id>
requires std::is_enum_v<Id>
constexpr std::size_t index(Id id) noexcept {
  return static_cast<std::size_t>(static_cast<std::underlying_type_t<Id>>(id));
}

/// The id at an index; the caller guarantees that it fits 32 bits (loaders limit every count far below).
template <typename Id>
requires std::is_enum_v<Id>
constexpr Id id_at(std::size_t i) noexcept {
  return static_cast<Id>(static_cast<std::uint32_t>(i));
}

/// "None of them". A sentinel, not an optional: ids are stored by the million.
template <typename Id>
requires std::is_enum_v<Id>
inline constexpr Id kNone = static_cast<Id>(std::numeric_limits<std::uint32_t>::max());

/// A vector that only its own kind of id can index.
template <typename Id, typename T>
class IdVector {
 public:
  IdVector() = default;
  explicit IdVector(std::size_t n, const T& value = T()) : items_(n, value) {}

  // vector's own reference types, so that IdVector<Id, bool> works
  typename std::vector<T>::reference operator[](Id id) { return items_[index(id)]; }
  typename std::vector<T>::const_reference operator[](Id id) const { return items_[index(id)]; }
  [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }
  [[nodiscard]] bool empty() const noexcept { return items_.empty(); }
  Id push_back(T value) {
    items_.push_back(std::move(value));
    return id_at<Id>(items_.size() - 1);
  }
  void reserve(std::size_t n) { items_.reserve(n); }
  void resize(std::size_t n, const T& value = T()) { items_.resize(n, value); }
  auto begin() noexcept { return items_.begin(); }
  auto end() noexcept { return items_.end(); }
  auto begin() const noexcept { return items_.begin(); }
  auto end() const noexcept { return items_.end(); }
  [[nodiscard]] const std::vector<T>& raw() const noexcept { return items_; }
  [[nodiscard]] std::vector<T>& raw() noexcept { return items_; }
  friend bool operator==(const IdVector&, const IdVector&) = default;

 private:
  std::vector<T> items_;
};

/// All ids of a table of n entries, in order: for (PoolId pool : ids<PoolId>(n)).
template <typename Id>
class IdRange {
 public:
  class Iterator {
   public:
    explicit constexpr Iterator(std::size_t i) : i_(i) {}
    constexpr Id operator*() const { return id_at<Id>(i_); }
    constexpr Iterator& operator++() {
      ++i_;
      return *this;
    }
    friend constexpr bool operator==(Iterator, Iterator) = default;

   private:
    std::size_t i_;
  };
  explicit constexpr IdRange(std::size_t n) : n_(n) {}
  [[nodiscard]] constexpr Iterator begin() const { return Iterator(0); }
  [[nodiscard]] constexpr Iterator end() const { return Iterator(n_); }

 private:
  std::size_t n_;
};

template <typename Id>
constexpr IdRange<Id> ids(std::size_t n) {
  return IdRange<Id>(n);
}

}  // namespace coexist::sim
