// Folders that appear whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace coexist::command {

/// Paths within the folder, with one level of subfolders at most, and their bytes.
using FolderContent = std::vector<std::pair<std::string, std::string>>;

/// Whether an entry at the top of an existing folder may be one that this verb wrote earlier.
using IsOurs = bool (*)(std::string_view name);

/// Throws BadInput if a folder cannot be written there: something exists and `force` is not given [E004], or it is
/// given, but the folder holds something that is not ours, which would be lost, or nothing can be created there [E005].
/// An empty folder is in nobody's way. Verbs that compute for long call it first.
void expect_writable(const std::filesystem::path& folder, bool force, IsOurs is_ours);

/// Writes everything beside the folder, then puts it into its place in one step; folders above it are created. Throws
/// like expect_writable, or [E005].
void write_folder(const std::filesystem::path& folder, const FolderContent& content, bool force, IsOurs is_ours);

}  // namespace coexist::command
