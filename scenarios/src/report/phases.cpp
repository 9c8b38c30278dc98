// What changes in each stretch of the scenario's phase: summed up, not one line for each person.
#include <fmt/format.h>

#include <map>
#include <set>

#include "report/organised.hpp"
#include "report/phrases.hpp"
#include "report/sections.hpp"

namespace coexist::scenarios::report {
namespace {

using sim::ChangeKind;
using sim::id_at;

// Sums of one stretch. Maps are ordered by id, so that the report's order is that of the scenario.
class Stretch {
 public:
  Stretch(const Subject& subject, const Organised& organised, sim::State& state)
      : subject_(subject), organised_(organised), state_(state) {}

  void take(const sim::Change& change) {
    const std::uint32_t subject = change.subject;
    switch (change.kind) {
      case ChangeKind::PersonMoved:
        ++moved_[{state_.home[id_at<sim::PersonId>(subject)], id_at<sim::PoolId>(change.value)}];
        break;
      case ChangeKind::SoftwareChanged:
        ++installed_[{id_at<sim::SlotId>(change.slot), id_at<sim::SoftwareId>(change.value)}];
        break;
      case ChangeKind::MarkSet:
        ++marked_[{id_at<sim::MarkId>(change.slot), change.value != 0}];
        break;
      case ChangeKind::MeetingsResent:
        if (organised_.has_meetings_to_come(id_at<sim::PersonId>(subject), change.at))
          resent_.insert(id_at<sim::PersonId>(subject));
        break;
      case ChangeKind::StepBegan:
        steps_[id_at<sim::StepId>(subject)] = "running";
        break;
      case ChangeKind::StepEnded:
        steps_[id_at<sim::StepId>(subject)] = ended(static_cast<sim::StepEnd>(change.value));
        break;
      case ChangeKind::PoolService:
        note("pool", world().pools()[id_at<sim::PoolId>(subject)].id, name_of(static_cast<sim::Service>(change.value)));
        break;
      case ChangeKind::ArtefactOwner:
        note("artefact", world().artefacts()[id_at<sim::ArtefactId>(subject)].id,
             "owned by " + id_or_none(world().pools(), id_at<sim::PoolId>(change.value)));
        break;
      case ChangeKind::ArtefactService:
        note("artefact", world().artefacts()[id_at<sim::ArtefactId>(subject)].id,
             name_of(static_cast<sim::Service>(change.value)));
        break;
      case ChangeKind::FlagSet:
        note("flag", subject_.pack.vocabulary().flags[id_at<sim::FlagId>(subject)].id,
             change.value != 0 ? "on" : "off");
        break;
      case ChangeKind::ServerPower:
        note("server", world().servers()[id_at<sim::ServerId>(subject)].id, change.value != 0 ? "up" : "down");
        break;
      case ChangeKind::LinkPower:
        note("link", world().links()[id_at<sim::LinkId>(subject)].id, change.value != 0 ? "up" : "down");
        break;
      case ChangeKind::SchedulingFreeze:
        note("scheduling with", subject_.pack.vocabulary().software[id_at<sim::SoftwareId>(subject)].id,
             change.value != 0 ? "frozen" : "allowed");
        break;
    }
    apply(state_, change);
  }

  [[nodiscard]] std::vector<Change> summary() const {
    std::vector<Change> out;
    const auto& pools = world().pools();
    for (const auto& [way, people] : moved_) {
      const auto& [from, to] = way;
      out.push_back({fmt::format("{} moved from {} to {}", people == 1 ? "person" : "people", id_or_none(pools, from),
                                 id_or_none(pools, to)),
                     people});
    }
    const sim::Vocabulary& vocabulary = subject_.pack.vocabulary();
    for (const auto& [what, people] : installed_) {
      const auto& [slot, software] = what;
      out.push_back({fmt::format("{} whose {} became {}", people == 1 ? "person" : "people", vocabulary.slots[slot].id,
                                 id_or_none(vocabulary.software, software)),
                     people});
    }
    for (const auto& [what, people] : marked_) {
      const auto& [mark, on] = what;
      out.push_back({fmt::format("{} {} '{}'", people == 1 ? "person" : "people",
                                 on ? "whose sign-in left the mark" : "who lost the mark", vocabulary.marks[mark].id),
                     people});
    }
    if (!resent_.empty()) {
      out.push_back(
          {fmt::format("{} who sent all meetings to come again", resent_.size() == 1 ? "organiser" : "organisers"),
           static_cast<std::int64_t>(resent_.size())});
    }
    std::map<std::string_view, std::vector<std::string>> by_end;
    for (const auto& [step, end] : steps_) by_end[end].push_back(subject_.scenario().schedule.steps[step].id);
    for (const auto& [end, ids] : by_end) {
      out.push_back({fmt::format("{} {}: {}", ids.size() == 1 ? "step" : "steps", end, fmt::join(ids, ", ")),
                     static_cast<std::int64_t>(ids.size())});
    }
    for (const std::string& name : order_) {
      const std::vector<std::string>& words = noted_.at(name);
      std::string text = name + ": " + (words.size() > kShown ? "… → " : "");
      const std::size_t first = words.size() > kShown ? words.size() - kShown : 0;
      for (std::size_t i = first; i < words.size(); ++i) text += (i > first ? " → " : "") + words[i];
      out.push_back({std::move(text), 0});
    }
    return out;
  }

 private:
  static constexpr std::size_t kShown = 6;  // a server that flickers all night is told by its last states

  static std::string_view ended(sim::StepEnd end) {
    switch (end) {
      case sim::StepEnd::Done:
        return "done";
      case sim::StepEnd::Partly:
        return "partly done";
      case sim::StepEnd::Failed:
        return "failed";
      case sim::StepEnd::NotBegun:
        break;
    }
    return "not begun";
  }

  [[nodiscard]] const sim::World& world() const { return subject_.scenario().world; }

  void note(std::string_view kind, const std::string& id, std::string_view word) {
    std::string name = fmt::format("{} {}", kind, id);
    std::vector<std::string>& words = noted_[name];
    if (words.empty()) order_.push_back(name);
    words.emplace_back(word);
  }

  const Subject& subject_;
  const Organised& organised_;
  sim::State& state_;
  std::map<std::pair<sim::PoolId, sim::PoolId>, std::int64_t> moved_;
  std::map<std::pair<sim::SlotId, sim::SoftwareId>, std::int64_t> installed_;
  std::map<std::pair<sim::MarkId, bool>, std::int64_t> marked_;  // on, or off again
  std::set<sim::PersonId> resent_;
  std::map<sim::StepId, std::string_view> steps_;
  std::map<std::string, std::vector<std::string>> noted_;
  std::vector<std::string> order_;  // of first mention
};

}  // namespace

std::vector<Phase> phases(const Subject& subject) {
  const std::vector<sim::PhaseSpan>& spans = subject.run().phases.scenario;
  const sim::Trace& trace = subject.run().execution.trace;
  sim::State state = initial_state(subject.scenario(), subject.pack.vocabulary());
  const Organised organised(subject.scenario().calendar, subject.run().ledger);
  std::vector<Phase> all;
  std::size_t at = 0;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const bool last = i + 1 == spans.size();
    const sim::Instant until = last ? subject.scenario().span.end : spans[i + 1].from;
    Stretch stretch(subject, organised, state);
    for (; at < trace.size() && (last || trace[at].at < until); ++at) stretch.take(trace[at]);
    const sim::Phase* phase = index(spans[i].phase) < subject.pack.pack().phases.size()
                                  ? &subject.pack.pack().phases[spans[i].phase]
                                  : nullptr;  // a pack without phases has one that has no name
    all.push_back({phase ? phase->id : "", phase ? phase->label : "", spans[i].from, until, stretch.summary()});
  }
  return all;
}

}  // namespace coexist::scenarios::report
