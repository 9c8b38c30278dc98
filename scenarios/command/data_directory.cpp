#include "data_directory.hpp"

#include <array>
#include <stdexcept>
#include <system_error>

namespace coexist::command {

namespace fs = std::filesystem;

fs::path data_directory() {
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  const std::array places{program.parent_path().parent_path() / "share" / "coexist", fs::path(COEXIST_DATA_DIR),
                          fs::path(COEXIST_BUILD_DATA_DIR)};
  for (const fs::path& place : places) {
    if (fs::is_directory(place / "packs", failed)) return place;
  }
  return {};
}

fs::path packs_directory() {
  const fs::path data = data_directory();
  if (data.empty())
    throw std::runtime_error("no packs are installed; `coexist doctor` says where they were looked for");
  return data / "packs";
}

}  // namespace coexist::command
