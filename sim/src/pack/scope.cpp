// What a question about a pack can be about.
#include <algorithm>

#include "sim/pack_diagrams.hpp"

namespace coexist::sim {

std::vector<AspectId> aspects_of(const Pack& pack, const Subject& subject) {
  if (subject.interaction == kNone<InteractionId>) return {subject.aspect};
  std::vector<AspectId> out;
  const std::vector<AccessPath>& paths = pack.interactions[subject.interaction].paths;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (subject.path && *subject.path != i) continue;
    for (const AspectId aspect : paths[i].aspects) {
      if (std::find(out.begin(), out.end(), aspect) == out.end()) out.push_back(aspect);
    }
  }
  return out;
}

std::vector<Attribute> attributes_of(const Pack& pack, const Subject& subject) {
  std::vector<Attribute> out;
  for (const AspectId aspect : aspects_of(pack, subject)) {
    for (const Dimension& dimension : pack.aspects[aspect].dimensions) out.push_back(dimension.attribute);
  }
  if (subject.interaction != kNone<InteractionId> && !subject.path) {
    out.push_back({AttributeKind::ActorClass, 0});
    for (const AccessPath& path : pack.interactions[subject.interaction].paths) {
      if (path.slot == kNone<SlotId>) continue;
      out.push_back({AttributeKind::ActorSoftware, static_cast<std::uint32_t>(path.slot)});
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<std::size_t> possible_values(const Vocabulary& vocabulary, Attribute attribute) {
  const bool is_software = attribute.kind == AttributeKind::ActorSoftware ||
                           attribute.kind == AttributeKind::PeerSoftware ||
                           attribute.kind == AttributeKind::MeetingMadeWith;
  std::vector<std::size_t> out;
  for (std::size_t value = 0, n = domain(vocabulary, attribute).size(); value < n; ++value) {
    const bool is_elsewhere = is_software && value < vocabulary.software.size() &&
                              index(vocabulary.software[id_at<SoftwareId>(value)].slot) != attribute.object;
    if (!is_elsewhere) out.push_back(value);
  }
  return out;
}

Scope scope_of(const Pack& pack, const Subject& subject) {
  Scope scope;
  for (const Attribute& attribute : attributes_of(pack, subject)) {
    scope.push_back({attribute, possible_values(pack.vocabulary, attribute)});
  }
  return scope;
}

std::vector<std::size_t> sizes_of(const Scope& scope) {
  std::vector<std::size_t> sizes;
  for (const ScopedAttribute& attribute : scope) sizes.push_back(attribute.values.size());
  return sizes;
}

}  // namespace coexist::sim
