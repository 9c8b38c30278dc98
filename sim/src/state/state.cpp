#include "sim/state.hpp"

#include "sim/scenario.hpp"
#include "sim/trace.hpp"

namespace coexist::sim {
namespace {

// FNV-1a over 64-bit words: stable across machines, and that is all that a fingerprint needs.
class Fingerprint {
 public:
  void add(std::uint64_t word) {
    for (int byte = 0; byte < 8; ++byte) {
      hash_ = (hash_ ^ (word >> (8 * byte) & 0xffU)) * 1099511628211U;
    }
  }
  template <typename Id, typename T>
  void add(const IdVector<Id, T>& column) {
    add(column.size());
    for (const T& value : column.raw()) add(static_cast<std::uint64_t>(value));
  }
  void add(const std::vector<bool>& column) {
    add(column.size());
    for (bool value : column) add(value ? 1U : 0U);
  }
  [[nodiscard]] std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 14695981039346656037U;
};

template <typename Id, typename T>
void compare(Difference::What what, std::uint32_t slot, const IdVector<Id, T>& before, const IdVector<Id, T>& after,
             std::vector<Difference>& out) {
  for (Id id : ids<Id>(before.size())) {
    if (before[id] == after[id]) continue;
    out.push_back({what, static_cast<std::uint32_t>(id), slot, static_cast<std::uint32_t>(before[id]),
                   static_cast<std::uint32_t>(after[id])});
  }
}

}  // namespace

State initial_state(const World& world, const Vocabulary& vocabulary, const People& people) {
  State state;
  state.home = people.home;
  state.software = people.software;
  for (const Pool& pool : world.pools()) {
    state.pool.push_back(pool.present_at_start ? Service::Serving : Service::Planned);
  }
  state.server_up.resize(world.servers().size(), true);
  state.link_up.resize(world.links().size(), true);
  for (const Artefact& artefact : world.artefacts()) {
    state.owner.push_back(artefact.owner);
    state.artefact.push_back(Service::Serving);
  }
  state.flag.resize(vocabulary.flags.size(), false);
  state.mark.resize(vocabulary.marks.size(), IdVector<PersonId, bool>(people.size(), false));
  return state;
}

State initial_state(const Scenario& scenario, const Vocabulary& vocabulary) {
  State state = initial_state(scenario.world, vocabulary, scenario.people);
  for (FlagId flag : scenario.flags_on) state.flag[flag] = true;
  return state;
}

Duration length_of(const StatedTime& time, const Scenario& scenario) {
  return time.assumed == kNone<AssumptionId> ? time.stated : Duration{scenario.assumptions[time.assumed]};
}

std::uint64_t fingerprint(const State& state) {
  Fingerprint print;
  print.add(state.home);
  for (const auto& slot : state.software) print.add(slot);
  print.add(state.pool);
  print.add(state.server_up.raw());
  print.add(state.link_up.raw());
  print.add(state.owner);
  print.add(state.artefact);
  print.add(state.flag.raw());
  for (const auto& mark : state.mark) print.add(mark.raw());
  return print.value();
}

std::vector<Difference> diff(const State& before, const State& after) {
  using What = Difference::What;
  std::vector<Difference> out;
  compare(What::Home, 0, before.home, after.home, out);
  for (SlotId slot : ids<SlotId>(before.software.size())) {
    compare(What::Software, static_cast<std::uint32_t>(slot), before.software[slot], after.software[slot], out);
  }
  compare(What::Pool, 0, before.pool, after.pool, out);
  compare(What::Server, 0, before.server_up, after.server_up, out);
  compare(What::Link, 0, before.link_up, after.link_up, out);
  compare(What::Owner, 0, before.owner, after.owner, out);
  compare(What::Artefact, 0, before.artefact, after.artefact, out);
  compare(What::Flag, 0, before.flag, after.flag, out);
  for (MarkId mark : ids<MarkId>(before.mark.size())) {
    compare(What::Mark, static_cast<std::uint32_t>(mark), before.mark[mark], after.mark[mark], out);
  }
  return out;
}

void apply(State& state, const Change& change) {
  switch (change.kind) {
    case ChangeKind::LinkPower:
      state.link_up[id_at<LinkId>(change.subject)] = change.value != 0;
      break;
    case ChangeKind::ServerPower:
      state.server_up[id_at<ServerId>(change.subject)] = change.value != 0;
      break;
    case ChangeKind::PoolService:
      state.pool[id_at<PoolId>(change.subject)] = static_cast<Service>(change.value);
      break;
    case ChangeKind::ArtefactOwner:
      state.owner[id_at<ArtefactId>(change.subject)] = id_at<PoolId>(change.value);
      break;
    case ChangeKind::ArtefactService:
      state.artefact[id_at<ArtefactId>(change.subject)] = static_cast<Service>(change.value);
      break;
    case ChangeKind::FlagSet:
      state.flag[id_at<FlagId>(change.subject)] = change.value != 0;
      break;
    case ChangeKind::PersonMoved:
      state.home[id_at<PersonId>(change.subject)] = id_at<PoolId>(change.value);
      break;
    case ChangeKind::SoftwareChanged:
      state.software[id_at<SlotId>(change.slot)][id_at<PersonId>(change.subject)] = id_at<SoftwareId>(change.value);
      break;
    case ChangeKind::MarkSet:
      state.mark[id_at<MarkId>(change.slot)][id_at<PersonId>(change.subject)] = change.value != 0;
      break;
    case ChangeKind::MeetingsResent:
    case ChangeKind::SchedulingFreeze:
    case ChangeKind::StepBegan:
    case ChangeKind::StepEnded:
      break;
  }
}

}  // namespace coexist::sim
