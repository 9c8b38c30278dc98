// One small company in both schemas: two sites, a pool of two, SQL, an edge, a gateway in the branch.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "scenarios/topology_document.hpp"

namespace coexist::scenarios::small {

inline constexpr std::string_view kSmallPublished =
    R"(<Topology xmlns="urn:schema:Microsoft.Rtc.Management.Deploy.Topology.2008" Signature="11111111-2222-3333-4444-555555555555">
  <InternalDomains AllowAllDomains="false" DefaultDomain="acme.test">
    <InternalDomain Name="acme.test" Authoritative="false" AllowSubDomains="true" />
  </InternalDomains>
  <Sites>
    <CentralSite SiteId="1">
      <Name>Basel</Name>
      <Description>Head office</Description>
      <Location City="Basel" CountryCode="CH" />
    </CentralSite>
    <RemoteSite SiteId="2" ParentSiteId="1"><Name>Jura</Name><Location /></RemoteSite>
  </Sites>
  <Clusters>
    <Cluster RequiresReplication="true" RequiresSetup="true" Fqdn="pool.acme.test">
      <ClusterId SiteId="1" Number="1" />
      <Machine OrdinalInCluster="1" Fqdn="fe1.acme.test" FaultDomain="rack1" UpgradeDomain="rack1">
        <NetInterface InterfaceSide="Primary" InterfaceNumber="1" IPAddress="10.1.1.5" ConfiguredIPAddress="192.0.2.5" />
      </Machine>
      <Machine OrdinalInCluster="2" Fqdn="fe2.acme.test" />
    </Cluster>
    <Cluster RequiresReplication="false" RequiresSetup="false" Fqdn="SQL.acme.test">
      <ClusterId SiteId="1" Number="2" />
      <Machine OrdinalInCluster="1" Fqdn="sql.acme.test" />
    </Cluster>
    <Cluster RequiresReplication="false" RequiresSetup="false" Fqdn="gw.acme.test">
      <ClusterId SiteId="2" Number="1" />
      <Machine OrdinalInCluster="1" Fqdn="gw.acme.test" />
    </Cluster>
  </Clusters>
  <SqlInstances>
    <SqlInstance><SqlInstanceId Name="rtc"><ClusterId SiteId="1" Number="2" /></SqlInstanceId></SqlInstance>
  </SqlInstances>
  <Services>
    <Service RoleVersion="2" ServiceVersion="6" Type="Some.Class.RegistrarService">
      <ServiceId SiteId="1" RoleName="Registrar" Instance="1" />
      <DependsOn>
        <Dependency Usage="Default"><ServiceId SiteId="1" RoleName="UserStore" Instance="1" /></Dependency>
      </DependsOn>
      <InstalledOn><ClusterId SiteId="1" Number="1" /></InstalledOn>
      <Ports xmlns="urn:schema:Microsoft.Rtc.Management.Deploy.ServiceRoles.2008">
        <Port Owner="urn:component:Registrar" Usage="SipServer" InterfaceSide="Primary" InterfaceNumber="1" Port="5061" Protocol="Mtls" UrlPath="/" AuthorizesRequests="true" GruuType="HomeServer" />
      </Ports>
      <RegistrarService xmlns="urn:schema:Microsoft.Rtc.Management.Deploy.ServiceRoles.2008" IsDirector="false" />
    </Service>
    <Service RoleVersion="1" ServiceVersion="6">
      <ServiceId SiteId="1" RoleName="UserStore" Instance="1" />
      <DependsOn />
      <InstalledOn><SqlInstanceId Name="rtc"><ClusterId SiteId="1" Number="2" /></SqlInstanceId></InstalledOn>
      <Ports xmlns="urn:schema:Microsoft.Rtc.Management.Deploy.ServiceRoles.2008" />
    </Service>
    <Service RoleVersion="1" ServiceVersion="6">
      <ServiceId SiteId="2" RoleName="PstnGateway" Instance="1" />
      <DependsOn>
        <Dependency Usage="Default"><ServiceId SiteId="1" RoleName="Registrar" Instance="1" /></Dependency>
      </DependsOn>
      <InstalledOn><ClusterId SiteId="2" Number="1" /></InstalledOn>
      <Ports xmlns="urn:schema:Microsoft.Rtc.Management.Deploy.ServiceRoles.2008" />
      <PstnGatewayService xmlns="urn:schema:Microsoft.Rtc.Management.Deploy.ServiceRoles.2008" MediationServerPort="5068" Default="true" AlternativeBypassId="99999999-0000-0000-0000-000000000001" />
    </Service>
  </Services>
</Topology>
)";

inline constexpr std::string_view kSmallBuilder =
    R"(<?xml version="1.0" encoding="utf-16"?>
<TopologyBuilder IsFreeFromChanges="true" FileName="C:\Users\ada.lovelace\acme.tbxml" xmlns="urn:schema:Microsoft.Rtc.Management.Deploy.TopologyBuilder.2008">
  <NewTopology>
    <PartialTopology IsPublished="false" Signature="11111111-2222-3333-4444-555555555555" xmlns="urn:schema:Microsoft.Rtc.Management.Deploy.WritableTopology.2008" xmlns:t="urn:schema:Microsoft.Rtc.Management.Deploy.Topology.2008" xmlns:r="urn:schema:Microsoft.Rtc.Management.Deploy.ServiceRoles.2008">
      <t:InternalDomains AllowAllDomains="false" DefaultDomain="acme.test">
        <t:InternalDomain Name="acme.test" Authoritative="false" AllowSubDomains="true" />
      </t:InternalDomains>
      <SimpleUrlConfiguration UseBackendDatabase="false" xmlns="urn:schema:Microsoft.Rtc.Management.Settings.SimpleUrl.2008">
        <SimpleUrl Component="Meet" Domain="acme.test" ActiveUrl="https://talk.acme.test/meet">
          <SimpleUrlEntry Url="https://talk.acme.test/meet" />
        </SimpleUrl>
      </SimpleUrlConfiguration>
      <CentralSites>
        <CentralSite SiteId="1">
          <t:Name>Basel</t:Name>
          <t:Description>Head office</t:Description>
          <t:Location City="Basel" CountryCode="CH" />
          <Clusters>
            <Cluster IsSingleMachineOnly="false" UniqueId="C0000000-0000-0000-0000-000000000001" RequiresReplication="true" RequiresSetup="true" Fqdn="pool.acme.test">
              <Machines>
                <Machine Fqdn="fe1.acme.test" FaultDomain="rack1" UpgradeDomain="rack1">
                  <t:NetInterface InterfaceSide="Primary" InterfaceNumber="1" IPAddress="10.1.1.5" ConfiguredIPAddress="192.0.2.5" />
                </Machine>
                <Machine Fqdn="fe2.acme.test" />
              </Machines>
              <SqlInstances />
            </Cluster>
            <Cluster IsSingleMachineOnly="true" UniqueId="c0000000-0000-0000-0000-000000000002" RequiresReplication="false" RequiresSetup="false" Fqdn="sql.acme.test">
              <Machines><Machine /></Machines>
              <SqlInstances><SqlInstance UniqueId="d0000000-0000-0000-0000-000000000001" Name="rtc" /></SqlInstances>
            </Cluster>
          </Clusters>
          <RemoteSites>
            <RemoteSite SiteId="2">
              <t:Name>Jura</t:Name>
              <t:Location />
              <Clusters>
                <Cluster IsSingleMachineOnly="true" UniqueId="c0000000-0000-0000-0000-000000000003" RequiresReplication="false" RequiresSetup="false" Fqdn="gw.acme.test">
                  <Machines><Machine /></Machines>
                  <SqlInstances />
                </Cluster>
              </Clusters>
            </RemoteSite>
          </RemoteSites>
        </CentralSite>
      </CentralSites>
      <Services>
        <Service UniqueId="e0000000-0000-0000-0000-000000000001" RoleName="Registrar" RoleVersion="2" InstalledOn="c0000000-0000-0000-0000-000000000001" ServiceVersion="6" Type="Some.Class.RegistrarService">
          <DependsOn><Dependency ServiceUniqueId="e0000000-0000-0000-0000-000000000002" Usage="Default" /></DependsOn>
          <r:Ports>
            <r:Port Owner="urn:component:Registrar" Usage="SipServer" InterfaceSide="Primary" InterfaceNumber="1" Port="5061" Protocol="Mtls" UrlPath="/" AuthorizesRequests="true" GruuType="HomeServer" />
          </r:Ports>
          <r:RegistrarService IsDirector="false" />
        </Service>
        <Service UniqueId="e0000000-0000-0000-0000-000000000002" RoleName="UserStore" RoleVersion="1" InstalledOn="d0000000-0000-0000-0000-000000000001" ServiceVersion="6">
          <DependsOn />
          <r:Ports />
        </Service>
        <Service UniqueId="e0000000-0000-0000-0000-000000000003" RoleName="PstnGateway" RoleVersion="1" InstalledOn="c0000000-0000-0000-0000-000000000003" ServiceVersion="6">
          <DependsOn><Dependency ServiceUniqueId="E0000000-0000-0000-0000-000000000001" Usage="Default" /></DependsOn>
          <r:Ports />
          <r:PstnGatewayService MediationServerPort="5068" Default="true" AlternativeBypassId="99999999-0000-0000-0000-000000000001" />
        </Service>
      </Services>
    </PartialTopology>
  </NewTopology>
</TopologyBuilder>
)";

inline std::shared_ptr<const SourceFile> source(std::string_view text) {
  return std::make_shared<const SourceFile>(SourceFile{"small.xml", std::string(text)});
}

/// `text` with the first `from` replaced; fails the test if there is none, so that no test edits nothing.
inline std::string edited(std::string_view text, std::string_view from, std::string_view to) {
  std::string result(text);
  const std::size_t at = result.find(from);
  EXPECT_NE(at, std::string::npos) << "nothing to edit: " << from;
  return at == std::string::npos ? result : result.replace(at, from.size(), to);
}

/// Reads what must be readable without any diagnostic.
inline TopologyDocument read_well(std::string_view text) {
  Diagnostics diagnostics;
  std::optional<TopologyDocument> document = read_topology(source(text), diagnostics);
  EXPECT_EQ(print(diagnostics), "");
  return document.value_or(TopologyDocument{});
}

/// "CODE line:column" of the first diagnostic of a text that must not be readable.
inline std::string first_error(std::string_view text) {
  Diagnostics diagnostics;
  EXPECT_FALSE(read_topology(source(text), diagnostics).has_value());
  if (!diagnostics.has_errors()) {
    return "no error";
  }
  const Diagnostic& first = diagnostics.all().front();
  return first.code + " " + std::to_string(first.place.line) + ":" + std::to_string(first.place.column);
}

}  // namespace coexist::scenarios::small
