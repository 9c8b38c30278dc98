#include "sim/isolated_process.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>

#include "sim/execution.hpp"

namespace coexist::sim {
namespace {

using Bytes = std::vector<std::byte>;

std::string failure_of(const std::function<Bytes()>& work) {
  try {
    run_isolated(work);
  } catch (const ExecutionError& error) {
    return error.what();
  }
  return "no failure";
}

bool has_children() {
  return ::waitpid(-1, nullptr, WNOHANG) != -1 || errno != ECHILD;
}

TEST(IsolatedProcess, ReturnsWhatTheChildReturned) {
  const Bytes sent = {std::byte{1}, std::byte{0}, std::byte{255}};
  EXPECT_EQ(run_isolated([&] { return sent; }), sent);
  EXPECT_TRUE(run_isolated([] { return Bytes{}; }).empty());
}

TEST(IsolatedProcess, ReturnsAHundredMegabytes) {
  const Bytes result = run_isolated([] {
    Bytes bytes(100'000'000);
    for (std::size_t i = 0; i < bytes.size(); i += 4'096) bytes[i] = static_cast<std::byte>(i / 4'096);
    return bytes;
  });
  ASSERT_EQ(result.size(), 100'000'000u);
  for (std::size_t i = 0; i < result.size(); i += 4'096) ASSERT_EQ(result[i], static_cast<std::byte>(i / 4'096));
}

TEST(IsolatedProcess, LeavesTheMemoryOfTheCallerAsItWas) {
  int value = 1;
  run_isolated([&] {
    value = 2;
    return Bytes{};
  });
  EXPECT_EQ(value, 1);
}

TEST(IsolatedProcess, PassesOnTheMessageOfAnException) {
  EXPECT_EQ(failure_of([]() -> Bytes { throw std::runtime_error("the pool is empty"); }), "the pool is empty");
  EXPECT_EQ(failure_of([]() -> Bytes { throw 1; }), "an exception of unknown type");
  EXPECT_FALSE(has_children());
}

TEST(IsolatedProcess, NamesTheSignalThatEndedTheChild) {
  EXPECT_EQ(failure_of([]() -> Bytes {
              ::raise(SIGKILL);
              return {};
            }),
            "the child process was ended by signal SIGKILL");
  EXPECT_FALSE(has_children());
}

TEST(IsolatedProcess, ReportsAChildThatLeavesWithoutAResult) {
  EXPECT_EQ(failure_of([]() -> Bytes { ::_exit(3); }), "the child process left with status 3 and without a result");
  EXPECT_FALSE(has_children());
}

TEST(IsolatedProcess, WritesNothingThatTheCallerHadBuffered) {
  std::FILE* file = std::tmpfile();
  ASSERT_NE(file, nullptr);
  std::fputs("once", file);  // still in the buffer, of which the child has a copy
  run_isolated([] { return Bytes{}; });
  std::fflush(file);
  EXPECT_EQ(std::ftell(file), 4);
  std::fseek(file, 0, SEEK_END);
  EXPECT_EQ(std::ftell(file), 4);
  std::fclose(file);
}

volatile std::sig_atomic_t alarms = 0;

TEST(IsolatedProcess, GoesOnWhenASignalInterruptsTheWait) {
  struct sigaction action {};
  action.sa_handler = [](int) { alarms = alarms + 1; };  // without SA_RESTART: read and waitpid fail with EINTR
  ASSERT_EQ(::sigaction(SIGUSR1, &action, nullptr), 0);
  const pid_t parent = ::getpid();
  const Bytes result = run_isolated([parent] {
    for (int i = 0; i < 5; ++i) {
      ::usleep(20'000);
      ::kill(parent, SIGUSR1);
    }
    return Bytes(1'000'000);
  });
  EXPECT_EQ(result.size(), 1'000'000u);
  EXPECT_GE(alarms, 1);
}

TEST(IsolatedProcess, DiesWithTheCaller) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t caller = ::fork();
  ASSERT_GE(caller, 0);
  if (caller == 0) {
    ::close(ends[0]);
    run_isolated([&]() -> Bytes {
      static_cast<void>(::write(ends[1], "x", 1));
      ::pause();  // holds the writing end open for as long as it lives
      return {};
    });
    ::_exit(0);
  }
  ::close(ends[1]);
  char byte = 0;
  ASSERT_EQ(::read(ends[0], &byte, 1), 1) << "the grandchild runs";
  ::kill(caller, SIGKILL);
  ::waitpid(caller, nullptr, 0);
  EXPECT_EQ(::read(ends[0], &byte, 1), 0) << "end of file: nobody holds the writing end any more";
  ::close(ends[0]);
}

}  // namespace
}  // namespace coexist::sim
