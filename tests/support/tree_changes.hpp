// How far two trees are apart: the number of values that differ.
#pragma once

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "flat_tree.hpp"

namespace coexist::scenarios {

inline std::size_t changes(const Node& a, const Node& b, const std::set<std::string>& but_not = {});

inline std::size_t changes_of_lists(const Sequence& a, const Sequence& b) {
  const auto same = [](const Node& x, const Node& y) { return flat_tree(x) == flat_tree(y); };
  std::size_t first = 0;
  while (first < a.size() && first < b.size() && same(a[first], b[first])) ++first;
  std::size_t last = 0;
  while (last < a.size() - first && last < b.size() - first && same(a[a.size() - 1 - last], b[b.size() - 1 - last])) {
    ++last;
  }
  const std::size_t left = a.size() - first - last;
  const std::size_t right = b.size() - first - last;
  if (left != right) return std::max(left, right);  // items more or less: one change each
  std::size_t sum = 0;
  for (std::size_t i = first; i < first + left; ++i) sum += changes(a[i], b[i]);
  return sum;
}

/// Values, keys and items that are in one tree only or differ; keys at the top that `but_not` names do not count.
inline std::size_t changes(const Node& a, const Node& b, const std::set<std::string>& but_not) {
  if (a.mapping() != nullptr && b.mapping() != nullptr) {
    std::vector<std::string> keys = a.mapping()->keys();
    for (const std::string& key : b.mapping()->keys()) {
      if (a.mapping()->find(key) == nullptr) keys.push_back(key);
    }
    std::size_t sum = 0;
    for (const std::string& key : keys) {
      if (but_not.contains(key)) continue;
      const Node* left = a.mapping()->find(key);
      const Node* right = b.mapping()->find(key);
      sum += left != nullptr && right != nullptr ? changes(*left, *right) : 1;
    }
    return sum;
  }
  if (a.sequence() != nullptr && b.sequence() != nullptr) return changes_of_lists(*a.sequence(), *b.sequence());
  return flat_tree(a) == flat_tree(b) ? 0 : 1;
}

}  // namespace coexist::scenarios
