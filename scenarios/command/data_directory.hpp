// Where packs and examples are.
#pragma once

#include <filesystem>

namespace coexist::command {

/// The first of these that holds packs: ../share/coexist beside the running program (an installation that was moved),
/// where the program was to be installed, the source tree that it was built from. Empty if there is none.
std::filesystem::path data_directory();

/// data_directory() / "packs". Throws std::runtime_error if there is no data.
std::filesystem::path packs_directory();

}  // namespace coexist::command
