#include <gmock/gmock.h>

#include "scenarios/text_file.hpp"
#include "scenarios/topology_summary.hpp"
#include "small_topologies.hpp"

namespace coexist::scenarios {
namespace {

using small::edited;
using small::first_error;
using small::kSmallBuilder;
using small::kSmallPublished;
using small::read_well;

TEST(TopologyRead, GivesTheFieldsOfEveryKindOfPart) {
  const TopologyDocument document = read_well(kSmallPublished);
  EXPECT_EQ(document.format, TopologyFormat::Published);
  EXPECT_EQ(document.default_domain, "acme.test");
  EXPECT_TRUE(document.domains.at(0).allow_subdomains);
  EXPECT_EQ(document.sites.at(0).description, "Head office");
  EXPECT_EQ(document.sites.at(0).country, "CH");
  EXPECT_EQ(document.clusters.at(0).machines.at(1).ordinal, 2U);
  EXPECT_EQ(document.clusters.at(0).machines.at(0).interfaces.at(0).configured_address, "192.0.2.5");
  EXPECT_FALSE(document.clusters.at(0).single_machine);
  EXPECT_TRUE(document.clusters.at(1).single_machine) << "names differ only in case";
  const TopologyService* registrar = find_service(document, {1, "Registrar", 1});
  ASSERT_NE(registrar, nullptr);
  EXPECT_EQ(registrar->service_version, 6U);
  EXPECT_EQ(registrar->dependencies.at(0).service, (ServiceKey{1, "UserStore", 1}));
  EXPECT_EQ(registrar->ports.at(0).port, 5061U);
  EXPECT_TRUE(registrar->ports.at(0).authorizes_requests);
  EXPECT_TRUE(std::holds_alternative<RegistrarDetail>(registrar->detail));
  const TopologyService* store = find_service(document, {1, "UserStore", 1});
  ASSERT_NE(store, nullptr);
  EXPECT_EQ(store->installed_on, (Placement{{1, 2}, "rtc", ""}));
  const TopologyService* gateway = find_service(document, {2, "PstnGateway", 1});
  ASSERT_NE(gateway, nullptr);
  EXPECT_EQ(std::get<GatewayDetail>(gateway->detail).mediation_port, 5068U);
}

TEST(TopologyRead, KnowsBranchSitesUnderEitherName) {
  for (const char* name : {"RemoteSite", "BranchSite"}) {
    std::string text = edited(kSmallPublished, "<RemoteSite", std::string("<") + name);
    text = edited(text, "</RemoteSite", std::string("</") + name);
    for (const char* parent : {"ParentSiteId", "CentralSiteId"}) {
      const TopologyDocument document = read_well(edited(text, "ParentSiteId", parent));
      ASSERT_EQ(document.sites.size(), 2U);
      EXPECT_TRUE(is_branch(document.sites[1]));
      EXPECT_EQ(document.sites[1].parent, 1U);
    }
  }
}

// What only one schema says is taken out; everything else must be the same.
TopologyDocument comparable(TopologyDocument document) {
  document.format = TopologyFormat::Published;
  document.root = {};
  document.understanding = {};
  document.saved_as.clear();
  document.simple_urls.clear();
  document.clusters.at(1).fqdn = "sql.acme.test";
  const auto forget = [](auto& part) { part.element = 0; };
  for (SipDomain& domain : document.domains) {
    forget(domain);
  }
  for (TopologySite& site : document.sites) {
    forget(site);
  }
  for (TopologyCluster& cluster : document.clusters) {
    forget(cluster);
    cluster.unique_id.clear();
    for (TopologyMachine& machine : cluster.machines) {
      forget(machine);
      for (NetInterface& face : machine.interfaces) {
        forget(face);
      }
    }
  }
  for (SqlInstance& sql : document.sql_instances) {
    forget(sql);
    sql.unique_id.clear();
  }
  for (TopologyService& service : document.services) {
    forget(service);
    service.unique_id.clear();
    service.installed_on.unique_id.clear();
    for (Dependency& to : service.dependencies) {
      forget(to);
      to.unique_id.clear();
    }
    for (ServicePort& port : service.ports) {
      forget(port);
    }
  }
  return document;
}

TEST(TopologyRead, GivesTheSameValueForBothSchemas) {
  EXPECT_TRUE(comparable(read_well(kSmallPublished)) == comparable(read_well(kSmallBuilder)));
}

TEST(TopologyRead, NumbersServicesOfABuilderDocumentWithinSiteAndRole) {
  const std::string second = edited(kSmallBuilder, R"(RoleName="UserStore")", R"(RoleName="Registrar")");
  const TopologyDocument document = read_well(second);
  EXPECT_EQ(print(document.services.at(0).key), "1-Registrar-1");
  EXPECT_EQ(print(document.services.at(1).key), "1-Registrar-2");
  EXPECT_EQ(document.services.at(0).dependencies.at(0).service.instance, 2U);
}

TEST(TopologyRead, TakesUtf16WithTheDeclarationThatPowerShellWrites) {
  std::string bytes = "\xFF\xFE";
  for (const char c : kSmallBuilder) {
    bytes += {c, '\0'};
  }
  Diagnostics diagnostics;
  const auto file = decode_text("utf16.tbxml", bytes, diagnostics);
  ASSERT_NE(file, nullptr);
  const auto document = read_topology(file, diagnostics);
  ASSERT_TRUE(document.has_value()) << print(diagnostics);
  EXPECT_EQ(*document, read_well(kSmallBuilder));
}

TEST(TopologyRead, PointsAtTheAttributeThatIsWrong) {
  EXPECT_EQ(first_error(edited(kSmallPublished, R"(Port="5061")", R"(Port="sip")")), "E308 41:109");
  EXPECT_EQ(first_error(edited(kSmallPublished, R"(AllowAllDomains="false")", R"(AllowAllDomains="maybe")")),
            "E308 2:20");
}

TEST(TopologyRead, RefusesIdsGivenTwiceAndNamesBothPlaces) {
  const std::string text = edited(kSmallPublished, R"(<ClusterId SiteId="1" Number="2" />
      <Machine)",
                                  R"(<ClusterId SiteId="1" Number="1" />
      <Machine)");
  Diagnostics diagnostics;
  EXPECT_FALSE(read_topology(small::source(text), diagnostics).has_value());
  const Diagnostic& first = diagnostics.all().front();
  EXPECT_EQ(first.code, "E309");
  EXPECT_EQ(first.message, "cluster 1 of site 1 is defined twice");
  ASSERT_EQ(first.related.size(), 1U);
  EXPECT_EQ(first.place.line, 21);
  EXPECT_EQ(first.related.front().first.line, 14);
  EXPECT_EQ(first_error(edited(kSmallBuilder, "e0000000-0000-0000-0000-000000000002\" RoleName",
                               "E0000000-0000-0000-0000-000000000001\" RoleName")),
            "E309 55:18");
}

TEST(TopologyRead, RefusesReferencesToNothing) {
  EXPECT_EQ(first_error(edited(kSmallPublished, R"(RoleName="UserStore" Instance="1" /></Dep)",
                               R"(RoleName="UserStore" Instance="2" /></Dep)")),
            "E310 37:10");
  EXPECT_EQ(first_error(edited(kSmallPublished, R"(<InstalledOn><ClusterId SiteId="1" Number="1")",
                               R"(<InstalledOn><ClusterId SiteId="1" Number="9")")),
            "E310 34:6");
  EXPECT_EQ(first_error(edited(kSmallPublished, R"(<InstalledOn><SqlInstanceId Name="rtc")",
                               R"(<InstalledOn><SqlInstanceId Name="lost")")),
            "E310 45:6");
  EXPECT_EQ(first_error(edited(kSmallPublished, R"(ParentSiteId="1")", R"(ParentSiteId="2")")), "E310 11:6");
  EXPECT_EQ(first_error(edited(kSmallBuilder, "ServiceUniqueId=\"e0000000-0000-0000-0000-000000000002",
                               "ServiceUniqueId=\"e0000000-0000-0000-0000-00000000000f")),
            "E310 49:34");
}

TEST(TopologyRead, SaysWhatIsMissing) {
  Diagnostics diagnostics;
  const std::string text = edited(kSmallPublished, R"( Fqdn="gw.acme.test">)", ">");
  EXPECT_FALSE(read_topology(small::source(text), diagnostics).has_value());
  EXPECT_EQ(diagnostics.all().front().code, "E307");
  EXPECT_EQ(diagnostics.all().front().message, "this Cluster has no attribute 'Fqdn'");
}

TEST(TopologyRead, RefusesOtherDocuments) {
  EXPECT_EQ(first_error("<Topology />"), "E306 1:2") << "the right name in no namespace is another document";
  EXPECT_EQ(first_error("<html />"), "E306 1:2");
}

TEST(TopologyUnderstanding, AccountsForEveryNodeOnce) {
  const Understanding account = read_well(kSmallPublished).understanding;
  // Counted by a scan that knows nothing of XML; three elements have text.
  const std::size_t all =
      account.count(Treatment::Mapped) + account.count(Treatment::Carried) + account.count(Treatment::NotUnderstood);
  std::size_t opened = 0;
  std::size_t attributes = 0;
  for (std::size_t at = 0; at + 1 < kSmallPublished.size(); ++at) {
    opened += std::size_t{kSmallPublished[at] == '<' && kSmallPublished[at + 1] != '/'};
    attributes += std::size_t{kSmallPublished.substr(at, 2) == "=\""};
    attributes -= std::size_t{kSmallPublished.substr(at, 7) == " xmlns="};
  }
  EXPECT_EQ(all, opened + attributes + 3);
  EXPECT_EQ(account.count(Treatment::NotUnderstood), 0U);
  EXPECT_EQ(account.count(Treatment::Carried), 1U) << "the Type of the registrar";
}

TEST(TopologyUnderstanding, ListsWhatNobodyKnowsWithCountAndFirstPlace) {
  std::string text = edited(kSmallPublished, R"(<Location City="Basel")", R"(<Location Planet="Earth" City="Basel")");
  text = edited(text, "<Sites>",
                R"(<Sites><x:Seat xmlns:x="urn:acme" x:kind="head">two</x:Seat><x:Seat xmlns:x="urn:acme" />)");
  Diagnostics diagnostics;
  const auto document = read_topology(small::source(text), diagnostics);
  ASSERT_TRUE(document.has_value());
  std::vector<std::string> unknown;
  for (const PathAccount& path : document->understanding.paths) {
    if (path.treatment == Treatment::NotUnderstood) {
      unknown.push_back(path.path + " x" + std::to_string(path.count) + " line " + std::to_string(path.first_line));
    }
  }
  EXPECT_THAT(unknown, ::testing::ElementsAre("Topology/Sites/CentralSite/Location@Planet x1 line 9",
                                              "Topology/Sites/{urn:acme}Seat x2 line 5",
                                              "Topology/Sites/{urn:acme}Seat/text() x1 line 5",
                                              "Topology/Sites/{urn:acme}Seat@{urn:acme}kind x1 line 5"));
  EXPECT_FALSE(diagnostics.has_errors());
  EXPECT_EQ(diagnostics.all().size(), 4U) << "one warning a path";
  EXPECT_THAT(print(summarise(*document)),
              ::testing::HasSubstr("not understood: Topology/Sites/{urn:acme}Seat x2, first at 5:11"));
}

TEST(TopologyUnderstanding, DoesNotTakeAKnownNameInAnUnknownPlace) {
  const std::string text = edited(kSmallPublished, "<SqlInstances>", "<SqlInstances><Sites />");
  Diagnostics diagnostics;
  const auto document = read_topology(small::source(text), diagnostics);
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(document->understanding.count(Treatment::NotUnderstood), 1U);
}

TEST(TopologyUnderstanding, KeepsItsTableOfCarriedPathsAscendingAndReasoned) {
  const auto carried = carried_paths();
  for (std::size_t i = 0; i < carried.size(); ++i) {
    EXPECT_FALSE(carried[i].why.empty());
    EXPECT_TRUE(i == 0 || carried[i - 1].ending < carried[i].ending) << carried[i].ending;
  }
}

TEST(TopologySummary, CountsWhatTheDocumentHas) {
  const ImportSummary summary = summarise(read_well(kSmallPublished));
  EXPECT_EQ(summary.central_sites, 1U);
  EXPECT_EQ(summary.branch_sites, 1U);
  EXPECT_EQ(summary.clusters, 3U);
  EXPECT_EQ(summary.machines, 4U);
  EXPECT_EQ(summary.services, 3U);
  EXPECT_EQ(summary.dependencies, 2U);
  EXPECT_EQ(summary.gateways, 1U);
  EXPECT_EQ(summary.services_by_version.at(6), 3U);
}

}  // namespace
}  // namespace coexist::scenarios
