// The only file that sees libsodium.
#include <sodium.h>

#include <string>

#include "pseudonym/keyed_hash.hpp"

namespace coexist::scenarios {
namespace {

const unsigned char* bytes_of(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());  // what a C interface takes for bytes
}

}  // namespace

HashBytes keyed_hash(const KeyBytes& key, std::string_view kind, std::string_view value) {
  std::string input(kind);
  input += '\0';  // no kind contains one, so no two pairs of kind and value run together
  input += value;
  HashBytes hash{};
  crypto_generichash(hash.data(), hash.size(), bytes_of(input), input.size(), key.data(), key.size());
  return hash;
}

std::optional<KeyBytes> random_key() {
  if (sodium_init() < 0) {
    return std::nullopt;
  }
  KeyBytes key{};
  randombytes_buf(key.data(), key.size());
  return key;
}

}  // namespace coexist::scenarios
