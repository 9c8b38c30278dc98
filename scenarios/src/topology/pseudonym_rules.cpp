#include "topology/pseudonym_rules.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "topology/schema.hpp"

namespace coexist::scenarios {
namespace {

struct Rule {
  std::string_view attribute;
  Handling handling = Handling::Replace;
};

// Ascending. What is not here is replaced: City, State, CountryCode, FileName, ShareName, Name, everything unknown.
constexpr auto kRules = std::to_array<Rule>({
    {"ActiveUrl", Handling::Url},
    {"AllowAllDomains", Handling::Keep},
    {"AllowSubDomains", Handling::Keep},
    {"AlternativeBypassId", Handling::Guid},
    {"AlwaysOnPrimaryNodeFqdn", Handling::Host},
    {"Authoritative", Handling::Keep},
    {"AuthorizesRequests", Handling::Keep},
    {"CentralSiteId", Handling::Keep},
    {"Component", Handling::Keep},
    {"ComponentName", Handling::Keep},
    {"ConfiguredFqdn", Handling::Host},
    {"ConfiguredIPAddress", Handling::Address},
    {"ConfiguredPort", Handling::Keep},
    {"Default", Handling::Keep},
    {"DefaultDomain", Handling::Host},
    {"DiscoveryUrl", Handling::Url},
    {"Domain", Handling::Host},
    {"EnableAutomaticFailover", Handling::Keep},
    {"FailbackDetectionInterval", Handling::Keep},
    {"FailureDetectionInterval", Handling::Keep},
    {"FaultDomain", Handling::Host},
    {"Fqdn", Handling::Host},
    {"GruuType", Handling::Phrase},
    {"Host", Handling::Host},
    {"IPAddress", Handling::Address},
    {"InstalledOn", Handling::Guid},
    {"Instance", Handling::Keep},
    {"InterfaceNumber", Handling::Keep},
    {"InterfaceSide", Handling::Keep},
    {"IsActive", Handling::Keep},
    {"IsDirector", Handling::Keep},
    {"IsExternal", Handling::Keep},
    {"IsFreeFromChanges", Handling::Keep},
    {"IsPublished", Handling::Keep},
    {"IsSingleMachineOnly", Handling::Keep},
    {"MediationServerPort", Handling::Keep},
    {"MinSupportedMode", Handling::Keep},
    {"Number", Handling::Keep},
    {"OrdinalInCluster", Handling::Keep},
    {"Owner", Handling::Phrase},
    {"ParentSiteId", Handling::Keep},
    {"Port", Handling::Keep},
    {"Protocol", Handling::Keep},
    {"Range", Handling::Keep},
    {"RequiresReplication", Handling::Keep},
    {"RequiresSetup", Handling::Keep},
    {"RoleName", Handling::Keep},
    {"RoleVersion", Handling::Keep},
    {"ServiceUniqueId", Handling::Guid},
    {"ServiceVersion", Handling::Keep},
    {"Signature", Handling::Guid},
    {"SiteId", Handling::Keep},
    {"Type", Handling::Phrase},
    {"UniqueId", Handling::Guid},
    {"UpgradeDomain", Handling::Host},
    {"Url", Handling::Url},
    {"UrlPath", Handling::Phrase},
    {"Usage", Handling::Keep},
    {"UseBackendDatabase", Handling::Keep},
    {"Vendor", Handling::Phrase},
});

}  // namespace

Handling handling_of(const XmlElement& element, const XmlAttribute& attribute) {
  if (!attribute.name.space.empty()) {
    return Handling::Replace;
  }
  if (is_called(element, {kTopologySpace, "InternalDomain"}) && attribute.name.local == "Name") {
    return Handling::Host;
  }
  const auto found = std::lower_bound(kRules.begin(), kRules.end(), attribute.name.local,
                                      [](const Rule& rule, std::string_view name) { return rule.attribute < name; });
  return found != kRules.end() && found->attribute == attribute.name.local ? found->handling : Handling::Replace;
}

}  // namespace coexist::scenarios
