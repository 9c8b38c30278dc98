// The one cryptographic need of this package: a hash that only the owner of a key can compute.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace coexist::scenarios {

using KeyBytes = std::array<std::uint8_t, 32>;
using HashBytes = std::array<std::uint8_t, 16>;

/// Keyed BLAKE2b of `value` in the domain `kind`: equal values of different kinds have unrelated hashes.
HashBytes keyed_hash(const KeyBytes& key, std::string_view kind, std::string_view value);

/// From the operating system's generator; empty if the system has none.
std::optional<KeyBytes> random_key();

}  // namespace coexist::scenarios
