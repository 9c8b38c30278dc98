// Whom an organiser invites.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "generate/circle.hpp"
#include "sim/generate.hpp"
#include "sim/random.hpp"

namespace coexist::sim {

class Invitations {
 public:
  Invitations(const MeetingDemand& demand, const MeetingModel& model);

  /// Employees with a site, in order of id: those who organise.
  [[nodiscard]] const std::vector<PersonId>& organisers() const { return organisers_; }
  /// Everybody who can be invited.
  [[nodiscard]] std::size_t reachable() const { return employees_.size() + outsiders_.size(); }

  /// The organiser and `size` - 1 others, fewer if there are no more people; in order of id.
  [[nodiscard]] std::vector<PersonId> draw(PersonId organiser, std::size_t size, RandomStream& random) const;

 private:
  const Circle& department_of(PersonId person) const;

  const People& people_;
  const MeetingModel& model_;
  std::vector<PersonId> organisers_;
  std::vector<std::uint64_t> point_;  // by person
  Circle employees_, outsiders_;
  std::map<std::pair<SiteId, std::string>, Circle> departments_;  // of one site
};

}  // namespace coexist::sim
