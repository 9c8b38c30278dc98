#include "large_migration.hpp"

#include <fmt/format.h>

#include <iterator>

namespace coexist::bench {
namespace {

constexpr std::size_t kCentralSites = 6, kBranches = 24, kSites = kCentralSites + kBranches, kWaves = 12;
constexpr std::size_t kServers = 12;  // in each pool

// Central sites have 100 people where branches have 25, so that lines carry something and pools differ.
std::size_t people_at(std::size_t site, std::size_t people) {
  const auto share = [](std::size_t s) { return s < kCentralSites ? std::size_t{100} : std::size_t{25}; };
  std::size_t before = 0, all = 0;
  for (std::size_t s = 0; s < kSites; ++s) {
    if (s < site) before += share(s);
    all += share(s);
  }
  return people * (before + share(site)) / all - people * before / all;
}

std::size_t centre_of(std::size_t site) {
  return site < kCentralSites ? site : site % kCentralSites;
}

class Text {
 public:
  template <typename... Values>
  void line(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Values>(values)...);
    text_ += '\n';
  }
  [[nodiscard]] std::string take() && { return std::move(text_); }

 private:
  std::string text_;
};

void write_estate(Text& out) {
  out.line("topology:\n  sites:");
  for (std::size_t s = 0; s < kSites; ++s) {
    out.line("    - {{id: site-{:02}, kind: {}, zone: Europe/Berlin}}", s, s < kCentralSites ? "central" : "branch");
  }
  out.line("  links:");
  for (std::size_t s = 1; s < kSites; ++s) {
    out.line("    - {{id: line-{0:02}, between: [site-{0:02}, site-{1:02}], bandwidth: {2} Mbps, latency: 10 ms}}", s,
             s < kCentralSites ? 0 : centre_of(s), s < kCentralSites ? 1'000 : 100);
  }
  out.line("  pools:");
  for (std::size_t c = 0; c < kCentralSites; ++c) {
    out.line("    - {{id: old-{0}, site: site-{0:02}, product: ocs-2007-r2, servers: {1}}}", c, kServers);
    out.line("    - {{id: new-{0}, site: site-{0:02}, product: lync-2013, servers: {1}}}", c, kServers);
  }
}

void write_people(Text& out, std::size_t people) {
  out.line("people:\n  generate:");
  for (std::size_t s = 0; s < kSites; ++s) {
    const std::size_t count = people_at(s, people);
    out.line(
        "    - {{id: p{0:02}, count: {1}, site: site-{0:02}, home: old-{2}, departments: {{a: 20 %, b: 20 %, c: 15 %, "
        "d: 15 %, e: 10 %, f: 10 %, g: 10 %}}, software: {{rich-client: oc-2007-r2, add-in: oc-conferencing-add-in, "
        "live-meeting-client: live-meeting-2007}}}}",
        s, count, centre_of(s));
  }
  // Outside of the estate, as far as meetings invite them.
  out.line("    - {{id: guest, count: {}, class: anonymous, software: {{live-meeting-client: live-meeting-2007}}}}",
           people / 50 + 1);
  out.line("    - {{id: partner, count: {}, class: federated, software: {{rich-client: oc-2007-r2}}}}",
           people / 50 + 1);
}

void write_waves(Text& out) {
  out.line("groups:");
  for (std::size_t w = 0; w < kWaves; ++w) {
    std::string sites;
    for (std::size_t s = w; s < kSites; s += kWaves) sites += fmt::format("{}site-{:02}", sites.empty() ? "" : ", ", s);
    out.line("  - {{id: wave-{}, people: {{sites: [{}]}}}}", w, sites);
  }
}

void write_schedule(Text& out) {
  out.line("schedule:\n  windows: [{{id: always, from: 2013-03-04 00:00, lasts: 90 d}}]\n  steps:");
  out.line("    - {{id: backup, kind: backup, at: 2013-03-04 20:00, task: {{}}}}");
  out.line("    - {{id: updates, kind: apply-updates, after: [backup], task: {{}}}}");
  out.line("    - {{id: filter, kind: block-new-clients, after: [backup], task: {{}}}}");
  out.line("    - {{id: deploy-0, kind: deploy-pilot-pool, after: [updates, filter], deploy: {{pool: new-0}}}}");
  std::string deployed = "deploy-0";
  for (std::size_t c = 1; c < kCentralSites; ++c) {
    out.line("    - {{id: deploy-{0}, kind: deploy-pool, after: [deploy-0], deploy: {{pool: new-{0}}}}}", c);
    deployed += fmt::format(", deploy-{}", c);
  }
  out.line("    - {{id: wmi, kind: install-wmi-bc, after: [{}], task: {{}}}}", deployed);
  const char* after = "wmi";
  for (const char* kind : {"merge-topology", "import-policies", "authorise-new-front-ends", "allow-older-clients",
                           "verify-user-replication"}) {
    out.line("    - {{id: {0}, kind: {0}, after: [{1}], task: {{}}}}", kind, after);
    after = kind;
  }
  std::string previous = after;
  for (std::size_t w = 0; w < kWaves; ++w) {
    out.line(
        "    - {{id: move-{0}, kind: move-users, after: [{1}], at: {2}, move: {{people: "
        "{{groups: [wave-{0}]}}, by-home: {{old-0: new-0, old-1: new-1, old-2: new-2, old-3: new-3, old-4: new-4, "
        "old-5: new-5}}, streams: 200}}}}",
        w, previous, fmt::format("2013-{:02}-{:02} 06:00", 3 + (w * 6 + 11) / 31, (w * 6 + 11) % 31 + 1));
    out.line(
        "    - {{id: ring-{0}, kind: upgrade-clients, after: [move-{0}], duration: 3 d, upgrade: {{people: "
        "{{groups: [wave-{0}]}}, install: {{rich-client: lync-2013, add-in: lync-2013-add-in}}}}}}",
        w);
    previous = fmt::format("move-{}", w);
  }
  out.line(
      "    - {{id: go-back, kind: roll-back, after: [ring-11], roll-back: {{downgrade-after: 1 d, streams: 200}}}}");
}

}  // namespace

std::string large_migration(std::size_t people) {
  Text out;
  out.line("coexist: 1\nid: large\ntitle: {} people in ninety days\npack: ocs-2007-r2-to-lync-2013\nseed: 1", people);
  out.line("zone: Europe/Berlin\nstart: 2013-03-04 00:00\nend: 2013-06-02 00:00");
  write_estate(out);
  write_people(out, people);
  write_waves(out);
  // What 5 % of the people in meetings at any time of the working day come to, at the documented sizes.
  out.line("meetings:\n  generate: {{series-per-100: 30, new-series-per-100-a-week: 1, single-per-100-a-week: 15}}");
  write_schedule(out);
  return std::move(out).take();
}

}  // namespace coexist::bench
