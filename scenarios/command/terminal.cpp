#include "terminal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace coexist::command {
namespace {

constexpr std::string_view kEraseLine = "\r\x1b[K";

bool wants_colour(Colour colour, int descriptor) {
  if (colour != Colour::Auto) return colour == Colour::Always;
  const char* no_colour = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool dumb = term == nullptr || std::string_view(term) == "dumb";
  return ::isatty(descriptor) != 0 && !dumb && (no_colour == nullptr || *no_colour == '\0');
}

// Only async-signal-safe calls below; a signal handler reaches nothing but globals.
volatile std::sig_atomic_t g_json = 0;
volatile std::sig_atomic_t g_progress_shown = 0;
std::array<char, 8192> g_removed{};  // a path; empty: nothing to remove
pid_t g_process = 0;                 // the one that talks to the user; what it forks only dies

void write_ignoring_errors(int descriptor, std::string_view text) {
  if (::write(descriptor, text.data(), text.size()) < 0) return;  // nobody is left to tell
}

extern "C" void end_interrupted(int) {
  if (::getpid() != g_process) ::_exit(130);
  if (g_removed[0] != '\0') ::unlink(g_removed.data());
  if (g_progress_shown != 0) write_ignoring_errors(STDERR_FILENO, kEraseLine);
  if (g_json != 0) {
    write_ignoring_errors(
        STDOUT_FILENO,
        R"({"format_version": "1.1", "what": "diagnostics", "errors": 1, "diagnostics": [{"severity": "error", "code": "", "message": "interrupted"}]})"
        "\n");
  } else {
    write_ignoring_errors(STDERR_FILENO, "interrupted; nothing was left half-written\n");
  }
  ::_exit(130);
}

constexpr const char* kNoStdout = "stdout cannot be written";

// Not fmt::print, which throws: who has closed stderr wants to hear nothing, and must not get an abort for it.
bool wrote(std::FILE* stream, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stream) == text.size() && std::fflush(stream) == 0;
}

sigset_t interrupts() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

}  // namespace

void hold_standard_streams() {
  // Opened the wrong way round, so that using what the caller has closed still fails.
  if (::fcntl(STDIN_FILENO, F_GETFD) < 0) ::open("/dev/null", O_WRONLY);
  for (const int descriptor : {STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) < 0) ::open("/dev/null", O_RDONLY);
  }
}

Terminal::Terminal(Format format, Colour colour)
    : format_(format),
      colour_out_(format == Format::Text && wants_colour(colour, STDOUT_FILENO)),
      colour_err_(wants_colour(colour, STDERR_FILENO)),
      watched_(::isatty(STDERR_FILENO) != 0) {}

Terminal::~Terminal() {
  erase_progress();
}

void Terminal::result(std::string_view text) {
  erase_progress();
  if (!wrote(stdout, text)) throw std::runtime_error(kNoStdout);
}

bool Terminal::refuse(const scenarios::Diagnostics& diagnostics) {
  erase_progress();
  if (!json()) return wrote(stderr, scenarios::print(diagnostics, colour_err_));
  if (wrote(stdout, scenarios::print_json(diagnostics))) return true;
  wrote(stderr, fmt::format("error: {}\n", kNoStdout));
  return false;
}

void Terminal::warn(const scenarios::Diagnostics& diagnostics) {
  erase_progress();
  wrote(stderr, scenarios::print(diagnostics, colour_err_));
}

void Terminal::note(std::string_view line) {
  erase_progress();
  wrote(stderr, fmt::format("{}\n", line));
}

void Terminal::progress(std::string_view what) {
  if (!watched_) return;
  wrote(stderr, fmt::format("{}{} ...", kEraseLine, what));
  std::fflush(stderr);
  progress_shown_ = true;
  g_progress_shown = 1;
}

void Terminal::next(std::string_view command) {
  if (watched_) note(fmt::format("Next: {}", command));
}

void Terminal::erase_progress() {
  if (!progress_shown_) return;
  wrote(stderr, kEraseLine);
  std::fflush(stderr);
  progress_shown_ = false;
  g_progress_shown = 0;
}

void end_cleanly_on_interrupt(bool json) {
  g_process = ::getpid();
  g_json = json ? 1 : 0;
  struct sigaction action {};
  action.sa_handler = end_interrupted;
  action.sa_mask = interrupts();
  for (int signal : std::array{SIGINT, SIGTERM}) ::sigaction(signal, &action, nullptr);
}

RemovedOnInterrupt::RemovedOnInterrupt(const std::string& file) {
  if (file.size() >= g_removed.size()) throw std::length_error("the name of a file is too long");
  // The first letter last: until then there is no name.
  std::copy(file.begin() + 1, file.end(), g_removed.begin() + 1);
  g_removed.at(file.size()) = '\0';
  g_removed[0] = file[0];
}

RemovedOnInterrupt::~RemovedOnInterrupt() {
  g_removed[0] = '\0';
}

InterruptsWait::InterruptsWait() {
  const sigset_t set = interrupts();
  ::sigprocmask(SIG_BLOCK, &set, nullptr);
}

InterruptsWait::~InterruptsWait() {
  const sigset_t set = interrupts();
  ::sigprocmask(SIG_UNBLOCK, &set, nullptr);
}

}  // namespace coexist::command
