#include <array>

#include "tables.hpp"

namespace coexist::scenarios::codes {

std::span<const CodeDoc> files() {
  static constexpr auto kCodes = std::to_array<CodeDoc>({
      {"E001", "file cannot be read", "The file does not exist, is a directory, or may not be read by this user.",
       "Check the path; paths inside a scenario are relative to the file that names them."},
      {"E002", "wrong encoding",
       "The file is neither UTF-8 nor UTF-16, or it is damaged: malformed bytes, an unpaired surrogate, half a UTF-16 "
       "character at the end, or a NUL character; or its lines end with CR alone. Guessing would turn names into other "
       "names.",
       "Save the file as UTF-8. In PowerShell: Get-Content old.csv | Set-Content -Encoding UTF8 new.csv"},
      {"E003", "file is too large",
       "The file exceeds the largest size that is read. The limit keeps a mistaken path or a hostile file from eating "
       "the machine's memory; real inputs are far below it.",
       "Check that this is the file you meant; split people and calendars into one file per site."},
      {"E004", "output exists already", "Existing files are never replaced unless you say so.",
       "Give --force, or another name."},
      {"E005", "output cannot be written",
       "The directory does not exist or is read-only, the disk is full, or the name belongs to something that is not a "
       "regular file. Nothing was changed: output appears whole or not at all.",
       "Create the directory, or choose another place with --output."},
  });
  return kCodes;
}

}  // namespace coexist::scenarios::codes
