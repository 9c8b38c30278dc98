#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "scenarios/people_csv.hpp"
#include "scenarios/text_file.hpp"

namespace coexist::scenarios {
namespace {

TEST(PeopleFile, OfARealLabReadsItsNinePeople) {
  const auto path = std::filesystem::path(COEXIST_SHARED_DATA) / "lync-topology/ibenbouzid-V3-New-ADUsers.csv";
  if (!std::filesystem::exists(path)) {
    GTEST_SKIP() << "no " << path;
  }
  Diagnostics diagnostics;
  const auto file = read_text(path, diagnostics);
  ASSERT_TRUE(file);
  const auto table = read_csv(file, diagnostics);
  ASSERT_TRUE(table);
  const PeopleTable people = read_people(*table, diagnostics);
  EXPECT_FALSE(diagnostics.has_errors());
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all().front().code, "E408");  // the file homes nobody
  ASSERT_EQ(people.people.size(), 9U);
  EXPECT_EQ(people.people.front().id, "pgas");
  EXPECT_EQ(people.people.front().name, "Payton Gas");
  EXPECT_EQ(people.people.front().site, "Nice");
  EXPECT_EQ(people.people.back().department, "Sales");
  ASSERT_EQ(people.not_understood.size(), 2U);
  EXPECT_EQ(people.not_understood[0].name, "Container");
  EXPECT_EQ(people.not_understood[1].name, "Tel");
}

}  // namespace
}  // namespace coexist::scenarios
