#include "generate/invitations.hpp"

#include <algorithm>

namespace coexist::sim {
namespace {

// Colleagues that one usually meets: the next so many of the department. Small, so that who meets whom is local and a
// wave can be chosen along it.
constexpr std::size_t kTeam = 12;

// The first member from a place on who is not invited yet; nobody if all are.
PersonId first_free(const Circle& circle, std::size_t place, const std::vector<PersonId>& invited) {
  for (std::size_t i = 0; i < circle.size(); ++i) {
    const PersonId person = circle.at(place + i);
    if (std::find(invited.begin(), invited.end(), person) == invited.end()) return person;
  }
  return kNone<PersonId>;
}

PersonId anybody(const Circle& circle, const std::vector<PersonId>& invited, RandomStream& random) {
  const std::uint64_t point = random.next();
  return circle.size() == 0 ? kNone<PersonId> : first_free(circle, circle.place_of(point), invited);
}

}  // namespace

Invitations::Invitations(const MeetingDemand& demand, const MeetingModel& model)
    : people_(demand.people), model_(model) {
  point_.reserve(people_.size());
  for (PersonId person : ids<PersonId>(people_.size())) {
    point_.push_back(RandomStream(demand.seed, "place-among-colleagues", people_.id[person]).next());
    const std::vector<bool>& invited = demand.invited_class;
    if (!invited.empty() && !invited[index(people_.person_class[person])]) continue;
    if (demand.outside_class[index(people_.person_class[person])]) {
      outsiders_.add(person, point_.back());
      continue;
    }
    employees_.add(person, point_.back());
    if (people_.site[person] == kNone<SiteId>) continue;
    organisers_.push_back(person);
    departments_[{people_.site[person], people_.department[person]}].add(person, point_.back());
  }
  employees_.close();
  outsiders_.close();
  for (auto& [department, circle] : departments_) circle.close();
}

const Circle& Invitations::department_of(PersonId person) const {
  return departments_.at({people_.site[person], people_.department[person]});
}

std::vector<PersonId> Invitations::draw(PersonId organiser, std::size_t size, RandomStream& random) const {
  const Circle& department = department_of(organiser);
  const std::size_t own_place = department.place_of(point_[index(organiser)]);
  const std::size_t reach = std::max(kTeam, 2 * size);
  std::vector<PersonId> invited{organiser};
  invited.reserve(size);
  while (invited.size() < std::min(size, reachable())) {
    PersonId guest = kNone<PersonId>;
    if (random.chance_ppm(model_.outsiders_ppm)) {
      guest = anybody(outsiders_, invited, random);
    } else if (!random.chance_ppm(model_.beyond_department_ppm)) {
      guest = first_free(department, own_place + 1 + random.below(reach), invited);
    }
    if (guest == kNone<PersonId>) guest = anybody(employees_, invited, random);
    if (guest == kNone<PersonId>) guest = anybody(outsiders_, invited, random);
    invited.push_back(guest);
  }
  std::sort(invited.begin(), invited.end());
  return invited;
}

}  // namespace coexist::sim
