#include <fmt/format.h>

#include <charconv>
#include <string>

#include "pseudonym/keyed_hash.hpp"
#include "scenarios/pseudonym.hpp"
#include "scenarios/text_file.hpp"
#include "xml/characters.hpp"

namespace coexist::scenarios {

std::optional<PseudonymKey> read_key(const std::filesystem::path& path, Diagnostics& diagnostics) {
  const std::shared_ptr<const SourceFile> file = read_text(path, diagnostics);
  if (file == nullptr) {
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
    // Nothing of the content is shown: half a key is still a secret.
    diagnostics.error("E320", {.file = std::make_shared<SourceFile>(SourceFile{file->name, ""})},
                      "this is not a key of 64 hexadecimal digits");
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
