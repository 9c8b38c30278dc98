// Plane geometry in integers, so that the same picture is the same bytes everywhere.
#pragma once

#include <algorithm>
#include <vector>

namespace coexist::viz {

/// Hundredths of a pixel (a CSS pixel, 1/96 inch). x grows to the right, y downwards.
using Length = int;
constexpr Length px(int pixels) {
  return pixels * 100;
}

struct Point {
  Length x = 0;
  Length y = 0;
  friend constexpr bool operator==(Point, Point) = default;
  friend constexpr Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
  friend constexpr Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
};

struct Size {
  Length width = 0;
  Length height = 0;
  friend constexpr bool operator==(Size, Size) = default;
};

struct Box {
  Length x = 0;
  Length y = 0;
  Length width = 0;
  Length height = 0;

  [[nodiscard]] constexpr Length right() const { return x + width; }
  [[nodiscard]] constexpr Length bottom() const { return y + height; }
  [[nodiscard]] constexpr Point centre() const { return {x + width / 2, y + height / 2}; }
  [[nodiscard]] constexpr Box moved(Point by) const { return {x + by.x, y + by.y, width, height}; }
  [[nodiscard]] constexpr Box inset(Length by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
  /// Boxes that merely touch do not overlap.
  [[nodiscard]] constexpr bool overlaps(const Box& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
  [[nodiscard]] constexpr bool contains(const Box& other) const {
    return x <= other.x && other.right() <= right() && y <= other.y && other.bottom() <= bottom();
  }
  friend constexpr bool operator==(const Box&, const Box&) = default;
};

/// A chain of cubic Bezier curves: a start point, then three points for each curve. Empty: nothing is drawn.
using Curve = std::vector<Point>;

/// The straight line from a to b as a Curve.
inline Curve straight(Point a, Point b) {
  return {a, a, b, b};
}

}  // namespace coexist::viz
