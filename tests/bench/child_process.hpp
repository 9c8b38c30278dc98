// Running another program and timing it from the outside, as somebody at a prompt would.
#pragma once

#include <string>
#include <vector>

namespace coexist::bench {

/// Runs argv[0] with nothing on stdin and its stdout and stderr discarded, and waits. Returns the wall time from before
/// it was started until it had ended, in milliseconds. Throws std::runtime_error if it cannot be started, is killed, or
/// exits with anything but 0: a fast failure must not pass for a fast start.
double wall_time_ms(const std::vector<std::string>& argv);

/// What a program took that may answer "no" (exit code 1), which is a result.
struct Spent {
  double wall_ms = 0;
  double peak_bytes = 0;  // of it and whatever it started and waited for, the largest process
  int exit_code = 0;
};
Spent spent_by(const std::vector<std::string>& argv);

}  // namespace coexist::bench
