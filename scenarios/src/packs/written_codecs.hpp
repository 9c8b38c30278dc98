// Codecs for the shapes that only packs have: one name or several, conditions, keys with places, amounts with units.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "packs/written_pack.hpp"
#include "scenarios/codec.hpp"

namespace coexist::scenarios::packs {

/// `a` or `[a, b]`.
Codec<Names> names();

/// `a`, `[a, b]`, `{not: [a, b]}` or a range of versions, by dimension: `{client: oc-2007-r2, host: {not: none}}`.
Codec<WrittenCondition> condition();

Codec<sim::Outcome> outcome();

/// `"1.25"`: up to eight numbers.
Codec<sim::Version> version();

/// `2 MB`, `4 Gflop`, `30 min`, `70 %` or a bare count.
Codec<Amount> amount();

/// `90 min`, or the name of an assumption.
Codec<WrittenTime> stated_time();

/// `client`, or labels that stand for conditions: `{https: {host: lync-2013}}`.
Codec<WrittenAxis> axis();

/// As map_of, but each key keeps its place: a mistyped dimension is reported where it stands.
template <class T>
Codec<std::vector<Keyed<T>>> keyed(Codec<T> value_codec) {
  const Shape shape = codec_detail::map_shape(value_codec.shape());
  return {shape, [codec = std::move(value_codec), wanted = shape.doc](const Node& node, Diagnostics& diagnostics) {
            std::vector<Keyed<T>> entries;
            const Mapping* mapping = node.mapping();
            if (mapping == nullptr) {
              codec_detail::wrong_kind(node, wanted, diagnostics);
              return std::optional<std::vector<Keyed<T>>>();
            }
            bool good = true;
            for (const MapEntry& entry : mapping->entries()) {
              auto value = codec.decode(entry.value, diagnostics);
              good = good && value;
              if (value) {
                entries.push_back({{entry.key, entry.key_place}, std::move(*value)});
              }
            }
            return good ? std::optional(std::move(entries)) : std::nullopt;
          }};
}

inline Codec<std::vector<Keyed<Name>>> keyed_names() {
  return keyed(located(text()));
}

}  // namespace coexist::scenarios::packs
