#include "scenarios/text_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace coexist::scenarios {
namespace {

// Owns a file descriptor. std::fstream can neither fsync nor create exclusively.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) {
      ::close(fd_);
    }
  }
  [[nodiscard]] bool is_open() const { return fd_ >= 0; }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

Place whole_file(const std::filesystem::path& path) {
  return {std::make_shared<const SourceFile>(SourceFile{path.string(), {}}), 0, 0, 1};
}

[[noreturn]] void refuse(std::string code, const std::filesystem::path& path, std::string message, std::string help) {
  Diagnostics diagnostics;
  diagnostics.error(std::move(code), whole_file(path), std::move(message), std::move(help));
  throw BadInput(std::move(diagnostics));
}

[[noreturn]] void refuse_to_write(const std::filesystem::path& path, int error) {
  refuse("E005", path, fmt::format("cannot write: {}", system_reason(error)), "choose another place for the output");
}

// Deleted unless it became the real file, so that a failed write leaves nothing behind.
struct Temporary {
  std::filesystem::path path;
  bool keep = false;
  explicit Temporary(std::filesystem::path p) : path(std::move(p)) {}
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    if (!keep) {
      ::unlink(path.c_str());
    }
  }
};

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno != EINTR) {
      return false;
    }
    if (n > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
  }
  return true;
}

// Atomic where the file system can do it; elsewhere a file that appears between the check and the rename is lost.
bool move_into_place(const std::filesystem::path& from, const std::filesystem::path& to, Overwrite overwrite) {
  if (overwrite == Overwrite::Refuse) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) {
      return true;
    }
    if (errno != EINVAL && errno != ENOSYS) {
      return false;
    }
  }
  return ::rename(from.c_str(), to.c_str()) == 0;
}

}  // namespace

// Not strerror: that one speaks the locale's language, and messages are compared with goldens.
std::string system_reason(int error) {
  switch (error) {
    case ENOENT:
      return "no such file or directory";
    case EACCES:
    case EPERM:
      return "permission denied";
    case EISDIR:
      return "is a directory";
    case ENOTDIR:
      return "a part of the path is not a directory";
    case ENOSPC:
    case EDQUOT:
      return "no space left";
    case EROFS:
      return "the file system is read-only";
    case ENAMETOOLONG:
      return "the name is too long";
    default:
      return fmt::format("system error {}", error);
  }
}

std::optional<std::string> read_bytes(const std::filesystem::path& path, Diagnostics& diagnostics) {
  const auto unreadable = [&](int error) {
    diagnostics.error("E001", whole_file(path), fmt::format("cannot read: {}", system_reason(error)));
    return std::nullopt;
  };
  // O_NONBLOCK: a named pipe that nobody writes to must not hang the command at open.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) {
    return unreadable(errno);
  }
  std::string bytes;
  ::fcntl(file.get(), F_SETFL, 0);  // a pipe that has a writer is waited for
  struct stat status {};
  if (::fstat(file.get(), &status) == 0 && S_ISREG(status.st_mode)) {
    const auto size = static_cast<std::size_t>(status.st_size);
    bytes.reserve(std::min(size, kLargestInput + 1));
  }
  char chunk[1U << 16U];
  while (bytes.size() <= kLargestInput) {
    const ssize_t n = ::read(file.get(), chunk, sizeof chunk);
    if (n < 0 && errno == EINTR) {
      continue;
    }
    if (n < 0) {
      return unreadable(errno);
    }
    if (n == 0) {
      return bytes;
    }
    bytes.append(chunk, static_cast<std::size_t>(n));
  }
  diagnostics.error("E003", whole_file(path), fmt::format("the file is larger than {} MiB", kLargestInput >> 20U));
  return std::nullopt;
}

std::shared_ptr<const SourceFile> read_text(const std::filesystem::path& path, Diagnostics& diagnostics) {
  auto bytes = read_bytes(path, diagnostics);
  return bytes ? decode_text(path.string(), std::move(*bytes), diagnostics) : nullptr;
}

std::shared_ptr<const SourceFile> read_text(const std::filesystem::path& path, const Place& named_at,
                                            Diagnostics& diagnostics) {
  Diagnostics found;
  auto file = read_text(path, found);
  for (Diagnostic diagnostic : found.all()) {
    if (diagnostic.place.line == 0 && named_at.file != nullptr) diagnostic.related.emplace_back(named_at, "named here");
    diagnostics.add(std::move(diagnostic));
  }
  return file;
}

void write_whole(const std::filesystem::path& path, std::string_view bytes, Overwrite overwrite) {
  std::error_code ignored;
  const auto status = std::filesystem::symlink_status(path, ignored);
  const bool exists = std::filesystem::exists(status);
  if (exists && overwrite == Overwrite::Refuse) {
    refuse("E004", path, "the file exists already", "give --force to replace it");
  }
  if (exists && !std::filesystem::is_regular_file(status) && !std::filesystem::is_symlink(status)) {
    refuse("E005", path, "cannot write: not a regular file", "choose another place for the output");
  }
  const auto directory = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  // The process id keeps two commands that write to one directory apart; O_EXCL makes sure of it.
  Temporary temporary(directory / fmt::format(".{}.{}.part", path.filename().string(), ::getpid()));
  {
    const Descriptor file(::open(temporary.path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!file.is_open()) {
      const int error = errno;
      temporary.keep = true;  // not ours
      refuse_to_write(path, error);
    }
    if (!write_all(file.get(), bytes) || ::fsync(file.get()) != 0) {
      refuse_to_write(path, errno);
    }
  }
  if (!move_into_place(temporary.path, path, overwrite)) {
    if (errno == EEXIST) {
      refuse("E004", path, "the file exists already", "give --force to replace it");
    }
    refuse_to_write(path, errno);
  }
  temporary.keep = true;
  // The rename itself must survive a power cut; not every file system can sync a directory, which is no failure.
  if (const Descriptor parent(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)); parent.is_open()) {
    static_cast<void>(::fsync(parent.get()));
  }
}

}  // namespace coexist::scenarios
