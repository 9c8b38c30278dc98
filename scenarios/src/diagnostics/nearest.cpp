// "Did you mean": suggestions for mistyped names.
#include <fmt/format.h>

#include <algorithm>

#include "scenarios/diagnostic.hpp"

namespace coexist::scenarios {
namespace {

constexpr std::size_t kLongestListed = 12;
// Names are short; whoever sends a megabyte as a key gets no suggestion instead of a quadratic search for one.
constexpr std::size_t kLongestWord = 128;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Optimal string alignment: insert, delete, replace, swap neighbours. On bytes: names are almost always ASCII.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> two_back(b.size() + 1);
  std::vector<std::size_t> back(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) {
    back[j] = j;
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = back[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      row[j] = std::min({back[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], two_back[j - 2] + 1);
      }
    }
    std::swap(two_back, back);
    std::swap(back, row);
  }
  return back[b.size()];
}

// The few that begin most like the word. Only beginnings: distances to thousands of names, for each of thousands of
// unknown ones, would take longer than the run.
std::vector<std::string> alike(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr std::size_t kFew = 3;
  const auto shared = [word](const std::string& candidate) {
    const std::size_t most = std::min(word.size(), candidate.size());
    std::size_t n = 0;
    while (n < most && lower(word[n]) == lower(candidate[n])) ++n;
    return n;
  };
  std::vector<std::string> few(kFew);
  std::partial_sort_copy(candidates.begin(), candidates.end(), few.begin(), few.end(),
                         [&](const std::string& a, const std::string& b) {
                           const std::size_t of_a = shared(a);
                           const std::size_t of_b = shared(b);
                           return of_a > of_b || (of_a == of_b && a < b);
                         });
  return few;
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  if (word.empty() || word.size() > kLongestWord) {
    return {};
  }
  const auto same = std::find_if(candidates.begin(), candidates.end(), [word](const std::string& candidate) {
    return std::equal(word.begin(), word.end(), candidate.begin(), candidate.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
  });
  if (same != candidates.end()) {
    return *same;
  }
  const std::string* best = nullptr;
  std::size_t best_distance = 1 + word.size() / 4;  // the largest that still counts as near
  for (const std::string& candidate : candidates) {
    const std::size_t longer = std::max(candidate.size(), word.size());
    const std::size_t shorter = std::min(candidate.size(), word.size());
    if (longer - shorter > best_distance) {
      continue;  // the distance is at least the difference of the lengths
    }
    const std::size_t d = distance(word, candidate);
    if (d < best_distance || (d == best_distance && best == nullptr)) {
      best = &candidate;
      best_distance = d;
    }
  }
  return best == nullptr ? std::string{} : *best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  if (const std::string near = nearest(word, candidates); !near.empty()) {
    return fmt::format("did you mean '{}'?", near);
  }
  if (candidates.empty()) {
    return {};
  }
  if (candidates.size() > kLongestListed) {
    return fmt::format("{} are known, such as {}", candidates.size(), fmt::join(alike(word, candidates), ", "));
  }
  return fmt::format("one of: {}", fmt::join(candidates, ", "));
}

}  // namespace coexist::scenarios
