// Work that must not take this process down with it: sim::run_isolated, with limits and without a word.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace coexist::viz {

struct ChildLimits {
  std::chrono::milliseconds time{20'000};     // wall clock; the child's CPU time is limited to a second more
  std::size_t memory = std::size_t{1} << 30;  // bytes of address space beyond what this process has already
};

using Bytes = std::vector<std::byte>;

/// What `work` returned in the child. Nothing when it crashed, threw, exceeded a limit or could not be started.
/// `work` sees a copy of this process, silenced (its standard streams lead nowhere); no change it makes comes back. It
/// must not wait for another thread: the child has none.
std::optional<Bytes> run_in_child(const std::function<Bytes()>& work, const ChildLimits& limits);

}  // namespace coexist::viz
