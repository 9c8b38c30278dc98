// Work in a child process: for libraries that own process-wide state, install signal handlers or leak.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace coexist::sim {

/// Forks, calls `work` in the child and returns the bytes that it returned there. The child shares nothing afterwards:
/// what it changes in memory is lost, it flushes none of the caller's output streams, and it dies with the caller.
///
/// Throws ExecutionError (execution.hpp) if the machine refuses to fork, with the message of the exception that `work`
/// threw, or with the name of the signal that ended the child.
///
/// Precondition: no other thread of the process runs. A forked child has only the calling thread, so a lock that
/// another one holds (that of malloc, for instance) would stay locked in it forever.
std::vector<std::byte> run_isolated(const std::function<std::vector<std::byte>()>& work);

}  // namespace coexist::sim
