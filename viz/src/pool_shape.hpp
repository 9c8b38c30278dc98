// How large a pool is drawn and where its contents stand in it. The same for every phase: room is kept for the longest
// words that a phase may put there.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "text.hpp"
#include "viz/diagram.hpp"
#include "viz/geometry.hpp"

namespace coexist::viz {

inline constexpr Font kPoolName{px(12), true};
inline constexpr Font kBody{px(11), false};
inline constexpr Font kSmall{px(10), false};
inline constexpr Font kChip{px(10), true};

inline constexpr Length kBar = px(5);  // the strip in the colour of the pool's side
inline constexpr Length kPoolPadding = px(9);
inline constexpr Length kLineGap = px(3);
inline constexpr Length kCellGap = px(5);
inline constexpr Length kCellHeight = px(20);
inline constexpr Length kBadgeHeight = px(18);
inline constexpr Length kStateHeight = px(18);

/// Places relative to the pool's upper left corner.
struct PoolShape {
  Size size;
  std::vector<Box> servers;  // in the order of the pool's nodes in the diagram
  std::vector<Box> badges;
};

/// The glyph and the word for a side, as one label.
std::string side_text(Side side);

/// Whether its role has a line: pools that home people need none, nor one that only repeats the product.
bool has_role(const PoolBox& pool);

/// What stands on a server's node.
std::string server_text(const ServerNode& node);

/// The product's label in the lines that a pool of that width gives it.
std::vector<std::string> product_lines(const PoolBox& pool, Length width);

/// Likewise what a pool is for; none where has_role says that nothing need be said.
std::vector<std::string> role_lines(const PoolBox& pool, Length width);

/// Shapes of all pools. Linear in the diagram.
std::vector<PoolShape> pool_shapes(const Diagram& diagram);

// Rows of a pool's head, from its upper left corner, for a pool of that width.
Box side_room(const PoolBox& pool);
Box name_room(const PoolBox& pool, Length width);
Box product_room(Length width);                    // of the first of its lines
Box role_room(const PoolBox& pool, Length width);  // of the first of its lines
Box state_room(const PoolBox& pool, Length width);

}  // namespace coexist::viz
