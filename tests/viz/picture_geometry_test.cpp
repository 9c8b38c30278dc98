// Nothing in a picture covers anything else: checked on the geometry that the SVG is written from.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "small_estate.hpp"
#include "viz/layout.hpp"
#include "viz/picture.hpp"
#include "viz/topology_view.hpp"

namespace coexist::viz {
namespace {

struct PlacedText {
  const Text* text;
  const Figure* figure;
};

std::vector<PlacedText> texts_of(const Picture& picture) {
  std::vector<PlacedText> texts;
  for (const auto* figures : {&picture.figures, &picture.legend}) {
    for (const Figure& figure : *figures) {
      for (const Shape& shape : figure.shapes) {
        const auto* text = std::get_if<Text>(&shape);
        if (text != nullptr && !text->text.empty()) texts.push_back({text, &figure});
      }
    }
  }
  return texts;
}

void expect_texts_in_their_frames(const Picture& picture) {
  for (const PlacedText& placed : texts_of(picture)) {
    EXPECT_TRUE(placed.figure->frame.contains(placed.text->box)) << placed.text->text;
    EXPECT_TRUE((Box{0, 0, picture.size.width, picture.size.height}).contains(placed.figure->frame));
  }
}

// Rectangles under a text hold all of it, as a chip holds its word; those beside do not touch it.
void expect_texts_in_their_rectangles(const Picture& picture) {
  for (const PlacedText& placed : texts_of(picture)) {
    for (const Shape& shape : placed.figure->shapes) {
      const auto* rect = std::get_if<Rect>(&shape);
      if (rect == nullptr || !rect->box.overlaps(placed.text->box)) continue;
      EXPECT_LE(rect->box.x, placed.text->box.x) << placed.text->text;
      EXPECT_GE(rect->box.right(), placed.text->box.right()) << placed.text->text;
    }
  }
}

void expect_texts_apart(const Picture& picture) {
  const std::vector<PlacedText> texts = texts_of(picture);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::size_t k = i + 1; k < texts.size(); ++k) {
      EXPECT_FALSE(texts[i].text->box.overlaps(texts[k].text->box))
          << texts[i].text->text << " and " << texts[k].text->text;
    }
  }
}

// Two frames are apart or one holds the other, and no text of the holder is under what it holds.
void expect_frames_nested_or_apart(const Picture& picture) {
  for (const Figure& a : picture.figures) {
    for (const Figure& b : picture.figures) {
      if (&a == &b || !a.frame.overlaps(b.frame)) continue;
      EXPECT_TRUE(a.frame.contains(b.frame) || b.frame.contains(a.frame)) << a.id << " and " << b.id;
      if (!a.frame.contains(b.frame)) continue;
      for (const Shape& shape : a.shapes) {
        const auto* text = std::get_if<Text>(&shape);
        if (text != nullptr) {
          EXPECT_FALSE(text->box.overlaps(b.frame)) << text->text << " under " << b.id;
        }
      }
    }
  }
}

// Points of a curve at 1/32 steps, in integers.
std::vector<Point> samples(const Curve& curve) {
  std::vector<Point> points;
  for (std::size_t i = 0; i + 3 < curve.size(); i += 3) {
    for (std::int64_t t = 0; t <= 32; ++t) {
      const std::int64_t u = 32 - t;
      const std::array<std::int64_t, 4> weights = {u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t};
      std::int64_t x = 0;
      std::int64_t y = 0;
      for (std::size_t k = 0; k < 4; ++k) {
        x += weights[k] * curve[i + k].x;
        y += weights[k] * curve[i + k].y;
      }
      points.push_back({static_cast<Length>(x / 32'768), static_cast<Length>(y / 32'768)});
    }
  }
  return points;
}

void expect_lines_off_text(const Picture& picture) {
  const std::vector<PlacedText> texts = texts_of(picture);
  for (const Figure& figure : picture.figures) {
    for (const Shape& shape : figure.shapes) {
      const auto* stroke = std::get_if<Stroke>(&shape);
      if (stroke == nullptr) continue;
      for (const Point point : samples(stroke->curve)) {
        const bool on_text = std::any_of(texts.begin(), texts.end(), [&](const PlacedText& placed) {
          return placed.text->box.overlaps({point.x, point.y, 1, 1});
        });
        EXPECT_FALSE(on_text) << figure.id << " at " << point.x / 100 << ", " << point.y / 100;
        if (on_text) break;
      }
    }
  }
}

const PictureTitle kTitle{"Topology", "a scenario with a name that is longer than the room it has in the title block",
                          "a phase with a long name as well, as phases have", "2013-03-08", "coexist 0.1.0"};

void expect_clear(const Diagram& diagram, const DiagramState& state, const LayoutOptions& options = {}) {
  const Layout layout = lay_out(diagram, options);
  const Picture picture = compose(diagram, state, layout, kTitle);
  expect_texts_in_their_frames(picture);
  expect_texts_in_their_rectangles(picture);
  expect_texts_apart(picture);
  expect_frames_nested_or_apart(picture);
  if (layout.routed) expect_lines_off_text(picture);
}

TEST(PictureGeometry, SmallEstateIsClear) {
  const SmallEstate estate;
  const Diagram diagram = topology_diagram(estate.world(), estate.vocabulary);
  expect_clear(diagram, diagram_state(diagram, estate.world(), estate.people, estate.start()));
}

class GeneratedEstates : public testing::TestWithParam<std::pair<std::size_t, std::size_t>> {};

TEST_P(GeneratedEstates, AreClear) {
  const Diagram diagram = generated_diagram(GetParam().first, GetParam().second);
  expect_clear(diagram, varied_state(diagram));
}

TEST_P(GeneratedEstates, AreClearOnTheGridToo) {
  const Diagram diagram = generated_diagram(GetParam().first, GetParam().second);
  LayoutOptions options;
  options.engines = {};
  expect_clear(diagram, varied_state(diagram), options);
}

INSTANTIATE_TEST_SUITE_P(SitesAndPools, GeneratedEstates,
                         testing::Values(std::pair{1U, 1U}, std::pair{1U, 9U}, std::pair{2U, 8U}, std::pair{5U, 20U},
                                         std::pair{12U, 60U}, std::pair{20U, 30U}));

TEST(PictureGeometry, HostileNamesStayInTheirBoxes) {
  Diagram diagram = generated_diagram(3, 9);
  const std::array<std::string, 6> names = {
      std::string(300, 'W'),  "<script>alert(1)</script>]]>",
      "line\nbreak\ttab",     "\u202Eright to left \u200F\u05D0\u05D1\u05D2",
      "\xFF\xFE broken \xC3", "\U0001F600\U0001F600\U0001F600 漢字漢字漢字漢字漢字漢字漢字漢字漢字"};
  std::size_t next = 0;
  const auto rename = [&](auto& items) {
    for (Item& item : items) item.label = names[next++ % names.size()];
  };
  rename(diagram.sites);
  rename(diagram.pools);
  rename(diagram.servers);
  rename(diagram.badges);
  rename(diagram.links);
  for (PoolBox& pool : diagram.pools) pool.product = pool.role = names[next++ % names.size()];
  DiagramState state = varied_state(diagram);
  for (ItemState& item : state.pools) item.text = item.word = names[next++ % names.size()];
  expect_clear(diagram, state);
}

TEST(PictureGeometry, ALongRoleIsReadToItsEnd) {
  Diagram diagram = generated_diagram(1, 4);
  PoolBox& pool = diagram.pools.back();
  pool.homes_people = false;
  pool.product = "Some Server";
  pool.role = "application store, archiving store, central management store, monitoring store";
  std::string shown;
  const Picture picture = compose(diagram, varied_state(diagram), lay_out(diagram, {}), kTitle);
  for (const PlacedText& placed : texts_of(picture)) {
    if (pool.role.find(placed.text->text) != std::string::npos) shown += (shown.empty() ? "" : " ") + placed.text->text;
  }
  EXPECT_EQ(shown, pool.role);
}

TEST(PictureGeometry, ServerIsInTheSamePlaceInEveryPhase) {
  const SmallEstate estate;
  const Diagram diagram = topology_diagram(estate.world(), estate.vocabulary);
  const Layout layout = lay_out(diagram);
  sim::State later = estate.start();
  later.pool[estate.new_pool] = sim::Service::Serving;
  later.pool[estate.old_pool] = sim::Service::Decommissioned;
  const Picture before =
      compose(diagram, diagram_state(diagram, estate.world(), estate.people, estate.start()), layout, kTitle);
  const Picture after = compose(diagram, diagram_state(diagram, estate.world(), estate.people, later), layout, kTitle);
  ASSERT_EQ(before.figures.size(), after.figures.size());
  for (std::size_t i = 0; i < before.figures.size(); ++i) {
    EXPECT_EQ(before.figures[i].id, after.figures[i].id);
    EXPECT_EQ(before.figures[i].frame, after.figures[i].frame) << before.figures[i].id;
  }
}

}  // namespace
}  // namespace coexist::viz
