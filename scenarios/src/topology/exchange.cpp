#include "topology/exchange.hpp"

#include <fmt/format.h>

#include "text/utf8.hpp"

namespace coexist::scenarios {

void Reading::missing(const XmlElement& in, Place place, std::string_view kind, std::string_view name) {
  diagnostics_.error("E307", std::move(place), fmt::format("this {} has no {} '{}'", shown(in.name.local), kind, name));
}

void Reading::malformed(Place place, const XmlAttribute& attribute, std::string_view kind) {
  constexpr std::size_t kShownValue = 40;  // bytes; a value may be megabytes long
  diagnostics_.error(
      "E308", std::move(place),
      fmt::format("{} '{}' is not {}", attribute.name.local, shown(attribute.value.substr(0, kShownValue)), kind));
}

}  // namespace coexist::scenarios
