#include "output_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "scenarios/diagnostic.hpp"
#include "scenarios/text_file.hpp"
#include "terminal.hpp"

namespace coexist::command {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const char* code, const fs::path& path, const std::string& message, const std::string& help) {
  scenarios::Diagnostics diagnostics;
  diagnostics.error(code, {std::make_shared<scenarios::SourceFile>(scenarios::SourceFile{path.string(), {}}), 0, 0, 1},
                    message, help);
  throw scenarios::BadInput(std::move(diagnostics));
}

// A name may be "out/" or "." and still has a place beside it.
fs::path plain(const fs::path& folder) {
  fs::path path = fs::absolute(folder).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

fs::path nearest_existing(fs::path path) {
  std::error_code failed;
  while (path.has_relative_path() && !fs::exists(fs::symlink_status(path, failed))) path = path.parent_path();
  return path;
}

// Removed again unless it was put into its place.
class Staging {
 public:
  explicit Staging(const fs::path& target)
      : path_(target.parent_path() / fmt::format(".{}.{}.part", target.filename().string(), ::getpid())) {}
  ~Staging() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace

void expect_writable(const fs::path& folder, bool force, IsOurs is_ours) {
  if (folder.empty())
    refuse("E005", folder, "cannot write: the name of the folder is empty", "choose a place for the output");
  const fs::path path = plain(folder);
  std::error_code failed;
  const fs::file_status status = fs::symlink_status(path, failed);
  if (!fs::exists(status)) {
    const fs::path above = nearest_existing(path.parent_path());
    if (!fs::is_directory(above, failed) || ::access(above.c_str(), W_OK | X_OK) != 0) {
      refuse("E005", folder, fmt::format("cannot write: nothing can be created in '{}'", above.string()),
             "choose another place");
    }
    return;
  }
  if (!fs::is_directory(status))
    refuse("E004", folder, "something that is no folder has this name already", "choose another place");
  fs::directory_iterator entries(path, failed);
  if (failed) refuse("E005", folder, fmt::format("cannot write: {}", scenarios::system_reason(failed.value())), {});
  for (const fs::directory_entry& entry : entries) {
    if (!force) refuse("E004", folder, "the folder exists already", "give --force to replace it");
    const std::string name = entry.path().filename().string();
    if (!is_ours(name)) {
      refuse("E005", folder, fmt::format("the folder holds '{}', which would be lost", name),
             "choose a folder of its own");
    }
  }
}

void write_folder(const fs::path& folder, const FolderContent& content, bool force, IsOurs is_ours) {
  expect_writable(folder, force, is_ours);
  const InterruptsWait no_interrupt;
  const fs::path target = plain(folder);
  const Staging staging(target);
  const auto check = [&](bool good, int error) {
    if (!good) refuse("E005", folder, fmt::format("cannot write: {}", scenarios::system_reason(error)), {});
  };
  std::error_code failed;
  fs::create_directories(staging.path(), failed);
  check(!failed, failed.value());
  for (const auto& [name, bytes] : content) {
    const fs::path path = staging.path() / name;
    fs::create_directories(path.parent_path(), failed);
    check(!failed, failed.value());
    scenarios::write_whole(path, bytes, scenarios::Overwrite::Refuse);
  }
  // Two folders change places at once; where nothing stands yet, or something empty, a rename does.
  if (::rename(staging.path().c_str(), target.c_str()) == 0) return;
  check(errno == ENOTEMPTY || errno == EEXIST, errno);
  check(::renameat2(AT_FDCWD, staging.path().c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0, errno);
}

}  // namespace coexist::command
