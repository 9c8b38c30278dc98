#include "child_process.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <clocale>
#include <csignal>
#include <cstdio>

#include "sim/execution.hpp"
#include "sim/isolated_process.hpp"

namespace coexist::viz {
namespace {

// The sanitizer reserves terabytes of address space, which therefore cannot be limited under it.
#if defined(COEXIST_SANITIZED)
constexpr bool kAddressSanitizer = true;
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

// The child ends itself: then the parent need not watch a clock while it reads.
void end_after(std::chrono::milliseconds time) {
  const auto whole = std::chrono::duration_cast<std::chrono::seconds>(time);
  itimerval once{};
  once.it_value.tv_sec = static_cast<time_t>(whole.count());
  once.it_value.tv_usec = static_cast<suseconds_t>(std::chrono::microseconds(time - whole).count());
  std::signal(SIGALRM, SIG_DFL);                                // the parent may ignore it, and a child inherits that
  static_cast<void>(::setitimer(ITIMER_REAL, &once, nullptr));  // fails for times out of range only
}

void set_limits(const ChildLimits& limits) {
  end_after(limits.time);
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

}  // namespace

std::optional<Bytes> run_in_child(const std::function<Bytes()>& work, const ChildLimits& limits) {
  if (limits.time <= std::chrono::milliseconds(0)) return std::nullopt;  // a timer of nothing would never go off
  try {
    return sim::run_isolated([&] {
      silence();
      set_limits(limits);
      std::setlocale(LC_ALL, "C");  // libraries read and print numbers by it
      return work();
    });
  } catch (const sim::ExecutionError&) {
    return std::nullopt;  // whatever it was, the caller has another way
  }
}

}  // namespace coexist::viz
