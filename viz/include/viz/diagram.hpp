// What to draw, apart from how: sites, the pools in them, what stands in the pools, and the lines between.
//
// A Diagram is the union of all phases and is laid out once; a DiagramState says for one phase what of it is there, how
// it is doing, and the few words that change. Because a phase can only show, fade or mark, the same server is in the
// same place in every picture.
//
// Text is anything that somebody else chose (line breaks, markup, three hundred characters): whoever draws it cleans,
// clips and escapes it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace coexist::viz {

/// Which side of the migration; drawn as colour, glyph and word together.
enum class Side : std::uint8_t { Old, New, Outside };

/// How a thing is doing in a phase. None: nothing is claimed.
enum class Mark : std::uint8_t { None, Ok, Limited, Blocked, Unknown };

/// "ok", "limited"; empty for None.
constexpr std::string_view name_of(Mark mark) {
  switch (mark) {
    case Mark::None:
      return "";
    case Mark::Ok:
      return "ok";
    case Mark::Limited:
      return "limited";
    case Mark::Blocked:
      return "blocked";
    case Mark::Unknown:
      return "unknown";
  }
  return "";
}
inline constexpr std::size_t kMarks = 5;

/// What every item has. `id` is unique within the diagram and the same in every phase and run.
struct Item {
  std::string id;
  std::string label;
  std::string tooltip;
  friend bool operator==(const Item&, const Item&) = default;
};

struct SiteBox : Item {
  bool central = true;
  std::string zone;
  friend bool operator==(const SiteBox&, const SiteBox&) = default;
};

struct PoolBox : Item {
  std::size_t site = 0;  // index into Diagram::sites
  Side side = Side::Old;
  std::string product;
  std::string role;          // what it is for, when it homes nobody
  bool homes_people = true;  // its picture keeps room for the number of people
  std::size_t shared = 0;    // bytes with which the label and that of some other pool begin
  friend bool operator==(const PoolBox&, const PoolBox&) = default;
};

/// A server, or several equal ones of a pool in one node.
struct ServerNode : Item {
  std::size_t pool = 0;              // index into Diagram::pools
  std::vector<std::size_t> members;  // which servers, as whoever made the diagram counts them; at least one
  friend bool operator==(const ServerNode&, const ServerNode&) = default;
};

/// A seat of a singleton or a movable application: one in every pool that owns it in some phase.
struct Badge : Item {
  std::size_t pool = 0;
  std::size_t subject = 0;  // which artefact, as whoever made the diagram counts them
  friend bool operator==(const Badge&, const Badge&) = default;
};

/// A WAN link between two sites; `measure` is its bandwidth and latency.
struct WanLink : Item {
  std::size_t a = 0;  // index into Diagram::sites
  std::size_t b = 0;
  std::string measure;
  friend bool operator==(const WanLink&, const WanLink&) = default;
};

/// A structural relation between two pools; equal labels are drawn alike and explained once, in the legend.
struct RelationLine : Item {
  std::size_t from = 0;  // index into Diagram::pools
  std::size_t to = 0;
  friend bool operator==(const RelationLine&, const RelationLine&) = default;
};

/// Precondition for everyone who takes one: indices in range, ids unique over all items.
struct Diagram {
  std::vector<SiteBox> sites;
  std::vector<PoolBox> pools;
  std::vector<ServerNode> servers;
  std::vector<Badge> badges;
  std::vector<WanLink> links;
  std::vector<RelationLine> relations;
  friend bool operator==(const Diagram&, const Diagram&) = default;
};

/// One item in one phase.
struct ItemState {
  bool faded = false;  // planned, not there yet, or gone
  Mark mark = Mark::None;
  std::string word;  // its state in a word or two: "serving"
  std::string text;  // what else changes: "6,214 people"
  friend bool operator==(const ItemState&, const ItemState&) = default;
};

/// By position in the Diagram's vectors. Precondition for everyone who takes one: the same sizes.
struct DiagramState {
  std::vector<ItemState> sites;
  std::vector<ItemState> pools;
  std::vector<ItemState> servers;
  std::vector<ItemState> badges;
  std::vector<ItemState> links;
  std::vector<ItemState> relations;
  friend bool operator==(const DiagramState&, const DiagramState&) = default;
};

}  // namespace coexist::viz
