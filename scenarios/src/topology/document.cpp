#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "planner/counted.hpp"
#include "scenarios/topology_document.hpp"
#include "text/ascii_case.hpp"
#include "text/utf8.hpp"
#include "topology/references.hpp"
#include "topology/schema_builder.hpp"
#include "topology/schema_published.hpp"
#include "topology/tree.hpp"

namespace coexist::scenarios {
namespace {

constexpr Tag kPublishedRoot{kTopologySpace, "Topology"};
constexpr Tag kBuilderRoot{kBuilderSpace, "TopologyBuilder"};

// The account lists every path; more warnings than this would only hide other diagnostics.
constexpr std::size_t kMostWarnings = 20;

template <class Exchange, class Element>
void exchange(Exchange& x, Element& root, TopologyDocument& document) {
  if (document.format == TopologyFormat::Published) {
    published::exchange_document(x, root, document);
  } else {
    builder::exchange_document(x, root, document);
  }
}

// What one schema says and the other leaves to be seen.
void complete(TopologyDocument& document) {
  for (TopologyCluster& cluster : document.clusters) {
    if (document.format == TopologyFormat::Published) {
      cluster.single_machine =
          cluster.machines.size() == 1 && ascii_lower(cluster.machines.front().fqdn) == ascii_lower(cluster.fqdn);
    } else {
      std::uint32_t ordinal = 0;
      for (TopologyMachine& machine : cluster.machines) {
        machine.ordinal = ++ordinal;
      }
    }
  }
}

void warn_of_unknown(const std::shared_ptr<const SourceFile>& file, const Understanding& understanding,
                     Diagnostics& diagnostics) {
  std::size_t warnings = 0;
  for (const PathAccount& account : understanding.paths) {
    if (account.treatment == Treatment::NotUnderstood && warnings++ < kMostWarnings) {
      diagnostics.warning("E318", {.file = file, .line = account.first_line, .column = account.first_column},
                          fmt::format("'{}' is not understood ({})", shown(account.path),
                                      planner::counted(account.count, "time", "times")),
                          "it is kept and exported again, but nothing simulated depends on it");
    }
  }
}

void collect_namespaces(const XmlElement& element, std::set<std::string>& spaces) {
  spaces.insert(element.name.space);
  for (const XmlAttribute& attribute : element.attributes) {
    spaces.insert(attribute.name.space);
  }
  for (const XmlElement& child : element.children) {
    collect_namespaces(child, spaces);
  }
}

template <class Part, class Matches>
const Part* find_part(const std::vector<Part>& parts, Matches matches) {
  const auto found = std::find_if(parts.begin(), parts.end(), matches);
  return found == parts.end() ? nullptr : &*found;
}

}  // namespace

std::string print(const ServiceKey& key) {
  return fmt::format("{}-{}-{}", key.site, key.role, key.instance);
}

const TopologySite* find_site(const TopologyDocument& document, std::uint32_t id) {
  return find_part(document.sites, [&](const TopologySite& site) { return site.id == id; });
}

const TopologyCluster* find_cluster(const TopologyDocument& document, const ClusterKey& key) {
  return find_part(document.clusters, [&](const TopologyCluster& cluster) { return cluster.key == key; });
}

const TopologyService* find_service(const TopologyDocument& document, const ServiceKey& key) {
  return find_part(document.services, [&](const TopologyService& service) { return service.key == key; });
}

std::vector<std::string> schema_namespaces(const TopologyDocument& document) {
  std::set<std::string> spaces;
  collect_namespaces(document.root, spaces);
  spaces.erase("");
  return {spaces.begin(), spaces.end()};
}

std::optional<TopologyDocument> read_topology(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  std::optional<XmlDocument> xml = parse_xml(file, diagnostics);
  if (!xml) {
    return std::nullopt;
  }
  const bool is_builder = is_called(xml->root, kBuilderRoot);
  if (!is_builder && !is_called(xml->root, kPublishedRoot)) {
    diagnostics.error("E306", xml->places.of(xml->root.number),
                      fmt::format("'{}' is not a topology document", shown(xml->root.name.local)),
                      "expected is <Topology> from Get-CsTopology -AsXml, or <TopologyBuilder> from a .tbxml file");
    return std::nullopt;
  }
  TopologyDocument document;
  document.format = is_builder ? TopologyFormat::Builder : TopologyFormat::Published;
  TopologyMarks marks;
  Reading reading(marks, xml->places, diagnostics);
  reading.take(xml->root);
  exchange(reading, std::as_const(xml->root), document);
  // What is missing or misspelled would be reported again as a reference to nothing.
  if (diagnostics.error_count() == errors_before && is_builder) {
    keys_from_unique_ids(document, xml->places, diagnostics);
  }
  if (diagnostics.error_count() == errors_before) {
    check_references(document, xml->places, diagnostics);
  }
  if (diagnostics.error_count() != errors_before) {
    return std::nullopt;
  }
  complete(document);
  document.understanding = marks.account(xml->root, xml->places);
  warn_of_unknown(file, document.understanding, diagnostics);
  document.root = std::move(xml->root);
  return document;
}

XmlElement written_tree(const TopologyDocument& document) {
  TopologyDocument written = document;
  if (written.format == TopologyFormat::Builder) {
    unique_ids_from_keys(written);
  }
  XmlElement root = std::move(written.root);
  Writing writing;
  exchange(writing, root, written);
  return root;
}

std::string write_canonical_xml(const TopologyDocument& document) {
  return canonical_text(written_tree(document));
}

std::optional<std::string> canonical_xml(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics) {
  const std::optional<XmlDocument> xml = parse_xml(file, diagnostics);
  return xml ? std::optional(canonical_text(xml->root)) : std::nullopt;
}

}  // namespace coexist::scenarios
