#include "scenarios/csv_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "scenarios/text_file.hpp"

namespace coexist::scenarios {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

struct Read {
  std::optional<CsvTable> table;
  Diagnostics diagnostics;
  [[nodiscard]] const Diagnostic& only() const { return diagnostics.all().at(0); }
};

Read read(const std::string& bytes) {
  Read result;
  const auto file = decode_text("people.csv", bytes, result.diagnostics);
  if (file) {
    result.table = read_csv(file, result.diagnostics);
  }
  return result;
}

TEST(CsvTable, ReadsQuotesSeparatorsAndLineBreaksWithinCells) {
  const Read r = read("id,name\r\n1,\"Smith, \"\"Bob\"\"\"\r\n2,\"two\r\nlines\"\r\n3,last");
  ASSERT_TRUE(r.table);
  ASSERT_EQ(r.table->rows(), 3U);
  EXPECT_EQ(r.table->cell(0, 1), "Smith, \"Bob\"");
  EXPECT_EQ(r.table->cell(1, 1), "two\r\nlines");
  EXPECT_EQ(r.table->cell(2, 1), "last");
  EXPECT_EQ(r.table->place(2, 1).line, 5);
  EXPECT_EQ(r.table->place(2, 1).column, 3);
}

TEST(CsvTable, TellsTheSeparatorFromTheHeader) {
  EXPECT_EQ(read("id;name;\"a,b,c,d\"\n1;2;3\n").table->delimiter(), ';');
  EXPECT_EQ(read("id\tname\n1\t2\n").table->delimiter(), '\t');
  EXPECT_EQ(read("sep=;\r\nid,x;name\r\n1;2\r\n").table->delimiter(), ';');
  EXPECT_EQ(read("id\n1\n").table->delimiter(), ',');
}

TEST(CsvTable, ReadsUtf16WithByteOrderMarkAndPowershellsTypeLine) {
  std::string utf16 = "\xff\xfe";
  for (const char c : std::string("#TYPE Selected.User\r\n\"id\";\"name\"\r\n\"1\";\"\xe4\"\r\n")) {
    utf16 += c;
    utf16 += '\0';
  }
  const Read r = read(utf16);
  ASSERT_TRUE(r.table);
  EXPECT_THAT(r.table->header(), ElementsAre("id", "name"));
  EXPECT_EQ(r.table->cell(0, 1), "ä");
  EXPECT_EQ(r.table->place(0, 0).line, 3);
}

TEST(CsvTable, SkipsBlankLinesButKeepsARowOfOneEmptyCellInQuotes) {
  const Read r = read("id\n\n1\n\n\"\"\n");
  ASSERT_TRUE(r.table);
  EXPECT_EQ(r.table->rows(), 2U);
}

TEST(CsvTable, ReportsEveryRowOfTheWrongWidthWithItsPlace) {
  const Read r = read("id,name\n1\n2,b\n3,c,d\n");
  EXPECT_FALSE(r.table);
  ASSERT_THAT(r.diagnostics.all(), SizeIs(2));
  EXPECT_EQ(r.diagnostics.all().at(0).code, "E404");
  EXPECT_EQ(r.diagnostics.all().at(0).place.line, 2);
  EXPECT_EQ(r.diagnostics.all().at(1).place.line, 4);
  EXPECT_EQ(r.diagnostics.all().at(1).place.column, 5);
}

TEST(CsvTable, NamesTheQuoteThatIsNeverClosed) {
  const Read r = read("id,name\n1,\"Smith\n2,Jones\n");
  EXPECT_EQ(r.only().code, "E401");
  EXPECT_EQ(r.only().place.line, 2);
  EXPECT_EQ(r.only().place.column, 3);
  EXPECT_EQ(read("id\n\"a\"b\n").only().code, "E401");
  EXPECT_EQ(read("id\na\"b\n").only().code, "E401");
}

TEST(CsvTable, RefusesHeadersThatNameNothingOrTwoThings) {
  EXPECT_EQ(read("").only().code, "E403");
  EXPECT_EQ(read("\n\r\n").only().code, "E403");
  EXPECT_EQ(read("id,,name\n").only().code, "E403");
  EXPECT_EQ(read("id,Mail,MAIL\n").only().code, "E403");
}

TEST(CsvTable, RefusesWhatIsBeyondItsLimits) {
  EXPECT_EQ(read("id\n" + std::string(kLongestCsvField + 1, 'x') + "\n").only().code, "E402");
  EXPECT_EQ(read(std::string(kMostCsvColumns, ',') + "\n").only().code, "E402");
  std::string many = "id\n";
  for (std::size_t i = 0; i <= kMostCsvRows; ++i) {
    many += "1\n";
  }
  EXPECT_EQ(read(many).only().code, "E402");
}

TEST(CsvTable, ReadsBackWhatItWritesAndGuardsFormulas) {
  const std::vector<std::vector<std::string>> rows = {{"=HYPERLINK(1)", "+441180001001", "-1", "@x"},
                                                      {"a,b", "say \"hi\"", "two\nlines", ""},
                                                      {" blank", "'a", "", "\tt"}};
  const std::string written = write_csv({"a", "b", "c", "d"}, rows);
  EXPECT_EQ(written.substr(0, 45), "a,b,c,d\r\n'=HYPERLINK(1),'+441180001001,'-1,'@");
  const Read r = read(written);
  ASSERT_TRUE(r.table);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < 4; ++column) {
      EXPECT_EQ(r.table->cell(row, column), rows[row][column]) << row << "," << column;
    }
  }
}

}  // namespace
}  // namespace coexist::scenarios
