// One description of a schema, carried out in two directions.
//
// topology_schema*.hpp describe, once for each schema, which attribute belongs to which field. Reading fills the
// fields from the tree and marks what it took; Writing puts the fields back over the tree. So what counts as
// understood is what is really read, and nothing is read that would not be written.
//
// Both have the same functions. `Need::Required` makes Reading complain and Writing create.
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/diagnostic.hpp"
#include "scenarios/xml_element.hpp"
#include "topology/marks.hpp"
#include "topology/values.hpp"
#include "xml/document.hpp"

namespace coexist::scenarios {

struct Tag {
  std::string_view space;
  std::string_view local;
};

inline bool is_called(const XmlElement& element, Tag tag) {
  return element.name.local == tag.local && element.name.space == tag.space;
}

enum class Need : bool { Optional, Required };

/// For optional parts: reading never misses them, writing creates them only to hold something.
template <class Field>
Need need_if_set(const Field& field) {
  return field == Field{} ? Need::Optional : Need::Required;
}

class Reading {
 public:
  static constexpr bool kReads = true;

  Reading(TopologyMarks& marks, const XmlPlaces& places, Diagnostics& diagnostics)
      : marks_(marks), places_(places), diagnostics_(diagnostics) {}

  void take(const XmlElement& element) { marks_.take(element); }

  [[nodiscard]] static bool has(const XmlElement& parent, Tag tag) { return find(parent, tag) != nullptr; }
  [[nodiscard]] static bool has_attribute(const XmlElement& element, std::string_view name) {
    return find_attribute(element, name) != nullptr;
  }

  template <class Describe>
  void child(const XmlElement& parent, Tag tag, Need need, Describe&& describe) {
    if (const XmlElement* found = find(parent, tag)) {
      take(*found);
      describe(*found);
    } else if (need == Need::Required) {
      missing(parent, places_.of(parent.number), "element", tag.local);
    }
  }

  /// Appends an item for each element of that name. Ends early once there are more errors than anybody stores.
  template <class Item, class Belongs, class Describe>
  void list(const XmlElement& parent, Tag tag, std::vector<Item>& items, Belongs&&, Describe&& describe) {
    for (const XmlElement& element : parent.children) {
      if (diagnostics_.error_count() > Diagnostics::kStored) {
        return;
      }
      if (is_called(element, tag)) {
        take(element);
        items.emplace_back();
        items.back().element = element.number;
        describe(element, items.back());
      }
    }
  }

  template <class Field>
  void attribute(const XmlElement& element, std::string_view name, Field& field, Need need = Need::Optional) {
    const XmlAttribute* found = find_attribute(element, name);
    if (found == nullptr) {
      if (need == Need::Required) {
        missing(element, places_.of(element.number), "attribute", name);
      }
      return;
    }
    marks_.take(element, *found);
    if (!parse_value(found->value, field)) {
      malformed(places_.of(element.number, name), *found, kind_of_value(field));
    }
  }

  void inherited(const XmlElement& element, std::string_view name, std::string& field, const std::string& from) {
    field = from;
    attribute(element, name, field);
  }

  void text(const XmlElement& element, std::string& field) {
    marks_.take_text(element);
    field = element.text;
  }

 private:
  static const XmlElement* find(const XmlElement& parent, Tag tag) {
    const auto found = std::find_if(parent.children.begin(), parent.children.end(),
                                    [&](const XmlElement& child) { return is_called(child, tag); });
    return found == parent.children.end() ? nullptr : &*found;
  }

  static const XmlAttribute* find_attribute(const XmlElement& element, std::string_view name) {
    const auto found = std::find_if(element.attributes.begin(), element.attributes.end(), [&](const XmlAttribute& a) {
      return a.name.space.empty() && a.name.local == name;
    });
    return found == element.attributes.end() ? nullptr : &*found;
  }

  void missing(const XmlElement& in, Place place, std::string_view kind, std::string_view name);
  void malformed(Place place, const XmlAttribute& attribute, std::string_view kind);

  TopologyMarks& marks_;
  const XmlPlaces& places_;
  Diagnostics& diagnostics_;
};

class Writing {
 public:
  static constexpr bool kReads = false;

  [[nodiscard]] static bool has(const XmlElement& parent, Tag tag) {
    return std::any_of(parent.children.begin(), parent.children.end(),
                       [&](const XmlElement& child) { return is_called(child, tag); });
  }
  [[nodiscard]] static bool has_attribute(const XmlElement& element, std::string_view name) {
    return std::any_of(element.attributes.begin(), element.attributes.end(),
                       [&](const XmlAttribute& a) { return a.name.space.empty() && a.name.local == name; });
  }

  template <class Describe>
  void child(XmlElement& parent, Tag tag, Need need, Describe&& describe) {
    auto found = std::find_if(parent.children.begin(), parent.children.end(),
                              [&](const XmlElement& c) { return is_called(c, tag); });
    if (found == parent.children.end()) {
      if (need == Need::Optional) {
        return;
      }
      found = parent.children.insert(parent.children.end(), made(tag));
    }
    describe(*found);
  }

  /// Puts the items that belong here, in their order, where elements of that name were; an item finds the element it
  /// was read from by number, and so keeps what no field says.
  template <class Item, class Belongs, class Describe>
  void list(XmlElement& parent, Tag tag, std::vector<Item>& items, Belongs&& belongs, Describe&& describe) {
    std::vector<XmlElement> before;
    std::size_t slot = 0;
    std::vector<XmlElement> kept;
    for (XmlElement& child : parent.children) {
      const bool listed = is_called(child, tag);
      (listed ? before : kept).push_back(std::move(child));
      slot = listed && before.size() == 1 ? kept.size() : slot;
    }
    std::vector<XmlElement> now;
    auto next = before.begin();  // where the origin is unless somebody reordered the items
    for (Item& item : items) {
      if (belongs(item)) {
        const auto is_origin = [&](const XmlElement& e) { return item.element != 0 && e.number == item.element; };
        const bool in_order = next != before.end() && is_origin(*next);
        const auto origin = in_order ? next++ : std::find_if(before.begin(), before.end(), is_origin);
        now.push_back(origin == before.end() ? made(tag) : *origin);
        describe(now.back(), item);
      }
    }
    slot = before.empty() ? kept.size() : slot;
    kept.insert(kept.begin() + static_cast<std::ptrdiff_t>(slot), std::make_move_iterator(now.begin()),
                std::make_move_iterator(now.end()));
    parent.children = std::move(kept);
  }

  /// A spelling that still means the field's value stays ("01", "True"); an absent default stays absent.
  template <class Field>
  void attribute(XmlElement& element, std::string_view name, const Field& field, Need need = Need::Optional) {
    const auto found = std::find_if(element.attributes.begin(), element.attributes.end(), [&](const XmlAttribute& a) {
      return a.name.space.empty() && a.name.local == name;
    });
    if (found == element.attributes.end()) {
      if (need == Need::Required || field != Field{}) {
        element.attributes.push_back({{"", std::string(name)}, print_value(field)});
      }
      return;
    }
    Field spelled{};
    if (!parse_value(found->value, spelled) || spelled != field) {
      found->value = print_value(field);
    }
  }

  void inherited(XmlElement& element, std::string_view name, const std::string& field, const std::string& from) {
    if (has_attribute(element, name) || field != from) {
      attribute(element, name, field, Need::Required);
    }
  }

  static void text(XmlElement& element, const std::string& field) { element.text = field; }

 private:
  static XmlElement made(Tag tag) {
    XmlElement element;
    element.name = {std::string(tag.space), std::string(tag.local)};
    return element;
  }
};

}  // namespace coexist::scenarios
