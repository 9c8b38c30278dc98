// What fails: as the scenario says, and as the command line asks for.
#include <algorithm>

#include "language/resolver.hpp"

namespace coexist::scenarios::language {
namespace {

class Faults {
 public:
  explicit Faults(Build& build) : build_(build), span_(build.out.scenario.span) {}

  void take(const FaultEntry& entry) {
    const std::size_t errors = build_.diagnostics.error_count();
    const sim::Instant from = build_.instant(entry.from);
    const auto until = entry.until ? std::optional(build_.instant(*entry.until)) : std::nullopt;
    if (build_.diagnostics.error_count() > errors) return;  // times that do not exist are in no order
    if (until && *until <= from) {
      build_.diagnostics.error("E220", entry.place, "this fault ends before it begins");
    } else if (span_.end <= from || (until && *until <= span_.begin)) {
      build_.diagnostics.error("E220", entry.place, "this fault lies outside the scenario");
    }
    if (entry.server) add(build_.servers.resolve(*entry.server, build_.diagnostics), from, until, entry.place);
    if (entry.link) add(build_.links.resolve(*entry.link, build_.diagnostics), from, until, entry.place);
  }

  void fail(const std::string& name) {
    const Name server{name, on_command_line("--fail", name)};
    if (!build_.pools.contains(name)) {
      add(build_.servers.resolve(server, build_.diagnostics), span_.begin, std::nullopt, server.place);
      return;
    }
    // A pool fails with all its servers.
    for (const sim::ServerId member : build_.parts.pools[build_.pools.resolve(server, build_.diagnostics)].servers) {
      add(member, span_.begin, std::nullopt, server.place);
    }
  }

  void fail_link(const std::string& name) {
    const Name written{name, on_command_line("--fail-link", name)};
    sim::LinkId link = link_between(name);
    if (link == sim::kNone<sim::LinkId>) link = build_.links.resolve(written, build_.diagnostics);
    add(link, span_.begin, std::nullopt, written.place);
  }

 private:
  void add(sim::ServerId server, sim::Instant from, std::optional<sim::Instant> until, const Place& place) {
    add({sim::Fault::What::Server, static_cast<std::uint32_t>(server), from, until, build_.out.provenance.add(place)});
  }
  void add(sim::LinkId link, sim::Instant from, std::optional<sim::Instant> until, const Place& place) {
    add({sim::Fault::What::Link, static_cast<std::uint32_t>(link), from, until, build_.out.provenance.add(place)});
  }
  void add(const sim::Fault& fault) { build_.out.scenario.faults.push_back(fault); }

  // "site--site", unless a link has that very id. By hand, not by the index of sites: one sentence about the link says
  // enough where a site is unknown, too.
  [[nodiscard]] sim::LinkId link_between(const std::string& name) const {
    const std::size_t dashes = name.find("--");
    if (dashes == std::string::npos || build_.links.contains(name)) return sim::kNone<sim::LinkId>;
    const std::string from = name.substr(0, dashes);
    const std::string to = name.substr(dashes + 2);
    const auto& links = build_.parts.links;
    for (const sim::LinkId id : sim::ids<sim::LinkId>(links.size())) {
      if (links[id].a == sim::kNone<sim::SiteId> || links[id].b == sim::kNone<sim::SiteId>) continue;
      const std::string& a = build_.parts.sites[links[id].a].id;
      const std::string& b = build_.parts.sites[links[id].b].id;
      if ((a == from && b == to) || (a == to && b == from)) return id;
    }
    return sim::kNone<sim::LinkId>;
  }

  static Place on_command_line(std::string_view option, const std::string& text) {
    return {std::make_shared<SourceFile>(SourceFile{std::string(option), text}), 1, 1, static_cast<int>(text.size())};
  }

  Build& build_;
  sim::Interval span_;
};

}  // namespace

void build_faults(Build& build, const std::vector<FaultEntry>& entries, const ScenarioRequest& request) {
  Faults faults(build);
  for (const FaultEntry& entry : entries) faults.take(entry);
  for (const std::string& name : request.fail) faults.fail(name);
  for (const std::string& name : request.fail_links) faults.fail_link(name);
}

}  // namespace coexist::scenarios::language
