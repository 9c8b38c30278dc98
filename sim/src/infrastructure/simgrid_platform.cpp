#include "infrastructure/simgrid_platform.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <simgrid/version.h>
#include <xbt/log.h>

#include <array>
#include <csignal>
#include <simgrid/kernel/routing/NetZoneImpl.hpp>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include "infrastructure/path.hpp"
#include "sim/simgrid_infrastructure.hpp"

namespace coexist::sim {
namespace {

namespace s4u = simgrid::s4u;
using NetPoint = simgrid::kernel::routing::NetPoint;

/// Every setting that decides an instant, defaults included, so that another build of SimGrid cannot change them.
///
/// LV08, SimGrid's default model, is fitted to TCP on real networks: it multiplies latency by 13 and takes 3 % of the
/// bandwidth. CM02 with these settings is plain max-min fairness. The two precisions: completions within 0.1 us of a
/// timer count as simultaneous with it (a double counts seconds to 4 ns at the end of 200 days, so less would miss
/// some), and a flow with a billionth of a link still counts.
constexpr std::array kSettings = {
    "network/model:CM02",
    "network/crosstraffic:no",
    "network/TCP-gamma:0",
    "network/latency-factor:1",
    "network/bandwidth-factor:1",
    "network/weight-S:0",
    "network/optim:Lazy",
    "cpu/model:Cas01",
    "cpu/optim:Lazy",
    "surf/precision:1e-7",
    "maxmin/precision:1e-9",
};

/// SimGrid takes over SIGINT and SIGSEGV; Ctrl-C would then print its actors and run exit handlers.
class KeepSignals {
 public:
  KeepSignals() {
    for (std::size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], nullptr, &before_[i]);
  }
  ~KeepSignals() {
    for (std::size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], &before_[i], nullptr);
  }
  KeepSignals(const KeepSignals&) = delete;
  KeepSignals& operator=(const KeepSignals&) = delete;

 private:
  static constexpr std::array kSignals = {SIGINT, SIGSEGV, SIGBUS, SIGABRT, SIGTERM};
  std::array<struct sigaction, kSignals.size()> before_{};
};

std::unique_ptr<s4u::Engine> new_engine() {
  static bool built = false;
  if (std::exchange(built, true)) throw std::logic_error("a process can hold one SimGrid engine in its life");
  xbt_log_control_set("root.thresh:critical");
  auto engine = std::make_unique<s4u::Engine>(std::string("coexist"));
  for (const char* setting : kSettings) s4u::Engine::set_config(std::string(setting));
  return engine;
}

double bytes_per_second(std::int64_t bps) {
  return static_cast<double>(bps) / 8.0;
}

struct SiteZone {
  s4u::NetZone* zone = nullptr;
  NetPoint* gateway = nullptr;
  const s4u::Link* lan = nullptr;
};

/// A zone per site: routes between hosts would be 40,000 for 200 servers.
IdVector<SiteId, SiteZone> add_sites(const World& world, s4u::NetZone* root) {
  IdVector<SiteId, SiteZone> sites;
  for (const SiteId site : ids<SiteId>(world.sites().size())) {
    s4u::NetZone* zone = s4u::create_star_zone(fmt::format("site/{}", index(site)));
    zone->set_parent(root);
    NetPoint* gateway = zone->create_router(fmt::format("gateway/{}", index(site)));
    zone->add_route(gateway, nullptr, nullptr, nullptr, {}, true);
    const double lan = bytes_per_second(world.sites()[site].lan_bps);
    sites.push_back({zone, gateway, zone->create_link(fmt::format("lan/{}", index(site)), lan)});
  }
  return sites;
}

IdVector<ServerId, s4u::Host*> add_servers(const World& world, IdVector<SiteId, SiteZone>& sites) {
  IdVector<ServerId, s4u::Host*> hosts;
  for (const ServerId server : ids<ServerId>(world.servers().size())) {
    SiteZone& site = sites[site_of(world, server)];
    const double flops = static_cast<double>(world.servers()[server].flops);
    s4u::Host* host = site.zone->create_host(fmt::format("server/{}", index(server)), flops);
    // A star zone takes a link that is on both ends' ways only once, so the LAN is crossed once within the site.
    site.zone->add_route(host->get_netpoint(), nullptr, nullptr, nullptr, {s4u::LinkInRoute(site.lan)}, true);
    hosts.push_back(host);
  }
  return hosts;
}

/// Without latency: SimGrid would share a link in inverse proportion to it; the adapter lets it pass beforehand.
IdVector<LinkId, const s4u::Link*> add_links(const World& world, s4u::NetZone* root) {
  IdVector<LinkId, const s4u::Link*> links;
  for (const LinkId id : ids<LinkId>(world.links().size())) {
    links.push_back(
        root->create_link(fmt::format("link/{}", index(id)), bytes_per_second(world.links()[id].bandwidth_bps)));
  }
  return links;
}

}  // namespace

/// The zone of all sites. Asked for a route, which SimGrid does when a transfer starts, it gives the one that it was
/// told.
class WanZone final : public simgrid::kernel::routing::NetZoneImpl {
 public:
  explicit WanZone(const std::string& name) : NetZoneImpl(name) {}

  void add_site(const NetPoint* zone, NetPoint* gateway) { gateways_[zone] = gateway; }
  void route_next_over(std::vector<simgrid::kernel::resource::StandardLinkImpl*> links) { links_ = std::move(links); }

 private:
  void get_local_route(const NetPoint* from, const NetPoint* to, simgrid::kernel::routing::Route* into,
                       double*) override {  // latency: none, see add_links
    into->gw_src_ = gateways_.at(from);
    into->gw_dst_ = gateways_.at(to);
    into->link_list_ = links_;
  }

  std::unordered_map<const NetPoint*, NetPoint*> gateways_;  // looked up only
  std::vector<simgrid::kernel::resource::StandardLinkImpl*> links_;
};

SimgridPlatform::SimgridPlatform(const World& world) {
  const KeepSignals keep;
  engine_ = new_engine();
  wan_ = new WanZone("world");  // the engine deletes its zones
  s4u::NetZone* root = wan_->get_iface();
  IdVector<SiteId, SiteZone> sites = add_sites(world, root);
  hosts_ = add_servers(world, sites);
  links_ = add_links(world, root);
  for (const SiteZone& site : sites) wan_->add_site(site.zone->get_netpoint(), site.gateway);
  for (const SiteZone& site : sites) site.zone->seal();
  root->seal();
}

void SimgridPlatform::route_next_over(std::span<const LinkId> links) {
  std::vector<simgrid::kernel::resource::StandardLinkImpl*> route;
  for (const LinkId link : links) route.push_back(links_[link]->get_impl());
  wan_->route_next_over(std::move(route));
}

std::string simgrid_model_text() {
  int major = 0;
  int minor = 0;
  int patch = 0;
  sg_version_get(&major, &minor, &patch);
  return fmt::format("SimGrid {}.{}, max-min fair sharing, latency before bandwidth ({})", major, minor,
                     fmt::join(kSettings, ", "));
}

}  // namespace coexist::sim
