// One table per struct: it decodes, checks, documents, and is emitted as JSON Schema for editors.
//
//   const Schema<LinkEntry>& link_schema() {
//     static const auto schema = Schema<LinkEntry>("link", "A WAN link between two sites.")
//         .required("id", &LinkEntry::id, id(), "Stable name.")
//         .required("bandwidth", &LinkEntry::bandwidth_bps, bandwidth(), "What the line carries.")
//         .optional("latency", &LinkEntry::latency, duration(), "One way.", "20 ms")
//         .check([](const LinkEntry& link, Diagnostics& diagnostics) { ... });
//     return schema;
//   }
//
// A field of codec type V may be a V, an std::optional<V> or a Located<V>; a member `Place place` of the struct is
// filled with the place of its mapping. Unknown keys, missing keys and wrong kinds are errors, all reported.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/schema_fields.hpp"

namespace coexist::scenarios {

template <class T>
class Schema {
 public:
  /// `name` in kebab-case, unique among the objects of one root.
  Schema(std::string name, std::string doc) : name_(std::move(name)) { definition_.doc = std::move(doc); }

  template <class F, class C>
  Schema& required(std::string key, F T::*member, const C& codec, std::string doc) {
    return add(std::move(key), member, codec_of(codec), std::move(doc), {}, true);
  }

  /// Without the key the member keeps what the struct initialises it with; `default_text` says the same to people.
  template <class F, class C>
  Schema& optional(std::string key, F T::*member, const C& codec, std::string doc, std::string default_text = {}) {
    return add(std::move(key), member, codec_of(codec), std::move(doc), std::move(default_text), false);
  }

  /// Exactly one of the alternatives' keys must be there; it says which kind of value the member gets [E116].
  template <class Variant>
  Schema& one_of_keys(Variant T::*member, const std::vector<Alternative<Variant>>& alternatives) {
    std::vector<std::string> keys;
    for (const Alternative<Variant>& a : alternatives) {
      keys.push_back(a.key);
      add(a.key, member, a.codec, a.doc, {}, false);
    }
    definition_.alternatives.push_back(std::move(keys));
    return *this;
  }

  /// Called for each value that decoded without an error; reports through the diagnostics.
  Schema& check(std::function<void(const T&, Diagnostics&)> check) {
    checks_.push_back(std::move(check));
    return *this;
  }

  /// Nothing after an error. O(keys log keys).
  [[nodiscard]] std::optional<T> decode(const Node& node, Diagnostics& diagnostics) const {
    const Mapping* mapping = schema_detail::expect_mapping(node, name_, diagnostics);
    if (mapping == nullptr) {
      return std::nullopt;
    }
    const std::size_t errors_before = diagnostics.error_count();
    schema_detail::check_keys(node, name_, definition_, diagnostics);
    T value{};
    if constexpr (requires { value.place = node.place; }) {
      value.place = node.place;
    }
    for (std::size_t i = 0; i < readers_.size(); ++i) {
      if (const Node* field = mapping->find(definition_.fields[i].key); field != nullptr) {
        readers_[i](*field, value, diagnostics);
      }
    }
    const auto good = [&] { return diagnostics.error_count() == errors_before; };
    for (std::size_t i = 0; i < checks_.size() && good(); ++i) {
      checks_[i](value, diagnostics);
    }
    return good() ? std::optional(std::move(value)) : std::nullopt;
  }

  [[nodiscard]] Codec<T> codec() const {
    return {shape(), [schema = *this](const Node& node, Diagnostics& d) { return schema.decode(node, d); }};
  }
  [[nodiscard]] Shape shape() const { return schema_detail::object_shape(name_, definition_, within_); }
  [[nodiscard]] const std::string& name() const noexcept { return name_; }

 private:
  template <class F, class V>
  Schema& add(std::string key, F T::*member, const Codec<V>& codec, std::string doc, std::string default_text,
              bool is_required) {
    const Shape& shape = codec.shape();
    within_.insert(shape.definitions.begin(), shape.definitions.end());
    definition_.fields.push_back(
        {std::move(key), shape.doc, std::move(doc), std::move(default_text), shape.json, is_required});
    readers_.push_back([member, codec](const Node& node, T& value, Diagnostics& diagnostics) {
      if (auto decoded = codec.decode(node, diagnostics)) {
        schema_detail::store(value.*member, std::move(*decoded), node.place);
      }
    });
    return *this;
  }

  std::string name_;
  Definition definition_;
  std::map<std::string, Definition> within_;                                 // of the fields' objects
  std::vector<std::function<void(const Node&, T&, Diagnostics&)>> readers_;  // one per field
  std::vector<std::function<void(const T&, Diagnostics&)>> checks_;
};

template <class T>
std::string json_schema(const Schema<T>& schema) {
  return json_schema(schema.shape(), schema.name());
}
template <class T>
std::string markdown(const Schema<T>& schema) {
  return markdown(schema.shape(), schema.name());
}

}  // namespace coexist::scenarios
