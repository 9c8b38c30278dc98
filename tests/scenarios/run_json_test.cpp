// The reference of the JSON is complete: a member that nobody documents cannot be relied on.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "scratch_folder.hpp"
#include "spawned_command.hpp"

namespace coexist {
namespace {

using nlohmann::json;

// "steps[].nominal" and "begin" of {"steps": [{"nominal": {"begin": ...}}]}, for all members of all depths.
void collect(const json& value, const std::string& path, std::set<std::pair<std::string, std::string>>& members) {
  if (value.is_array()) {
    for (const json& element : value) collect(element, path + "[]", members);
  }
  if (!value.is_object()) return;
  for (const auto& [name, member] : value.items()) {
    members.emplace(path, name);
    collect(member, path.empty() ? name : path + "." + name, members);
  }
}

// A row of the reference names a member whole, or as ".name" behind one with the same head.
bool is_documented(const std::vector<std::string>& rows, const std::string& head, const std::string& name) {
  const std::string whole = "`" + (head.empty() ? name : head + "." + name) + "`";
  const std::string whole_list = whole.substr(0, whole.size() - 1) + "[]";
  return std::any_of(rows.begin(), rows.end(), [&](const std::string& row) {
    if (row.find(whole) != std::string::npos || row.find(whole_list) != std::string::npos) return true;
    return row.find("`" + head + ".") != std::string::npos && row.find("`." + name + "`") != std::string::npos;
  });
}

TEST(RunJson, HasNoMemberThatItsReferenceDoesNotName) {
  const ScratchFolder folder;
  const std::string source = COEXIST_SOURCE_DIR;
  std::vector<std::string> rows;
  std::ifstream reference(source + "/docs/run-json.md");
  for (std::string line; std::getline(reference, line);) rows.push_back(line);
  const Ended run = spawn({"run", source + "/scenarios/examples/seed-rollback", "--format", "json"});
  std::set<std::pair<std::string, std::string>> members;
  collect(json::parse(run.out), "", members);
  EXPECT_GT(members.size(), 120U);
  for (const auto& [head, name] : members) {
    const bool is_place = head.ends_with(".place");
    const bool is_tally = head.ends_with(".counts") || head.ends_with(".joins");  // by outcome
    const bool is_general = head.empty() && (name == "format_version" || name == "what");
    if (is_place || is_tally || is_general) continue;
    const std::string full = head.empty() ? name : head + "." + name;
    const bool has_members = std::any_of(members.begin(), members.end(), [&](const auto& other) {
      return other.first == full || other.first.starts_with(full + "[]") || other.first.starts_with(full + ".");
    });
    EXPECT_TRUE(has_members || is_documented(rows, head, name)) << full;
  }
}

}  // namespace
}  // namespace coexist
