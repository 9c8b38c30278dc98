// Replacing what is personal in input files, consistently, under a key that stays with the user.
//
// The same name becomes the same pseudonym in every file treated with the same key, so that a pseudonymised topology
// still fits the pseudonymised list of people. Pseudonyms are keyed hashes (BLAKE2b): without the key nobody can test
// a guess ("is h-3f… our server fra01?"), with the key its owner can repeat them. Not encryption: nothing is
// reversible.
//
// Pure functions, linear in the length of their input; letters of ASCII are compared without case, as DNS does.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "scenarios/diagnostic.hpp"
#include "scenarios/topology_document.hpp"

namespace coexist::scenarios {

/// 32 secret bytes. Any value is a key.
using PseudonymKey = std::array<std::uint8_t, 32>;

/// Reads a key file: 64 hexadecimal digits, white space around them ignored. [E320] if it is anything else.
std::optional<PseudonymKey> read_key(const std::filesystem::path& path, Diagnostics& diagnostics);

/// A fresh key from the operating system's generator, the one place of this package that is not deterministic.
/// Throws BadInput [E321] if the system has none.
PseudonymKey new_key();

/// The text of a key file: 64 hexadecimal digits and a line feed.
std::string print_key(const PseudonymKey& key);

class Pseudonymiser {
 public:
  explicit Pseudonymiser(const PseudonymKey& key) : key_(key) {}

  /// "Ada Lovelace" -> "Person 7f3a09c41b22". Empty stays empty, here and below.
  [[nodiscard]] std::string person(std::string_view name) const;

  /// "ada@corp.example" -> "p-<12 hex>@<fqdn("corp.example")>". Without an '@' the whole is a local part.
  [[nodiscard]] std::string mail(std::string_view address) const;

  /// Every label is replaced by itself and what is to its right: hosts of one domain stay in one domain, a subdomain
  /// stays below its domain. Always a valid name below the reserved "example"; "*" and "localhost" stay, and an
  /// address in place of a name becomes ip(). Labels beyond 16 become one.
  [[nodiscard]] std::string fqdn(std::string_view name) const;

  /// Addresses of version 4 go to 10.0.0.0/8: those of one /24 stay in one /24 and differ there; two networks fall on
  /// one with probability 1/65536. Those of version 6 go to 2001:db8::/32. "0.0.0.0", "127.0.0.1", "::" and "::1" mean
  /// "any" or "here" and stay. What is not an address becomes text("ip", ...).
  [[nodiscard]] std::string ip(std::string_view address) const;

  /// "https://meet.corp.example/ada/x1" -> scheme and port stay, the host becomes fqdn(), segments of the path text()
  /// unless they are words of the product. What has no "://" becomes text("url", ...).
  [[nodiscard]] std::string url(std::string_view address) const;

  /// A GUID for a GUID; the one of zeros only stays.
  [[nodiscard]] std::string guid(std::string_view id) const;

  /// "<kind>-<12 hex>": equal inputs of one kind give equal outputs, kinds do not mix.
  [[nodiscard]] std::string text(std::string_view kind, std::string_view value) const;

 private:
  PseudonymKey key_;
};

/// The document with every identifying value replaced (names of hosts, domains, sites and shares, addresses, URLs,
/// places, file paths, GUIDs): same elements, same counts, same graph, and it imports again. What is not known to be
/// harmless is replaced, whatever it is: attributes and texts nobody understands, names of foreign namespaces. Role
/// names, versions, ports and other words of the schema stay. Comments never reach a TopologyDocument. O(document).
/// Throws BadInput if the document, changed since it was read, could not be read again.
TopologyDocument pseudonymise(const TopologyDocument& document, const PseudonymKey& key);

}  // namespace coexist::scenarios
