#include <algorithm>
#include <array>

#include "scenarios/topology_understanding.hpp"
#include "topology/schema.hpp"

namespace coexist::scenarios {

bool is_schema_namespace(std::string_view space) noexcept {
  constexpr std::array<std::string_view, 8> kKnown = {"",          kTopologySpace,  kBuilderSpace, kWritableSpace,
                                                      kRolesSpace, kSimpleUrlSpace, kWebSpace,     kBaseSpace};
  return std::find(kKnown.begin(), kKnown.end(), space) != kKnown.end();
}

std::span<const CarriedPath> carried_paths() {
  static constexpr auto kPaths = std::to_array<CarriedPath>({
      {"PartialTopology@IsPublished", "state of the editor that wrote the file"},
      {"Service/ApplicationServerService", "says only that the role exists, which its RoleName says already"},
      {"Service/BackupService", "what a paired pool copies; pairing itself is read from Backup"},
      {"Service/BackupService/Modules", "what a paired pool copies; pairing itself is read from Backup"},
      {"Service/BackupService/Modules/Module", "what a paired pool copies; pairing itself is read from Backup"},
      {"Service/BackupService/Modules/Module@ComponentName", "names a component of the same service"},
      {"Service/BackupService/Modules/Module@RoleName", "names a service of the same pool"},
      {"Service/ConfService/MCUs/MCU@MinSupportedMode", "protocol detail between conferencing units"},
      {"Service/ConfService/MCUs/MCU@Vendor", "who wrote the unit; one vendor in every known document"},
      {"Service/WebService/ExternalSettings/OverrideUrls",
       "replacements for published web addresses; no route depends on it"},
      {"Service/WebService/UpaSeparator", "prefix in names of phone objects"},
      {"Service@Type", "class in the product's code that reads the role's own element"},
      {"SimpleUrl/SimpleUrlEntry", "former addresses that stay reserved; the one in use is ActiveUrl"},
      {"SimpleUrl/SimpleUrlEntry@Url", "former addresses that stay reserved; the one in use is ActiveUrl"},
      {"SimpleUrlConfiguration@UseBackendDatabase", "where the product stores simple URLs"},
      {"TopologyBuilder@IsFreeFromChanges", "state of the editor that wrote the file"},
  });
  return kPaths;
}

const CarriedPath* carried_path(std::string_view path) {
  const auto all = carried_paths();
  const auto found = std::find_if(all.begin(), all.end(), [&](const CarriedPath& carried) {
    const std::size_t before = path.size() - std::min(path.size(), carried.ending.size());
    return path.ends_with(carried.ending) && (before == 0 || path[before - 1] == '/');
  });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace coexist::scenarios
