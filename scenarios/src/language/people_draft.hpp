// People of all sources before they have numbers: judged alike, then ordered by id.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "language/resolver.hpp"

namespace coexist::scenarios::language {

struct PersonDraft {
  std::string id;
  std::string mail;
  std::string department;
  sim::SiteId site = sim::kNone<sim::SiteId>;
  sim::ClassId person_class = sim::id_at<sim::ClassId>(0);
  sim::PoolId home = sim::kNone<sim::PoolId>;
  bool names_home = false;  // even if no such pool exists
  std::vector<sim::SoftwareId> software;
  Place place;
};

/// What is wrong with people of a table or generator is wrong with thousands of them: each such thing is said once, of
/// the first.
class Misfits {
 public:
  void add(const char* code, const PersonDraft& person, std::string is, std::string help);
  void report(Diagnostics& diagnostics) const;

 private:
  struct First {
    std::string id;
    Place place;
    std::string help;
    std::size_t people = 0;
  };
  std::map<std::pair<std::string, std::string>, First> all_;  // by code, and what is wrong
};

class PeopleDraft {
 public:
  explicit PeopleDraft(Build& build) : build_(build) {}

  void add(PersonDraft person);
  /// Gives everybody a number, in order of id. Nothing may be added afterwards.
  void finish();

 private:
  void report_twice(const PersonDraft& person, const std::string& other);
  void add_addresses();

  Build& build_;
  Misfits misfits_;
  std::vector<PersonDraft> people_;
};

/// The class of that name, or the pack's first.
sim::ClassId class_of(Build& build, const std::optional<Name>& name);

/// Whether the source could be taken as a whole: what it leaves out is then no unknown name.
bool take_generator(Build& build, const PeopleGenerator& generator, PeopleDraft& people);
bool take_csv(Build& build, const PeopleCsv& source, PeopleDraft& people);

}  // namespace coexist::scenarios::language
