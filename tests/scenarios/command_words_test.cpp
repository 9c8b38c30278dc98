// What the command says: about wrong usage, about what it left aside, and when it is interrupted.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "scratch_folder.hpp"
#include "spawned_command.hpp"

namespace coexist {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kSeed = std::string(COEXIST_SOURCE_DIR) + "/scenarios/examples/seed";

TEST(CommandWords, ForceKeepsWhatSomebodyChangedAndSaysWhere) {
  const ScratchFolder folder;
  ASSERT_EQ(spawn({"init", "new"}).code, 0);
  const std::string fresh = content_of("new/scenario.yaml");
  EXPECT_EQ(spawn({"init", "new", "--force"}).out, "new/scenario.yaml: a scenario to start from\n")
      << "nothing differed";
  ScratchFolder::write("new/scenario.yaml", "mine\xFF");
  EXPECT_THAT(spawn({"init", "new", "--force"}).out, HasSubstr("new/scenario.yaml.kept-1: what was scenario.yaml\n"));
  ScratchFolder::write("new/scenario.yaml", "mine, too");
  ScratchFolder::write("new/old.topology.xml", "<a/>");
  const json said = json::parse(spawn({"init", "new", "--force", "--format", "json"}).out);
  EXPECT_EQ(said["kept"], json::parse(R"([{"file": "old.topology.xml.kept-1", "was": "old.topology.xml"},
                                          {"file": "scenario.yaml.kept-2", "was": "scenario.yaml"}])"));
  EXPECT_EQ(content_of("new/scenario.yaml"), fresh);
  EXPECT_EQ(content_of("new/scenario.yaml.kept-1"), "mine\xFF");
  EXPECT_EQ(content_of("new/scenario.yaml.kept-2"), "mine, too");
  EXPECT_EQ(content_of("new/old.topology.xml.kept-1"), "<a/>");
  EXPECT_EQ(files_here().size(), 5U);
}

TEST(CommandWords, CheckSaysWhatOfACalendarItLeftOutAndWhy) {
  const ScratchFolder folder;
  ASSERT_EQ(spawn({"init", "new"}).code, 0);
  const auto event = [](const std::string& uid, const std::string& people, const std::string& rest = {}) {
    return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTART:20130310T090000Z\r\nDURATION:PT1H\r\n" + people + rest +
           "END:VEVENT\r\n";
  };
  const std::string staff = "ORGANIZER:mailto:berlin-00001\r\nATTENDEE:mailto:berlin-00002\r\n";
  ScratchFolder::write("c.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + event("good", staff) +
                                    event("off", staff, "STATUS:CANCELLED\r\n") +
                                    event("strange", "ORGANIZER:mailto:x\r\nATTENDEE:mailto:berlin-00002\r\n") +
                                    event("nobody", "ORGANIZER:mailto:berlin-00001\r\nATTENDEE:mailto:x\r\n") +
                                    event("some", staff + "ATTENDEE:mailto:x\r\n") +
                                    "BEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\nEND:VCALENDAR\r\n");
  ScratchFolder::write("s.yaml",
                       "extends: new/scenario.yaml\nmeetings: {icalendar: [{file: c.ics, kind: conference-call}]}\n");
  const std::vector<std::string> notes{
      "c.ics: 1 VTODO not imported",
      "c.ics: 3 of 5 events left out: 1 cancelled ('off' first), 1 whose organiser is not among the people "
      "('strange' first), 1 in which none of the people takes part ('nobody' first)",
      "c.ics: 1 attendee of 1 meeting left out, because not among the people ('some' first)"};
  const Ended check = spawn({"check", "s.yaml"});
  ASSERT_EQ(check.code, 0) << check.err;
  for (const std::string& note : notes) EXPECT_THAT(check.out, HasSubstr("  note: " + note + "\n"));
  EXPECT_EQ(json::parse(spawn({"check", "s.yaml", "--format", "json"}).out)["notes"], json(notes));
}

TEST(CommandWords, OneMistakeIsOneDiagnostic) {
  const ScratchFolder folder;
  ASSERT_EQ(spawn({"init", "new"}).code, 0);
  ScratchFolder::write("window.yaml",
                       "extends: new/scenario.yaml\nschedule: {windows: [{id: weekend, rule: FREQ=SECONDLY}]}\n");
  ScratchFolder::write("freeze.yaml",
                       "extends: new/scenario.yaml\nschedule: {freezes: [{id: f, from: 2013-03-31 02:30, until: "
                       "2013-03-01 00:00}]}\n");
  const std::vector<std::pair<std::vector<std::string>, std::string>> mistakes{
      {{"check", "window.yaml"}, "E509"},
      {{"check", "freeze.yaml"}, "E119"},
      {{"run", "new", "--fail-link", "a--b"}, "E210"},
      {{"run", "new", "--fail-link", "berlin--b"}, "E210"},
      {{"run", "new", "--undo", "pilto"}, "E210"}};
  for (auto [arguments, code] : mistakes) {
    arguments.insert(arguments.end(), {"--format", "json"});
    const json said = json::parse(spawn(arguments).out);
    ASSERT_EQ(said["diagnostics"].size(), 1U) << said;
    EXPECT_EQ(said["diagnostics"][0]["code"], code);
    EXPECT_NE(said["diagnostics"][0]["help"], "") << said;
  }
  EXPECT_EQ(spawn({"check", "new", "--set", "schedule.windows.weekend.rule=FREQ=DAILY"}).code, 0);
}

TEST(CommandWords, TwoSitesNameTheLinkBetweenThem) {
  const ScratchFolder folder;
  ASSERT_EQ(spawn({"init", "new"}).code, 0);
  for (const char* link : {"berlin-porto", "berlin--porto", "porto--berlin"}) {
    EXPECT_THAT(spawn({"run", "new", "--fail-link", link}).out, HasSubstr("link berlin-porto: down")) << link;
  }
}

TEST(CommandWords, HelpShowsNothingOfHowOptionsAreChecked) {
  for (const char* verb :
       {"init", "check", "run", "render", "runbook", "import", "explain", "schema", "packs", "doctor"}) {
    const std::string page = spawn({verb, "--help"}).out;
    for (const char* inside : {":INT", "TEXT", "Needs:", "Excludes:", "{false}", "REQUIRED", ":FILE", "  ..."}) {
      EXPECT_THAT(page, Not(HasSubstr(inside))) << verb;
    }
  }
}

TEST(CommandWords, AMistypedOptionIsNamedBeforeWhatIsMissing) {
  EXPECT_EQ(spawn({"run", "--bogus"}).err, "error: unknown option '--bogus'\n  help: see `coexist run --help`\n");
  EXPECT_THAT(spawn({"--bogus"}).err, HasSubstr("error: '--bogus' stands where a verb belongs\n  help: one of: init"));
  EXPECT_THAT(spawn({"run"}).err, HasSubstr("error: SCENARIO is required\n"));
  EXPECT_THAT(spawn({"run", "x", "--threads"}).err, HasSubstr("error: --threads: the value is missing\n"));
  EXPECT_THAT(spawn({"run", "x", "--threads", "1e3"}).err, HasSubstr("'1e3' is no number from 1 to 256\n"));
}

TEST(CommandWords, ARuleIsExplainedWithItsPlaceInThePack) {
  const Ended rule = spawn({"explain", "T03.5/oc-2007-r2/https"});
  ASSERT_EQ(rule.code, 0) << rule.err;
  EXPECT_THAT(rule.out, HasSubstr("\n  packs/office-communications/"));
  EXPECT_THAT(rule.out, Not(HasSubstr(COEXIST_SOURCE_DIR)));
}

TEST(CommandWords, AStatementThatPacksShareIsExplainedOnceWithItsPacks) {
  const Ended fact = spawn({"explain", "LYNC-INTEROP-004"});
  ASSERT_EQ(fact.code, 0) << fact.err;
  const std::size_t first = fact.out.find("users move before clients are upgraded");
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(fact.out.find("users move before clients are upgraded", first + 1), std::string::npos) << fact.out;
  EXPECT_THAT(fact.out, HasSubstr("in packs: "));
  EXPECT_THAT(fact.out, HasSubstr("ocs-2007-r2-to-lync-2013"));
}

TEST(CommandWords, CheckNotesAWishThatTheCalendarDoesNotGrant) {
  const Ended slid = spawn({"check", kSeed, "--set", "schedule.steps.wave-2.at=2013-06-29 08:00"});
  EXPECT_EQ(slid.code, 0);
  EXPECT_THAT(slid.out, HasSubstr("'wave-2' is wished for at 2013-06-29 08:00 and begins at 2013-07-06 08:00: freeze "
                                  "'quarter-end' lasts until 2013-07-03"));
  EXPECT_THAT(slid.out, HasSubstr("note: "));
  EXPECT_EQ(spawn({"check", kSeed}).out.find("[E750]"), std::string::npos);
}

TEST(CommandWords, TheHelpOfRunSaysThatUndoLiftsTheVerifier) {
  EXPECT_THAT(spawn({"run", "--help"}).out, HasSubstr("against the verifier; such a run is marked"));
}

TEST(CommandWords, AnInterruptEndsItAtOnceWithALine) {
  const ScratchFolder folder;
  // Somebody has it open and never writes: the command waits for its scenario until it is interrupted.
  ASSERT_EQ(::mkfifo("endless.yaml", 0600), 0);
  const int writer = ::open("endless.yaml", O_RDWR);
  int status = 0;
  for (const char* after : {"0.2", "1", "5"}) {  // before it listens, a signal just ends it
    status = std::system((std::string("timeout --preserve-status -s INT ") + after +
                          " '" COEXIST_COMMAND "' run endless.yaml --output out 2>said")
                             .c_str());
    if (!content_of("said").empty()) break;
  }
  ::close(writer);
  EXPECT_EQ(WEXITSTATUS(status), 130);
  EXPECT_EQ(content_of("said"), "interrupted; nothing was left half-written\n");
  EXPECT_EQ(files_here(), (std::vector<std::string>{"endless.yaml", "said"}));
}

}  // namespace
}  // namespace coexist
