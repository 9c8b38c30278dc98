#include "packs/written_codecs.hpp"

#include <fmt/format.h>

#include <array>

namespace coexist::scenarios::packs {
namespace {

constexpr std::array<std::pair<std::string_view, std::int64_t>, 5> kFlopUnits{
    {{"Tflop", 1'000'000'000'000}, {"Gflop", 1'000'000'000}, {"Mflop", 1'000'000}, {"kflop", 1'000}, {"flop", 1}}};

// Whole numbers only: a guess with a fraction of a flop would pretend to a precision that it does not have.
std::optional<std::int64_t> parse_flops(std::string_view text) {
  for (const auto& [unit, factor] : kFlopUnits) {
    if (!text.ends_with(unit)) {
      continue;
    }
    text.remove_suffix(unit.size());
    text = text.substr(0, text.find_last_not_of(' ') + 1);
    const auto number = parse_integer(text, 0, INT64_MAX / factor);
    return std::holds_alternative<std::int64_t>(number) ? std::optional(std::get<std::int64_t>(number) * factor)
                                                        : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Amount> parse_amount(std::string_view text) {
  if (const auto flops = parse_flops(text)) {
    return Amount{*flops, "flops"};
  }
  if (const auto bytes = parse_data_size(text); std::holds_alternative<std::int64_t>(bytes)) {
    return Amount{std::get<std::int64_t>(bytes), "bytes"};
  }
  if (const auto time = parse_duration(text); std::holds_alternative<sim::Duration>(time)) {
    return Amount{std::get<sim::Duration>(time).us, "us"};
  }
  if (const auto rate = parse_bandwidth(text); std::holds_alternative<std::int64_t>(rate)) {
    return Amount{std::get<std::int64_t>(rate), "bps"};
  }
  if (const auto share = parse_share(text); std::holds_alternative<std::int64_t>(share)) {
    return Amount{std::get<std::int64_t>(share), "ppm"};
  }
  if (const auto count = parse_integer(text, 0); std::holds_alternative<std::int64_t>(count)) {
    return Amount{std::get<std::int64_t>(count), "count"};
  }
  return std::nullopt;
}

// "1.25": numbers of at most nine digits, so that they fit.
std::optional<sim::Version> parse_version(std::string_view text) {
  sim::Version parts;
  while (parts.size() < 8) {
    const std::size_t dot = text.find('.');
    const auto number = parse_integer(text.substr(0, dot), 0, 999'999'999);
    if (!std::holds_alternative<std::int64_t>(number)) return std::nullopt;
    parts.push_back(static_cast<std::uint32_t>(std::get<std::int64_t>(number)));
    if (dot == std::string_view::npos) return parts;
    text.remove_prefix(dot + 1);
  }
  return std::nullopt;
}

const Schema<WrittenVersions>& versions_schema() {
  static const auto schema =
      Schema<WrittenVersions>("versions", "The versions of a range.")
          .optional("family", &WrittenVersions::family, text(), "Of this family; of any without it.")
          .optional("from", &WrittenVersions::from, version(), "This version or newer.")
          .optional("below", &WrittenVersions::below, version(), "Older than this version.");
  return schema;
}

Shape either(std::string doc, const Shape& a, const Shape& b) {
  return {std::move(doc), fmt::format(R"({{"anyOf":[{},{}]}})", a.json, b.json), {}};
}

}  // namespace

Codec<Names> names() {
  auto one = located(text());
  auto several = list_of(one);
  Shape shape = either("a name or a list of names", one.shape(), several.shape());
  return {std::move(shape),
          [one = std::move(one), several = std::move(several)](const Node& node, Diagnostics& diagnostics) {
            if (node.sequence() != nullptr) {
              return several.decode(node, diagnostics);
            }
            auto name = one.decode(node, diagnostics);
            return name ? std::optional(Names{std::move(*name)}) : std::nullopt;
          }};
}

Codec<sim::Outcome> outcome() {
  return one_of<sim::Outcome>({{"works", sim::Outcome::Works, "full function"},
                               {"degraded", sim::Outcome::Degraded, "it happens, with the loss of features"},
                               {"unknown", sim::Outcome::Unknown, "known that nobody documents it"},
                               {"fails", sim::Outcome::Fails, "it does not happen"}});
}

Codec<sim::Version> version() {
  const std::string doc = "a version number in quotes, e.g. \"1.25\"";
  return {{doc, text().shape().json, {}}, [doc](const Node& node, Diagnostics& diagnostics) {
            const Scalar* scalar = node.scalar();
            auto parsed = scalar == nullptr ? std::nullopt : parse_version(scalar->text);
            if (!parsed) codec_detail::wrong_kind(node, doc, diagnostics);
            return parsed;
          }};
}

Codec<WrittenCondition> condition() {
  const std::string doc = "a name, a list of names, `{not: names}`, or versions, `{from: \"1.2\", below: \"1.5\"}`";
  auto admitted = names();
  auto versions = versions_schema().codec();
  Shape shape{doc,
              fmt::format(R"({{"anyOf":[{0},{{"type":"object","properties":{{"not":{0}}},"required":["not"],)"
                          R"("additionalProperties":false}},{1}]}})",
                          admitted.shape().json, versions.shape().json),
              versions.shape().definitions};
  return keyed(
      Codec<WrittenChoice>{std::move(shape), [doc, admitted = std::move(admitted), versions = std::move(versions)](
                                                 const Node& node, Diagnostics& diagnostics) {
                             const Mapping* mapping = node.mapping();
                             if (const Sequence* list = node.sequence(); list != nullptr && list->empty()) {
                               diagnostics.error("E626", node.place, "an empty list admits nothing",
                                                 "name the values that are meant; for any of them, leave the key out");
                               return std::optional<WrittenChoice>();
                             }
                             if (mapping == nullptr) {
                               auto in = admitted.decode(node, diagnostics);
                               return in ? std::optional(WrittenChoice{std::move(*in), false, {}}) : std::nullopt;
                             }
                             const Node* excluded = mapping->find("not");
                             if (excluded == nullptr && !mapping->entries().empty()) {
                               auto range = versions.decode(node, diagnostics);
                               return range ? std::optional(WrittenChoice{{}, false, std::move(range)}) : std::nullopt;
                             }
                             if (excluded == nullptr || mapping->entries().size() != 1) {
                               codec_detail::wrong_kind(node, doc, diagnostics);
                               return std::optional<WrittenChoice>();
                             }
                             auto out = admitted.decode(*excluded, diagnostics);
                             return out ? std::optional(WrittenChoice{std::move(*out), true, {}}) : std::nullopt;
                           }});
}

Codec<Amount> amount() {
  const std::string doc = "an amount, e.g. `2 MB`, `4 Gflop`, `30 min`, `70 %` or `12`";
  return {{doc, text().shape().json, {}}, [doc](const Node& node, Diagnostics& diagnostics) {
            const Scalar* scalar = node.scalar();
            auto parsed = scalar == nullptr ? std::nullopt : parse_amount(scalar->text);
            if (!parsed && scalar != nullptr && scalar->text.starts_with('-') && parse_amount(scalar->text.substr(1))) {
              codec_detail::refuse(node, {"E114", "must not be negative", {}}, diagnostics);
            } else if (!parsed) {
              codec_detail::wrong_kind(node, doc, diagnostics);
            }
            return parsed;
          }};
}

Codec<WrittenTime> stated_time() {
  const std::string doc = "a duration, e.g. `90 min`, or the name of an assumption that is one";
  return {{doc, text().shape().json, {}}, [doc](const Node& node, Diagnostics& diagnostics) {
            const Scalar* scalar = node.scalar();
            const bool is_name = scalar != nullptr && !scalar->text.empty() && scalar->text.front() >= 'a' &&
                                 scalar->text.front() <= 'z';
            if (is_name) return std::optional(WrittenTime{{}, {scalar->text, node.place}});
            const auto parsed = scalar == nullptr ? std::nullopt : parse_amount(scalar->text);
            if (!parsed || parsed->unit != "us") {
              codec_detail::wrong_kind(node, doc, diagnostics);
              return std::optional<WrittenTime>();
            }
            return std::optional(WrittenTime{sim::Duration{parsed->value}, {}});
          }};
}

Codec<WrittenAxis> axis() {
  auto dimension = located(text());
  auto labels = keyed(condition());
  Shape shape = either("a dimension, or labels with their conditions", dimension.shape(), labels.shape());
  return {std::move(shape),
          [dimension = std::move(dimension), labels = std::move(labels)](const Node& node, Diagnostics& diagnostics) {
            WrittenAxis axis;
            if (node.mapping() != nullptr) {
              auto read = labels.decode(node, diagnostics);
              if (!read) {
                return std::optional<WrittenAxis>();
              }
              axis.labels = std::move(*read);
            } else {
              axis.dimension = dimension.decode(node, diagnostics);
              if (!axis.dimension) {
                return std::optional<WrittenAxis>();
              }
            }
            return std::optional(std::move(axis));
          }};
}

}  // namespace coexist::scenarios::packs
