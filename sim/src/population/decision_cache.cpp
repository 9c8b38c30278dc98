#include "population/decision_cache.hpp"

namespace coexist::sim {

std::vector<std::uint64_t> sort_key(const Decision& decision) {
  return {static_cast<std::uint64_t>(decision.outcome),
          static_cast<std::uint64_t>(decision.rule),
          static_cast<std::uint64_t>(decision.aspect),
          decision.path,
          decision.by_fallback ? 1U : 0U,
          static_cast<std::uint64_t>(decision.primary_rule),
          decision.loses};
}

DecisionIndex DecisionTable::index_of(const Decision& decision) {
  const auto [entry, fresh] = known_.try_emplace(decision, static_cast<DecisionIndex>(decisions_.size()));
  if (fresh) decisions_.push_back(decision);
  return entry->second;
}

DecisionCache::DecisionCache(const CompiledPack& pack, const Histories& histories)
    : pack_(pack), histories_(histories) {
  rows_.resize(histories.surrounding_facts().size());
  sign_ins_.resize(histories.surrounding_facts().size());
}

std::uint32_t DecisionCache::meeting_code(const MeetingSpan& span) {
  const auto known = known_spans_.find(span);
  if (known != known_spans_.end()) return known->second;
  Meeting meeting{pack_.blank(), span.host_region};
  const BoundArtefacts::State& bound = histories_.bound().state(span.bound);
  put_meeting(pack_, span.facts, bound.owner, bound.service, meeting.situation);
  put_host(pack_, span.host, span.host_service, meeting.situation);
  const auto [entry, fresh] = known_meetings_.emplace(meeting, static_cast<std::uint32_t>(meetings_.size()));
  if (fresh) {
    meetings_.push_back(std::move(meeting));
    for (auto& rows : rows_) rows.resize(meetings_.size());
  }
  known_spans_.emplace(span, entry->second);
  return entry->second;
}

DecisionIndex DecisionCache::decide_join(std::uint32_t surroundings, std::uint32_t meeting, std::uint32_t person) {
  Situation situation = meetings_[meeting].situation;
  const PersonFacts& facts = histories_.person_facts()[person];
  put_surroundings(pack_, histories_.surrounding_facts()[surroundings], situation);
  put_actor(pack_, facts, situation);
  put_way_to_host(pack_, facts.region, meetings_[meeting].host_region, situation);
  const InteractionId join = pack_.pack().join;
  return table_.index_of(pack_.decide(join, situation, pack_.paths_of(join, facts.person_class)));
}

DecisionIndex DecisionCache::sign_in(std::uint32_t surroundings, std::uint32_t person) {
  std::vector<DecisionIndex>& row = sign_ins_[surroundings];
  if (row.empty()) row.assign(histories_.person_facts().size(), 0);
  if (row[person] == 0) {
    Situation situation = pack_.blank();
    const PersonFacts& facts = histories_.person_facts()[person];
    put_surroundings(pack_, histories_.surrounding_facts()[surroundings], situation);
    put_actor(pack_, facts, situation);
    const InteractionId sign_in = pack_.pack().sign_in;
    row[person] = table_.index_of(pack_.decide(sign_in, situation, pack_.paths_of(sign_in, facts.person_class)));
  }
  return row[person];
}

}  // namespace coexist::sim
