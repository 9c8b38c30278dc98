// What the entries of a pack that are no rules decide, as questions in words: what becomes of a meeting that moves, how
// many servers must run, how many people are documented for them, whether a way is supported, whether a step may begin.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/pack.hpp"

namespace coexist::scenarios {

using Answers = std::set<std::string>;

/// One kind of entry. An entry is noticed if some question has an answer that it does not have without the entry.
struct EntryKind {
  std::string name;
  std::function<std::vector<std::string>(const sim::Pack&)> ids;  // in the pack's order
  /// Those that such an entry may decide, likely ones first.
  std::function<std::vector<std::string>(const sim::Pack&, std::size_t entry)> questions;
  std::function<Answers(const sim::Pack&, const std::string& question)> answers;
  std::function<void(sim::Pack&, std::size_t entry)> remove;
};

// entry_questions_meetings.cpp
EntryKind transitions();
EntryKind formats_made();
EntryKind marks();
// entry_questions_pools.cpp
EntryKind quorums();
EntryKind capacities();
// entry_questions_media.cpp
EntryKind media();
// entry_questions_steps.cpp
EntryKind supported_paths();
EntryKind precedence();

/// "from=a to=b": the words of a question.
std::map<std::string, std::string> words_of(const std::string& question);

/// The values that a mask admits, by index; all of them if it is empty.
std::vector<std::size_t> admitted(const std::vector<bool>& mask, std::size_t size);

/// "lync-2010+lync-2013": the products of a mask.
std::string joined(const sim::Pack& pack, const std::vector<bool>& products);

template <typename Entries>
void erase_at(Entries& entries, std::size_t entry) {
  entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(entry));
}

}  // namespace coexist::scenarios
