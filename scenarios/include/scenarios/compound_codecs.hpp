// Codecs made of codecs: lists, mappings, closed lists of names, values with their places.
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/codec.hpp"

namespace coexist::scenarios {

/// What codecs report and emit; not templates, so that they are compiled once.
namespace codec_detail {
void refuse(const Node& node, const Refusal& refusal, Diagnostics& diagnostics);
void wrong_kind(const Node& node, std::string_view wanted, Diagnostics& diagnostics);
void unknown_name(const Node& node, const std::vector<std::string>& names, Diagnostics& diagnostics);
/// Reports items that are mappings with an `id` that an earlier item has.
bool ids_differ(const Sequence& items, Diagnostics& diagnostics);
Shape names_shape(const std::vector<std::pair<std::string, std::string>>& names_and_docs);
Shape list_shape(const Shape& item, std::size_t smallest);
Shape map_shape(const Shape& value);
}  // namespace codec_detail

/// For fields of a narrower type: `integer_of<std::uint16_t>(1)`.
template <std::integral I>
requires(sizeof(I) < sizeof(std::int64_t)) Codec<I> integer_of(I smallest = std::numeric_limits<I>::min(),
                                                               I largest = std::numeric_limits<I>::max()) {
  auto wide = integer(smallest, largest);
  const Shape shape = wide.shape();
  return {shape, [wide = std::move(wide)](const Node& node, Diagnostics& diagnostics) {
            const auto value = wide.decode(node, diagnostics);
            return value ? std::optional(static_cast<I>(*value)) : std::nullopt;
          }};
}

template <class T>
struct Named {
  std::string name;
  T value;
  std::string doc;  // may be empty
};

/// One of a closed list of names: an enum class, usually.
template <class T>
Codec<T> one_of(std::vector<Named<T>> names) {
  std::vector<std::pair<std::string, std::string>> docs;
  for (const Named<T>& n : names) {
    docs.emplace_back(n.name, n.doc);
  }
  return {codec_detail::names_shape(docs), [names = std::move(names)](const Node& node, Diagnostics& diagnostics) {
            const Scalar* scalar = node.scalar();
            std::vector<std::string> known;
            for (const Named<T>& n : names) {
              if (scalar != nullptr && scalar->text == n.name) {
                return std::optional<T>(n.value);
              }
              known.push_back(n.name);
            }
            codec_detail::unknown_name(node, known, diagnostics);
            return std::optional<T>();
          }};
}

/// Keeps the place beside the value.
template <class T>
Codec<Located<T>> located(Codec<T> codec) {
  const Shape shape = codec.shape();
  return {shape, [codec = std::move(codec)](const Node& node, Diagnostics& diagnostics) {
            auto value = codec.decode(node, diagnostics);
            return value ? std::optional(Located<T>{std::move(*value), node.place}) : std::nullopt;
          }};
}

/// A list; all items are read even after an error. Items that are mappings with an `id` must differ in it [E117].
template <class T>
Codec<std::vector<T>> list_of(Codec<T> item, std::size_t smallest = 0) {
  const Shape shape = codec_detail::list_shape(item.shape(), smallest);
  return {shape, [item = std::move(item), smallest, wanted = shape.doc](const Node& node, Diagnostics& diagnostics) {
            const Sequence* items = node.sequence();
            if (items == nullptr || items->size() < smallest) {
              codec_detail::wrong_kind(node, wanted, diagnostics);
              return std::optional<std::vector<T>>();
            }
            bool good = codec_detail::ids_differ(*items, diagnostics);
            std::vector<T> values;
            values.reserve(items->size());
            for (const Node& n : *items) {
              auto value = item.decode(n, diagnostics);
              good = good && value;
              if (value) {
                values.push_back(std::move(*value));
              }
            }
            return good ? std::optional(std::move(values)) : std::nullopt;
          }};
}

/// A mapping with keys of the author's choice, read into entries in the order of the file.
template <class T>
Codec<std::vector<std::pair<std::string, T>>> map_of(Codec<T> value_codec) {
  using Entries = std::vector<std::pair<std::string, T>>;
  const Shape shape = codec_detail::map_shape(value_codec.shape());
  return {shape, [codec = std::move(value_codec), wanted = shape.doc](const Node& node, Diagnostics& diagnostics) {
            const Mapping* mapping = node.mapping();
            if (mapping == nullptr) {
              codec_detail::wrong_kind(node, wanted, diagnostics);
              return std::optional<Entries>();
            }
            bool good = true;
            Entries entries;
            for (const MapEntry& entry : mapping->entries()) {
              auto value = codec.decode(entry.value, diagnostics);
              good = good && value;
              if (value) {
                entries.emplace_back(entry.key, std::move(*value));
              }
            }
            return good ? std::optional(std::move(entries)) : std::nullopt;
          }};
}

}  // namespace coexist::scenarios
