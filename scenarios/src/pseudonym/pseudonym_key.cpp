#include <fmt/format.h>

#include <charconv>
#include <string>

#include "pseudonym/keyed_hash.hpp"
#include "scenarios/pseudonym.hpp"
#include "scenarios/text_file.hpp"
#include "xml/characters.hpp"

namespace coexist::scenarios {

namespace {

// Nothing of the content is shown: half a key is still a secret.
void refuse(std::string name, Diagnostics& diagnostics) {
  diagnostics.error("E320", {.file = std::make_shared<SourceFile>(SourceFile{std::move(name), ""})},
                    "this is not a key of 64 hexadecimal digits");
}

}  // namespace

std::optional<PseudonymKey> read_key(const std::filesystem::path& path, Diagnostics& diagnostics) {
  Diagnostics reading;
  const std::shared_ptr<const SourceFile> file = read_text(path, reading);
  if (file == nullptr) {
    for (const Diagnostic& found : reading.all()) {
      // With a line, it is about what stands in the file, not about the file.
      if (found.place.line > 0) {
        refuse(found.place.file->name, diagnostics);
      } else {
        diagnostics.add(found);
      }
    }
    return std::nullopt;
  }
  std::string_view digits = file->text;
  while (!digits.empty() && is_xml_space(digits.front())) {
    digits.remove_prefix(1);
  }
  while (!digits.empty() && is_xml_space(digits.back())) {
    digits.remove_suffix(1);
  }
  PseudonymKey key{};
  bool good = digits.size() == 2 * key.size();
  for (std::size_t i = 0; good && i < key.size(); ++i) {
    const char* const pair = digits.data() + 2 * i;
    const auto [end, error] = std::from_chars(pair, pair + 2, key[i], 16);
    good = error == std::errc{} && end == pair + 2;
  }
  if (!good) {
    refuse(file->name, diagnostics);
    return std::nullopt;
  }
  return key;
}

PseudonymKey new_key() {
  if (const std::optional<PseudonymKey> key = random_key()) {
    return *key;
  }
  Diagnostics diagnostics;
  diagnostics.error("E321", {}, "this system has no source of random numbers");
  throw BadInput(std::move(diagnostics));
}

std::string print_key(const PseudonymKey& key) {
  std::string text;
  for (const std::uint8_t byte : key) {
    text += fmt::format("{:02x}", byte);
  }
  return text + '\n';
}

}  // namespace coexist::scenarios
