#include "explain/chain.hpp"

#include <algorithm>
#include <utility>

namespace coexist::sim {
namespace {

using What = ChainLink::What;

ChainLink link(What what, Instant at, StepId step) {
  ChainLink out;
  out.what = what;
  out.at = at;
  out.step = step;
  return out;
}

// The step that had the organiser re-send at that instant, if one did.
StepId resent_by(const Trace& trace, PersonId organiser, Instant at) {
  for (const Change& change : trace) {
    if (change.kind == ChangeKind::MeetingsResent && change.at == at && id_at<PersonId>(change.subject) == organiser) {
      return change.cause;
    }
  }
  return kNone<StepId>;
}

void add_meeting(const Trace& trace, const MeetingHistory& meeting, PersonId organiser, std::vector<ChainLink>& out) {
  for (const auto& [at, decision] : meeting.accepted) {
    const bool first = &at == &meeting.accepted.front().first;
    ChainLink made = link(first ? What::MeetingMade : What::MeetingEdited, at,
                          first ? kNone<StepId> : resent_by(trace, organiser, at));
    const MeetingSpan& span = meeting.spans[span_at(meeting.spans, at)];
    made.format = span.facts.format;
    made.product = span.facts.made_on;
    made.software = span.facts.made_with;
    made.rule = decision.rule;
    out.push_back(made);
  }
  for (const RefusedEdit& refused : meeting.refused) {
    ChainLink edit = link(What::EditRefused, refused.at, resent_by(trace, organiser, refused.at));
    edit.rule = refused.decision.rule;
    out.push_back(edit);
  }
}

// The step that set the transition at that instant off, which may be some time ago: what it sets going takes its time.
StepId setting_off(const Trace& trace, const MeetingHistory& meeting, PersonId organiser, Instant at,
                   const Schedule& schedule, const std::vector<ChainLink>& links) {
  const auto done = std::find_if(meeting.transitions.rbegin(), meeting.transitions.rend(),
                                 [at](const TransitionDone& transition) { return transition.at == at; });
  if (done == meeting.transitions.rend()) return kNone<StepId>;
  const bool by_move = done->step == kNone<StepKindId>;
  for (const ChainLink& l : links) {
    if (l.at != done->set_off_at || l.what != (by_move ? What::OrganiserMoved : What::OrganiserSoftware)) continue;
    if (by_move || (l.step != kNone<StepId> && schedule.steps[l.step].kind == done->step)) return l.step;
  }
  return by_move ? kNone<StepId> : resent_by(trace, organiser, done->set_off_at);
}

void add_condition_changes(const Trace& trace, const MeetingHistory& meeting, PersonId organiser,
                           const Schedule& schedule, std::vector<ChainLink>& out) {
  for (std::size_t i = 1; i < meeting.spans.size(); ++i) {
    const MeetingSpan& before = meeting.spans[i - 1];
    const MeetingSpan& after = meeting.spans[i];
    if (before.facts.condition == after.facts.condition && before.facts.format == after.facts.format) continue;
    const bool remade = std::any_of(meeting.accepted.begin(), meeting.accepted.end(),
                                    [&](const auto& made) { return made.first == after.from; });
    if (remade) continue;
    ChainLink changed =
        link(What::ConditionChanged, after.from, setting_off(trace, meeting, organiser, after.from, schedule, out));
    changed.condition = after.facts.condition;
    if (before.facts.format != after.facts.format) changed.format = after.facts.format;
    out.push_back(changed);
  }
}

void add_person(const Trace& trace, PersonId person, bool organiser, bool is_participant, std::vector<ChainLink>& out) {
  for (const Change& change : trace) {
    if (id_at<PersonId>(change.subject) != person) continue;
    if (change.kind == ChangeKind::PersonMoved) {
      ChainLink moved = link(organiser ? What::OrganiserMoved : What::ParticipantMoved, change.at, change.cause);
      moved.pool = id_at<PoolId>(change.value);
      out.push_back(moved);
    } else if (change.kind == ChangeKind::SoftwareChanged) {
      ChainLink installed =
          link(organiser ? What::OrganiserSoftware : What::ParticipantSoftware, change.at, change.cause);
      installed.software = id_at<SoftwareId>(change.value);
      installed.slot = id_at<SlotId>(change.slot);
      out.push_back(installed);
    } else if (change.kind == ChangeKind::MarkSet && is_participant) {
      ChainLink marked = link(What::MarkSet, change.at, kNone<StepId>);
      marked.mark = id_at<MarkId>(change.slot);
      marked.on = change.value != 0;
      out.push_back(marked);
    }
  }
}

void add_surroundings(const Trace& trace, std::vector<ChainLink>& out) {
  for (const Change& change : trace) {
    switch (change.kind) {
      case ChangeKind::PoolService: {
        ChainLink l = link(What::PoolService, change.at, change.cause);
        l.pool = id_at<PoolId>(change.subject);
        l.service = static_cast<Service>(change.value);
        out.push_back(l);
        break;
      }
      case ChangeKind::ArtefactOwner: {
        ChainLink l = link(What::ArtefactMoved, change.at, change.cause);
        l.artefact = id_at<ArtefactId>(change.subject);
        l.pool = id_at<PoolId>(change.value);
        out.push_back(l);
        break;
      }
      case ChangeKind::ArtefactService: {
        ChainLink l = link(What::ArtefactService, change.at, change.cause);
        l.artefact = id_at<ArtefactId>(change.subject);
        l.service = static_cast<Service>(change.value);
        out.push_back(l);
        break;
      }
      case ChangeKind::FlagSet: {
        ChainLink l = link(What::FlagSet, change.at, change.cause);
        l.flag = id_at<FlagId>(change.subject);
        l.on = change.value != 0;
        out.push_back(l);
        break;
      }
      case ChangeKind::LinkPower: {
        ChainLink l = link(What::LinkPower, change.at, change.cause);
        l.wan_link = id_at<LinkId>(change.subject);
        l.on = change.value != 0;
        out.push_back(l);
        break;
      }
      default:
        break;
    }
  }
}

std::vector<ChainLink> in_order(std::vector<ChainLink> links, Instant until) {
  std::erase_if(links, [until](const ChainLink& l) { return until < l.at; });
  std::stable_sort(links.begin(), links.end(), [](const ChainLink& a, const ChainLink& b) { return a.at < b.at; });
  return links;
}

}  // namespace

std::vector<ChainLink> chain_of(const Schedule& schedule, const Trace& trace, const MeetingHistory& meeting,
                                const JoinExplanation& join) {
  std::vector<ChainLink> out;
  add_person(trace, join.organiser, true, join.person == join.organiser, out);
  if (join.person != join.organiser) add_person(trace, join.person, false, true, out);
  add_meeting(trace, meeting, join.organiser, out);
  add_condition_changes(trace, meeting, join.organiser, schedule, out);
  add_surroundings(trace, out);
  return in_order(std::move(out), join.decided_at);
}

std::vector<ChainLink> chain_of(const Trace& trace, const SignInExplanation& sign_in) {
  std::vector<ChainLink> out;
  add_person(trace, sign_in.person, false, true, out);
  add_surroundings(trace, out);
  return in_order(std::move(out), sign_in.decided_at);
}

}  // namespace coexist::sim
