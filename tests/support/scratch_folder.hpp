// A folder of a test's own, and the current one while the test runs, so that messages name files without a path.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

namespace coexist {

class ScratchFolder {
 public:
  ScratchFolder()
      : before_(std::filesystem::current_path()),
        folder_(std::filesystem::path(testing::TempDir()) / ("coexist-" + std::to_string(getpid()))) {
    std::filesystem::create_directories(folder_);
    std::filesystem::current_path(folder_);
  }
  ~ScratchFolder() {
    std::filesystem::current_path(before_);
    std::filesystem::remove_all(folder_);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  static void write(const std::string& name, std::string_view text) { std::ofstream(name, std::ios::binary) << text; }

 private:
  std::filesystem::path before_;
  std::filesystem::path folder_;
};

/// Every byte of the file; empty if there is none.
inline std::string content_of(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

}  // namespace coexist
