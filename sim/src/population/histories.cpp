#include "population/histories.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "population/mixed_hash.hpp"

namespace coexist::sim {
namespace {

std::size_t hash_of(const PersonFacts& facts) {
  MixedHash mix;
  mix(facts.person_class)(facts.home)(facts.service)(facts.region)(facts.home_region);
  for (const SoftwareId software : facts.software) mix(software);
  for (const bool mark : facts.mark) mix(mark);
  return mix.value();
}

std::size_t hash_of(const SurroundingFacts& facts) {
  MixedHash mix;
  for (const ProductId owner : facts.owner) mix(owner);
  for (const Service service : facts.service) mix(service);
  for (const bool flag : facts.flag) mix(flag);
  return mix.value();
}

// Gives equal facts the same number, in the order in which they are met.
template <typename Facts>
class Interner {
 public:
  explicit Interner(std::vector<Facts>& table) : table_(table) {}
  std::uint32_t operator()(const Facts& facts) {
    const auto known = known_.find(facts);
    if (known != known_.end()) return known->second;
    table_.push_back(facts);
    return known_.emplace(facts, static_cast<std::uint32_t>(table_.size() - 1)).first->second;
  }

 private:
  struct Hash {
    std::size_t operator()(const Facts& facts) const { return hash_of(facts); }
  };
  std::vector<Facts>& table_;
  std::unordered_map<Facts, std::uint32_t, Hash> known_;
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

// Carries the state along the trace and notes what it means, one instant at a time.
class Histories::Recorder {
 public:
  Recorder(Histories& out, const Scenario& scenario, const CompiledPack& pack, std::size_t changes)
      : out_(out),
        scenario_(scenario),
        vocabulary_(pack.vocabulary()),
        state_(initial_state(scenario, pack.vocabulary())),
        regions_(scenario.world.regions(state_.link_up)),
        person_(out.person_facts_),
        surrounding_(out.surrounding_facts_),
        sets_off_(pack.pack().step_kinds.size(), false) {
    for (const MeetingTransition& transition : pack.pack().transitions) {
      for (StepKindId kind : transition.set_off_by) sets_off_[kind] = true;
    }
    by_time_.reserve(scenario.people.size() + changes);
    artefacts_.resize(scenario.world.artefacts().size());
    for (PersonId who : ids<PersonId>(scenario.people.size())) note_person(who, kAlways);
    note_surroundings(kAlways);
  }

  /// All changes of one instant: those of the trace in [from, to).
  void take(const Trace& trace, std::size_t from, std::size_t to) {
    const Instant now = trace[from].at;
    bool surroundings_touched = false;
    bool lines_touched = false;
    for (std::size_t i = from; i < to; ++i) {
      const Change& change = trace[i];
      apply(state_, change);
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
          if (!note_setting_off(change)) resends_[id_at<PersonId>(change.subject)].push_back(now);
          break;
        case ChangeKind::SoftwareChanged:
          note_setting_off(change);
          break;
        case ChangeKind::SchedulingFreeze:
          out_.freezes_.push_back({now, id_at<SoftwareId>(change.subject), change.value != 0});
          break;
        default:
          break;
      }
    }
    const IdVector<SiteId, bool> sites =
        lines_touched ? sites_touched() : IdVector<SiteId, bool>(regions_.size(), false);
    touched_.clear();
    touched_people(state_, scenario_, sites, trace, from, to, touched_);
    for (PersonId who : touched_) note_person(who, now);
    if (surroundings_touched) note_surroundings(now);
  }

  /// Sorts what was noted in order of time by person.
  void finish() {
    out_.bound_ = BoundArtefacts(scenario_.world, vocabulary_, artefacts_);
    out_.resends_.assign(resends_.begin(), resends_.end());
    std::stable_sort(out_.software_steps_.begin(), out_.software_steps_.end(),
                     [](const SoftwareStep& a, const SoftwareStep& b) { return a.person < b.person; });
    const std::size_t people = scenario_.people.size();
    out_.begin_.assign(people + 1, 0);
    for (const auto& [who, span] : by_time_) ++out_.begin_[index(who) + 1];
    for (std::size_t i = 0; i < people; ++i) out_.begin_[i + 1] += out_.begin_[i];
    out_.spans_.resize(by_time_.size());
    std::vector<std::uint32_t> next(out_.begin_.begin(), out_.begin_.end() - 1);
    for (const auto& [who, span] : by_time_) out_.spans_[next[index(who)]++] = span;
  }

 private:
  IdVector<SiteId, bool> sites_touched() {
    const IdVector<SiteId, SiteId> before = std::exchange(regions_, scenario_.world.regions(state_.link_up));
    IdVector<SiteId, bool> touched(regions_.size(), false);
    for (SiteId site : ids<SiteId>(regions_.size())) touched[site] = before[site] != regions_[site];
    return touched;
  }

  void note_person(PersonId who, Instant at) {
    const std::uint32_t facts = person_(sim::person_facts(state_, scenario_.world, regions_, scenario_.people, who));
    by_time_.emplace_back(who, PersonSpan{at, facts, state_.home[who]});
  }

  // A step that changes several slots of a person's at once is one. False if its kind sets no transition off.
  bool note_setting_off(const Change& change) {
    if (change.cause == kNone<StepId>) return false;
    const SoftwareStep step{id_at<PersonId>(change.subject), change.at, scenario_.schedule.steps[change.cause].kind};
    if (!sets_off_[step.kind]) return false;
    std::vector<SoftwareStep>& noted = out_.software_steps_;
    const auto instant =
        std::find_if(noted.rbegin(), noted.rend(), [&](const SoftwareStep& earlier) { return earlier.at != step.at; });
    if (std::find(noted.rbegin(), instant, step) == instant) noted.push_back(step);
    return true;
  }

  void note_surroundings(Instant at) {
    const std::uint32_t facts = surrounding_(sim::surrounding_facts(state_, scenario_.world, vocabulary_));
    if (out_.surroundings_.empty() || out_.surroundings_.back().facts != facts) {
      out_.surroundings_.push_back({at, facts});
    }
    for (ArtefactId artefact : ids<ArtefactId>(artefacts_.size())) {
      const PoolId owner = state_.owner[artefact];
      const ProductId product = owner == kNone<PoolId> ? kNone<ProductId> : scenario_.world.pools()[owner].product;
      const Service service = effective_service(state_, artefact);
      std::vector<ArtefactSpan>& spans = artefacts_[artefact];
      if (spans.empty() || spans.back().owner != owner || spans.back().service != service) {
        spans.push_back({at, owner, product, service});
      }
    }
  }

  Histories& out_;
  const Scenario& scenario_;
  const Vocabulary& vocabulary_;
  State state_;
  IdVector<SiteId, SiteId> regions_;
  Interner<PersonFacts> person_;
  Interner<SurroundingFacts> surrounding_;
  IdVector<StepKindId, bool> sets_off_;                   // some transition of meetings
  std::vector<std::pair<PersonId, PersonSpan>> by_time_;  // one span a change
  std::map<PersonId, std::vector<Instant>> resends_;
  IdVector<ArtefactId, std::vector<ArtefactSpan>> artefacts_;
  std::vector<PersonId> touched_;
};

Histories::Histories(const Scenario& scenario, const CompiledPack& pack, const Trace& trace) {
  Recorder recorder(*this, scenario, pack, trace.size());
  for (std::size_t begin = 0; begin < trace.size();) {
    std::size_t end = begin;
    while (end < trace.size() && trace[end].at == trace[begin].at) ++end;
    recorder.take(trace, begin, end);
    begin = end;
  }
  recorder.finish();
}

std::span<const SoftwareStep> Histories::software_steps_of(PersonId person) const {
  const auto [begin, end] =
      std::equal_range(software_steps_.begin(), software_steps_.end(), SoftwareStep{person, {}, {}},
                       [](const SoftwareStep& a, const SoftwareStep& b) { return a.person < b.person; });
  return {begin, end};
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
