#include "scenarios/schema.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario_text.hpp"

namespace coexist::scenarios {
namespace {

using ::testing::HasSubstr;

enum class Colour { Red, Blue };

struct Server {
  std::string id;
  std::uint16_t port = 5061;
  Place place;
};

struct Move {
  Located<std::string> to;
};

struct Wait {
  sim::Duration for_how_long;
};

struct Step {
  std::string id;
  std::variant<Wait, Move> action;
};

struct Link {
  std::string id;
  std::int64_t bandwidth_bps = 0;
  std::optional<sim::Duration> latency;
  std::optional<Located<std::int64_t>> cost;
  Colour colour = Colour::Red;
  bool secure = true;
  std::vector<Server> servers;
  std::vector<std::pair<std::string, std::int64_t>> weights;
  std::vector<Step> steps;
};

const Schema<Server>& server_schema() {
  static const auto schema = Schema<Server>("server", "A machine.")
                                 .required("id", &Server::id, id(), "Its name.")
                                 .optional("port", &Server::port, integer_of<std::uint16_t>(1), "Of SIP.", "5061");
  return schema;
}

const Schema<Step>& step_schema() {
  static const auto wait =
      Schema<Wait>("wait", "Does nothing.").required("for", &Wait::for_how_long, duration(), "How long.");
  static const auto move = Schema<Move>("move", "Moves people.").required("to", &Move::to, id(), "A pool.");
  using Action = std::variant<Wait, Move>;
  static const auto schema =
      Schema<Step>("step", "One step.")
          .required("id", &Step::id, id(), "Its name.")
          .one_of_keys(&Step::action, {when<Action>("wait", wait, "A pause."), when<Action>("move", move, "A wave.")});
  return schema;
}

const Schema<Link>& link_schema() {
  static const auto schema =
      Schema<Link>("link", "A line between | sites.")
          .required("id", &Link::id, id(), "Stable name.")
          .required("bandwidth", &Link::bandwidth_bps, bandwidth(), "What the line carries.")
          .optional("latency", &Link::latency, duration(), "One way.", "20 ms")
          .optional("cost", &Link::cost, integer(0), "Per month.")
          .optional("colour", &Link::colour,
                    one_of<Colour>({{"red", Colour::Red, "old"}, {"blue", Colour::Blue, "new"}}), "On the map.", "red")
          .optional("secure", &Link::secure, boolean(), "Encrypted.", "true")
          .optional("servers", &Link::servers, list_of(server_schema()), "Machines.")
          .optional("weights", &Link::weights, map_of(integer(1, 9)), "By name.")
          .optional("steps", &Link::steps, list_of(step_schema()), "What happens.")
          .check([](const Link& link, Diagnostics& diagnostics) {
            if (link.cost && link.cost->value == 13) {
              diagnostics.error("E114", link.cost->place, "thirteen is unlucky");
            }
          });
  return schema;
}

std::optional<Link> decode(std::string text, Diagnostics& diagnostics) {
  const auto root = load_yaml(file_of(std::move(text)), diagnostics);
  return root ? link_schema().decode(*root, diagnostics) : std::nullopt;
}

std::string trouble_with(std::string text) {
  Diagnostics diagnostics;
  const auto link = decode(std::move(text), diagnostics);
  EXPECT_EQ(link.has_value(), !diagnostics.has_errors());
  return first_of(diagnostics);
}

std::string help_for(std::string text) {
  Diagnostics diagnostics;
  decode(std::move(text), diagnostics);
  return diagnostics.all().empty() ? "" : diagnostics.all().front().help;
}

const std::string kLeast = "id: a\nbandwidth: 34 Mbps\n";

TEST(Schema, DecodesEveryKindOfField) {
  Diagnostics diagnostics;
  const auto link = decode(kLeast +
                               "latency: 18 ms\ncost: 7\ncolour: blue\nsecure: false\n"
                               "servers:\n  - id: fe1\n    port: 5060\n  - id: fe2\n"
                               "weights: {x: 1, b: 2}\n"
                               "steps:\n  - id: s1\n    wait: {for: 2 h}\n  - id: s2\n    move: {to: new}\n",
                           diagnostics);
  ASSERT_TRUE(link) << print(diagnostics);
  EXPECT_EQ(link->bandwidth_bps, 34'000'000);
  EXPECT_EQ(link->latency, sim::milliseconds(18));
  EXPECT_EQ(link->cost->value, 7);
  EXPECT_EQ(link->cost->place.line, 4);
  EXPECT_EQ(link->colour, Colour::Blue);
  EXPECT_FALSE(link->secure);
  ASSERT_EQ(link->servers.size(), 2U);
  EXPECT_EQ(link->servers[0].port, 5060);
  EXPECT_EQ(link->servers[1].place.line, 10);
  EXPECT_EQ(link->weights, (std::vector<std::pair<std::string, std::int64_t>>{{"x", 1}, {"b", 2}}));
  EXPECT_EQ(std::get<Wait>(link->steps[0].action).for_how_long, sim::hours(2));
  EXPECT_EQ(std::get<Move>(link->steps[1].action).to.value, "new");
  EXPECT_EQ(std::get<Move>(link->steps[1].action).to.place.column, 16);
}

TEST(Schema, LeavesDefaultsWhereAKeyIsMissing) {
  Diagnostics diagnostics;
  const auto link = decode(kLeast, diagnostics);
  ASSERT_TRUE(link);
  EXPECT_FALSE(link->latency);
  EXPECT_TRUE(link->secure);
  EXPECT_EQ(link->colour, Colour::Red);
}

TEST(Schema, RefusesUnknownKeysAndSuggests) {
  EXPECT_EQ(trouble_with(kLeast + "latncy: 1 ms\n"), "3:1 E111 unknown key 'latncy' in link");
  EXPECT_EQ(help_for(kLeast + "latncy: 1 ms\n"), "did you mean 'latency'?");
}

TEST(Schema, NamesMissingKeys) {
  EXPECT_EQ(trouble_with("id: a\n"), "1:1 E112 link needs a key 'bandwidth'");
  EXPECT_EQ(help_for("id: a\n"), "bandwidth: a bandwidth, e.g. `34 Mbps`");
}

TEST(Schema, NamesWrongKinds) {
  EXPECT_EQ(trouble_with("[a]"), "1:1 E110 expected a mapping (link), found a list");
  EXPECT_EQ(trouble_with(kLeast + "servers: {a: 1}\n"),
            "3:10 E110 expected a list: a mapping (`server`), found a mapping");
  EXPECT_EQ(trouble_with(kLeast + "latency: [1]\n"), "3:10 E110 expected a duration, e.g. `90 min`, found a list");
  EXPECT_EQ(trouble_with(kLeast + "weights: 5\n"),
            "3:10 E110 expected a mapping of names to: a whole number from 1 to 9, found text");
  EXPECT_EQ(trouble_with(kLeast + "colour: []\n"), "3:9 E110 expected one of red, blue, found a list");
  EXPECT_EQ(trouble_with(kLeast + "latency:\n"), "3:1 E110 expected a duration, e.g. `90 min`, found nothing");
  EXPECT_EQ(help_for(kLeast + "latency:\n"), "give a value, or remove the key");
}

TEST(Schema, SaysWhatAValueShouldLookLike) {
  EXPECT_EQ(trouble_with("id: a\nbandwidth: fast\n"), "2:12 E113 'fast': expected a bandwidth such as '34 Mbps'");
  EXPECT_EQ(trouble_with(kLeast + "cost: 010\n"), "3:7 E113 '010': a whole number must not start with 0");
  EXPECT_EQ(trouble_with(kLeast + "cost: '5'\n"), "3:7 E113 '5': expected a whole number, found text in quotes");
  EXPECT_EQ(trouble_with(kLeast + "secure: no\n"), "3:9 E113 'no': expected true or false");
  EXPECT_EQ(trouble_with(kLeast + "servers: [{id: a, port: 65536}]\n"),
            "3:25 E114 '65536': must be between 1 and 65535");
  EXPECT_EQ(trouble_with(kLeast + "colour: blu\n"), "3:9 E115 'blu' is not one of the names allowed here");
  EXPECT_EQ(help_for(kLeast + "colour: blu\n"), "did you mean 'blue'?");
}

TEST(Schema, CutsLongTextsBetweenCharacters) {
  std::string umlauts;
  for (int i = 0; i < 100; ++i) {
    umlauts += "ä";
  }
  EXPECT_EQ(
      trouble_with("id: x" + umlauts + "\nbandwidth: 1 bps\n").find("1:5 E114 'x" + umlauts.substr(0, 58) + "…': "),
      0U);
}

TEST(Schema, NeedsExactlyOneOfTheAlternatives) {
  EXPECT_EQ(trouble_with(kLeast + "steps: [{id: s}]\n"), "3:9 E116 step needs one of: wait, move");
  EXPECT_EQ(trouble_with(kLeast + "steps: [{id: s, wait: {for: 1 h}, move: {to: p}}]\n"),
            "3:35 E116 'wait' and 'move' exclude each other");
}

TEST(Schema, RefusesEqualIdsInOneList) {
  Diagnostics diagnostics;
  decode(kLeast + "servers:\n  - id: a\n  - id: b\n  - id: a\n", diagnostics);
  EXPECT_EQ(first_of(diagnostics), "6:9 E117 id 'a' is given twice in this list");
  EXPECT_EQ(diagnostics.all().front().related.front().first.line, 4);
}

TEST(Schema, ReportsEverythingInOneGo) {
  Diagnostics diagnostics;
  decode("idd: a\nbandwidth: 34\nservers:\n  - {}\n  - {id: B}\nsteps: x\n", diagnostics);
  std::vector<std::string> codes;
  for (const Diagnostic& d : diagnostics.all()) {
    codes.push_back(d.code);
  }
  EXPECT_EQ(codes, (std::vector<std::string>{"E112", "E111", "E113", "E112", "E113", "E110"}));
}

TEST(Schema, ChecksOnlyWhatDecodedWell) {
  EXPECT_EQ(trouble_with(kLeast + "cost: 13\n"), "3:7 E114 thirteen is unlucky");
  EXPECT_EQ(trouble_with("id: a\nbandwidth: x\ncost: 13\n").substr(0, 9), "2:12 E113");
}

TEST(Schema, ListsCanBeRequiredToHoldSomething) {
  Diagnostics diagnostics;
  EXPECT_FALSE(list_of(id(), 1).decode(tree_of("[]"), diagnostics));
  EXPECT_EQ(first_of(diagnostics), "1:1 E110 expected a non-empty list: an id, e.g. `front-end-1`, found a list");
  EXPECT_EQ(list_of(id(), 1).decode(tree_of("[a]"), diagnostics), std::vector<std::string>{"a"});
}

TEST(Schema, EmitsJsonSchema) {
  const std::string json = json_schema(link_schema());
  EXPECT_THAT(json, HasSubstr(R"("$schema": "http://json-schema.org/draft-07/schema#")"));
  EXPECT_THAT(json, HasSubstr(R"("$ref": "#/definitions/link")"));
  EXPECT_THAT(json, HasSubstr(R"("additionalProperties": false)"));
  EXPECT_THAT(json, HasSubstr(R"("default": "20 ms")"));
  EXPECT_THAT(json, HasSubstr(R"("default": true)"));
  EXPECT_THAT(json, HasSubstr(R"("default": 5061)"));
  EXPECT_THAT(json, HasSubstr("\"enum\": [\n            \"red\",\n            \"blue\"\n          ]"));
  EXPECT_THAT(json, HasSubstr("\"maximum\": 65535"));
  EXPECT_THAT(json, HasSubstr("\"oneOf\": [\n            {\n              \"required\": [\n                \"wait\""));
  EXPECT_THAT(json, HasSubstr("\"required\": [\n        \"id\",\n        \"bandwidth\"\n      ]"));
}

TEST(Schema, IsReadableByItsOwnLoader) {
  const Node root = tree_of(json_schema(link_schema()));
  EXPECT_EQ(root.mapping()->find("definitions")->mapping()->keys(),
            (std::vector<std::string>{"link", "move", "server", "step", "wait"}));
}

TEST(Schema, DocumentsEveryField) {
  const std::string text = markdown(link_schema());
  EXPECT_EQ(text.find("# link\n\n## link\n\nA line between | sites.\n"), 0U);
  EXPECT_THAT(text, HasSubstr("| `bandwidth` | a bandwidth, e.g. `34 Mbps` | yes |  | What the line carries. |\n"));
  EXPECT_THAT(text, HasSubstr("| `colour` | one of `red` (old), `blue` (new) |  | `red` | On the map. |\n"));
  EXPECT_THAT(text, HasSubstr("| `servers` | a list: a mapping ([server](#server)) |  |  | Machines. |\n"));
  EXPECT_THAT(text, HasSubstr("| `wait` | a mapping ([wait](#wait)) | one of these |  | A pause. |\n"));
  EXPECT_THAT(text, HasSubstr("\n## move\n"));
}

}  // namespace
}  // namespace coexist::scenarios
