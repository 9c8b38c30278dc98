// Questions about pools: how many servers must run, how many people are documented for them.
#include <fmt/format.h>
#include <fmt/ranges.h>

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
  std::vector<std::string> out;
  for (const std::size_t product : admitted(pack.capacities[entry].products, pack.vocabulary.products.size())) {
    out.push_back(fmt::format("product={} servers=3", pack.vocabulary.products.raw()[product].id));
  }
  return out;
}

Answers capacity_answers(const sim::Pack& pack, const std::string& question) {
  auto words = words_of(question);
  const sim::ProductId product = sim::find(pack.vocabulary.products, words["product"]);
  const std::size_t servers = std::stoul(words["servers"]);
  Answers answers;
  for (const sim::Capacity& capacity : pack.capacities) {
    if (!capacity.is_for(product)) continue;
    sim::PoolLoad empty;
    empty.servers = static_cast<std::int64_t>(servers);
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
    for (const sim::Capacity& capacity : pack.capacities) out.push_back(joined(pack, capacity.products));
    return out;
  };
  return {"capacity", ids, capacity_questions, capacity_answers,
          [](sim::Pack& pack, std::size_t entry) { erase_at(pack.capacities, entry); }};
}

}  // namespace coexist::scenarios
