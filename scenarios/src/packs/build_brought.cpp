// Software that comes with other software.
#include <algorithm>

#include "packs/building.hpp"
#include "packs/circle.hpp"

namespace coexist::scenarios::packs {
namespace {

using Edges = std::vector<std::vector<std::size_t>>;

Edges edges_of(const Building& building) {
  Edges edges(building.pack.vocabulary.software.size());
  for (const BroughtSoftware& brought : building.brings)
    edges[sim::index(brought.with)].push_back(sim::index(brought.software));
  return edges;
}

void report_circle(const Building& building, const std::vector<std::size_t>& circle) {
  const auto& software = building.pack.vocabulary.software;
  std::vector<std::string> names;
  for (const std::size_t at : circle) names.push_back(software[sim::id_at<sim::SoftwareId>(at)].id);
  const sim::Software& first = software[sim::id_at<sim::SoftwareId>(circle.front())];
  building.diagnostics.error("E628", building.provenance.place(first.provenance),
                             fmt::format("software brings itself along: {} -> {}", fmt::join(names, " -> "), first.id),
                             "take one of their `brings:` away");
}

}  // namespace

void build_brought(Building& building, const WrittenPack& written) {
  const sim::Vocabulary& v = building.pack.vocabulary;
  for (const WrittenSoftware& software : written.software) {
    if (software.brings.empty()) continue;
    const sim::SoftwareId with = sim::find(v.software, software.id.value);
    const std::vector<std::string> sources = building.cited(software.sources);
    for (const Keyed<Name>& entry : software.brings) {
      const sim::SlotId slot = resolve(building, v.slots, entry.key, "slot");
      const sim::SoftwareId brought = resolve(building, v.software, entry.value, "software");
      if (slot == sim::kNone<sim::SlotId> || brought == sim::kNone<sim::SoftwareId>) continue;
      if (v.software[brought].slot != slot) {
        building.diagnostics.error("E610", entry.value.place,
                                   fmt::format("'{}' does not stand in slot '{}'", entry.value.value, entry.key.value));
      } else if (slot == v.software[with].slot) {
        building.diagnostics.error(
            "E610", entry.value.place,
            fmt::format("'{}' would take the place of '{}', which brings it", entry.value.value, software.id.value));
      } else {
        building.brings.push_back({with, brought, sources});
      }
    }
  }
}

void close_brought(Building& building) {
  if (const auto circle = find_circle(edges_of(building)); !circle.empty()) {
    report_circle(building, circle);
    return;
  }
  const auto& software = building.pack.vocabulary.software;
  std::vector<BroughtSoftware>& all = building.brings;
  const auto stands = [&](sim::SoftwareId with, sim::SlotId slot) {
    return software[with].slot == slot || std::any_of(all.begin(), all.end(), [&](const BroughtSoftware& b) {
             return b.with == with && software[b.software].slot == slot;
           });
  };
  // What is added is looked at in its turn. What the software itself brings into a slot stands before what comes by
  // another; without a circle this ends.
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < all.size(); ++j) {
      if (all[j].with != all[i].software || stands(all[i].with, software[all[j].software].slot)) continue;
      BroughtSoftware further{all[i].with, all[j].software, all[i].sources};
      for (const std::string& source : all[j].sources) {
        if (std::find(further.sources.begin(), further.sources.end(), source) == further.sources.end())
          further.sources.push_back(source);
      }
      all.push_back(std::move(further));
    }
  }
  std::sort(all.begin(), all.end(), [&](const BroughtSoftware& a, const BroughtSoftware& b) {
    return std::pair(a.with, software[a.software].slot) < std::pair(b.with, software[b.software].slot);
  });
}

void bring_along(const Building& building, std::vector<std::pair<sim::SlotId, sim::SoftwareId>>& installed) {
  const auto& software = building.pack.vocabulary.software;
  const std::size_t named = installed.size();
  for (std::size_t i = 0; i < named; ++i) {
    const sim::SoftwareId with = installed[i].second;
    for (const BroughtSoftware& brought : building.brings) {
      const sim::SlotId slot = software[brought.software].slot;
      const auto is_there = [&](const auto& entry) { return entry.first == slot; };
      if (brought.with == with && std::none_of(installed.begin(), installed.end(), is_there))
        installed.emplace_back(slot, brought.software);
    }
  }
}

}  // namespace coexist::scenarios::packs
