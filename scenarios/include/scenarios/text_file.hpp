// Reading and writing files: decoded when read, whole or not at all when written.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "scenarios/diagnostic.hpp"

namespace coexist::scenarios {

/// Bytes beyond which an input file is refused [E003]. Topologies of 5,000 servers are below 10 MB.
inline constexpr std::size_t kLargestInput = 64U << 20U;

/// Reads a file and decodes it to UTF-8 (BOM or heuristics: UTF-8, UTF-16LE/BE; the BOM is removed).
/// Wrong encodings (malformed UTF-8, odd UTF-16, NUL characters) are diagnosed with line and column [E002];
/// a missing or unreadable file is [E001]. Returns null after an error.
std::shared_ptr<const SourceFile> read_text(const std::filesystem::path& path, Diagnostics& diagnostics);

/// The same for a file that another one names: what is wrong with it as a whole leads to `named_at`, too.
std::shared_ptr<const SourceFile> read_text(const std::filesystem::path& path, const Place& named_at,
                                            Diagnostics& diagnostics);

/// What the file holds, undecoded. Nothing after an error: missing or unreadable [E001], too large [E003].
std::optional<std::string> read_bytes(const std::filesystem::path& path, Diagnostics& diagnostics);

/// The same as read_text for bytes in memory (fuzzing, tests, stdin).
std::shared_ptr<const SourceFile> decode_text(std::string name, std::string bytes, Diagnostics& diagnostics);

enum class Overwrite : bool { Refuse, Allow };

/// Writes through a temporary file in the same directory, fsync and rename: readers see the old file or the new one.
/// Throws BadInput [E004] if it exists and Overwrite::Refuse, or [E005] if the directory cannot be written.
void write_whole(const std::filesystem::path& path, std::string_view bytes, Overwrite overwrite);

/// What an errno value means, in the words of all diagnostics, whatever the locale: "permission denied".
std::string system_reason(int error);

}  // namespace coexist::scenarios
