#include <fmt/format.h>

#include "language/tables.hpp"

namespace coexist::scenarios::language {
namespace {

constexpr std::int64_t kMostPeople = 2'000'000;  // several times the largest estate; they take a gigabyte

Codec<Keyed<Name>> software() {
  return map_of(located(text()));
}

const Schema<PersonEntry>& person_table() {
  static const auto table =
      Schema<PersonEntry>("person", "Somebody who takes part.")
          .required("id", &PersonEntry::id, id(), "Stable name.")
          .optional("site", &PersonEntry::site, text(), "Id of their site; people outside have none.")
          .optional("department", &PersonEntry::department, text(), "Department.")
          .optional("class", &PersonEntry::person_class, text(), "User class, as the pack names it.",
                    "the pack's first")
          .optional("home", &PersonEntry::home, text(), "Id of their home pool; people outside have none.")
          .optional("software", &PersonEntry::software, software(), "Client or add-in in each slot.", "empty slots");
  return table;
}

const Schema<PeopleMix>& mix_table() {
  static const auto table =
      Schema<PeopleMix>("people-mix", "Some of the people that a generator makes.")
          .required("share", &PeopleMix::share, share(), "How many of them; all shares of a mix together are 100 %.")
          .optional("class", &PeopleMix::person_class, text(), "User class.", "the generator's")
          .optional("software", &PeopleMix::software, software(), "Client or add-in in some slots.", "the generator's");
  return table;
}

const Schema<PeopleGenerator>& generator_table() {
  static const auto table =
      Schema<PeopleGenerator>("people-generator", "Many alike people, with ids made of a prefix and a number.")
          .required("id", &PeopleGenerator::id, id(), "Prefix of their ids.")
          .required("count", &PeopleGenerator::count, integer(1, kMostPeople), "How many.")
          .optional("site", &PeopleGenerator::site, text(), "Id of their site.")
          .optional("class", &PeopleGenerator::person_class, text(), "User class.", "the pack's first")
          .optional("home", &PeopleGenerator::home, text(), "Id of their home pool.")
          .optional("departments", &PeopleGenerator::departments, map_of(located(share())),
                    "Share of each department; together 100 %.", "one department without a name")
          .optional("software", &PeopleGenerator::software, software(), "Client or add-in in each slot.", "empty slots")
          .optional("mix", &PeopleGenerator::mix, list_of(mix_table(), 1),
                    "Kinds among them, with other software or of another class; who is which is drawn from the seed.",
                    "all alike");
  return table;
}

const Schema<PeopleCsv>& csv_table() {
  static const auto table =
      Schema<PeopleCsv>("people-csv",
                        "People from a CSV file, such as a directory export, with commas, semicolons or tabs. Its "
                        "first line names the columns, without regard to case, blanks, `-` and `_`: `id` "
                        "(`SamAccountName`, `Login`, `Alias`; without any the mail address counts), `name` "
                        "(`DisplayName`, or `FirstName` and `LastName`), `mail` (`Email`, `UserPrincipalName`, "
                        "`SipAddress`), `site` (`Office`, `City`, `Location`), `department` (`Dept`), `home pool` "
                        "(`Home`, `Pool`, `RegistrarPool`), `class`, and software: a column whose name ends in "
                        "`client`, `clients`, `add-in` or `add-ins`, or begins with `software:`. A site is named "
                        "by id, by label or as `sites` says, a pool by id, class and software those of the pack; "
                        "software fills the slot that "
                        "the pack gives it, whatever its column is called. Other columns are listed and not used.")
          .required("file", &PeopleCsv::file, text(), "Path, relative to this file.")
          .optional("sites", &PeopleCsv::sites, map_of(located(text())),
                    "Which site of the scenario is meant where the file uses another name, by that name.")
          .optional("site", &PeopleCsv::default_site, text(), "Site of those for whom the file names none.")
          .optional("home", &PeopleCsv::default_home, text(), "Home pool of those for whom the file names none.")
          .optional("software", &PeopleCsv::software, software(), "Slots of those for whom the file says nothing.");
  return table;
}

const Schema<MeetingEntry>& meeting_table() {
  static const auto table =
      Schema<MeetingEntry>("meeting", "A meeting: one invitation, one or more occurrences.")
          .required("id", &MeetingEntry::id, id(), "Stable name.")
          .required("organiser", &MeetingEntry::organiser, text(), "Who schedules it; takes part only if listed.")
          .required("participants", &MeetingEntry::participants, list_of(located(text()), 1), "Who joins.")
          .required("kind", &MeetingEntry::kind, text(), "What the organiser asks for, as the pack names it.")
          .optional("scheduled", &MeetingEntry::scheduled, wall_time(), "When the invitation is made.",
                    "before the start")
          .required("starts", &MeetingEntry::starts, wall_time(), "First occurrence.")
          .required("lasts", &MeetingEntry::lasts, duration(), "Length of each occurrence.")
          .optional("rule", &MeetingEntry::rule, text(), "Recurrence rule of RFC 5545, e.g. `FREQ=WEEKLY;COUNT=10`.",
                    "once")
          .optional("edits", &MeetingEntry::edits, list_of(located(wall_time())), "When it is edited and sent again.");
  return table;
}

const Schema<MeetingGenerator>& meeting_generator_table() {
  using M = MeetingGenerator;
  static const auto table =
      Schema<M>("meeting-generator", "Meetings drawn from the seed: sizes and shares of the published user model.")
          .optional("series-per-100", &M::series_per_hundred, integer(0, 1000),
                    "Recurring meetings that exist when the scenario begins, for 100 employees.", "40")
          .optional("new-series-per-100-a-week", &M::new_series_per_hundred_a_week, integer(0, 1000),
                    "Recurring meetings made in each week, for 100 employees.", "1")
          .optional("single-per-100-a-week", &M::single_per_hundred_a_week, integer(0, 1000),
                    "One-time meetings made in each week, for 100 employees.", "20")
          .optional("web-share", &M::web_share_ppm, share(), "Share that asks for the pack's last kind of meeting.",
                    "30 %")
          .optional("beyond-department", &M::beyond_department_ppm, share(),
                    "Share of participants from anywhere in the estate instead of the organiser's department and site.",
                    "10 %")
          .optional("outsiders", &M::outsiders_ppm, share(), "Share of participants from outside.", "10 %")
          .optional("edited", &M::edited_ppm, share(),
                    "Share of recurring meetings that are edited and sent again once.", "10 %");
  return table;
}

const Schema<CalendarFile>& calendar_table() {
  static const auto table = Schema<CalendarFile>("calendar", "Meetings from an iCalendar file.")
                                .required("file", &CalendarFile::file, text(), "Path, relative to this file.")
                                .required("kind", &CalendarFile::kind, text(), "What their organisers ask for.");
  return table;
}

}  // namespace

const Schema<PeopleEntry>& people_table() {
  static const auto table =
      Schema<PeopleEntry>("people", "Who takes part: one by one, generated, from files.")
          .optional("list", &PeopleEntry::list, list_of(person_table()), "One by one.")
          .optional("generate", &PeopleEntry::generators, list_of(generator_table()), "Many alike.")
          .optional("csv", &PeopleEntry::csv, list_of(csv_table()), "From CSV files.")
          .check([](const PeopleEntry& people, Diagnostics& diagnostics) {
            std::int64_t total = 0;  // before anybody is made: each entry may be small enough, and all of them too many
            for (const PeopleGenerator& generator : people.generators) total += generator.count;
            if (total > kMostPeople) {
              diagnostics.error("E114", people.generators.back().place,
                                fmt::format("{} people are generated; at most {} are", total, kMostPeople));
            }
          });
  return table;
}

const Schema<MeetingsEntry>& meetings_table() {
  static const auto table =
      Schema<MeetingsEntry>("meetings", "Who meets whom, when: one by one, generated, from files.")
          .optional("list", &MeetingsEntry::list, list_of(meeting_table()), "One by one.")
          .optional("generate", &MeetingsEntry::generator, meeting_generator_table(), "Drawn from the seed.")
          .optional("icalendar", &MeetingsEntry::files, list_of(calendar_table()), "From iCalendar files.");
  return table;
}

const Schema<Selector>& selector_table() {
  const auto names = [] { return list_of(located(text())); };
  static const auto table =
      Schema<Selector>("selector", "Which people: those that every criterion given here names.")
          .optional("everyone", &Selector::everyone, boolean(), "Everybody homed on the estate.", "false")
          .optional("ids", &Selector::ids, names(), "People by id.")
          .optional("departments", &Selector::departments, names(), "Everybody in these departments.")
          .optional("sites", &Selector::sites, names(), "Everybody at these sites.")
          .optional("homes", &Selector::homes, names(), "Everybody homed on these pools when the scenario begins.")
          .optional("groups", &Selector::groups, names(), "Everybody in these groups.")
          .optional("except", &Selector::except, names(), "Less everybody in these groups.");
  return table;
}

}  // namespace coexist::scenarios::language
