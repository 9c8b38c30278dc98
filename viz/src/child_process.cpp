#include "child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>

namespace coexist::viz {
namespace {

using Clock = std::chrono::steady_clock;

// The sanitizer reserves terabytes of address space, which therefore cannot be limited under it.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kAddressSanitizer = true;
#elif defined(__clang__)
constexpr bool kAddressSanitizer = __has_feature(address_sanitizer);
#else
constexpr bool kAddressSanitizer = false;
#endif

// Address space is what can be limited, and the child starts with all that the parent has mapped; a bare limit would
// make small work fail under a parent that holds a large simulation.
std::size_t mapped_bytes() {
  std::FILE* file = std::fopen("/proc/self/statm", "re");
  if (file == nullptr) return 0;
  unsigned long pages = 0;
  const int fields = std::fscanf(file, "%lu", &pages);
  std::fclose(file);
  return fields == 1 ? pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

void limit(decltype(RLIMIT_AS) what, rlim_t most) {
  const rlimit value{most, most};
  static_cast<void>(::setrlimit(what, &value));  // a stricter limit already in force is as good
}

void set_limits(const ChildLimits& limits) {
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, static_cast<rlim_t>(limits.time.count() / 1'000 + 1));
  if (!kAddressSanitizer) limit(RLIMIT_AS, mapped_bytes() + limits.memory);
}

// Libraries print to standard error as they like, and a progress display or JSON on the parent's streams must stay
// whole.
void silence() {
  const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nowhere < 0) return;
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    ::dup2(nowhere, stream);
  }
}

bool write_all(int to, const void* data, std::size_t size) {
  const auto* at = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t written = ::write(to, at, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    at += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

// _exit and not exit: handlers and buffers belong to the parent, which would see them run twice.
[[noreturn]] void child(const std::function<Bytes()>& work, const ChildLimits& limits, int to) {
  silence();
  set_limits(limits);
  std::setlocale(LC_ALL, "C");  // libraries read and print numbers by it
  int status = 1;
  try {
    const Bytes result = work();
    const std::uint64_t size = result.size();
    if (write_all(to, &size, sizeof size) && write_all(to, result.data(), result.size())) status = 0;
  } catch (...) {
    status = 1;  // out of memory, most likely; the parent takes its next way
  }
  ::_exit(status);
}

// Reads up to `size` bytes; false at the deadline, or when the child is gone before.
bool read_all(int from, std::byte* into, std::size_t size, Clock::time_point deadline) {
  while (size > 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    pollfd ready{from, POLLIN, 0};
    const int events = ::poll(&ready, 1, static_cast<int>(std::min<std::int64_t>(left, 60'000)));
    if (events < 0 && errno != EINTR) return false;
    if (events <= 0) continue;
    const ssize_t got = ::read(from, into, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    into += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

std::optional<Bytes> receive(int from, Clock::time_point deadline) {
  std::uint64_t size = 0;
  std::array<std::byte, sizeof size> head{};
  if (!read_all(from, head.data(), head.size(), deadline)) return std::nullopt;
  std::memcpy(&size, head.data(), sizeof size);
  constexpr std::uint64_t kMost = std::uint64_t{1} << 30;  // a child gone wild must not make the parent run out
  if (size > kMost) return std::nullopt;
  Bytes result(static_cast<std::size_t>(size));
  if (!read_all(from, result.data(), result.size(), deadline)) return std::nullopt;
  return result;
}

}  // namespace

std::optional<Bytes> run_in_child(const std::function<Bytes()>& work, const ChildLimits& limits) {
  const Clock::time_point deadline = Clock::now() + limits.time;
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  const pid_t pid = ::fork();
  if (pid < 0) {
    ::close(ends[0]);
    ::close(ends[1]);
    return std::nullopt;
  }
  if (pid == 0) {
    ::close(ends[0]);
    child(work, limits, ends[1]);
  }
  ::close(ends[1]);
  std::optional<Bytes> result = receive(ends[0], deadline);
  ::close(ends[0]);
  ::kill(pid, SIGKILL);  // it has answered or has forfeited its answer; either way nobody waits for its clean-up
  while (::waitpid(pid, nullptr, 0) < 0 && errno == EINTR) {
  }
  return result;
}

}  // namespace coexist::viz
