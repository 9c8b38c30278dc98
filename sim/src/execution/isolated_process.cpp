#include "sim/isolated_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <exception>
#include <string>
#include <string_view>
#include <utility>

#include "sim/execution.hpp"

namespace coexist::sim {
namespace {

// What the child sends: one header, then `size` bytes, which are the result or the message of an exception.
enum class Verdict : std::uint64_t { Returned, Threw };

struct Header {
  Verdict verdict = Verdict::Returned;
  std::uint64_t size = 0;
};

std::string errno_text(std::string_view what) {
  return fmt::format("{}: {}", what, std::strerror(errno));
}

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int fd() const noexcept { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }

 private:
  int fd_;
};

/// Waits for the child, whatever happens: kills it first if nobody waited, so that no path leaves a zombie.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  ~Child() {
    if (pid_ < 0) return;
    ::kill(pid_, SIGKILL);
    wait();
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// The status that waitpid gives; -1 if it fails.
  int wait() {
    const pid_t pid = std::exchange(pid_, -1);
    int status = 0;
    pid_t got = 0;
    do {
      got = ::waitpid(pid, &status, 0);
    } while (got < 0 && errno == EINTR);
    return got < 0 ? -1 : status;
  }

 private:
  pid_t pid_;
};

bool write_all(int fd, const void* data, std::size_t size) {
  const char* at = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t written = ::write(fd, at, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    at += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

/// False if the stream ends before `size` bytes.
bool read_all(int fd, void* data, std::size_t size) {
  char* at = static_cast<char*>(data);
  while (size > 0) {
    const ssize_t got = ::read(fd, at, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool send(int fd, Verdict verdict, const void* data, std::size_t size) {
  const Header header{verdict, size};
  return write_all(fd, &header, sizeof header) && write_all(fd, data, size);
}

[[noreturn]] void be_the_child(pid_t parent, int fd, const std::function<std::vector<std::byte>()>& work) {
  // The parent may have died before the request took effect; then nobody would ever send the signal.
  bool sent = ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::getppid() == parent;
  if (!sent) ::_exit(1);
  try {
    const std::vector<std::byte> result = work();
    sent = send(fd, Verdict::Returned, result.data(), result.size());
  } catch (const std::exception& error) {
    sent = send(fd, Verdict::Threw, error.what(), std::strlen(error.what()));
  } catch (...) {
    constexpr std::string_view kMessage = "an exception of unknown type";
    sent = send(fd, Verdict::Threw, kMessage.data(), kMessage.size());
  }
  // Neither exit handlers nor stream buffers: both are copies of the parent's, who still uses its own.
  ::_exit(sent ? 0 : 1);
}

std::string how_it_ended(int status) {
  if (status < 0) return errno_text("cannot wait for the child process");
  if (WIFSIGNALED(status)) {
    const char* name = ::sigabbrev_np(WTERMSIG(status));
    return fmt::format("the child process was ended by signal SIG{}", name ? name : "?");
  }
  return fmt::format("the child process left with status {} and without a result", WEXITSTATUS(status));
}

}  // namespace

std::vector<std::byte> run_isolated(const std::function<std::vector<std::byte>()>& work) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw ExecutionError(errno_text("cannot make a pipe"));
  Descriptor reading(ends[0]);
  Descriptor writing(ends[1]);

  const pid_t self = ::getpid();
  const pid_t pid = ::fork();
  if (pid < 0) throw ExecutionError(errno_text("cannot fork"));
  if (pid == 0) {
    reading.close();
    be_the_child(self, writing.fd(), work);
  }
  Child child(pid);
  writing.close();  // or reading would not end when the child dies

  Header header;
  std::vector<std::byte> bytes;
  bool complete = read_all(reading.fd(), &header, sizeof header);
  if (complete) {
    bytes.resize(header.size);
    complete = read_all(reading.fd(), bytes.data(), bytes.size());
  }
  const int status = child.wait();
  if (!complete) throw ExecutionError(how_it_ended(status));
  if (header.verdict == Verdict::Threw) {
    throw ExecutionError(std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
  }
  return bytes;
}

}  // namespace coexist::sim
