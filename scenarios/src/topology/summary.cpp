#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <variant>

#include "planner/counted.hpp"
#include "scenarios/topology_summary.hpp"
#include "text/utf8.hpp"

namespace coexist::scenarios {
namespace {

using planner::counted;
using planner::grouped;

std::string_view name_of(TopologyFormat format) {
  switch (format) {
    case TopologyFormat::Published:
      return "published topology (Get-CsTopology -AsXml)";
    case TopologyFormat::Builder:
      return "Topology Builder document";
  }
  return {};
}

template <class Counts>
std::string list_counts(const Counts& counts) {
  std::string text;
  for (const auto& [what, count] : counts) {
    text += fmt::format("{}{} x{}", text.empty() ? "" : ", ", what, count);
  }
  return text;
}

}  // namespace

ImportSummary summarise(const TopologyDocument& document) {
  ImportSummary summary;
  summary.format = document.format;
  summary.branch_sites =
      static_cast<std::size_t>(std::count_if(document.sites.begin(), document.sites.end(), is_branch));
  summary.central_sites = document.sites.size() - summary.branch_sites;
  summary.clusters = document.clusters.size();
  for (const TopologyCluster& cluster : document.clusters) {
    summary.machines += cluster.machines.size();
  }
  summary.sql_instances = document.sql_instances.size();
  summary.services = document.services.size();
  for (const TopologyService& service : document.services) {
    summary.dependencies += service.dependencies.size();
    summary.ports += service.ports.size();
    summary.gateways += std::size_t{std::holds_alternative<GatewayDetail>(service.detail)};
    summary.pairings += std::size_t{service.backup.has_value()};
    ++summary.services_by_role[service.key.role];
    ++summary.services_by_version[service.service_version];
  }
  summary.understanding = document.understanding;
  return summary;
}

std::string print(const ImportSummary& summary, bool with_carried) {
  std::string text;
  auto out = std::back_inserter(text);
  fmt::format_to(out, "{}\n", name_of(summary.format));
  fmt::format_to(out, "  sites          {} central, {} branch\n", summary.central_sites, summary.branch_sites);
  fmt::format_to(out, "  clusters       {} with {}\n", grouped(summary.clusters),
                 counted(summary.machines, "machine", "machines"));
  fmt::format_to(out, "  SQL instances  {}\n", summary.sql_instances);
  fmt::format_to(out, "  services       {} with {}, {}\n", grouped(summary.services),
                 counted(summary.dependencies, "dependency", "dependencies"), counted(summary.ports, "port", "ports"));
  fmt::format_to(out, "  gateways       {}\n", summary.gateways);
  fmt::format_to(out, "  pairings       {}\n", summary.pairings);
  fmt::format_to(out, "  roles          {}\n", shown(list_counts(summary.services_by_role)));
  fmt::format_to(out, "  versions       {}\n", list_counts(summary.services_by_version));
  const Understanding& understanding = summary.understanding;
  fmt::format_to(out, "  elements and attributes: {} mapped, {} carried (not simulated), {} not understood\n",
                 understanding.count(Treatment::Mapped), understanding.count(Treatment::Carried),
                 understanding.count(Treatment::NotUnderstood));
  for (const PathAccount& account : understanding.paths) {
    if (account.treatment == Treatment::NotUnderstood) {
      fmt::format_to(out, "  not understood: {} x{}, first at {}:{}\n", shown(account.path), account.count,
                     account.first_line, account.first_column);
    } else if (account.treatment == Treatment::Carried && with_carried) {
      fmt::format_to(out, "  carried: {} x{}: {}\n", shown(account.path), account.count,
                     carried_path(account.path)->why);
    }
  }
  return text;
}

}  // namespace coexist::scenarios
