// How the collected facts name the clients, add-ins and cells of Lync and its relatives, and what packs call them.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "compared_cells.hpp"
#include "fact_tables.hpp"
#include "pack_question.hpp"

namespace coexist::scenarios::office {

using support::ComparedCells;
using Row = std::vector<std::string>;
using Names = std::vector<std::pair<std::string, std::string>>;  // as the facts begin to call it, as the packs do

inline constexpr const char* kThreeServers = "lync-2010-to-lync-2013";  // knows OCS 2007 R2, too, to refuse it

inline const std::filesystem::path& facts() {
  static const std::filesystem::path file = support::fact_file("03-client-interoperability.md");
  return file;
}

inline support::FactTable only_table(const std::filesystem::path& file, std::string_view heading) {
  const std::vector<support::FactTable> tables = support::fact_tables(file, heading);
  EXPECT_FALSE(tables.empty()) << heading;
  return tables.empty() ? support::FactTable{} : tables.front();
}

// The longest beginning decides: "Lync 2010 Attendant" is no "Lync 2010".
inline std::string id_of(const std::string& text) {
  static const Names kNames{{"Lync 2013", "lync-2013"},
                            {"Lync 2013 Basic", "lync-2013-basic"},
                            {"2013 Basic", "lync-2013-basic"},
                            {"Lync Web App", "lync-web-app-2013"},
                            {"Lync Web App 2010", "lync-web-app-2010"},
                            {"Lync 2010", "lync-2010"},
                            {"Lync 2010 Attendant", "lync-2010-attendant"},
                            {"Lync 2010 Group Chat", "lync-2010-group-chat"},
                            {"Lync 2010 Attendee", "lync-2010-attendee"},
                            {"OC 2007 R2", "oc-2007-r2"},
                            {"OCS 2007 R2 Attendant", "ocs-2007-r2-attendant"},
                            {"OCS R2 Attendant", "ocs-2007-r2-attendant"},
                            {"OC 2007", "oc-2007"},
                            {"OC 2005", "oc-2005"},
                            {"Live Meeting 2007", "live-meeting-2007"},
                            {"LM 2007", "live-meeting-2007"},
                            {"Lync Windows Store app", "lync-windows-store-app"},
                            {"Lync 2013 Mobile", "lync-2013-mobile"},
                            {"Lync 2010 Mobile", "lync-2010-mobile"},
                            {"Lync for Mac 2011", "lync-for-mac-2011"},
                            {"Communicator for Mac 2011", "communicator-for-mac-2011"},
                            {"Lync Phone Edition", "lync-phone-edition"},
                            {"Public IM AOL", "aol-yahoo"},
                            {"Public IM MSN", "msn"},
                            {"SfB 2016", "sfb-2016"},
                            {"Skype for Business on Mac", "sfb-for-mac"},
                            {"Windows Phone", "windows-phone"},
                            {"iPhone", "iphone"},
                            {"iPad", "ipad"},
                            {"Android", "android"},
                            {"SfB 2015", "sfb-2015"},
                            {"Online Meeting Add-in for Lync 2013", "lync-2013-add-in"},
                            {"Lync 2013 Web Scheduler", "lync-2013-web-scheduler"},
                            {"Online Meeting Add-in for Lync 2010", "lync-2010-add-in"},
                            {"OC 2007 R2 Conferencing Add-in", "oc-conferencing-add-in"}};
  std::pair<std::string, std::string> best;
  for (const auto& name : kNames) {
    if (text.starts_with(name.first) && name.first.size() > best.first.size()) best = name;
  }
  EXPECT_FALSE(best.second.empty()) << text;
  return best.second;
}

// "Lync 2013 / 2013 Basic / Lync 2010", "Lync for Mac 2011, Communicator for Mac 2011 [L124]". The add-in's "(OC + Live
// Meeting)" and "AOL/Yahoo" are no lists.
inline std::vector<std::string> ids_of(const std::string& text) {
  static const std::regex kBetween(", | / ");
  const std::string plain = text.substr(0, text.find(" ("));
  std::vector<std::string> ids;
  for (std::sregex_token_iterator part(plain.begin(), plain.end(), kBetween, -1), end; part != end; ++part) {
    ids.push_back(id_of(*part));
  }
  return ids;
}

inline bool begins(const std::string& text, std::initializer_list<const char*> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [&](const char* b) { return text.starts_with(b); });
}

// What a cell makes its outcome depend on, as the facts say it, and the flag of the packs that stands for it.
inline const Names kConditions{{"Supported with Feb-2013 CU", "flag.february-2013-update"},
                               {"Supported (Nov-2011 CU)", "flag.november-2011-update"},
                               {"Supported (after Group Chat migration)", "flag.group-chat-migrated"}};

/// The flag under which the cell holds; empty where it holds always.
inline std::string condition_of(const std::string& cell) {
  const auto found = std::find_if(kConditions.begin(), kConditions.end(),
                                  [&](const auto& condition) { return cell.starts_with(condition.first); });
  return found == kConditions.end() ? "" : found->second;
}

/// Fails the test for a text that it does not know: a condition that is read as a plain yes is never compared.
inline std::string outcome_of(const std::string& cell) {
  if (cell.empty() || begins(cell, {"–", "(not stated)"})) return "unknown";
  if (begins(cell, {"Not supported", "**cannot", "n/a"})) return "fails";
  if (begins(cell, {"**Interoperable**", "Supported, new options missing", "Y (desktop only", "Y (view-only"})) {
    return "degraded";
  }
  static const std::vector<std::string> kPlain{
      "Supported", "Supported (limits, see 3.5)",     "works",
      "Y",         "works the same on 2010 and 2013", "Y (no upload if meeting from 2010)"};  // asked beside the table
  if (!condition_of(cell).empty() || std::find(kPlain.begin(), kPlain.end(), cell) != kPlain.end()) return "works";
  ADD_FAILURE() << "a cell that nobody taught this test to read: " << cell;
  return "unread: " + cell;
}

inline Question on_home(const sim::CompiledPack& pack, const std::string& home) {
  Question question(pack);
  question.with("actor.home", home).with("actor.home-service", "serving");
  return question.with("flag.older-clients-allowed", "on");
}

}  // namespace coexist::scenarios::office
