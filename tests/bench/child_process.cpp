#include "child_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <stdexcept>

namespace coexist::bench {
namespace {

// Three descriptors on /dev/null. A full pipe or a slow terminal would be measured too.
class Silence {
 public:
  Silence() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  }
  ~Silence() { posix_spawn_file_actions_destroy(&actions_); }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

  [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

}  // namespace

Spent spent_by(const std::vector<std::string>& argv) {
  const Silence silence;
  std::vector<std::string> words = argv;
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);

  const auto begin = std::chrono::steady_clock::now();
  pid_t child = 0;
  const int error = posix_spawn(&child, pointers[0], silence.actions(), nullptr, pointers.data(), environ);
  if (error != 0) throw std::runtime_error(fmt::format("cannot start {}: {}", argv[0], std::strerror(error)));
  int status = 0;
  rusage usage{};
  while (wait4(child, &status, 0, &usage) < 0) {
    if (errno != EINTR) throw std::runtime_error(fmt::format("cannot wait for {}", argv[0]));
  }
  const std::chrono::duration<double, std::milli> elapsed = std::chrono::steady_clock::now() - begin;

  if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
    throw std::runtime_error(fmt::format("'{}' did not end with exit code 0 or 1", fmt::join(argv, " ")));
  }
  return {elapsed.count(), static_cast<double>(usage.ru_maxrss) * 1024, WEXITSTATUS(status)};
}

double wall_time_ms(const std::vector<std::string>& argv) {
  const Spent spent = spent_by(argv);
  if (spent.exit_code != 0)
    throw std::runtime_error(fmt::format("'{}' did not end with exit code 0", fmt::join(argv, " ")));
  return spent.wall_ms;
}

}  // namespace coexist::bench
