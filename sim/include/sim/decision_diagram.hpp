// Functions over tables that are too large to be walked cell by cell, as shared decision diagrams.
//
// An access path is a conjunction of tables with some fifteen attributes between them: 10^12 situations, but few
// different answers. A diagram branches on one variable at a time, in the order of the forest; equal parts exist once
// and a variable that does not matter does not occur. So "does it depend on this?" is a look-up, not a search, and the
// work grows with what the rules tell apart, not with the number of situations.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sim/ids.hpp"

namespace coexist::sim {

/// A function of all variables of its forest; equal functions of one forest have equal ids.
enum class DiagramId : std::uint32_t {};

/// What a function says of a cell. Its meaning is the caller's.
using Label = std::uint32_t;

/// The function has too many different parts to be written down: nobody could read its answer either.
class DiagramTooLarge : public std::length_error {
 public:
  DiagramTooLarge() : std::length_error("a decision diagram has too many nodes") {}
};

class DiagramForest {
 public:
  static constexpr std::size_t kMostNodes = std::size_t{1} << 20U;

  using Unary = std::function<Label(Label)>;
  using Binary = std::function<Label(Label, Label)>;

  /// `sizes`: how many values each variable has, at least one. Functions branch on variable 0 first.
  explicit DiagramForest(std::vector<std::size_t> sizes) : sizes_(std::move(sizes)) {}

  [[nodiscard]] const std::vector<std::size_t>& sizes() const noexcept { return sizes_; }

  DiagramId constant(Label label);

  /// `children[v]` where the variable has its value v. The children do not branch on this variable or on an earlier
  /// one. Throws DiagramTooLarge, like all that build.
  DiagramId branch(std::size_t variable, const std::vector<DiagramId>& children);

  /// op(a, b), cell by cell. `op` is called once for each pair of labels that meet in some part; O(parts of a x b).
  DiagramId combine(DiagramId a, DiagramId b, const Binary& op);
  DiagramId relabel(DiagramId a, const Unary& op);

  [[nodiscard]] bool is_constant(DiagramId id) const { return nodes_[index(id)].variable == sizes_.size(); }
  /// Of a constant.
  [[nodiscard]] Label label(DiagramId id) const { return nodes_[index(id)].label; }
  /// On which the function branches first; as many as there are variables for a constant.
  [[nodiscard]] std::size_t variable(DiagramId id) const { return nodes_[index(id)].variable; }
  /// The function where `variable` has this value; the function itself if it branches on a later one first.
  [[nodiscard]] DiagramId at(DiagramId id, std::size_t variable, std::size_t value) const;

  /// One cell. O(variables).
  [[nodiscard]] Label value(DiagramId id, const std::vector<std::size_t>& cell) const;

  /// The labels that occur, ascending, each with the number of its cells (2^64 - 1 for more).
  [[nodiscard]] std::vector<std::pair<Label, std::uint64_t>> tally(DiagramId id) const;

  /// The labels that occur, ascending. O(parts), where counting takes parts x labels.
  [[nodiscard]] std::vector<Label> labels(DiagramId id) const;

  /// The variables that matter, ascending.
  [[nodiscard]] std::vector<std::size_t> support(DiagramId id) const;

 private:
  struct Node {
    std::size_t variable = 0;
    Label label = 0;
    std::size_t first_child = 0;  // in children_
  };
  struct Hash {
    std::size_t operator()(const std::vector<std::uint32_t>& key) const noexcept;
  };
  using Memo = std::unordered_map<std::uint64_t, DiagramId>;  // only looked up in, never walked

  DiagramId add(std::vector<std::uint32_t> key, Node node, const std::vector<DiagramId>& children);
  DiagramId combine(DiagramId a, DiagramId b, const Binary& op, Memo& memo);
  DiagramId relabel(DiagramId a, const Unary& op, Memo& memo);
  [[nodiscard]] std::vector<DiagramId> parts(DiagramId id) const;

  std::vector<std::size_t> sizes_;
  std::vector<Node> nodes_;
  std::vector<DiagramId> children_;
  std::unordered_map<std::vector<std::uint32_t>, DiagramId, Hash> known_;
};

/// Values by variable; an empty mask: any value.
using Box = std::vector<std::vector<bool>>;

/// The cells for which the function is not 0, as few boxes as a greedy choice finds. Each is as large as it can be, so
/// boxes may overlap; each holds a cell that no earlier one does. `most`: no more boxes are looked for.
/// O(boxes x parts x values).
struct Cover {
  std::vector<Box> boxes;
  std::vector<std::uint64_t> cells;  // by box: those that no earlier box holds
  std::uint64_t rest = 0;            // cells in no box, because there would be too many boxes
};
Cover cover(DiagramForest& forest, DiagramId function, std::size_t most);

}  // namespace coexist::sim
