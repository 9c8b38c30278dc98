#include <fmt/format.h>

#include <array>

#include "report/columns.hpp"
#include "report/json.hpp"
#include "report/phrases.hpp"
#include "scenarios/json_format.hpp"
#include "scenarios/weak_points.hpp"

namespace coexist::scenarios {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, sim::kFailureKinds> kKinds = {"server", "line", "pool", "site"};
constexpr std::size_t kNamed = 3;

const char* kind_of(const sim::Failure& failure) {
  return kKinds[static_cast<std::size_t>(failure.what)];
}

const std::string& id_of(const sim::World& world, const sim::Failure& failure) {
  switch (failure.what) {
    case sim::Failure::What::Server:
      return world.servers()[sim::id_at<sim::ServerId>(failure.subject)].id;
    case sim::Failure::What::Link:
      return world.links()[sim::id_at<sim::LinkId>(failure.subject)].id;
    case sim::Failure::What::Pool:
      return world.pools()[sim::id_at<sim::PoolId>(failure.subject)].id;
    case sim::Failure::What::Site:
      break;
  }
  return world.sites()[sim::id_at<sim::SiteId>(failure.subject)].id;
}

// "ocs-krk-01, or any other of the 6 servers of which the same holds"
std::string named(const sim::World& world, const sim::Failure& failure) {
  const std::string& id = id_of(world, failure);
  return failure.alike > 1 ? fmt::format("{} (or another of {} alike)", id, failure.alike) : id;
}

std::string site_of(const sim::World& world, sim::SiteId site) {
  return site == sim::kNone<sim::SiteId> ? "outside" : world.sites()[site].id;
}

std::vector<std::string> pool_ids(const sim::World& world, const std::vector<sim::PoolId>& pools) {
  std::vector<std::string> all;
  for (const sim::PoolId pool : pools) all.push_back(world.pools()[pool].id);
  return all;
}

// "lyon 1,500, krakow 1,500 and 2 more"
template <typename Counts, typename Name>
std::string most_of(const Counts& counts, const Name& name) {
  std::vector<std::string> words;
  for (const auto& [id, people] : counts) {
    if (words.size() == kNamed) {
      words.push_back(fmt::format("{} more", counts.size() - kNamed));
      break;
    }
    words.push_back(fmt::format("{} {}", name(id), report::grouped(people)));
  }
  return report::listed(words);
}

std::string in_words(const LoadedScenario& loaded, const sim::Harm& harm) {
  const sim::World& world = loaded.scenario.world;
  std::vector<std::string> failures;
  for (const sim::Failure& failure : harm.failures) failures.push_back(named(world, failure));
  std::string text =
      fmt::format("{}: {} locked out ({})", report::listed(failures), report::counted(harm.people, "person", "people"),
                  most_of(harm.where, [&](sim::SiteId site) { return site_of(world, site); }));
  if (!harm.stopped.empty()) text += fmt::format("; stops {}", report::listed(pool_ids(world, harm.stopped)));
  const auto rule = [&](sim::RuleId id) {
    return id == sim::kNone<sim::RuleId> ? std::string("no rule") : report::rule_id(loaded.pack, id);
  };
  return text + fmt::format("; by {}", most_of(harm.why, rule));
}

std::string in_words(const LoadedScenario& loaded, const DayWithout& day) {
  return fmt::format("tried on {}, for 24 hours: {} and {} fail that would not have",
                     report::on_clock(loaded.zone, day.day.begin), report::counted(day.sign_ins, "sign-in", "sign-ins"),
                     report::counted(day.joins, "join", "joins"));
}

Json json_of(const LoadedScenario& loaded, const sim::Harm& harm) {
  const sim::World& world = loaded.scenario.world;
  Json failures = Json::array(), where = Json::array(), why = Json::array();
  for (const sim::Failure& failure : harm.failures) {
    failures.push_back({{"what", kind_of(failure)}, {"id", id_of(world, failure)}, {"alike", failure.alike}});
  }
  for (const auto& [site, people] : harm.where) where.push_back({{"site", site_of(world, site)}, {"people", people}});
  for (const auto& [rule, people] : harm.why)
    why.push_back({{"rule", report::rule_id(loaded.pack, rule)}, {"people", people}});
  return {{"fail", failures},
          {"locked_out", harm.people},
          {"where", where},
          {"why", why},
          {"stops", pool_ids(world, harm.stopped)}};
}

Json json_of(const DayWithout& day) {
  return {{"begin", sim::to_text(day.day.begin)},
          {"end", sim::to_text(day.day.end)},
          {"sign_ins_failing", day.sign_ins},
          {"joins_failing", day.joins}};
}

void add_day(Json& json, const std::optional<DayWithout>& day) {
  if (day) json["tried"] = json_of(*day);
}

}  // namespace

std::string print_text(const LoadedScenario& loaded, const std::vector<WeakPhase>& phases) {
  const sim::World& world = loaded.scenario.world;
  std::string out = report::paragraph(
      fmt::format("{}: the failures that lock most people out, as each phase ends", loaded.scenario.id), 0);
  for (const WeakPhase& phase : phases) {
    out += fmt::format("\n{}\n",
                       fmt::format("{}, until {}: {} can sign in", phase.label.empty() ? "the scenario" : phase.label,
                                   report::on_clock(loaded.zone, phase.span.end),
                                   report::counted(phase.worst.can_sign_in, "person", "people")));
    const sim::Harm* alone = worst_alone(phase);
    for (std::size_t kind = 0; kind < sim::kFailureKinds; ++kind) {
      const std::optional<sim::Harm>& harm = phase.worst.single[kind];
      out += report::paragraph(
          fmt::format("{:<9}{}", kKinds[kind], harm ? in_words(loaded, *harm) : "none locks anybody out"));
      if (harm && &*harm == alone && phase.alone) out += report::paragraph(in_words(loaded, *phase.alone), 13);
    }
    out += report::paragraph(fmt::format(
        "two      {}", phase.worst.pair ? in_words(loaded, *phase.worst.pair) : "no two hurt more than one of them"));
    if (phase.together) out += report::paragraph(in_words(loaded, *phase.together), 13);
    if (!phase.worst.without_spare.empty()) {
      out += report::paragraph(fmt::format("spare    none in {}: one server down, and it stops",
                                           report::listed(pool_ids(world, phase.worst.without_spare))));
    }
  }
  return out;
}

std::string print_json(const LoadedScenario& loaded, const std::vector<WeakPhase>& phases) {
  Json list = Json::array();
  for (const WeakPhase& phase : phases) {
    Json json{{"id", phase.id},
              {"from", sim::to_text(phase.span.begin)},
              {"until", sim::to_text(phase.span.end)},
              {"can_sign_in", phase.worst.can_sign_in}};
    const sim::Harm* alone = worst_alone(phase);
    for (std::size_t kind = 0; kind < sim::kFailureKinds; ++kind) {
      const std::optional<sim::Harm>& harm = phase.worst.single[kind];
      json[kKinds[kind]] = harm ? json_of(loaded, *harm) : Json();
      if (harm && &*harm == alone) add_day(json[kKinds[kind]], phase.alone);
    }
    json["two"] = phase.worst.pair ? json_of(loaded, *phase.worst.pair) : Json();
    if (phase.worst.pair) add_day(json["two"], phase.together);
    json["without_spare"] = pool_ids(loaded.scenario.world, phase.worst.without_spare);
    list.push_back(std::move(json));
  }
  return report::dumped({{"format_version", kJsonFormatVersion},
                         {"what", "weak-points"},
                         {"scenario", loaded.scenario.id},
                         {"phases", std::move(list)}});
}

}  // namespace coexist::scenarios
