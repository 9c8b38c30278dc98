// How each kind of item is drawn: shapes and the signs they use. The legend draws its samples with the same functions.
#pragma once

#include <cstddef>

#include "marking.hpp"
#include "viz/diagram.hpp"
#include "viz/geometry.hpp"
#include "viz/picture.hpp"

namespace coexist::viz {

Drawn draw(const SiteBox& site, const ItemState& state, const Box& box);
Drawn draw(const PoolBox& pool, const ItemState& state, const Box& box);
Drawn draw(const ServerNode& node, const ItemState& state, const Box& box);
Drawn draw(const Badge& badge, const ItemState& state, const Box& box);
Drawn draw(const WanLink& link, const ItemState& state, const Box& label, const Curve& from_a, const Curve& to_b);

/// Lines of relations differ by pattern: each label has its own, as long as there are patterns; the last is shared by
/// all labels beyond.
inline constexpr std::size_t kRelationPatterns = 5;
Drawn draw(const RelationLine& line, const ItemState& state, const Curve& curve, std::size_t pattern);

/// The title block in the given box.
Figure draw(const PictureTitle& title, const Box& box);

}  // namespace coexist::viz
