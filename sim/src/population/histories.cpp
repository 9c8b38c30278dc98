#include "population/histories.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace coexist::sim {
namespace {

template <typename Facts>
class Interner {
 public:
  explicit Interner(std::vector<Facts>& table) : table_(table) {}
  std::uint32_t operator()(const Facts& facts) {
    const auto [entry, fresh] = known_.emplace(facts, static_cast<std::uint32_t>(table_.size()));
    if (fresh) table_.push_back(facts);
    return entry->second;
  }

 private:
  std::vector<Facts>& table_;
  std::map<Facts, std::uint32_t> known_;  // ordered: nothing observable may depend on a hash table
};

// People whose facts one batch of simultaneous changes touches. `sites` are those whose region it changed.
void touched_people(const State& state, const Scenario& scenario, const IdVector<SiteId, bool>& sites,
                    const Trace& trace, std::size_t from, std::size_t to, std::vector<PersonId>& out) {
  std::vector<bool> pools(state.pool.size(), false);
  bool some_pool = false;
  for (PoolId pool : ids<PoolId>(pools.size())) {
    if (sites[scenario.world.pools()[pool].site]) pools[index(pool)] = some_pool = true;
  }
  for (std::size_t i = from; i < to; ++i) {
    const Change& change = trace[i];
    if (change.kind == ChangeKind::PersonMoved || change.kind == ChangeKind::SoftwareChanged ||
        change.kind == ChangeKind::MarkSet) {
      out.push_back(id_at<PersonId>(change.subject));
    } else if (change.kind == ChangeKind::PoolService) {
      pools[change.subject] = some_pool = true;
    }
  }
  const bool some_site = std::find(sites.begin(), sites.end(), true) != sites.end();
  if (some_pool || some_site) {
    for (PersonId person : ids<PersonId>(state.home.size())) {
      const PoolId home = state.home[person];
      const SiteId site = scenario.people.site[person];
      if ((home != kNone<PoolId> && pools[index(home)]) || (site != kNone<SiteId> && sites[site]))
        out.push_back(person);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

}  // namespace

Histories::Histories(const Scenario& scenario, const CompiledPack& pack, const Trace& trace) {
  State state = initial_state(scenario, pack.vocabulary());
  Interner<PersonFacts> person(person_facts_);
  Interner<SurroundingFacts> surrounding(surrounding_facts_);
  const std::size_t people = scenario.people.size();
  IdVector<SiteId, SiteId> regions = scenario.world.regions(state.link_up);

  // Spans in order of time first; sorted by person at the end, which keeps memory at one span a change.
  std::vector<std::pair<PersonId, PersonSpan>> by_time;
  by_time.reserve(people + trace.size());
  const auto note_person = [&](PersonId who, Instant at) {
    const std::uint32_t facts = person(sim::person_facts(state, scenario.world, regions, scenario.people, who));
    by_time.emplace_back(who, PersonSpan{at, facts, state.home[who]});
  };
  const auto note_surroundings = [&](Instant at) {
    const std::uint32_t facts = surrounding(sim::surrounding_facts(state, scenario.world, pack.vocabulary()));
    if (surroundings_.empty() || surroundings_.back().facts != facts) surroundings_.push_back({at, facts});
    for (ArtefactId artefact : ids<ArtefactId>(artefacts_.size())) {
      const PoolId owner = state.owner[artefact];
      const ProductId product = owner == kNone<PoolId> ? kNone<ProductId> : scenario.world.pools()[owner].product;
      const Service service = effective_service(state, artefact);
      std::vector<ArtefactSpan>& spans = artefacts_[artefact];
      if (spans.empty() || spans.back().owner != owner || spans.back().service != service) {
        spans.push_back({at, owner, product, service});
      }
    }
  };

  artefacts_.resize(scenario.world.artefacts().size());
  for (PersonId who : ids<PersonId>(people)) note_person(who, kAlways);
  note_surroundings(kAlways);
  std::map<PersonId, std::vector<Instant>> resends;
  std::vector<PersonId> touched;
  for (std::size_t i = 0; i < trace.size();) {
    const Instant now = trace[i].at;
    const std::size_t begin = i;
    bool surroundings_touched = false;
    bool lines_touched = false;
    for (; i < trace.size() && trace[i].at == now; ++i) {
      const Change& change = trace[i];
      apply(state, change);
      switch (change.kind) {
        case ChangeKind::PoolService:
        case ChangeKind::ArtefactOwner:
        case ChangeKind::ArtefactService:
        case ChangeKind::FlagSet:
          surroundings_touched = true;
          break;
        case ChangeKind::LinkPower:
          lines_touched = true;
          break;
        case ChangeKind::MeetingsResent:
          resends[id_at<PersonId>(change.subject)].push_back(now);
          break;
        case ChangeKind::SchedulingFreeze:
          freezes_.push_back({now, id_at<SoftwareId>(change.subject), change.value != 0});
          break;
        default:
          break;
      }
    }
    IdVector<SiteId, bool> sites_touched(regions.size(), false);
    if (lines_touched) {
      const IdVector<SiteId, SiteId> before = std::exchange(regions, scenario.world.regions(state.link_up));
      for (SiteId site : ids<SiteId>(regions.size())) sites_touched[site] = before[site] != regions[site];
    }
    touched.clear();
    touched_people(state, scenario, sites_touched, trace, begin, i, touched);
    for (PersonId who : touched) note_person(who, now);
    if (surroundings_touched) note_surroundings(now);
  }
  resends_.assign(resends.begin(), resends.end());

  begin_.assign(people + 1, 0);
  for (const auto& [who, span] : by_time) ++begin_[index(who) + 1];
  for (std::size_t i = 0; i < people; ++i) begin_[i + 1] += begin_[i];
  spans_.resize(by_time.size());
  std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
  for (const auto& [who, span] : by_time) spans_[next[index(who)]++] = span;
}

const std::vector<Instant>& Histories::resends_of(PersonId person) const {
  static const std::vector<Instant> none;
  const auto found = std::lower_bound(resends_.begin(), resends_.end(), person,
                                      [](const auto& entry, PersonId who) { return entry.first < who; });
  return found == resends_.end() || found->first != person ? none : found->second;
}

bool Histories::is_frozen(SoftwareId software, Instant at) const {
  bool frozen = false;
  for (const SchedulingFreezeChange& change : freezes_) {
    if (at < change.at) break;
    if (change.software == software) frozen = change.frozen;
  }
  return frozen;
}

}  // namespace coexist::sim
