// A file in the making: bytes go beside the place where it shall stand, and it takes that place whole or not at all.
#pragma once

#include <filesystem>
#include <string_view>

#include "scenarios/text_file.hpp"

namespace coexist::scenarios {

class PendingFile {
 public:
  /// Throws BadInput if the target exists and Overwrite::Refuse [E004], is no regular file, or nothing can be created
  /// beside it [E005]. Verbs that compute for long call it first.
  static void expect_writable(const std::filesystem::path& target, Overwrite overwrite);

  /// Creates an empty file beside the target. Throws like expect_writable.
  PendingFile(std::filesystem::path target, Overwrite overwrite);
  /// Deletes what was not put into place, so that a failed write leaves nothing behind.
  ~PendingFile();
  PendingFile(const PendingFile&) = delete;
  PendingFile& operator=(const PendingFile&) = delete;

  /// Where the bytes are meanwhile: for libraries that write files of their own.
  [[nodiscard]] const std::filesystem::path& temporary() const noexcept { return temporary_; }

  /// Throws BadInput [E005] if the disk is full or whatever else is in the way.
  void append(std::string_view bytes);

  /// fsync and rename: readers see the old file or the new one. Throws BadInput [E004], [E005]. Nothing may be written
  /// afterwards.
  void put_into_place();

  /// For whoever writes to temporary() and could not: throws BadInput [E005] with the reason of that errno value.
  [[noreturn]] void refuse(int error) const;

 private:
  std::filesystem::path target_, temporary_;
  Overwrite overwrite_;
  int descriptor_ = -1;
  bool in_place_ = false;
};

}  // namespace coexist::scenarios
