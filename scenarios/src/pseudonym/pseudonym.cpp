#include "scenarios/pseudonym.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "pseudonym/keyed_hash.hpp"
#include "text/ascii_case.hpp"

namespace coexist::scenarios {
namespace {

// 48 bits: among 10,000 names two fall together with probability 2e-7.
constexpr std::size_t kHexDigits = 12;

// 16 labels of 13 characters and "example" stay below the 253 characters of a name.
constexpr std::size_t kMostLabels = 16;

std::string hex(const HashBytes& hash, std::size_t digits) {
  std::string text;
  for (const std::uint8_t byte : hash) {
    text += fmt::format("{:02x}", byte);
  }
  return text.substr(0, digits);
}

std::string short_hash(const PseudonymKey& key, std::string_view kind, std::string_view value) {
  return hex(keyed_hash(key, kind, value), kHexDigits);
}

using Octets = std::array<std::uint8_t, 4>;

std::optional<Octets> parse_ipv4(std::string_view text) {
  Octets octets{};
  for (std::size_t i = 0; i < octets.size(); ++i) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), octets[i]);
    if (error != std::errc{}) {
      return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (i + 1 < octets.size()) {
      if (!text.starts_with('.')) {
        return std::nullopt;
      }
      text.remove_prefix(1);
    }
  }
  return text.empty() ? std::optional(octets) : std::nullopt;
}

bool looks_like_ipv6(std::string_view text) {
  return std::count(text.begin(), text.end(), ':') >= 2 &&
         text.find_first_not_of("0123456789abcdefABCDEF:.") == std::string_view::npos;
}

bool is_address(std::string_view text) {
  return parse_ipv4(text).has_value() || looks_like_ipv6(text);
}

// Path segments that the product itself gives its addresses.
bool is_product_segment(std::string_view segment) {
  constexpr std::array<std::string_view, 6> kWords = {"", "admin", "dialin", "discovery", "hosting", "meet"};
  return std::find(kWords.begin(), kWords.end(), ascii_lower(segment)) != kWords.end();
}

}  // namespace

std::string Pseudonymiser::text(std::string_view kind, std::string_view value) const {
  return value.empty() ? std::string{} : fmt::format("{}-{}", kind, short_hash(key_, kind, value));
}

std::string Pseudonymiser::person(std::string_view name) const {
  return name.empty() ? std::string{} : fmt::format("Person {}", short_hash(key_, "person", name));
}

std::string Pseudonymiser::mail(std::string_view address) const {
  if (address.empty()) {
    return {};
  }
  const std::size_t at = address.rfind('@');
  const std::string lower = ascii_lower(address);  // mail systems do not tell Ada@ from ada@
  const std::string local = fmt::format("p-{}", short_hash(key_, "mail", lower));
  return at == std::string_view::npos ? local : fmt::format("{}@{}", local, fqdn(address.substr(at + 1)));
}

std::string Pseudonymiser::fqdn(std::string_view name) const {
  if (name.empty() || name == "*" || ascii_lower(name) == "localhost") {
    return std::string(name);
  }
  if (is_address(name)) {
    return ip(name);
  }
  std::string rest = ascii_lower(name.ends_with('.') ? name.substr(0, name.size() - 1) : name);
  std::vector<std::string> labels;  // from the right
  std::size_t from = rest.size();
  while (from != std::string::npos && labels.size() < kMostLabels) {
    const std::size_t dot =
        from == 0 || labels.size() + 1 == kMostLabels ? std::string::npos : rest.rfind('.', from - 1);
    const std::string_view suffix = std::string_view(rest).substr(dot == std::string::npos ? 0 : dot + 1);
    labels.push_back("n" + short_hash(key_, "label", suffix));
    from = dot;
  }
  std::reverse(labels.begin(), labels.end());
  return fmt::format("{}.example", fmt::join(labels, "."));
}

std::string Pseudonymiser::ip(std::string_view address) const {
  if (address == "0.0.0.0" || address == "127.0.0.1" || address == "::" || address == "::1") {
    return std::string(address);
  }
  if (const std::optional<Octets> octets = parse_ipv4(address)) {
    const HashBytes network =
        keyed_hash(key_, "network", fmt::format("{}", fmt::join(octets->begin(), octets->end() - 1, ".")));
    const auto host = static_cast<unsigned>((*octets)[3]) ^ network[2];
    return fmt::format("10.{}.{}.{}", network[0], network[1], host);
  }
  if (looks_like_ipv6(address)) {
    const std::string digits = hex(keyed_hash(key_, "ipv6", ascii_lower(address)), 16);
    return fmt::format("2001:db8::{}:{}:{}:{}", digits.substr(0, 4), digits.substr(4, 4), digits.substr(8, 4),
                       digits.substr(12, 4));
  }
  return text("ip", address);
}

std::string Pseudonymiser::url(std::string_view address) const {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) {
    return text("url", address);
  }
  const std::string_view rest = address.substr(scheme + 3);
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  const std::size_t colon = authority.rfind(':');
  const std::string_view port = colon == std::string_view::npos ? std::string_view{} : authority.substr(colon);
  if (authority.find('@') != std::string_view::npos ||
      port.find_first_not_of(":0123456789") != std::string_view::npos) {
    return text("url", address);
  }
  std::string result = fmt::format("{}://{}{}", address.substr(0, scheme),
                                   fqdn(authority.substr(0, authority.size() - port.size())), port);
  std::string_view path = rest.substr(authority.size());
  while (!path.empty()) {
    const std::string_view segment = path.substr(1, path.find('/', 1) - 1);
    result += path.front();
    result += is_product_segment(segment) ? std::string(segment) : text("path", segment);
    path.remove_prefix(1 + segment.size());
  }
  return result;
}

std::string Pseudonymiser::guid(std::string_view id) const {
  if (id.find_first_not_of("0-{}") == std::string_view::npos) {
    return std::string(id);
  }
  const std::string digits = hex(keyed_hash(key_, "guid", ascii_lower(id)), 32);
  return fmt::format("{}-{}-{}-{}-{}", digits.substr(0, 8), digits.substr(8, 4), digits.substr(12, 4),
                     digits.substr(16, 4), digits.substr(20, 12));
}

}  // namespace coexist::scenarios
