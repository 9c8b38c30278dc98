#include "pool_shape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace coexist::viz {
namespace {

constexpr Length kLeft = kBar + kPoolPadding;
constexpr Length kTop = px(8);
constexpr Length kNameHeight = px(18);
constexpr Length kTextHeight = px(15);
constexpr Length kChipPadding = px(5);
constexpr Length kLeastInner = px(128);
constexpr Length kLeastHomeInner = px(224);  // "△ serving, 3 of 5 up" beside "99,999 people"
constexpr Length kMostInner = px(236);
constexpr Length kWrappedProduct = px(136);  // a pool that homes nobody stays narrow; its product takes two lines
constexpr std::size_t kMostLines = 4;        // of a product or a role
constexpr std::size_t kMostColumns = 3;
constexpr Length kGlyphRoom = px(17);  // before a server's label
constexpr Length kBadgePadding = px(8);

Length inner(Length pool_width) {
  return pool_width - kLeft - kPoolPadding;
}

Length chip_width(Side side) {
  return text_width(side_text(side), kChip.size, kChip.bold) + 2 * kChipPadding;
}

Length label_width(std::string_view text, Font font) {
  return text_width(cleaned(text), font.size, font.bold);
}

Length badge_width(const Badge& badge) {
  return label_width("◈ " + badge.label, kSmall) + 2 * kBadgePadding;
}

// Inner width at which everything fits, within limits; what is longer is clipped.
Length natural_inner(const PoolBox& pool, const std::vector<const ServerNode*>& servers,
                     const std::vector<const Badge*>& badges) {
  Length width = pool.homes_people ? kLeastHomeInner : kLeastInner;
  width = std::max(width, chip_width(pool.side) + px(6) + label_width(pool.label, kPoolName));
  const Length product = label_width(pool.product, kBody);
  width = std::max(width, pool.homes_people ? product : std::min(product, kWrappedProduct));
  if (has_role(pool)) width = std::max(width, label_width(pool.role, kBody));
  for (const ServerNode* node : servers) {
    width = std::max(width, label_width(server_text(*node), kSmall) + kGlyphRoom + px(6));
  }
  for (const Badge* badge : badges) width = std::max(width, badge_width(*badge));
  return std::min(width, kMostInner);
}

// Rows as even as possible: four servers stand two by two even where three would fit in a row.
Length place_servers(PoolShape& shape, const std::vector<const ServerNode*>& servers, Length width, Length top) {
  if (servers.empty()) return top;
  Length cell = px(56);
  for (const ServerNode* node : servers) {
    cell = std::max(cell, label_width(server_text(*node), kSmall) + kGlyphRoom + px(6));
  }
  cell = std::min(cell, width);
  const auto fit = static_cast<std::size_t>((width + kCellGap) / (cell + kCellGap));
  const std::size_t most = std::clamp<std::size_t>(fit, 1, kMostColumns);
  const std::size_t rows = (servers.size() + most - 1) / most;
  const std::size_t columns = (servers.size() + rows - 1) / rows;
  const Length gaps = kCellGap * static_cast<Length>(columns - 1);
  const Length each = (width - gaps) / static_cast<Length>(columns);
  for (std::size_t i = 0; i < servers.size(); ++i) {
    const auto row = static_cast<Length>(i / columns);
    const auto column = static_cast<Length>(i % columns);
    shape.servers.push_back(
        {kLeft + column * (each + kCellGap), top + row * (kCellHeight + kCellGap), each, kCellHeight});
  }
  return top + static_cast<Length>(rows) * (kCellHeight + kCellGap);
}

// One after the other, a new line where the next does not fit.
Length place_badges(PoolShape& shape, const std::vector<const Badge*>& badges, Length width, Length top) {
  if (badges.empty()) return top;
  Length x = 0;
  for (const Badge* badge : badges) {
    const Length each = std::min(badge_width(*badge), width);
    if (x > 0 && x + each > width) {
      x = 0;
      top += kBadgeHeight + kCellGap;
    }
    shape.badges.push_back({kLeft + x, top, each, kBadgeHeight});
    x += each + kCellGap;
  }
  return top + kBadgeHeight + kCellGap;
}

}  // namespace

bool has_role(const PoolBox& pool) {
  return !pool.homes_people && !pool.role.empty() && pool.role != pool.product;
}

std::string side_text(Side side) {
  switch (side) {
    case Side::Old:
      return "■ old";
    case Side::New:
      return "◆ new";
    case Side::Outside:
      break;
  }
  return "○ other";
}

std::string server_text(const ServerNode& node) {
  return node.members.size() == 1 ? node.label : fmt::format("×{}  {}", node.members.size(), node.label);
}

Box side_room(const PoolBox& pool) {
  return {kLeft, kTop + px(1), chip_width(pool.side), px(16)};
}

Box name_room(const PoolBox& pool, Length width) {
  const Length indent = chip_width(pool.side) + px(6);
  return {kLeft + indent, kTop, inner(width) - indent, kNameHeight};
}

Box product_room(Length width) {
  return {kLeft, kTop + kNameHeight + kLineGap, inner(width), kTextHeight};
}

std::vector<std::string> product_lines(const PoolBox& pool, Length width) {
  return wrapped(cleaned(pool.product), kBody, inner(width), kMostLines);
}

std::vector<std::string> role_lines(const PoolBox& pool, Length width) {
  return has_role(pool) ? wrapped(cleaned(pool.role), kBody, inner(width), kMostLines) : std::vector<std::string>();
}

Box role_room(const PoolBox& pool, Length width) {
  const auto lines = static_cast<Length>(product_lines(pool, width).size());
  return product_room(width).moved({0, lines * kTextHeight});
}

Box state_room(const PoolBox& pool, Length width) {
  const auto lines = static_cast<Length>(role_lines(pool, width).size());
  const Length top = role_room(pool, width).y + lines * kTextHeight;
  return {kLeft, top + kLineGap + px(1), inner(width), kStateHeight};
}

std::vector<PoolShape> pool_shapes(const Diagram& diagram) {
  std::vector<std::vector<const ServerNode*>> servers(diagram.pools.size());
  std::vector<std::vector<const Badge*>> badges(diagram.pools.size());
  for (const ServerNode& node : diagram.servers) servers[node.pool].push_back(&node);
  for (const Badge& badge : diagram.badges) badges[badge.pool].push_back(&badge);
  std::vector<PoolShape> shapes(diagram.pools.size());
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const PoolBox& pool = diagram.pools[i];
    const Length width = natural_inner(pool, servers[i], badges[i]);
    shapes[i].size.width = kLeft + width + kPoolPadding;
    Length top = state_room(pool, shapes[i].size.width).bottom() + px(7);
    top = place_servers(shapes[i], servers[i], width, top);
    top = place_badges(shapes[i], badges[i], width, top + (badges[i].empty() ? 0 : px(2)));
    shapes[i].size.height = top + px(4);
  }
  return shapes;
}

}  // namespace coexist::viz
