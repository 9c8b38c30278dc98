#include "scenarios/people_csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "scenarios/pseudonym.hpp"

namespace coexist::scenarios {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

struct Read {
  PeopleTable people;
  Diagnostics diagnostics;
  [[nodiscard]] const Diagnostic& only() const { return diagnostics.all().at(0); }
};

Read read(const std::string& text) {
  Read result;
  const auto table = read_csv(std::make_shared<const SourceFile>(SourceFile{"people.csv", text}), result.diagnostics);
  result.people = read_people(table.value(), result.diagnostics);
  return result;
}

TEST(PeopleCsv, ReadsColumnsOfSoftwareInOneOrMany) {
  const Read r = read("id,home,Clients,Rich-Client,Add-Ins\nada,pool1,a,b,c\n");
  EXPECT_THAT(r.people.slots, ElementsAre("client", "rich-client", "add-in"));
  EXPECT_THAT(r.people.people.at(0).software, ElementsAre("a", "b", "c"));
  EXPECT_THAT(r.people.columns.software, ElementsAre(2U, 3U, 4U));
  EXPECT_THAT(r.people.not_understood, IsEmpty());
}

TEST(PeopleCsv, ReadsTheColumnsOfADirectoryExport) {
  const Read r = read(
      "SamAccountName,DisplayName,UserPrincipalName,Office,Department,RegistrarPool,client,software:phone,Photo\n"
      "ada,Ada Lovelace,ada@corp.example,Fra,R&D,pool1.corp.example,lync-2013,polycom,x\n");
  EXPECT_THAT(r.diagnostics.all(), IsEmpty());
  ASSERT_THAT(r.people.people, SizeIs(1));
  const PersonRow& ada = r.people.people.at(0);
  EXPECT_EQ(ada.id, "ada");
  EXPECT_EQ(ada.name, "Ada Lovelace");
  EXPECT_EQ(ada.mail, "ada@corp.example");
  EXPECT_EQ(ada.site, "Fra");
  EXPECT_EQ(ada.department, "R&D");
  EXPECT_EQ(ada.home_pool, "pool1.corp.example");
  EXPECT_THAT(r.people.slots, ElementsAre("client", "phone"));
  EXPECT_THAT(ada.software, ElementsAre("lync-2013", "polycom"));
  ASSERT_THAT(r.people.not_understood, SizeIs(1));
  EXPECT_EQ(r.people.not_understood.at(0).name, "Photo");
  EXPECT_EQ(ada.place.line, 2);
}

TEST(PeopleCsv, ListsASecondColumnOfTheSameMeaningAsNotUnderstood) {
  const Read r = read("city,id,office,pool\nRome,1,Milan,p\n");
  EXPECT_EQ(r.people.people.at(0).site, "Milan");
  ASSERT_THAT(r.people.not_understood, SizeIs(1));
  EXPECT_EQ(r.people.not_understood.at(0).name, "city");
}

TEST(PeopleCsv, TakesTheMailAddressForAnIdWhereThereIsNone) {
  const Read r = read("sip address,first name,last_name,home pool\nsip:ada@corp.example,Ada,Lovelace,p\n");
  EXPECT_EQ(r.people.people.at(0).id, "ada@corp.example");
  EXPECT_EQ(r.people.people.at(0).name, "Ada Lovelace");
}

TEST(PeopleCsv, SaysThatAPersonIsHomedNowhere) {
  const Read r = read("id,home_pool\nada,p\nbob,\n");
  EXPECT_EQ(r.only().code, "E407");
  EXPECT_EQ(r.only().place.line, 3);
  EXPECT_EQ(r.only().place.column, 5);
  EXPECT_THAT(r.people.people, SizeIs(1));
}

TEST(PeopleCsv, OnlyWarnsWhenNoColumnHomesAnybody) {
  const Read r = read("id\nada\n");
  EXPECT_EQ(r.only().code, "E408");
  EXPECT_FALSE(r.diagnostics.has_errors());
  EXPECT_THAT(r.people.people, SizeIs(1));
}

TEST(PeopleCsv, ReadsBackATableInWhichNobodyIsHomed) {
  const Read again = read(write_people_csv(read("id,site\nada,x\nbob,y\n").people));
  EXPECT_EQ(again.only().code, "E408");
  EXPECT_THAT(again.people.people, SizeIs(2));
}

TEST(PeopleCsv, LeavesABlankHomeToWhoeverKnowsAnother) {
  Diagnostics diagnostics;
  const auto file = std::make_shared<const SourceFile>(SourceFile{"people.csv", "id,home\nada,p\nbob,\n"});
  const auto table = read_csv(file, diagnostics);
  EXPECT_THAT(read_people(table.value(), diagnostics, HomePools::Optional).people, SizeIs(2));
  EXPECT_THAT(diagnostics.all(), IsEmpty());
}

TEST(PeopleCsv, ShowsBothPlacesOfAnIdThatOccursTwice) {
  const Read r = read("id,pool\nada,p\nADA,p\n");
  EXPECT_EQ(r.only().code, "E406");
  EXPECT_EQ(r.only().place.line, 3);
  ASSERT_THAT(r.only().related, SizeIs(1));
  EXPECT_EQ(r.only().related.at(0).first.line, 2);
}

TEST(PeopleCsv, RefusesEmptyIdsAndTablesThatIdentifyNobody) {
  EXPECT_EQ(read("id,pool\n,p\n").only().code, "E405");
  EXPECT_EQ(read("name,pool\nAda,p\n").only().code, "E405");
}

TEST(PeopleCsv, ReadsBackWhatItWrites) {
  const Read first =
      read("id,name,mail,site,dept,pool,class,client,addin\n=1,\"L, \"\"A\"\"\",a@x.example,S,D,p,c,v1,\n");
  const Read again = read(write_people_csv(first.people));
  EXPECT_THAT(again.diagnostics.all(), IsEmpty());
  const PersonRow& a = first.people.people.at(0);
  const PersonRow& b = again.people.people.at(0);
  EXPECT_EQ(std::tie(a.id, a.name, a.mail, a.site, a.department, a.home_pool, a.user_class, a.software),
            std::tie(b.id, b.name, b.mail, b.site, b.department, b.home_pool, b.user_class, b.software));
  EXPECT_EQ(first.people.slots, again.people.slots);
}

TEST(PeopleCsv, LeavesNothingPersonalInAPseudonymisedTable) {
  const Read r = read(
      "id,name,mail,site,dept,pool,client,Notes\nhank,Hank Scorpio,hank@globex.example,Villa,Boss,"
      "pool.globex.example,lync-2013,secret\n");
  const Pseudonymiser pseudonymiser(PseudonymKey{7});
  const PeopleTable hidden = pseudonymise(r.people, pseudonymiser);
  const std::string written = write_people_csv(hidden);
  for (const char* personal : {"hank", "Hank", "globex", "Villa", "Boss", "secret"}) {
    EXPECT_THAT(written, Not(HasSubstr(personal)));
  }
  EXPECT_EQ(hidden.people.at(0).home_pool, pseudonymiser.fqdn("pool.globex.example"));
  EXPECT_EQ(hidden.people.at(0).mail, pseudonymiser.mail("hank@globex.example"));
  EXPECT_THAT(hidden.people.at(0).software, ElementsAre("lync-2013"));
}

}  // namespace
}  // namespace coexist::scenarios
