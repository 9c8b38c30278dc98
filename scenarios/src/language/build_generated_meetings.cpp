// What the generator of meetings is given: the scenario's figures, and the pack's where hardly anybody has their own.
#include <algorithm>

#include "language/assumed.hpp"
#include "language/resolver.hpp"
#include "sim/generate.hpp"

namespace coexist::scenarios::language {
namespace {

// Nobody invites people who have no way to join: users of public messengers, for instance.
bool can_join(const sim::Pack& pack, const sim::PersonClass& person_class) {
  if (pack.join == sim::kNone<sim::InteractionId>) return true;
  const std::vector<sim::AccessPath>& paths = pack.interactions[pack.join].paths;
  return std::any_of(paths.begin(), paths.end(), [&](const sim::AccessPath& path) {
    return std::find(person_class.paths.begin(), person_class.paths.end(), path.id) != person_class.paths.end();
  });
}

// What the generator of the scenario does not say, because hardly anybody could: from the pack.
void take_published(Build& build, sim::MeetingModel& model) {
  const auto take = [&build](std::string_view name, std::int64_t& value) {
    value = assumed(build, name, "generated meetings", value);
  };
  take("series-fewest-weeks", model.fewest_weeks);
  take("series-most-weeks", model.most_weeks);
  take("series-open-ended", model.open_ended_ppm);
  take("meeting-lead-time", model.lead.us);
  take("series-made-before", model.made_before.us);
  take("meetings-of-half-an-hour", model.half_hour_ppm);
  take("meetings-of-an-hour", model.hour_ppm);
  const sim::UserModel& published = build.out.pack.user_model;
  if (published.meeting_sizes.empty()) {
    build.out.notes.push_back(fmt::format("pack '{}' publishes no sizes of meetings: all that are generated have {}",
                                          build.out.pack.id, model.sizes.front().people));
    return;
  }
  model.sizes = published.meeting_sizes;
  model.largest = published.largest_meeting;
}

}  // namespace

void build_generated_meetings(Build& build, const MeetingGenerator& generator, bool draw) {
  const auto& vocabulary = build.out.pack.vocabulary;
  std::vector<sim::MeetingKindId> kinds;
  for (sim::MeetingKindId kind : sim::ids<sim::MeetingKindId>(vocabulary.meeting_kinds.size())) kinds.push_back(kind);
  std::vector<bool> outside;
  std::vector<bool> invited;
  for (const sim::PersonClass& person_class : vocabulary.classes) {
    outside.push_back(person_class.outside);
    invited.push_back(can_join(build.out.pack, person_class));
  }
  if (kinds.empty()) {
    build.diagnostics.error("E219", generator.place, "the pack knows no kind of meeting");
    return;
  }
  if (!draw) return;
  sim::Scenario& scenario = build.out.scenario;
  sim::MeetingModel model;
  model.series_per_hundred = generator.series_per_hundred;
  model.new_series_per_hundred_a_week = generator.new_series_per_hundred_a_week;
  model.single_per_hundred_a_week = generator.single_per_hundred_a_week;
  model.web_share_ppm = generator.web_share_ppm;
  model.beyond_department_ppm = generator.beyond_department_ppm;
  model.outsiders_ppm = generator.outsiders_ppm;
  model.edited_ppm = generator.edited_ppm;
  take_published(build, model);
  sim::generate_meetings(
      {scenario.seed, scenario.span, scenario.people, scenario.working_days, kinds, outside, invited}, model,
      scenario.calendar);
}

}  // namespace coexist::scenarios::language
