#include "execution/doors.hpp"

namespace coexist::sim {
namespace {

bool is_of_one_person(ChangeKind kind) {
  return kind == ChangeKind::PersonMoved || kind == ChangeKind::SoftwareChanged || kind == ChangeKind::MeetingsResent;
}

}  // namespace

bool Doors::is_shut_to(PersonId person) {
  const IdVector<MarkId, Mark>& marks = stage_.pack().pack().marks;
  if (marks.empty()) return false;
  const std::vector<bool> has = marks_of(person);
  const auto is_blocking = [&](MarkId mark) { return marks[mark].door == Door::Blocking; };
  bool shut = false;
  for (MarkId mark : ids<MarkId>(marks.size())) shut |= has[index(mark)] && is_blocking(mark);
  for (MarkId mark : ids<MarkId>(marks.size())) {
    if (has[index(mark)] && is_blocking(mark) == shut) met_[mark].insert(person);
  }
  return shut;
}

void Doors::report(StepId rollback) const {
  using What = ExecutionFinding::What;
  for (const auto& [mark, people] : met_) {
    const bool blocking = stage_.pack().pack().marks[mark].door == Door::Blocking;
    stage_.finding(blocking ? What::DoorClosed : What::DoorPassed, rollback, static_cast<std::uint32_t>(mark),
                   static_cast<std::uint32_t>(people.size()));
  }
}

std::vector<bool> Doors::marks_of(PersonId person) {
  read_news();
  if (!replay_ || outdated_.contains(person)) {
    replay_.emplace(stage_.scenario(), stage_.pack(), stage_.recorded());
    outdated_.clear();
  }
  return replay_->marks_at(person, stage_.now());
}

void Doors::read_news() {
  const Trace& recorded = stage_.recorded();
  for (; read_ < recorded.size(); ++read_) {
    const Change& change = recorded[read_];
    if (is_of_one_person(change.kind)) {
      outdated_.insert(id_at<PersonId>(change.subject));
    } else {
      replay_.reset();
    }
  }
}

}  // namespace coexist::sim
