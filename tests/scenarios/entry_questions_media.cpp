// Questions about media: what a stream of somebody with a client takes of a line.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "entry_questions.hpp"
#include "sim/compiled_pack.hpp"

namespace coexist::scenarios {
namespace {

constexpr std::array kUses{"meeting", "call", "telephone"};

// Clients of the first slot, "none" among them; the peer of a meeting is the only other participant.
std::vector<std::string> media_questions(const sim::Pack& pack, std::size_t entry) {
  const sim::Vocabulary& v = pack.vocabulary;
  const sim::Media& media = pack.media[entry];
  std::vector<std::string> clients{"none"}, choices{""};
  for (const sim::Software& software : v.software) {
    if (software.slot == sim::SlotId{0}) clients.push_back(software.id);
  }
  for (const sim::Switch& choice : v.switches) {
    for (const std::string& value : choice.values) choices.push_back(fmt::format(" switch.{}={}", choice.id, value));
  }
  std::vector<std::string> out;
  for (const sim::Product& host : v.products) {
    for (const std::string& client : clients) {
      for (const std::string& peer : clients) {
        for (const std::string& choice : choices) {
          const bool is_long = !choice.empty() && (client != "none" || peer != "none");
          if (is_long) continue;  // what depends on a switch does so whoever talks
          out.push_back(fmt::format("of={} stream={} client={} peer={} host={}{}",
                                    kUses.at(static_cast<std::size_t>(media.use)), v.streams[media.stream].id, client,
                                    peer, host.id, choice));
        }
      }
    }
  }
  return out;
}

sim::SwitchChoice chosen(const sim::Pack& pack, const std::map<std::string, std::string>& words) {
  sim::SwitchChoice all = sim::documented_defaults(pack);
  for (const sim::SwitchId id : sim::ids<sim::SwitchId>(all.size())) {
    const sim::Switch& choice = pack.vocabulary.switches[id];
    const auto word = words.find("switch." + choice.id);
    if (word == words.end()) continue;
    const auto at = std::find(choice.values.begin(), choice.values.end(), word->second);
    all[id] = static_cast<std::size_t>(at - choice.values.begin());
  }
  return all;
}

sim::MediaPerson employee(const sim::Pack& pack, const std::string& client) {
  sim::MediaPerson person{sim::ClassId{0}, sim::kNone<sim::ProductId>, {}};
  person.software.assign(pack.vocabulary.slots.size(), sim::kNone<sim::SoftwareId>);
  person.software.front() = sim::find(pack.vocabulary.software, client);
  return person;
}

Answers media_answers(const sim::Pack& pack, const std::string& question) {
  auto words = words_of(question);
  const sim::MediaPerson actor = employee(pack, words["client"]);
  const sim::MediaPerson peer = employee(pack, words["peer"]);
  const sim::StreamId stream = sim::find(pack.vocabulary.streams, words["stream"]);
  sim::Pack without_tables;  // conditions and switches are all that is asked; tables take their time to compile
  without_tables.vocabulary = pack.vocabulary;
  without_tables.media = pack.media;
  const sim::CompiledPack compiled(std::move(without_tables), chosen(pack, words));
  const sim::Media* found = nullptr;
  if (words["of"] == "meeting") {
    const sim::MediaSetting setting{sim::find(pack.vocabulary.products, words["host"]), sim::MeetingKindId{0}};
    for (const sim::Media& media : pack.media) {
      if (found != nullptr || media.use != sim::MediaUse::Meeting || media.stream != stream) continue;
      if (fits_actor(pack, media, actor) && fits_peer(pack, media, peer) && fits_setting(compiled, media, setting)) {
        found = &media;
      }
    }
  } else {
    found = media_of_call(compiled, stream, actor, words["of"] == "call" ? &peer : nullptr);
  }
  if (found == nullptr) return {"not documented"};
  return {fmt::format("{}, {} and {} bps {}{}", found->one_way.typical_bps, found->one_way.most_bps,
                      found->one_way.most_corrected_bps, found->both_ways ? "both ways" : "one way",
                      found->assumed ? ", assumed: " + found->because : "")};
}

}  // namespace

EntryKind media() {
  const auto ids = [](const sim::Pack& pack) {
    std::vector<std::string> out;
    for (const sim::Media& entry : pack.media) out.push_back(entry.id);
    return out;
  };
  return {"media", ids, media_questions, media_answers,
          [](sim::Pack& pack, std::size_t entry) { erase_at(pack.media, entry); }};
}

}  // namespace coexist::scenarios
