// The elements in which a service says what only services of its role say. They are the same in both schemas.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "topology/schema.hpp"

namespace coexist::scenarios {

template <class Detail>
void exchange_detail(auto& x, auto& service_node, std::string_view name, RoleDetail& detail, auto&& describe) {
  const Tag tag{kRolesSpace, name};
  if (x.kReads && std::holds_alternative<std::monostate>(detail) && x.has(service_node, tag)) {
    detail.emplace<Detail>();
  }
  if (auto* held = std::get_if<Detail>(&detail)) {
    x.child(service_node, tag, Need::Required, [&](auto& node) { describe(node, *held); });
  }
}

void exchange_components(auto& x, auto& node, Tag tag, std::vector<RoleComponent>& components) {
  x.list(node, tag, components, kEveryItem,
         [&](auto& at, RoleComponent& component) { x.attribute(at, "ComponentName", component.name, Need::Required); });
}

void exchange_role_detail(auto& x, auto& service_node, RoleDetail& detail) {
  exchange_detail<RegistrarDetail>(x, service_node, "RegistrarService", detail, [&](auto& node, auto& registrar) {
    x.attribute(node, "IsDirector", registrar.is_director);
  });
  exchange_detail<CentralManagementDetail>(
      x, service_node, "CentralMgmtService", detail,
      [&](auto& node, auto& central) { x.attribute(node, "IsActive", central.is_active); });
  exchange_detail<FileStoreDetail>(x, service_node, "FileStoreService", detail,
                                   [&](auto& node, auto& store) { x.attribute(node, "ShareName", store.share); });
  exchange_detail<WebDetail>(x, service_node, "WebService", detail, [&](auto& node, auto& web) {
    x.child(node, {kRolesSpace, "ExternalSettings"}, need_if_set(web.external_host),
            [&](auto& external) { x.attribute(external, "Host", web.external_host); });
    x.child(node, {kWebSpace, "WebComponents"}, need_if_set(web.components), [&](auto& components) {
      exchange_components(x, components, {kWebSpace, "Component"}, web.components);
    });
  });
  exchange_detail<ConferencingDetail>(x, service_node, "ConfService", detail, [&](auto& node, auto& conferencing) {
    x.child(node, {kRolesSpace, "MCUs"}, need_if_set(conferencing.components), [&](auto& units) {
      exchange_components(x, units, {kRolesSpace, "MCU"}, conferencing.components);
    });
  });
  exchange_detail<OfficeWebDetail>(x, service_node, "WacService", detail, [&](auto& node, auto& office) {
    x.attribute(node, "DiscoveryUrl", office.discovery_url);
    x.attribute(node, "IsExternal", office.is_external);
  });
  exchange_detail<GatewayDetail>(x, service_node, "PstnGatewayService", detail, [&](auto& node, auto& gateway) {
    x.attribute(node, "MediationServerPort", gateway.mediation_port);
    x.attribute(node, "Default", gateway.is_default);
    x.attribute(node, "AlternativeBypassId", gateway.alternative_bypass_id);
  });
}

}  // namespace coexist::scenarios
