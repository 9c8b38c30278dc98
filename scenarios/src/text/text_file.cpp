#include "scenarios/text_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "scenarios/pending_file.hpp"

namespace coexist::scenarios {
namespace {

// Owns a file descriptor: std::fstream neither says why it failed nor opens a pipe that nobody writes to.
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
    case EFBIG:
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
  PendingFile file(path, overwrite);
  file.append(bytes);
  file.put_into_place();
}

}  // namespace coexist::scenarios
