#include "sim/decision_diagram.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace coexist::sim {
namespace {

constexpr std::uint64_t kMany = std::numeric_limits<std::uint64_t>::max();

std::uint64_t product(std::uint64_t a, std::uint64_t b) {
  return a != 0 && b > kMany / a ? kMany : a * b;
}

std::uint64_t sum(std::uint64_t a, std::uint64_t b) {
  return b > kMany - a ? kMany : a + b;
}

std::uint64_t key_of(DiagramId a, DiagramId b) {
  return (std::uint64_t{index(a)} << 32U) | index(b);
}

}  // namespace

std::size_t DiagramForest::Hash::operator()(const std::vector<std::uint32_t>& key) const noexcept {
  std::uint64_t hash = 14'695'981'039'346'656'037U;  // FNV-1a over words
  for (const std::uint32_t word : key) hash = (hash ^ word) * 1'099'511'628'211U;
  return static_cast<std::size_t>(hash);
}

DiagramId DiagramForest::add(std::vector<std::uint32_t> key, Node node, const std::vector<DiagramId>& children) {
  const auto [place, is_new] = known_.try_emplace(std::move(key), id_at<DiagramId>(nodes_.size()));
  if (!is_new) return place->second;
  if (nodes_.size() == kMostNodes) throw DiagramTooLarge();
  node.first_child = children_.size();
  children_.insert(children_.end(), children.begin(), children.end());
  nodes_.push_back(node);
  return place->second;
}

DiagramId DiagramForest::constant(Label label) {
  return add({static_cast<std::uint32_t>(sizes_.size()), label}, {sizes_.size(), label, 0}, {});
}

DiagramId DiagramForest::branch(std::size_t variable, const std::vector<DiagramId>& children) {
  if (std::all_of(children.begin(), children.end(), [&](DiagramId c) { return c == children.front(); })) {
    return children.front();
  }
  std::vector<std::uint32_t> key{static_cast<std::uint32_t>(variable)};
  for (const DiagramId child : children) key.push_back(static_cast<std::uint32_t>(index(child)));
  return add(std::move(key), {variable, 0, 0}, children);
}

DiagramId DiagramForest::at(DiagramId id, std::size_t variable, std::size_t value) const {
  const Node& node = nodes_[index(id)];
  return node.variable == variable ? children_[node.first_child + value] : id;
}

Label DiagramForest::value(DiagramId id, const std::vector<std::size_t>& cell) const {
  while (!is_constant(id)) id = at(id, variable(id), cell[variable(id)]);
  return label(id);
}

DiagramId DiagramForest::combine(DiagramId a, DiagramId b, const Binary& op) {
  Memo memo;
  return combine(a, b, op, memo);
}

DiagramId DiagramForest::combine(DiagramId a, DiagramId b, const Binary& op, Memo& memo) {
  if (const auto known = memo.find(key_of(a, b)); known != memo.end()) return known->second;
  DiagramId result{};
  if (is_constant(a) && is_constant(b)) {
    result = constant(op(label(a), label(b)));
  } else {
    const std::size_t first = std::min(variable(a), variable(b));
    std::vector<DiagramId> children;
    for (std::size_t v = 0; v < sizes_[first]; ++v) {
      children.push_back(combine(at(a, first, v), at(b, first, v), op, memo));
    }
    result = branch(first, children);
  }
  memo.emplace(key_of(a, b), result);
  return result;
}

DiagramId DiagramForest::relabel(DiagramId a, const Unary& op) {
  Memo memo;
  return relabel(a, op, memo);
}

DiagramId DiagramForest::relabel(DiagramId a, const Unary& op, Memo& memo) {
  if (const auto known = memo.find(index(a)); known != memo.end()) return known->second;
  DiagramId result{};
  if (is_constant(a)) {
    result = constant(op(label(a)));
  } else {
    const std::size_t first = variable(a);
    std::vector<DiagramId> children;
    for (std::size_t v = 0; v < sizes_[first]; ++v) children.push_back(relabel(at(a, first, v), op, memo));
    result = branch(first, children);
  }
  memo.emplace(index(a), result);
  return result;
}

// All functions below this one, itself included, ascending; a child has a smaller id than who branches to it.
std::vector<DiagramId> DiagramForest::parts(DiagramId id) const {
  std::vector<bool> seen(index(id) + 1, false);
  seen[index(id)] = true;
  std::vector<DiagramId> out{id};
  for (std::size_t i = 0; i < out.size(); ++i) {
    const DiagramId part = out[i];
    for (std::size_t v = 0; !is_constant(part) && v < sizes_[variable(part)]; ++v) {
      const DiagramId child = at(part, variable(part), v);
      if (!seen[index(child)]) out.push_back(child);
      seen[index(child)] = true;
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Label> DiagramForest::labels(DiagramId id) const {
  std::vector<Label> out;
  for (const DiagramId part : parts(id)) {
    if (is_constant(part)) out.push_back(label(part));
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::size_t> DiagramForest::support(DiagramId id) const {
  std::set<std::size_t> variables;
  for (const DiagramId part : parts(id)) variables.insert(variable(part));
  variables.erase(sizes_.size());
  return {variables.begin(), variables.end()};
}

std::vector<std::pair<Label, std::uint64_t>> DiagramForest::tally(DiagramId id) const {
  // Of the cells of a part's own variables and those after it; what lies between it and who branches to it is
  // multiplied there.
  std::map<DiagramId, std::map<Label, std::uint64_t>> counts;
  const auto between = [&](std::size_t from, std::size_t to) {
    std::uint64_t cells = 1;
    for (std::size_t v = from; v < to; ++v) cells = product(cells, sizes_[v]);
    return cells;
  };
  for (const DiagramId part : parts(id)) {
    std::map<Label, std::uint64_t>& mine = counts[part];
    if (is_constant(part)) {
      mine[label(part)] = 1;
      continue;
    }
    const std::size_t here = variable(part);
    for (std::size_t v = 0; v < sizes_[here]; ++v) {
      const DiagramId child = at(part, here, v);
      const std::uint64_t times = between(here + 1, variable(child));
      for (const auto& [label, cells] : counts[child]) mine[label] = sum(mine[label], product(cells, times));
    }
  }
  std::vector<std::pair<Label, std::uint64_t>> out;
  for (const auto& [label, cells] : counts[id]) out.emplace_back(label, product(cells, between(0, variable(id))));
  return out;
}

}  // namespace coexist::sim
