#include "scenarios/pending_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace coexist::scenarios {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse_with(std::string code, const fs::path& path, std::string message, std::string help) {
  Diagnostics diagnostics;
  diagnostics.error(std::move(code), {std::make_shared<const SourceFile>(SourceFile{path.string(), {}}), 0, 0, 1},
                    std::move(message), std::move(help));
  throw BadInput(std::move(diagnostics));
}

[[noreturn]] void refuse_to_write(const fs::path& path, int error) {
  refuse_with("E005", path, fmt::format("cannot write: {}", system_reason(error)),
              "choose another place for the output");
}

[[noreturn]] void refuse_to_replace(const fs::path& path) {
  refuse_with("E004", path, "the file exists already", "give --force to replace it");
}

fs::path directory_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

// Atomic where the file system can do it; elsewhere a file that appears between the check and the rename is lost.
bool move_into_place(const fs::path& from, const fs::path& to, Overwrite overwrite) {
  if (overwrite == Overwrite::Refuse) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
    if (errno != EINVAL && errno != ENOSYS) return false;
  }
  return ::rename(from.c_str(), to.c_str()) == 0;
}

}  // namespace

void PendingFile::expect_writable(const fs::path& target, Overwrite overwrite) {
  std::error_code ignored;
  const auto status = fs::symlink_status(target, ignored);
  const bool exists = fs::exists(status);
  if (exists && overwrite == Overwrite::Refuse) refuse_to_replace(target);
  if (exists && !fs::is_regular_file(status) && !fs::is_symlink(status)) {
    refuse_with("E005", target, "cannot write: not a regular file", "choose another place for the output");
  }
  if (::access(directory_of(target).c_str(), W_OK | X_OK) != 0) refuse_to_write(target, errno);
}

PendingFile::PendingFile(fs::path target, Overwrite overwrite) : target_(std::move(target)), overwrite_(overwrite) {
  expect_writable(target_, overwrite_);
  // The process id keeps two commands that write to one directory apart; O_EXCL makes sure of it.
  temporary_ = directory_of(target_) / fmt::format(".{}.{}.part", target_.filename().string(), ::getpid());
  descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor_ < 0) refuse(errno);
}

PendingFile::~PendingFile() {
  ::close(descriptor_);
  if (!in_place_) ::unlink(temporary_.c_str());
}

void PendingFile::refuse(int error) const {
  refuse_to_write(target_, error);
}

void PendingFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(descriptor_, bytes.data(), bytes.size());
    if (n < 0 && errno != EINTR) refuse(errno);
    if (n > 0) bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

void PendingFile::put_into_place() {
  if (::fsync(descriptor_) != 0) refuse(errno);
  if (!move_into_place(temporary_, target_, overwrite_)) {
    if (errno == EEXIST) refuse_to_replace(target_);
    refuse(errno);
  }
  in_place_ = true;
  // The rename itself must survive a power cut; not every file system can sync a directory, which is no failure.
  const int directory = ::open(directory_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return;
  static_cast<void>(::fsync(directory));
  ::close(directory);
}

}  // namespace coexist::scenarios
