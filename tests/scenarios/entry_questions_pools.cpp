// Questions about pools: how many servers must run, how many people are documented for them.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

#include "entry_questions.hpp"
#include "sim/load.hpp"

namespace coexist::scenarios {
namespace {

constexpr std::size_t kLargestPool = 40;

std::vector<std::string> quorum_questions(const sim::Pack& pack, std::size_t entry) {
  const sim::Quorum& quorum = pack.quorums[entry];
  std::vector<std::string> out;
  for (const std::size_t product : admitted(quorum.products, pack.vocabulary.products.size())) {
    for (const char* pools : {"homing", "not-homing"}) {
      for (std::size_t servers = 1; servers <= kLargestPool; ++servers) {
        out.push_back(
            fmt::format("product={} pools={} servers={}", pack.vocabulary.products.raw()[product].id, pools, servers));
      }
    }
  }
  return out;
}

Answers quorum_answers(const sim::Pack& pack, const std::string& question) {
  auto words = words_of(question);
  const auto found = sim::quorum_of(pack, sim::find(pack.vocabulary.products, words["product"]),
                                    words["pools"] == "homing", std::stoul(words["servers"]));
  if (!found) return {"nobody knows"};
  const char* guessed = found->entry != nullptr && found->entry->assumed ? ", assumed" : "";
  return {fmt::format("{} to start, {} of the first {} to run{}", found->row.start, found->row.run, found->row.of_first,
                      guessed)};
}

std::vector<std::string> capacity_questions(const sim::Pack& pack, std::size_t entry) {
  const sim::Capacity& capacity = pack.capacities[entry];
  const std::string role = capacity.roles.empty() ? "none" : pack.vocabulary.roles[capacity.roles.front()].id;
  std::vector<std::string> out;
  for (const std::size_t product : admitted(capacity.products, pack.vocabulary.products.size())) {
    out.push_back(fmt::format("product={} role={} paired={} servers={}", pack.vocabulary.products.raw()[product].id,
                              role, capacity.paired ? "yes" : "no", capacity.alone ? 1 : 3));
  }
  return out;
}

Answers capacity_answers(const sim::Pack& pack, const std::string& question) {
  auto words = words_of(question);
  const std::size_t servers = std::stoul(words["servers"]);
  sim::WorldParts parts;  // that pool, and one that it may make a pair with
  parts.sites.push_back({});
  for (int i = 0; i < 2; ++i) {
    sim::Pool pool;
    pool.site = sim::SiteId{0};
    pool.product = sim::find(pack.vocabulary.products, words["product"]);
    if (words["role"] != "none") pool.roles.push_back(sim::find(pack.vocabulary.roles, words["role"]));
    for (std::size_t server = 0; server < servers; ++server) {
      sim::Server machine;
      machine.pool = sim::id_at<sim::PoolId>(parts.pools.size());
      pool.servers.push_back(parts.servers.push_back(machine));
    }
    parts.pools.push_back(pool);
  }
  if (words["paired"] == "yes") parts.relations.push_back({sim::PoolId{0}, sim::PoolId{1}, "", true});
  const sim::World world(std::move(parts));
  Answers answers;
  for (const sim::Capacity& capacity : pack.capacities) {
    if (!covers(capacity, world, sim::PoolId{0})) continue;
    sim::PoolLoad empty;
    empty.servers = static_cast<std::int64_t>(servers);
    if (!capacity.carries.empty()) answers.insert(fmt::format("carries {} a server", capacity.people_per_server));
    if (const auto limit = sim::people_limit(capacity, servers))
      answers.insert(fmt::format("{} people", limit->people));
    if (const auto seats = sim::seats_left(capacity, empty)) answers.insert(fmt::format("{} in meetings", *seats));
  }
  return answers;
}
}  // namespace

std::string joined(const sim::Pack& pack, const std::vector<bool>& products) {
  std::vector<std::string> ids;
  for (const std::size_t p : admitted(products, pack.vocabulary.products.size())) {
    ids.push_back(pack.vocabulary.products.raw()[p].id);
  }
  return fmt::format("{}", fmt::join(ids, "+"));
}

EntryKind quorums() {
  const auto ids = [](const sim::Pack& pack) {
    constexpr std::array kScopes{"any", "homing", "not-homing"};
    std::vector<std::string> out;
    for (const sim::Quorum& q : pack.quorums) {
      out.push_back(joined(pack, q.products) + '/' + kScopes.at(static_cast<std::size_t>(q.scope)));
    }
    return out;
  };
  return {"quorum", ids, quorum_questions, quorum_answers,
          [](sim::Pack& pack, std::size_t entry) { erase_at(pack.quorums, entry); }};
}

EntryKind capacities() {
  const auto ids = [](const sim::Pack& pack) {
    std::vector<std::string> out;
    for (const sim::Capacity& capacity : pack.capacities) {
      std::string id = joined(pack, capacity.products);
      for (const sim::RoleId role : capacity.roles) id += "+" + pack.vocabulary.roles[role].id;
      if (capacity.paired) id += " paired";
      if (capacity.alone) id += " alone";
      out.push_back(id);
    }
    return out;
  };
  return {"capacity", ids, capacity_questions, capacity_answers,
          [](sim::Pack& pack, std::size_t entry) { erase_at(pack.capacities, entry); }};
}

}  // namespace coexist::scenarios
