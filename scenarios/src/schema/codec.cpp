#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "scenarios/compound_codecs.hpp"

namespace coexist::scenarios {
namespace {

using Json = nlohmann::ordered_json;

// A scalar that one of the parsers of quantities.hpp reads.
template <class T, class Parse>
Codec<T> scalar(std::string doc, const Json& json, Parse parse) {
  const Shape shape{doc, json.dump(), {}};
  return {shape, [doc = std::move(doc), parse](const Node& node, Diagnostics& diagnostics) -> std::optional<T> {
            const Scalar* s = node.scalar();
            if (s == nullptr) {
              codec_detail::wrong_kind(node, doc, diagnostics);
              return std::nullopt;
            }
            Parsed<T> parsed = parse(*s);
            if (const auto* refusal = std::get_if<Refusal>(&parsed)) {
              codec_detail::refuse(node, *refusal, diagnostics);
              return std::nullopt;
            }
            return std::get<T>(std::move(parsed));
          }};
}

Json pattern(std::string_view regex) {
  return {{"type", "string"}, {"pattern", regex}};
}

Json quantity(std::string_view units) {
  return pattern(fmt::format(R"(^[0-9]+(\.[0-9]+)?[ \t]*({})[ \t]*$)", units));
}

// In JSON `"10"` and in YAML '10' are text; the emitted schema says the same.
Refusal quoted_instead_of(std::string_view wanted) {
  return {"E113", fmt::format("expected {}, found text in quotes", wanted), "remove the quotes"};
}

}  // namespace

Codec<std::string> text() {
  return scalar<std::string>("text", {{"type", {"string", "number", "boolean"}}},
                             [](const Scalar& s) -> Parsed<std::string> { return s.text; });
}

Codec<std::string> id() {
  return scalar<std::string>(
      "an id, e.g. `front-end-1`",
      {{"type", {"string", "integer"}}, {"pattern", "^[a-z0-9][a-z0-9._-]*$"}, {"maxLength", 128}},
      [](const Scalar& s) { return parse_id(s.text); });
}

Codec<std::string> key() {
  return scalar<std::string>("a key without spaces, e.g. `LAB-7/client`",
                             {{"type", {"string", "integer"}}, {"pattern", "^[^\\s]+$"}, {"maxLength", 128}},
                             [](const Scalar& s) { return parse_key(s.text); });
}

Codec<bool> boolean() {
  return scalar<bool>("`true` or `false`", {{"type", "boolean"}}, [](const Scalar& s) -> Parsed<bool> {
    return s.quoted ? quoted_instead_of("true or false") : parse_boolean(s.text);
  });
}

Codec<std::int64_t> integer(std::int64_t smallest, std::int64_t largest) {
  Json json = {{"type", "integer"}};
  std::string doc = "a whole number";
  if (smallest != INT64_MIN) {
    json["minimum"] = smallest;
    doc +=
        largest == INT64_MAX ? fmt::format(", {} or more", smallest) : fmt::format(" from {} to {}", smallest, largest);
  }
  if (largest != INT64_MAX) {
    json["maximum"] = largest;
    doc += smallest == INT64_MIN ? fmt::format(", {} or less", largest) : "";
  }
  return scalar<std::int64_t>(doc, json, [smallest, largest](const Scalar& s) -> Parsed<std::int64_t> {
    return s.quoted ? quoted_instead_of("a whole number") : parse_integer(s.text, smallest, largest);
  });
}

Codec<sim::Duration> duration() {
  return scalar<sim::Duration>("a duration, e.g. `90 min`",
                               pattern(R"(^([0-9]+(\.[0-9]+)?[ \t]*(us|ms|s|min|h|d)[ \t]*)+$)"),
                               [](const Scalar& s) { return parse_duration(s.text); });
}

Codec<std::int64_t> bandwidth() {
  return scalar<std::int64_t>("a bandwidth, e.g. `34 Mbps`", quantity("bps|kbps|Mbps|Gbps"),
                              [](const Scalar& s) { return parse_bandwidth(s.text); });
}

Codec<std::int64_t> data_size() {
  return scalar<std::int64_t>("a data size, e.g. `2 MB`", quantity("B|kB|MB|GB|TB|KiB|MiB|GiB|TiB"),
                              [](const Scalar& s) { return parse_data_size(s.text); });
}

Codec<std::int64_t> share() {
  return scalar<std::int64_t>("a share, e.g. `70 %`", quantity("%"),
                              [](const Scalar& s) { return parse_share(s.text); });
}

Codec<WallTime> wall_time() {
  return scalar<WallTime>(
      "a local date and time, e.g. `2013-03-08 22:00`",
      pattern(R"(^[0-9]{4}-[0-9]{2}-[0-9]{2}(T| +)[0-9]{2}:[0-9]{2}(:[0-9]{2})? *(Z|[+-][0-9]{2}:[0-9]{2})?$)"),
      [](const Scalar& s) { return parse_wall_time(s.text); });
}

Codec<WallTime> date() {
  return scalar<WallTime>("a date, e.g. `2013-03-08`", pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
                          [](const Scalar& s) { return parse_date(s.text); });
}

Codec<Zone> zone() {
  return scalar<Zone>("an IANA time zone, e.g. `Europe/Berlin`", {{"type", "string"}},
                      [](const Scalar& s) { return find_zone(s.text); });
}

}  // namespace coexist::scenarios
