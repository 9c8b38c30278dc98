#include "people/people_columns.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/ascii_case.hpp"

namespace coexist::scenarios {
namespace {

struct Alias {
  std::string_view name;  // as `plain` makes it
  std::optional<std::size_t> PeopleColumns::*column;
};

// Of one meaning the first counts: a directory's own id before a name for logging on, a mail address before an address
// that only looks like one.
constexpr auto kAliases = std::to_array<Alias>({
    {"id", &PeopleColumns::id},
    {"samaccountname", &PeopleColumns::id},
    {"logonusername", &PeopleColumns::id},
    {"username", &PeopleColumns::id},
    {"login", &PeopleColumns::id},
    {"alias", &PeopleColumns::id},
    {"name", &PeopleColumns::name},
    {"displayname", &PeopleColumns::name},
    {"fullname", &PeopleColumns::name},
    {"firstname", &PeopleColumns::first_name},
    {"givenname", &PeopleColumns::first_name},
    {"lastname", &PeopleColumns::last_name},
    {"surname", &PeopleColumns::last_name},
    {"sn", &PeopleColumns::last_name},
    {"mail", &PeopleColumns::mail},
    {"email", &PeopleColumns::mail},
    {"emailaddress", &PeopleColumns::mail},
    {"primarysmtpaddress", &PeopleColumns::mail},
    {"userprincipalname", &PeopleColumns::mail},
    {"upn", &PeopleColumns::mail},
    {"sipaddress", &PeopleColumns::mail},
    {"site", &PeopleColumns::site},
    {"office", &PeopleColumns::site},
    {"city", &PeopleColumns::site},
    {"location", &PeopleColumns::site},
    {"department", &PeopleColumns::department},
    {"dept", &PeopleColumns::department},
    {"homepool", &PeopleColumns::home_pool},
    {"home", &PeopleColumns::home_pool},
    {"pool", &PeopleColumns::home_pool},
    {"registrarpool", &PeopleColumns::home_pool},
    {"class", &PeopleColumns::user_class},
    {"userclass", &PeopleColumns::user_class},
});

std::string plain(std::string_view name) {
  std::string result = ascii_lower(name);
  result.erase(std::remove_if(result.begin(), result.end(), [](char c) { return c == ' ' || c == '-' || c == '_'; }),
               result.end());
  return result;
}

/// "software:client" and "Clients" -> "client", "Rich-Client" -> "rich-client"; empty if it is no column of software.
std::string slot_of(const std::string& name) {
  constexpr std::string_view kPrefix = "software:";
  const std::string lower = ascii_lower(name);
  if (lower.starts_with(kPrefix)) {
    return lower.substr(kPrefix.size());
  }
  const std::string word = plain(name);
  const auto ends = [&word](std::string_view end) { return word.ends_with(end); };
  if (ends("clients") || ends("addins")) return lower.substr(0, lower.size() - 1);
  return ends("client") || ends("addin") ? lower : std::string();
}

}  // namespace

PeopleColumns people_columns(const CsvTable& table) {
  PeopleColumns result;
  std::vector<bool> understood(table.header().size(), false);
  for (const Alias& alias : kAliases) {
    std::optional<std::size_t>& taken = result.*alias.column;
    const auto found = std::find_if(table.header().begin(), table.header().end(),
                                    [&alias](const std::string& name) { return plain(name) == alias.name; });
    if (!taken && found != table.header().end()) {
      taken = static_cast<std::size_t>(found - table.header().begin());
      understood[*taken] = true;
    }
  }
  for (std::size_t column = 0; column < table.header().size(); ++column) {
    const std::string slot = slot_of(table.header()[column]);
    const bool is_new = std::none_of(result.software.begin(), result.software.end(),
                                     [&slot](const auto& known) { return known.first == slot; });
    if (!slot.empty() && is_new) {
      result.software.emplace_back(slot, column);
    } else if (!understood[column]) {
      result.not_understood.push_back(column);
    }
  }
  return result;
}

}  // namespace coexist::scenarios
