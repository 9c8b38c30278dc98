#include "scenarios/text_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "scenario_text.hpp"

namespace coexist::scenarios {
namespace {

using namespace std::string_literals;

// The decoded text, or what is wrong.
std::string decoded(std::string bytes) {
  Diagnostics diagnostics;
  const auto file = decode_text("f", std::move(bytes), diagnostics);
  EXPECT_EQ(file == nullptr, diagnostics.has_errors());
  return file == nullptr ? first_of(diagnostics) : file->text;
}

TEST(TextFile, DecodesWhatWindowsAndUnixWrite) {
  EXPECT_EQ(decoded("gr\xC3\xBC\xC3\x9F"), "grüß");
  EXPECT_EQ(decoded("\xEF\xBB\xBFgr\xC3\xBC\xC3\x9F"), "grüß");
  EXPECT_EQ(decoded("\xFF\xFEg\0r\0\xFC\0\xDF\0"s), "grüß");
  EXPECT_EQ(decoded("\xFE\xFF\0g\0r\0\xFC\0\xDF"s), "grüß");
  EXPECT_EQ(decoded("g\0r\0\xFC\0"s), "grü");
  EXPECT_EQ(decoded("\0g\0r\0\xFC"s), "grü");
  EXPECT_EQ(decoded("\xFF\xFE\x3D\xD8\x00\xDE"s), "😀");
  EXPECT_EQ(decoded(""), "");
  EXPECT_EQ(decoded("x"), "x");
}

TEST(TextFile, RefusesWrongEncodingsWithTheirPlace) {
  EXPECT_EQ(decoded("a\n\xC3\xBC\xFCx"), "2:2 E002 byte 0xFC is not valid UTF-8");
  EXPECT_EQ(decoded("a: 1\rb: 2\r"), "1:5 E002 its lines end with CR alone");
  EXPECT_EQ(decoded("a\xC3"), "1:2 E002 byte 0xC3 is not valid UTF-8");
  EXPECT_EQ(decoded("\xC0\xAF"), "1:1 E002 byte 0xC0 is not valid UTF-8");
  EXPECT_EQ(decoded("\xED\xA0\x80"), "1:1 E002 byte 0xED is not valid UTF-8");
  EXPECT_EQ(decoded("\xF4\x90\x80\x80"), "1:1 E002 byte 0xF4 is not valid UTF-8");
  EXPECT_EQ(decoded("abc\0d"s), "1:4 E002 NUL character in a text file");
  EXPECT_EQ(decoded("\xFF\xFE"
                    "a\0b"s),
            "1:2 E002 UTF-16 with an odd number of bytes: the file is cut off");
  EXPECT_EQ(decoded("\xFF\xFE"
                    "a\0\x3D\xD8"s),
            "1:2 E002 unpaired surrogate 0xD83D in UTF-16");
  EXPECT_EQ(decoded("\xFF\xFE\0\0a\0\0\0"s), "1:1 E002 the file is UTF-32");
}

TEST(TextFile, RefusesWhatIsTooLarge) {
  EXPECT_EQ(decoded(std::string(kLargestInput + 1, 'a')), "0:0 E003 the file is larger than 64 MiB");
}

class TextFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    directory_ = std::filesystem::path(::testing::TempDir()) / (std::string("text-") + test->name());
    std::filesystem::create_directories(directory_);
  }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  std::string code_of_writing(const std::filesystem::path& path, Overwrite overwrite = Overwrite::Refuse) {
    try {
      write_whole(path, "new", overwrite);
      return "";
    } catch (const BadInput& e) {
      return e.diagnostics().all().front().code + " " + e.diagnostics().all().front().message;
    }
  }
  std::string contents(const std::filesystem::path& path) {
    std::ostringstream out;
    out << std::ifstream(path).rdbuf();
    return out.str();
  }
  std::size_t files_there() {
    const std::filesystem::directory_iterator all(directory_);
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
  }

  std::filesystem::path directory_;
};

TEST_F(TextFiles, AreReadUnderTheNameThatTheUserSpelled) {
  write_whole(directory_ / "a", "text", Overwrite::Refuse);
  Diagnostics diagnostics;
  const auto file = read_text(directory_ / "." / "a", diagnostics);
  ASSERT_NE(file, nullptr);
  EXPECT_EQ(file->name, (directory_ / "." / "a").string());
  EXPECT_EQ(file->text, "text");
}

TEST_F(TextFiles, ThatCannotBeReadAreDiagnosed) {
  Diagnostics diagnostics;
  EXPECT_EQ(read_text(directory_ / "nowhere", diagnostics), nullptr);
  EXPECT_EQ(read_text(directory_, diagnostics), nullptr);
  EXPECT_EQ(read_text("", diagnostics), nullptr);
  ASSERT_EQ(diagnostics.all().size(), 3U);
  EXPECT_EQ(diagnostics.all()[0].message, "cannot read: no such file or directory");
  EXPECT_EQ(diagnostics.all()[1].message, "cannot read: is a directory");
}

TEST_F(TextFiles, APipeWithoutAWriterDoesNotHang) {
  ASSERT_EQ(::mkfifo((directory_ / "pipe").c_str(), 0600), 0);
  Diagnostics diagnostics;
  const auto file = read_text(directory_ / "pipe", diagnostics);
  ASSERT_NE(file, nullptr);
  EXPECT_EQ(file->text, "");
}

TEST_F(TextFiles, ADeviceWithoutAnEndIsRefused) {
  Diagnostics diagnostics;
  EXPECT_EQ(read_text("/dev/zero", diagnostics), nullptr);
  EXPECT_EQ(first_of(diagnostics), "0:0 E003 the file is larger than 64 MiB");
}

TEST_F(TextFiles, AreNotOverwrittenUnlessAllowed) {
  const auto path = directory_ / "out";
  EXPECT_EQ(code_of_writing(path), "");
  EXPECT_EQ(code_of_writing(path), "E004 the file exists already");
  EXPECT_EQ(code_of_writing(path, Overwrite::Allow), "");
  EXPECT_EQ(contents(path), "new");
}

TEST_F(TextFiles, LeaveNothingBehindWhenTheyFail) {
  EXPECT_EQ(code_of_writing(directory_ / "none" / "out"), "E005 cannot write: no such file or directory");
  std::filesystem::create_directory(directory_ / "dir");
  EXPECT_EQ(code_of_writing(directory_ / "dir", Overwrite::Allow), "E005 cannot write: not a regular file");
  EXPECT_EQ(files_there(), 1U);
}

TEST_F(TextFiles, ReplaceALinkAndNotWhatItPointsTo) {
  write_whole(directory_ / "target", "old", Overwrite::Refuse);
  std::filesystem::create_symlink(directory_ / "target", directory_ / "link");
  EXPECT_EQ(code_of_writing(directory_ / "link", Overwrite::Allow), "");
  EXPECT_EQ(contents(directory_ / "target"), "old");
  EXPECT_EQ(contents(directory_ / "link"), "new");
}

}  // namespace
}  // namespace coexist::scenarios
