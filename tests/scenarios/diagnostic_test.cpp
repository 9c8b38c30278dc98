#include "scenarios/diagnostic.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario_text.hpp"
#include "scenarios/diagnostic_codes.hpp"

namespace coexist::scenarios {
namespace {

using ::testing::HasSubstr;

std::string printed(Place place, std::string message = "m", std::string help = {}) {
  Diagnostics diagnostics;
  diagnostics.error("E104", std::move(place), std::move(message), std::move(help));
  return print(diagnostics);
}

TEST(Diagnostics, LookLikeAGoodCompilers) {
  const auto file = file_of("a: 1\nb: 2\nproduct: lync-2103\n");
  EXPECT_EQ(printed({file, 3, 10, 9}, "unknown product 'lync-2103'", "did you mean 'lync-2013'?"),
            "s.yaml:3:10: error: unknown product 'lync-2103' [E104]\n"
            "  3 | product: lync-2103\n"
            "    |          ^~~~~~~~~\n"
            "  help: did you mean 'lync-2013'?\n");
}

TEST(Diagnostics, AreSortedByPlace) {
  const auto a = file_of("x\ny\n", "a");
  const auto b = file_of("x\ny\n", "b");
  Diagnostics diagnostics;
  diagnostics.error("E2", {b, 1, 1, 1}, "third");
  diagnostics.error("E2", {a, 2, 1, 1}, "second");
  diagnostics.warning("E2", {a, 1, 1, 1}, "first");
  const std::string text = print(diagnostics);
  EXPECT_LT(text.find("first"), text.find("second"));
  EXPECT_LT(text.find("second"), text.find("third"));
}

TEST(Diagnostics, PointAtCodePoints) {
  EXPECT_EQ(printed({file_of("größe: x\n"), 1, 8, 1}), "s.yaml:1:8: error: m [E104]\n  1 | größe: x\n    |        ^\n");
}

TEST(Diagnostics, WithoutALineNameTheFileOnly) {
  EXPECT_EQ(printed({file_of("x"), 0, 0, 1}), "s.yaml: error: m [E104]\n");
  EXPECT_EQ(printed({}), "error: m [E104]\n");
}

TEST(Diagnostics, ShowWhatATerminalWouldHide) {
  const std::string text = printed({file_of("a\x1b[31m\tb\xE2\x80\xAE"
                                            "c"),
                                    1, 1, 1},
                                   "name '\x07\xE2\x80\xAE'");
  EXPECT_THAT(text, HasSubstr("a\\u001B[31m b\\u202Ec"));
  EXPECT_THAT(text, HasSubstr("name '\\u0007\\u202E'"));
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

TEST(Diagnostics, CutLongLinesAroundTheCaret) {
  const std::string line = std::string(5'000, 'a') + "X" + std::string(5'000, 'b');
  const std::string text = printed({file_of(line), 1, 5'001, 1});
  EXPECT_THAT(text, HasSubstr("…" + std::string(50, 'a') + "X" + std::string(49, 'b') + "…\n"));
  EXPECT_THAT(text, HasSubstr("| " + std::string(51, ' ') + "^\n"));
}

TEST(Diagnostics, SurvivePlacesOutsideTheText) {
  EXPECT_EQ(printed({file_of("a\n"), 7, 9, 5}), "s.yaml:7:9: error: m [E104]\n  7 | \n    | ^\n");
  EXPECT_EQ(printed({file_of("ab"), 1, 3, 1}), "s.yaml:1:3: error: m [E104]\n  1 | ab\n    |   ^\n");
}

TEST(Diagnostics, ShowRelatedPlaces) {
  const auto file = file_of("a: 1\na: 2\n");
  Diagnostics diagnostics;
  diagnostics.error("E107", {file, 2, 1, 1}, "twice", "", {file, 1, 1, 1}, "first here");
  EXPECT_THAT(print(diagnostics), HasSubstr("s.yaml:1:1: note: first here\n  1 | a: 1\n    | ^\n"));
}

TEST(Diagnostics, ColourOnlyWhenAsked) {
  Diagnostics diagnostics;
  diagnostics.error("E1", {file_of("x"), 1, 1, 1}, "m");
  EXPECT_EQ(print(diagnostics).find('\x1b'), std::string::npos);
  EXPECT_THAT(print(diagnostics, true), HasSubstr("\x1b[1;31merror:\x1b[0m"));
}

TEST(Diagnostics, AreShownUpToTwentyAndCountedBeyond) {
  Diagnostics diagnostics;
  for (int i = 0; i < 5'000; ++i) {
    diagnostics.error("E1", {}, "message-" + std::to_string(i));
  }
  EXPECT_EQ(diagnostics.error_count(), 5'000U);
  EXPECT_EQ(diagnostics.all().size(), Diagnostics::kStored);
  EXPECT_THAT(print(diagnostics), HasSubstr("and 4980 more errors\n"));
}

TEST(Diagnostics, MassesOfWarningsDoNotHideTheError) {
  Diagnostics diagnostics;
  for (int i = 0; i < 5'000; ++i) {
    diagnostics.warning("E1", {}, "warning");
  }
  diagnostics.error("E2", {}, "the error");
  EXPECT_THAT(print(diagnostics), HasSubstr("the error"));
}

TEST(Diagnostics, AreTheSameAsJson) {
  Diagnostics diagnostics;
  diagnostics.error("E111", {file_of("a: 1\n"), 1, 1, 1}, "unknown \"key\"", "h");
  const Node root = tree_of(print_json(diagnostics));
  EXPECT_EQ(root.mapping()->find("errors")->scalar()->text, "1");
  const Mapping& first = *root.mapping()->find("diagnostics")->sequence()->front().mapping();
  EXPECT_EQ(first.keys(), (std::vector<std::string>{"severity", "code", "message", "file", "line", "column", "length",
                                                    "help", "related"}));
  EXPECT_EQ(first.find("message")->scalar()->text, "unknown \"key\"");
}

TEST(Diagnostics, AsJsonSurviveFileNamesThatAreNotUtf8) {
  Diagnostics diagnostics;
  diagnostics.error("E001", {file_of("", "\xFF.yaml"), 0, 0, 1}, "m");
  EXPECT_THAT(print_json(diagnostics), HasSubstr("\xEF\xBF\xBD.yaml"));
}

TEST(BadInput, CarriesEverything) {
  Diagnostics diagnostics;
  diagnostics.warning("E1", {}, "a warning");
  EXPECT_NO_THROW(diagnostics.throw_if_errors());
  diagnostics.error("E2", {}, "an error");
  try {
    diagnostics.throw_if_errors();
    FAIL();
  } catch (const BadInput& e) {
    EXPECT_STREQ(e.what(), "an error [E2]");
    EXPECT_EQ(e.diagnostics().all().size(), 2U);
  }
}

TEST(Suggestions, FindTheNearestWord) {
  const std::vector<std::string> words{"lync-2010", "lync-2013", "ocs-2007-r2"};
  EXPECT_EQ(nearest("lync-2103", words), "lync-2013");
  EXPECT_EQ(nearest("LYNC-2013", words), "lync-2013");
  EXPECT_EQ(nearest("exchange", words), "");
  EXPECT_EQ(nearest("", words), "");
  EXPECT_EQ(nearest("lync-201", words), "lync-2010") << "ties go to the first";
}

TEST(Suggestions, ListAFewNamesWhereNoneIsNear) {
  EXPECT_EQ(did_you_mean("xyz", {"red", "blue"}), "one of: red, blue");
  EXPECT_EQ(did_you_mean("xyz", {}), "");
}

TEST(Suggestions, OfManyNamesAreThoseThatBeginAlike) {
  std::vector<std::string> steps{"backup", "Pilot-test", "pilot-move", "wave", "pilot-clients", "pilot-meetings"};
  for (char c = 'a'; c < 'j'; ++c) steps.push_back(std::string("ring-") + c);
  EXPECT_EQ(did_you_mean("pilto", steps), "15 are known, such as Pilot-test, pilot-clients, pilot-meetings");
  EXPECT_EQ(did_you_mean(std::string(1'000'000, 'x'), steps),
            "15 are known, such as Pilot-test, backup, pilot-clients");
}

TEST(DiagnosticCodes, AreSortedAndUnique) {
  const auto& codes = diagnostic_codes();
  ASSERT_FALSE(codes.empty());
  for (std::size_t i = 1; i < codes.size(); ++i) {
    EXPECT_LT(codes[i - 1].code, codes[i].code);
  }
}

TEST(DiagnosticCodes, SayWhatToDo) {
  for (const CodeDoc& doc : diagnostic_codes()) {
    EXPECT_EQ(doc.code.size(), 4U) << doc.code;
    EXPECT_EQ(doc.code.front(), 'E') << doc.code;
    EXPECT_FALSE(doc.title.empty() || doc.explanation.empty() || doc.remedy.empty()) << doc.code;
  }
}

TEST(DiagnosticCodes, AreFoundInEitherCase) {
  ASSERT_NE(find_code("e107"), nullptr);
  EXPECT_EQ(find_code("e107")->code, "E107");
  EXPECT_EQ(find_code("E999"), nullptr);
  EXPECT_EQ(find_code(""), nullptr);
  EXPECT_EQ(explain(*find_code("E107")).find("E107: key given twice\n\nOne mapping"), 0U);
}

}  // namespace
}  // namespace coexist::scenarios
