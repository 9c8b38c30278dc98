// What the command promises: exit codes, streams, no half-written files, nothing replaced unasked.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "minimal_example.hpp"
#include "scratch_folder.hpp"
#include "spawned_command.hpp"

namespace coexist {
namespace {

using nlohmann::json;

std::size_t count_of(const std::string& text, const std::string& word) {
  std::size_t n = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++n;
  return n;
}

TEST(Command, WritesAScenarioThatIsAcceptedAndRuns) {
  const ScratchFolder folder;
  EXPECT_EQ(spawn({"init", "new"}).code, 0);
  EXPECT_EQ(files_here(), (std::vector<std::string>{"new/scenario.schema.json", "new/scenario.yaml"}));
  const Ended check = spawn({"check", "new"});
  EXPECT_EQ(check.code, 0) << check.err;
  EXPECT_EQ(check.out,
            "minimal: 40 people, 17 steps, 2013-03-04 to 2013-07-15; the schedule may be carried out, nominally until "
            "2013-04-07 04:00\n");
  const Ended run = spawn({"run", "new", "--output", "out", "--format", "json"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(json::parse(run.out), json::parse(content_of("out/run.json")));
  EXPECT_TRUE(std::filesystem::exists("out/report.html"));
  EXPECT_TRUE(std::filesystem::exists("out/phases/01-baseline.svg"));
  EXPECT_TRUE(std::filesystem::exists("out/phases/01-baseline.png"));
}

TEST(Command, ReplacesNothingUnasked) {
  const ScratchFolder folder;
  ASSERT_EQ(spawn({"init", "new"}).code, 0);
  ScratchFolder::write("new/scenario.yaml", "mine");
  EXPECT_EQ(spawn({"init", "new"}).code, 2);
  EXPECT_EQ(content_of("new/scenario.yaml"), "mine");
  EXPECT_EQ(spawn({"init", "new", "--force"}).code, 0);
  EXPECT_NE(content_of("new/scenario.yaml"), "mine");
}

TEST(Command, RefusesToForceAFolderAwayThatHoldsSomethingElse) {
  const ScratchFolder folder;
  ASSERT_EQ(spawn({"init", "new"}).code, 0);
  ScratchFolder::write("new/notes.txt", "mine");
  for (const Ended& refused :
       {spawn({"init", "new", "--force"}), spawn({"run", "new", "--output", "new", "--force"})}) {
    EXPECT_EQ(refused.code, 2);
    EXPECT_NE(refused.err.find("which would be lost"), std::string::npos) << refused.err;
  }
  EXPECT_EQ(content_of("new/notes.txt"), "mine");
}

TEST(Command, MakesTheFoldersAboveItsOutputUnlessAFileIsInTheWay) {
  const ScratchFolder folder;
  EXPECT_EQ(spawn({"init", "work/2013/new"}).code, 0);
  EXPECT_TRUE(std::filesystem::exists("work/2013/new/scenario.yaml"));
  const std::string file = "work/2013/new/scenario.yaml";
  const std::string before = content_of(file);
  const Ended refused = spawn({"render", "work/2013/new", "--output", file + "/pictures"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_NE(refused.err.find("E005"), std::string::npos) << refused.err;
  EXPECT_EQ(content_of(file), before);
}

TEST(Command, EndsWithAnInternalErrorWhenNobodyCanHearIt) {
  const ScratchFolder folder;
  ASSERT_EQ(spawn({"init", "new"}).code, 0);
  // What the shell adds after a command that it hands over to.
  const auto ended = [](const std::string& arguments) {
    const int status = std::system(("'" COEXIST_COMMAND "' " + arguments + " 2>said").c_str());
    return std::pair(WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of("said"));
  };
  for (const std::string said : {"check new --format json >&-", "check nothing --format json >&-", "check new >&-",
                                 "check new --format json >/dev/full"}) {
    EXPECT_EQ(ended(said), (std::pair<int, std::string>(70, "error: stdout cannot be written\n"))) << said;
  }
  EXPECT_EQ(WEXITSTATUS(std::system("'" COEXIST_COMMAND "' check nothing >&- 2>&-")), 70);
}

TEST(Command, DrawsARejectedScheduleAndSaysThatItIs) {
  const ScratchFolder folder;
  ScratchFolder::write("s.yaml", minimal_with("after: [wmi], task", "after: [deploy], task"));
  const Ended render = spawn({"render", "s.yaml", "--output", "pictures", "--phase", "baseline"});
  EXPECT_EQ(render.code, 0);
  EXPECT_NE(render.err.find("must not be carried out"), std::string::npos) << render.err;
  ASSERT_EQ(spawn({"init", "new"}).code, 0);
  EXPECT_EQ(spawn({"render", "new", "--output", "good", "--phase", "baseline"}).err, "");
}

TEST(Command, SaysInOneDiagnosticThatAFileIsNothingToImport) {
  const ScratchFolder folder;
  for (const char* name : {"a.yaml", "a.xml", "a.ics", "a"}) {
    ScratchFolder::write(name, "people: 3\nsites: [a, b, c]\n");
    const Ended import = spawn({"import", name});
    EXPECT_EQ(import.code, 2) << name;
    EXPECT_EQ(count_of(import.err, "error:"), 1U) << import.err;
    EXPECT_NE(import.err.find("[E409]"), std::string::npos) << import.err;
  }
}

TEST(Command, SaysNoWithOneWhenTheScheduleMustNotBeCarriedOut) {
  const ScratchFolder folder;
  ScratchFolder::write("s.yaml", minimal_with("after: [wmi], task", "after: [deploy], task"));
  const Ended check = spawn({"check", "s.yaml", "--format", "json"});
  EXPECT_EQ(check.code, 1);
  const json said = json::parse(check.out);
  EXPECT_FALSE(said["may_be_carried_out"]);
  EXPECT_EQ(said["diagnostics"][0]["code"], "E708");
  EXPECT_EQ(said["diagnostics"][0]["file"], "s.yaml");
  EXPECT_GT(said["diagnostics"][0]["line"], 0);

  const Ended run = spawn({"run", "s.yaml", "--output", "out", "--format", "json"});
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(json::parse(run.out)["errors"], 1);
  EXPECT_FALSE(std::filesystem::exists("out"));
}

TEST(Command, MarksWhatItRehearsesAgainstTheVerifier) {
  const ScratchFolder folder;
  ScratchFolder::write("s.yaml", minimal_with("after: [wmi], task", "after: [deploy], task"));
  const Ended run = spawn({"run", "s.yaml", "--allow-violations", "--format", "json"});
  EXPECT_EQ(run.code, 1);
  EXPECT_NE(run.out.find("--allow-violations"), std::string::npos);
}

TEST(Command, PrintsTheSameBytesWithAnyNumberOfThreadsZoneAndLocale) {
  const ScratchFolder folder;
  ASSERT_EQ(spawn({"init", "new"}).code, 0);
  const Ended one = spawn({"run", "new", "--format", "json", "--threads", "1"});
  ::setenv("TZ", "Asia/Kathmandu", 1);
  ::setenv("LC_ALL", "tr_TR.UTF-8", 1);
  const Ended two = spawn({"run", "new", "--format", "json", "--threads", "2"});
  ASSERT_EQ(one.code, 0);
  EXPECT_EQ(one.out, two.out);
}

TEST(Command, PrintsTheSameBytesWhereverTheTreeStands) {
  const ScratchFolder folder;
  std::vector<std::string> printed;
  for (const char* place : {"here", "elsewhere/deep"}) {
    const std::filesystem::path before = std::filesystem::current_path();
    std::filesystem::create_directories(std::filesystem::path(place) / "fork");
    std::filesystem::current_path(place);
    EXPECT_EQ(spawn({"init", "base"}).code, 0);
    ScratchFolder::write("fork/scenario.yaml", "extends: ../base/scenario.yaml\nid: fork\n");
    printed.push_back(spawn({"run", "fork", "--format", "json"}).out);
    std::filesystem::current_path(before);
  }
  EXPECT_EQ(printed[0], printed[1]);
  std::vector<std::string> inputs;
  const json said = json::parse(printed[0]);
  for (const json& input : said["inputs"]) inputs.push_back(input["name"]);
  ASSERT_GT(inputs.size(), 3U);
  inputs.resize(3);
  EXPECT_EQ(inputs, (std::vector<std::string>{"fork/scenario.yaml", "base/scenario.yaml",
                                              "packs/ocs-2007-r2-to-lync-2013/pack.yaml"}));
  for (const char* machine : {COEXIST_SOURCE_DIR, "../"}) EXPECT_EQ(count_of(printed[0], machine), 0U) << machine;
}

TEST(Command, SuggestsTheNearestVerbAndOption) {
  const Ended verb = spawn({"chekc"});
  EXPECT_EQ(verb.code, 2);
  EXPECT_EQ(verb.err, "error: unknown verb 'chekc'\n  help: did you mean 'check'?\n");
  const Ended option = spawn({"check", "x", "--fromat", "json"});
  EXPECT_EQ(option.code, 2);
  EXPECT_EQ(option.err, "error: unknown option '--fromat'\n  help: did you mean '--format'?\n");
}

TEST(Command, KnowsHelpAsAVerb) {
  EXPECT_EQ(spawn({"help"}).out, spawn({"--help"}).out);
  EXPECT_EQ(spawn({"help", "packs", "matrix"}).out, spawn({"packs", "matrix", "--help"}).out);
  EXPECT_EQ(spawn({"help", "rnu"}).code, 2);
}

TEST(Command, BeginsEveryHelpWithExamplesAndSaysThatNoServerIsContacted) {
  const std::vector<std::vector<std::string>> verbs{{"init"},
                                                    {"check"},
                                                    {"run"},
                                                    {"render"},
                                                    {"runbook"},
                                                    {"import"},
                                                    {"explain"},
                                                    {"ask"},
                                                    {"schema"},
                                                    {"packs"},
                                                    {"doctor"},
                                                    {"packs", "matrix"},
                                                    {"packs", "coverage"},
                                                    {"packs", "diff"},
                                                    {"packs", "facts"}};
  for (std::vector<std::string> words : verbs) {
    const std::string verb = words.back();
    words.emplace_back("--help");
    const Ended help = spawn(words);
    EXPECT_EQ(help.code, 0) << verb;
    const std::size_t examples = help.out.find("Examples:");
    ASSERT_NE(examples, std::string::npos) << verb;
    EXPECT_LT(examples, help.out.find("Usage:")) << verb;
    EXPECT_NE(help.out.find("never contacts a server"), std::string::npos) << verb;
  }
}

TEST(Command, AnswersAQuestionByItsExitCode) {
  const std::string pack = "ocs-2007-r2-to-lync-2013";
  const std::string joins = "oc-2007-r2 joins meeting scheduled by lync-2013 on lync-2013";
  EXPECT_EQ(spawn({"ask", joins, "--pack", pack}).code, 1) << "it fails";
  EXPECT_EQ(spawn({"ask", "lync-2013 signs in to lync-2013", "--usual", "--pack", pack}).code, 0) << "it works";
  EXPECT_EQ(spawn({"ask", "lync-2013", "signs", "in", "to", "lync-2013", "--usual", "--pack", pack}).code, 0)
      << "in words";
  EXPECT_EQ(spawn({"ask", "oc-2007-r2 signs in to lync-2013", "--pack", pack}).code, 1) << "it depends";
  EXPECT_EQ(spawn({"ask", "lync-2013 signs in to nowhere", "--pack", pack}).code, 2) << "an unknown value";
  EXPECT_EQ(json::parse(spawn({"ask", joins, "--pack", pack, "--format", "json"}).out)["yes"], false);
  EXPECT_EQ(spawn({"packs", "diff", pack, pack, "--exit-code"}).code, 0);
  EXPECT_EQ(spawn({"packs", "diff", pack, "lync-2010-to-lync-2013", "--exit-code"}).code, 1);
  EXPECT_EQ(spawn({"packs", "diff", pack, "lync-2010-to-lync-2013"}).code, 0);
}

TEST(Command, PrintsMatricesAndAccountsInEveryFormat) {
  const std::vector<std::string> matrix{
      "packs", "matrix",  "kubernetes-version-skew", "--aspect", "kubelet-on-api", "--rows", "kubelet", "--cols",
      "api",   "--format"};
  for (const char* format : {"table", "csv", "markdown", "md", "json"}) {
    for (std::vector<std::string> asked : {matrix, std::vector<std::string>{"packs", "facts", "--format"}}) {
      asked.emplace_back(format);
      const Ended ended = spawn(asked);
      EXPECT_EQ(ended.code, 0) << format << ended.err;
      EXPECT_FALSE(ended.out.empty());
      EXPECT_EQ(json::accept(ended.out), std::string(format) == "json");
    }
  }
  EXPECT_EQ(json::parse(spawn({"packs", "coverage", "--format", "json"}).out)["packs"].size(), 13U);
}

TEST(Command, PrintsJsonOnStdoutOnEveryErrorPath) {
  const ScratchFolder folder;
  const std::vector<std::vector<std::string>> wrong{{"check"},
                                                    {"chekc"},
                                                    {"check", "no-such-file"},
                                                    {"run", "no-such-file"},
                                                    {"import", "nope"},
                                                    {"packs", "show"},
                                                    {"packs", "show", "nope"},
                                                    {"packs", "matrx"},
                                                    {"packs", "matrix", "nope", "--rows", "a", "--cols", "b"},
                                                    {"packs", "coverage", "nope"},
                                                    {"packs", "diff", "nope"},
                                                    {"packs", "facts", "nope"},
                                                    {"ask", "what is this"},
                                                    {"explain", "nonsense"},
                                                    {"run", "--nope"},
                                                    {"explain", "a", "b"},
                                                    {"init", ""},
                                                    {"init", "/proc/no/such/folder"}};
  for (std::vector<std::string> arguments : wrong) {
    arguments.insert(arguments.end(), {"--format", "json"});
    const Ended ended = spawn(arguments);
    EXPECT_EQ(ended.code, 2) << arguments.front();
    EXPECT_TRUE(json::accept(ended.out)) << arguments.front() << "\n" << ended.out;
    EXPECT_EQ(ended.err, "") << arguments.front();
  }
  EXPECT_TRUE(files_here().empty());
}

TEST(Command, CountsAsLockedOutByTheirClientsOnlyThoseWhomTheirOldOnesWouldLetIn) {
  const ScratchFolder folder;
  // Nobody is downgraded. In the second scenario nobody comes back either: the new pool is down, whatever the client.
  ScratchFolder::write("s.yaml", minimal_with("    # A gate:",
                                              "    - {id: back, kind: roll-back, after: [pilot-meetings], at: "
                                              "2013-03-30 08:00, roll-back: {}}\n    # A gate:"));
  ScratchFolder::write(
      "down.yaml",
      "extends: s.yaml\nfaults: [{server: new-pool-01, from: 2013-03-29 08:00}, "
      "{server: new-pool-02, from: 2013-03-29 08:00}, {server: new-pool-03, from: 2013-03-29 08:00}]\n");
  for (const auto& [scenario, by_their_clients] : {std::pair("s.yaml", 6), std::pair("down.yaml", 0)}) {
    const json said = json::parse(spawn({"run", scenario, "--format", "json"}).out);
    const auto is_total = [](const json& metric) { return metric["name"] == "people-locked-out"; };
    EXPECT_EQ((*std::find_if(said["metrics"].begin(), said["metrics"].end(), is_total))["value"], 6) << scenario;
    EXPECT_EQ(said["rollback"]["side_effects"][3]["people"], by_their_clients) << scenario;
  }
}

TEST(Command, CreatesAKeyForItsOwnerOnlyAndNeverReplacesIt) {
  const ScratchFolder folder;
  ScratchFolder::write("people.csv", "id,home\r\notto,pool-a\r\n");
  ASSERT_EQ(spawn({"import", "people.csv", "--pseudonymise", "--key", "k", "--output", "a.csv"}).code, 0);
  EXPECT_EQ(std::filesystem::status("k").permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  const std::string key = content_of("k");
  ASSERT_EQ(spawn({"import", "people.csv", "--pseudonymise", "--key", "k", "--output", "b.csv"}).code, 0);
  EXPECT_EQ(content_of("k"), key);
  EXPECT_EQ(content_of("a.csv"), content_of("b.csv"));
  // No hexadecimal digits, of which pseudonyms are made: these might spell a name by chance.
  EXPECT_EQ(content_of("a.csv").find("otto"), std::string::npos);
  EXPECT_EQ(spawn({"import", "people.csv", "--output", "a.csv"}).code, 2);
}

TEST(Command, WritesSeriesThatEndWholeAndSaysWhereOthersAreCut) {
  const ScratchFolder folder;
  const std::string times = "DTSTART:20130903T060000Z\r\nDURATION:PT1H\r\n";
  ScratchFolder::write("c.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n" + times +
                                    "RRULE:FREQ=YEARLY;COUNT=5\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\n" + times +
                                    "RRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  const Ended import = spawn({"import", "c.ics", "--output", "out.ics"});
  ASSERT_EQ(import.code, 0) << import.err;
  EXPECT_NE(import.out.find("2 events, 2 recurring, 58 occurrences"), std::string::npos) << import.out;
  EXPECT_NE(import.out.find("cut at 2014-09-04T06:00:00Z: 1 series"), std::string::npos) << import.out;
  EXPECT_NE(content_of("out.ics").find("20170903T060000Z"), std::string::npos);
  const json again = json::parse(spawn({"import", "out.ics", "--format", "json"}).out)["files"][0];
  EXPECT_EQ(again["occurrences"], 58);
  EXPECT_EQ(again["looked_at"]["from"], "2013-09-03T06:00:00Z");
}

TEST(Command, WritesNoKeyForAFileThatCannotBeRead) {
  const ScratchFolder folder;
  ScratchFolder::write("people.csv", "nothing\r\n1\r\n");
  EXPECT_EQ(spawn({"import", "people.csv", "--pseudonymise", "--key", "k", "--output", "a.csv"}).code, 2);
  EXPECT_EQ(files_here(), std::vector<std::string>{"people.csv"});
}

TEST(Command, FindsThisMachineInOrder) {
  const Ended doctor = spawn({"doctor", "--format", "json"});
  EXPECT_EQ(doctor.code, 0) << doctor.out;
  EXPECT_TRUE(json::accept(doctor.out));
}

struct Hostile {
  const char* name;
  std::string text;
  const char* code;
  const char* verb = "check";
};

std::string entity_bomb() {
  std::string text = "<?xml version=\"1.0\"?>\n<!DOCTYPE t [<!ENTITY e0 \"aaaaaaaaaa\">";
  for (int i = 1; i < 10; ++i) {
    text += "<!ENTITY e" + std::to_string(i) + " \"";
    for (int j = 0; j < 10; ++j) text += "&e" + std::to_string(i - 1) + ";";
    text += "\">";
  }
  return text + "]>\n<Topology>&e9;</Topology>\n";
}

TEST(Command, AnswersHostileFilesWithOneDiagnosticAndTouchesNothing) {
  const ScratchFolder folder;
  const std::vector<Hostile> files{
      {"one-byte", ",", "E102"},
      {"nested", std::string(1'000'000, '['), "E104"},
      {"entity-bomb", entity_bomb(), "E302", "import"},
      {"duplicate-ids", minimal_with("id: porto, label", "id: berlin, label"), "E117"},
      {"unknown-product", minimal_with("product: lync-2013", "product: lync-2103"), "E210"},
      {"cycle", minimal_with("at: 2013-03-09 08:00, task", "after: [meetings], task"), "E222"},
      {"homed-nowhere", minimal_with("      home: old-pool\n      departments: {sales", "      departments: {sales"),
       "E216"},
      {"window-never-opens", minimal_with("from: 2013-03-09 08:00, lasts", "from: 2015-03-09 08:00, lasts"), "E220"},
      {"no-such-zone", minimal_with("zone: Europe/Berlin   ", "zone: Europe/Berlim   "), "E118"},
      {"too-many-people", minimal_with("count: 30", "count: 1000000000000000000"), "E114"},
      {"too-many-together", minimal_with("count: 30", "count: 2000000"), "E114"},
      {"negative-duration", minimal_with("duration: 12 h", "duration: -5 min"), "E114"},
      {"millions",
       minimal_with(
           "meetings:\n",
           "meetings:\n  list:\n    - {id: endless, organiser: berlin-00001, participants: [berlin-00002], kind: "
           "conference-call, starts: 2013-03-05 09:00, lasts: 30 min, rule: FREQ=SECONDLY}\n"),
       "E509"},
  };
  for (const Hostile& file : files) {
    ScratchFolder::write(file.name, file.text);
    const Ended ended = spawn({file.verb, file.name});
    EXPECT_EQ(ended.code, 2) << file.name;
    EXPECT_EQ(ended.out, "") << file.name;
    EXPECT_EQ(count_of(ended.err, ": error: "), 1U) << file.name << "\n" << ended.err;
    EXPECT_NE(ended.err.find(std::string("[") + file.code + "]"), std::string::npos) << file.name << "\n" << ended.err;
    EXPECT_EQ(content_of(file.name), file.text);
  }
  EXPECT_EQ(files_here().size(), files.size());
}

}  // namespace
}  // namespace coexist
