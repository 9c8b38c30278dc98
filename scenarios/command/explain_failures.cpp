#include <fmt/format.h>

#include "explain.hpp"
#include "json_text.hpp"
#include "scenario_input.hpp"
#include "scenarios/explanation.hpp"
#include "scenarios/json_format.hpp"
#include "sim/run.hpp"
#include "verbs.hpp"
#include "words.hpp"

namespace coexist::command {
namespace {

// A meeting whose joins fail, and the first of them: one question answers for its neighbours, mostly.
struct BrokenMeeting {
  sim::JoinPlace first;
  std::int64_t joins = 0;
};

// Joins are numbered meeting by meeting, so equal ones are neighbours.
std::vector<BrokenMeeting> by_meeting(const sim::Scenario& scenario, const sim::Ledger& ledger,
                                      const std::vector<std::uint64_t>& joins) {
  std::vector<BrokenMeeting> meetings;
  for (std::uint64_t join : joins) {
    const sim::JoinPlace place = sim::place_of(ledger, scenario.calendar, join);
    if (meetings.empty() || meetings.back().first.series != place.series) meetings.push_back({place});
    ++meetings.back().joins;
  }
  return meetings;
}

struct Question {
  std::string meeting, person, command;
  std::size_t occurrence = 1;
  sim::Instant start;
};

Question question_of(const sim::Scenario& scenario, const BrokenMeeting& broken,
                     const scenarios::ScenarioArguments& asked) {
  const sim::Calendar& calendar = scenario.calendar;
  const sim::SeriesId series = broken.first.series;
  Question out;
  out.meeting = calendar.id[series];
  out.person = scenario.people.id[calendar.participants_of(series)[broken.first.participant]];
  out.occurrence = broken.first.occurrence + 1;
  out.start = calendar.starts[sim::id_at<sim::OccurrenceId>(sim::index(calendar.first_occurrence(series)) +
                                                            broken.first.occurrence)];
  out.command = scenarios::explain_command(asked, out.meeting, out.occurrence, out.person);
  return out;
}

struct Part {
  std::string id, heading;
  std::vector<std::uint64_t> joins;
  const sim::Ledger& ledger;         // of the run in which they fail
  scenarios::ScenarioArguments run;  // how to ask about that one
};

std::vector<Part> parts_of(const sim::Scenario& scenario, const sim::Rehearsal& rehearsal,
                           const scenarios::ScenarioArguments& asked) {
  if (!rehearsal.without_rollback) {
    const sim::Ledger& run = rehearsal.run.ledger;
    return {{"migration", "fail because of the migration", rehearsal.caused, run, asked},
            {"not_held", "do not take place, because the migration keeps the meeting from being made",
             rehearsal.not_held, run, asked}};
  }
  const sim::Ledger& run = rehearsal.run.ledger;
  const sim::Ledger& without = rehearsal.without_rollback->ledger;
  scenarios::ScenarioArguments not_rolled_back = asked;
  not_rolled_back.changes.insert(not_rolled_back.changes.end(),
                                 {"--undo", scenario.schedule.steps[rehearsal.rollback].id});
  const sim::Bill& bill = *rehearsal.bill;
  return {{"rollback", "fail because of the rollback", bill.billed_joins, run, asked},
          {"interrupted", "fail in meetings that the rollback interrupts", bill.interrupted_joins, run, asked},
          {"not_held", "do not take place, because the rollback keeps the meeting from being made", bill.not_held_joins,
           run, asked},
          {"before_rollback", "fail because of the migration before the rollback",
           scenarios::joins_failing_before_rollback(rehearsal), run, asked},
          {"migration", "would fail because of the migration without the rollback", rehearsal.caused, without,
           not_rolled_back}};
}

// People whose sign-in fails for a while, whatever the reason, each once: by the first time.
std::vector<sim::LockOut> locked_out(const sim::Ledger& ledger) {
  std::vector<sim::LockOut> found;
  for (const sim::LockOut& lock_out : ledger.lock_outs) {  // by person, then time
    if (found.empty() || found.back().person != lock_out.person) found.push_back(lock_out);
  }
  return found;
}

// Adds both the text and the JSON of those who are locked out.
void add_locked_out(const scenarios::LoadedScenario& loaded, const sim::Rehearsal& rehearsal,
                    const scenarios::ScenarioArguments& asked, std::size_t limit, std::string& text,
                    nlohmann::ordered_json& json) {
  const std::vector<sim::LockOut> people = locked_out(rehearsal.run.ledger);
  text += fmt::format("{} cannot sign in at home for a while\n", counted(people.size(), "person", "people"));
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < std::min(limit, people.size()); ++i) {
    const std::string& person = loaded.scenario.people.id[people[i].person];
    const std::string command = scenarios::explain_sign_in_command(asked, person);
    text += fmt::format("  {}: from {}\n    {}\n", person, minute(loaded.zone, people[i].interval.begin), command);
    list.push_back({{"person", person},
                    {"begin", sim::to_text(people[i].interval.begin)},
                    {"end", sim::to_text(people[i].interval.end)},
                    {"command", command}});
  }
  if (people.size() > limit)
    text += fmt::format("  and {} more; --limit N lists more\n", counted(people.size() - limit, "person", "people"));
  json["locked_out"] = {{"people", people.size()}, {"first", std::move(list)}};
}

bool fails(const sim::Ledger& ledger, std::uint64_t join) {
  return ledger.exists(join) && ledger.outcome(join) == sim::Outcome::Fails;
}

std::vector<std::uint64_t> failing_anyway(const sim::Rehearsal& rehearsal) {
  const sim::Ledger& run = rehearsal.run.ledger;
  std::vector<std::uint64_t> anyway;
  for (std::uint64_t join = 0; join < run.join.size(); ++join) {
    if (fails(run, join) && fails(rehearsal.untouched.ledger, join)) anyway.push_back(join);
  }
  return anyway;
}

}  // namespace

int explain_failures(const Explain& explain, Terminal& terminal) {
  const scenarios::LoadedScenario loaded = load(scenario_of(explain), terminal);
  note_mark(loaded, terminal);
  const sim::CompiledPack pack(loaded.pack, loaded.switches);
  terminal.progress("rehearsing");
  const sim::Rehearsal rehearsal = sim::rehearse_and_compare(loaded.scenario, pack);
  std::string text;
  nlohmann::ordered_json json = {
      {"format_version", scenarios::kJsonFormatVersion}, {"what", "failures"}, {"scenario", loaded.scenario.id}};
  const scenarios::ScenarioArguments asked = arguments_of(scenario_of(explain));
  std::vector<Part> parts = parts_of(loaded.scenario, rehearsal, asked);
  const sim::Ledger& ledger = rehearsal.run.ledger;
  parts.push_back({"anyway", "fail with and without the schedule", failing_anyway(rehearsal), ledger, asked});
  for (const Part& part : parts) {
    const std::vector<BrokenMeeting> meetings = by_meeting(loaded.scenario, part.ledger, part.joins);
    const auto total = static_cast<std::int64_t>(part.joins.size());
    text += fmt::format("{} of {} {}\n", counted(total, "join", "joins"),
                        counted(meetings.size(), "meeting", "meetings"), part.heading);
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < std::min(explain.limit, meetings.size()); ++i) {
      const Question question = question_of(loaded.scenario, meetings[i], part.run);
      text += fmt::format("  {}: {}, the first on {}\n    {}\n", question.meeting,
                          counted(meetings[i].joins, "join", "joins"), minute(loaded.zone, question.start),
                          question.command);
      list.push_back({{"meeting", question.meeting},
                      {"joins", meetings[i].joins},
                      {"person", question.person},
                      {"occurrence", question.occurrence},
                      {"start", sim::to_text(question.start)},
                      {"command", question.command}});
    }
    if (meetings.size() > explain.limit) {
      text += fmt::format("  and {} more; --limit N lists more\n",
                          counted(meetings.size() - explain.limit, "meeting", "meetings"));
    }
    json[part.id] = {{"joins", total}, {"meetings", meetings.size()}, {"first", std::move(list)}};
  }
  add_locked_out(loaded, rehearsal, asked, explain.limit, text, json);
  terminal.result(terminal.json() ? json_text(json) : text);
  return ExitCode::Done;
}

}  // namespace coexist::command
