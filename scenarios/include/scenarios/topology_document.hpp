// Topology documents of the two published schemas, decoded to one value.
//
//   published  <Topology>         what Get-CsTopology -AsXml prints
//   builder    <TopologyBuilder>  a Topology Builder file (.tbxml)
//
// Role names and versions stay as the document spells them: which product they mean is data in a pack.
// References between parts are keys of the published kind. A builder document refers by GUID; its clusters are
// numbered within their site and its services within site and role, in document order, so that both read alike.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/diagnostic.hpp"
#include "scenarios/topology_parts.hpp"
#include "scenarios/topology_service.hpp"
#include "scenarios/topology_understanding.hpp"
#include "scenarios/xml_element.hpp"

namespace coexist::scenarios {

enum class TopologyFormat : std::uint8_t { Published, Builder };

struct TopologyDocument {
  TopologyFormat format = TopologyFormat::Published;
  std::string signature;
  std::string saved_as;  // builder only: the path on its author's machine
  std::string default_domain;
  bool allow_all_domains = false;
  std::vector<SipDomain> domains;
  std::vector<SimpleUrl> simple_urls;
  std::vector<TopologySite> sites;
  std::vector<TopologyCluster> clusters;
  std::vector<SqlInstance> sql_instances;
  std::vector<TopologyService> services;

  XmlElement root;              // the document itself, for what the fields above do not say
  Understanding understanding;  // what became of each element and attribute of it
  friend bool operator==(const TopologyDocument&, const TopologyDocument&) = default;
};

/// Null if there is none. O(n).
const TopologySite* find_site(const TopologyDocument& document, std::uint32_t id);
const TopologyCluster* find_cluster(const TopologyDocument& document, const ClusterKey& key);
const TopologyService* find_service(const TopologyDocument& document, const ServiceKey& key);

/// Namespaces that the document uses, ascending.
std::vector<std::string> schema_namespaces(const TopologyDocument& document);

/// Reads a document of either schema. Everything wrong is reported with its place (E301 to E319); empty after an
/// error. What is not understood is kept, accounted for and warned about once a path [E318]. O(n log n).
std::optional<TopologyDocument> read_topology(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics);

/// The document as canonical XML (see canonical_text), with the value's fields written over what was read: a changed
/// field shows, a part that was removed is gone, one that was added appears behind its siblings; all else is as read.
std::string write_canonical_xml(const TopologyDocument& document);

/// The canonical form of any XML text, without decoding it. Empty after an error (E301 to E306).
std::optional<std::string> canonical_xml(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics);

}  // namespace coexist::scenarios
