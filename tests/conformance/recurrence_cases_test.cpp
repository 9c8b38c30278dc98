// Our expansion (libical 3.0.16 behind its adapter) against the recurrence cases that libical's project collected up
// to years later: every case agrees, or its rule is of a kind that the import refuses by name.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "scenarios/recurrence.hpp"

namespace coexist::scenarios {
namespace {

constexpr std::int64_t kDay_s = 86'400;

struct Case {
  std::string rule;
  std::string start;
  std::string start_at;  // the expansion is looked at from here on; empty: from the start
  std::string instances;
};

std::filesystem::path case_file() {
  return std::filesystem::path(COEXIST_SHARED_DATA) / "calendars/libical-recurrence-cases.txt";
}

std::vector<Case> read_cases() {
  std::vector<Case> cases;
  std::ifstream file(case_file());
  Case current;
  for (std::string line; std::getline(file, line);) {
    const auto value_of = [&line](const std::string& name) {
      return line.starts_with(name) ? line.substr(name.size()) : std::string();
    };
    if (line.starts_with("RRULE:")) {
      current = Case{value_of("RRULE:"), {}, {}, {}};
    } else if (line.starts_with("DTSTART:")) {
      current.start = value_of("DTSTART:");
    } else if (line.starts_with("START-AT:")) {
      current.start_at = value_of("START-AT:");
    } else if (line.starts_with("INSTANCES:")) {
      current.instances = value_of("INSTANCES:");
      cases.push_back(current);
    }
  }
  return cases;
}

std::int64_t wall_of(const std::string& basic) {  // "19970902T090000", "19970902", with or without Z
  std::string text = basic.substr(0, 4) + "-" + basic.substr(4, 2) + "-" + basic.substr(6, 2);
  if (basic.size() < 15) {
    return std::get<WallTime>(parse_date(text)).seconds;
  }
  text += " " + basic.substr(9, 2) + ":" + basic.substr(11, 2) + ":" + basic.substr(13, 2);
  return std::get<WallTime>(parse_wall_time(text)).seconds;
}

/// Nothing for a case whose instances are "*** UNIMPLEMENTED".
std::vector<std::int64_t> expected_starts(const Case& c) {
  std::vector<std::int64_t> starts;
  for (std::size_t at = 0; c.instances.find("***") == std::string::npos && at < c.instances.size();) {
    const std::size_t comma = std::min(c.instances.find(',', at), c.instances.size());
    starts.push_back(wall_of(c.instances.substr(at, comma - at)));
    at = comma + 1;
  }
  return starts;
}

Parsed<Recurrence> expand(const Case& c, std::int64_t from_s) {
  const std::vector<std::int64_t> expected = expected_starts(c);
  RecurrenceInput input;
  input.rule = c.rule;
  input.start_s = wall_of(c.start);
  input.date_only = c.start.size() == 8;
  input.from_s = from_s;
  // Well past the last one, so that one too many would be seen.
  input.end_s = (expected.empty() ? input.start_s : expected.back()) + 1000 * kDay_s;
  return expand_recurrence(input);
}

bool agrees(const Case& c) {
  std::vector<std::int64_t> expected = expected_starts(c);
  const auto whole = expand(c, wall_of(c.start));
  const auto* recurrence = std::get_if<Recurrence>(&whole);
  if (recurrence == nullptr || recurrence->starts != expected) {
    return false;
  }
  const std::int64_t from = wall_of(c.start_at.empty() ? c.start : c.start_at);
  expected.erase(expected.begin(), std::lower_bound(expected.begin(), expected.end(), from));
  return std::get<Recurrence>(expand(c, from)).starts == expected;
}

bool is_from_outlook(const std::string& rule) {
  const auto has = [&rule](const char* part) { return rule.find(part) != std::string::npos; };
  const bool frequency = has("=DAILY") || has("=WEEKLY") || has("=MONTHLY") || has("=YEARLY");
  if (!frequency || has("BYWEEKNO") || has("BYYEARDAY") || has("BYHOUR") || has("BYMINUTE") || has("BYSECOND")) {
    return false;
  }
  if (has("=DAILY")) {
    return !has("BYMONTH") && !has("BYDAY");
  }
  if (has("=WEEKLY")) {
    return !has("BYSETPOS") && !has("BYMONTH");
  }
  return has("=MONTHLY") ? !has("BYMONTH=") : has("BYMONTH=") || !has("BYMONTHDAY");
}

TEST(RecurrenceCases, AgreeOrAreRefusedByKind) {
  if (!std::filesystem::exists(case_file())) {
    GTEST_SKIP() << "no " << case_file();
  }
  const std::vector<Case> cases = read_cases();
  ASSERT_GT(cases.size(), 100U);
  int agree = 0;
  int diagnosed = 0;
  int differ = 0;
  std::set<std::string> kinds;
  for (const Case& c : cases) {
    const auto whole = expand(c, wall_of(c.start));
    if (const auto* refusal = std::get_if<Refusal>(&whole)) {
      EXPECT_EQ(refusal->code, "E508") << c.rule << ": " << refusal->message;
      EXPECT_FALSE(is_from_outlook(c.rule)) << c.rule;
      kinds.insert(refusal->message);
      ++diagnosed;
    } else if (agrees(c)) {
      ++agree;
    } else {
      ADD_FAILURE() << "differs, and its kind is not refused: " << c.rule << " from " << c.start;
      ++differ;
    }
  }
  std::cout << "recurrence cases: agree " << agree << ", diagnosed " << diagnosed << ", differ " << differ << "\n";
  for (const std::string& kind : kinds) {
    std::cout << "  " << kind << "\n";
  }
  RecordProperty("agree", agree);
  RecordProperty("diagnosed", diagnosed);
  RecordProperty("differ", differ);
  EXPECT_GE(agree, 92);
}

}  // namespace
}  // namespace coexist::scenarios
