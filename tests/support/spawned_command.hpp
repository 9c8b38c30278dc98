// The built command as a user starts it: a process with arguments, an exit code and two streams.
#pragma once

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace coexist {

struct Ended {
  int code = -1;
  std::string out, err;
};

/// Runs `coexist` with these arguments in the current folder, and leaves nothing of its own there.
inline Ended spawn(std::vector<std::string> arguments) {
  // Unnamed files, not pipes: nobody has to read while the child writes.
  const auto stream = [] { return std::unique_ptr<std::FILE, int (*)(std::FILE*)>(std::tmpfile(), std::fclose); };
  const auto out = stream();
  const auto err = stream();
  arguments.insert(arguments.begin(), COEXIST_COMMAND);
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, fileno(out.get()), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, fileno(err.get()), STDERR_FILENO);
  pid_t child = 0;
  const int error = posix_spawn(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  if (error != 0 || ::waitpid(child, &status, 0) != child) throw std::runtime_error("the command cannot be started");
  const auto content = [](std::FILE* file) {
    std::string text(static_cast<std::size_t>(std::ftell((std::fseek(file, 0, SEEK_END), file))), '\0');
    std::rewind(file);
    text.resize(std::fread(text.data(), 1, text.size(), file));
    return text;
  };
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content(out.get()), content(err.get())};
}

/// All files below the current folder, sorted: what a command may have left behind.
inline std::vector<std::string> files_here() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(".")) {
    if (!entry.is_directory()) names.push_back(entry.path().lexically_normal().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace coexist
