// How fields of a schema get their values: codecs of nested schemas, alternatives, and members of several types.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "scenarios/compound_codecs.hpp"

namespace coexist::scenarios {

template <class T>
class Schema;

template <class T>
const Codec<T>& codec_of(const Codec<T>& codec) {
  return codec;
}
template <class T>
Codec<T> codec_of(const Schema<T>& schema) {
  return schema.codec();
}

/// A list of objects: `.required("servers", &Pool::servers, list_of(server_schema()), "...")`.
template <class T>
Codec<std::vector<T>> list_of(const Schema<T>& item, std::size_t smallest = 0) {
  return list_of(item.codec(), smallest);
}
template <class T>
Codec<std::vector<std::pair<std::string, T>>> map_of(const Schema<T>& value) {
  return map_of(value.codec());
}

/// One alternative of a tagged union: the key that selects it, and what stands under that key.
template <class Variant>
struct Alternative {
  std::string key;
  Codec<Variant> codec;
  std::string doc;
};

/// `when<Action>("move-users", move_users_schema(), "Moves people to a pool.")`
template <class Variant, class C>
Alternative<Variant> when(std::string key, const C& source, std::string doc) {
  auto codec = codec_of(source);
  const Shape shape = codec.shape();
  return {std::move(key),
          {shape,
           [codec = std::move(codec)](const Node& node, Diagnostics& diagnostics) {
             auto value = codec.decode(node, diagnostics);
             return value ? std::optional<Variant>(std::move(*value)) : std::nullopt;
           }},
          std::move(doc)};
}

namespace schema_detail {
const Mapping* expect_mapping(const Node& node, std::string_view name, Diagnostics& diagnostics);
void check_keys(const Node& node, const std::string& name, const Definition& definition, Diagnostics& diagnostics);
Shape object_shape(const std::string& name, const Definition& definition, std::map<std::string, Definition> within);

template <class V>
void store(V& field, std::type_identity_t<V>&& value, const Place&) {
  field = std::move(value);
}
template <class V>
void store(std::optional<V>& field, std::type_identity_t<V>&& value, const Place&) {
  field = std::move(value);
}
template <class V>
void store(Located<V>& field, std::type_identity_t<V>&& value, const Place& place) {
  field = {std::move(value), place};
}
template <class V>
void store(std::optional<Located<V>>& field, std::type_identity_t<V>&& value, const Place& place) {
  field = Located<V>{std::move(value), place};
}
}  // namespace schema_detail

}  // namespace coexist::scenarios
