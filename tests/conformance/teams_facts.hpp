// Words of the facts about Teams (file 08) as the pack names them.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compared_cells.hpp"
#include "fact_tables.hpp"
#include "pack_question.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios {

using support::ComparedCells;
using support::FactTable;
using Row = std::vector<std::string>;

inline constexpr const char* kTeamsPack = "skype-for-business-to-teams";

inline const std::filesystem::path& teams_facts() {
  static const std::filesystem::path file = support::fact_file("08-skype-for-business-and-teams.md");
  return file;
}

inline bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// "SfBWithTeamsCollab" names one mode; "SfB*" all three in which Skype for Business is the client.
inline std::vector<std::string> modes_of(const std::string& text) {
  if (text.starts_with("Islands")) return {"islands"};
  if (text == "SfB*") return {"sfb-only", "sfb-with-teams-collab", "sfb-with-teams-collab-and-meetings"};
  if (text.starts_with("SfBWithTeamsCollabAndMeetings")) return {"sfb-with-teams-collab-and-meetings"};
  if (text.starts_with("SfBWithTeamsCollab")) return {"sfb-with-teams-collab"};
  return {text.starts_with("SfBOnly") ? "sfb-only" : "teams-only"};
}

/// "TeamsOnly, Islands": those of each part.
inline std::vector<std::string> all_modes_of(const std::string& text) {
  const std::size_t comma = text.find(", ");
  if (comma == std::string::npos) return modes_of(text);
  std::vector<std::string> modes = modes_of(text.substr(0, comma));
  for (const std::string& more : all_modes_of(text.substr(comma + 2))) modes.push_back(more);
  return modes;
}

inline Question somebody(const sim::CompiledPack& pack, const std::string& mode, const std::string& home) {
  Question question(pack);
  question.with("actor.software.mode", mode).with("actor.home", home);
  if (home != "none") question.with("actor.home-service", "serving");
  return question.with("flag.hybrid", "on");
}

}  // namespace coexist::scenarios
