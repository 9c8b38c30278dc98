// Questions that are asked of every ledger. Views name runs, people and meetings; tables number them.
#include "ledger/tables.hpp"

namespace coexist::scenarios::ledger {
namespace {

using Columns = std::vector<std::pair<std::string_view, std::string_view>>;

// What every tally of joins ends in.
Columns counted(Columns columns) {
  for (const auto& column : Columns{{"joins", "that exist: the four outcomes together"},
                                    {"works", "joins with full function"},
                                    {"degraded", "joins that lack features, or that succeed by a fallback only"},
                                    {"unknown", "joins whose outcome nobody documents"},
                                    {"fails", "joins that fail"}}) {
    columns.push_back(column);
  }
  return columns;
}

std::vector<View> views_of_interactions() {
  const Columns outcomes{{"works", "how many work"},
                         {"degraded", "how many are degraded"},
                         {"unknown", "how many nobody documents"},
                         {"fails", "how many fail"},
                         {"refused", "how many a scheduling freeze refused"}};
  const auto with_outcomes = [&](Columns columns) {
    columns.insert(columns.end(), outcomes.begin(), outcomes.end());
    return columns;
  };
  return {
      {"outcomes_by_interaction", "How often each kind of interaction ended how.",
       with_outcomes({{"run", "name of the run"}, {"interaction", "`sign-in`, `schedule`, `edit`, `join`"}}),
       R"(SELECT r.name AS run, d.interaction,
  sum(c.times * (d.outcome = 'works')) AS works, sum(c.times * (d.outcome = 'degraded')) AS degraded,
  sum(c.times * (d.outcome = 'unknown')) AS unknown, sum(c.times * (d.outcome = 'fails')) AS fails,
  sum(c.times * (d.outcome = 'refused')) AS refused
FROM decision_counts c JOIN runs r USING (run) JOIN decisions d USING (decision)
GROUP BY c.run, d.interaction)"},
      {"outcomes_by_phase", "The same in each phase.",
       with_outcomes({{"run", "name of the run"},
                      {"phase", "id of the phase"},
                      {"interaction", "`sign-in`, `schedule`, `edit`, `join`"}}),
       R"(SELECT r.name AS run, p.id AS phase, d.interaction,
  sum(c.times * (d.outcome = 'works')) AS works, sum(c.times * (d.outcome = 'degraded')) AS degraded,
  sum(c.times * (d.outcome = 'unknown')) AS unknown, sum(c.times * (d.outcome = 'fails')) AS fails,
  sum(c.times * (d.outcome = 'refused')) AS refused
FROM decision_counts c JOIN runs r USING (run) JOIN phases p USING (phase) JOIN decisions d USING (decision)
GROUP BY c.run, c.phase, d.interaction)"},
      {"outcomes_by_rule",
       "How often each rule decided, and how: the most frequent first.",
       {{"run", "name of the run"},
        {"interaction", "`sign-in`, `schedule`, `edit`, `join`"},
        {"outcome", "as in `decisions`"},
        {"rule", "null: no rule says so, see `because`"},
        {"by_fallback", "1: the rule made the primary path fail, and another took over"},
        {"because", "why, in a sentence"},
        {"sources", "ids of the documents that say so"},
        {"times", "how often"}},
       R"(SELECT r.name AS run, d.interaction, d.outcome, d.rule, d.by_fallback, d.because, d.sources, sum(c.times) AS times
FROM decision_counts c JOIN runs r USING (run) JOIN decisions d USING (decision)
GROUP BY c.run, d.interaction, d.outcome, d.rule, d.by_fallback, d.because
ORDER BY c.run, times DESC, d.interaction, d.outcome, d.rule)"},
  };
}

std::vector<View> views_of_joins() {
  return {
      {"outcomes_by_day",
       "Joins of the occurrences that begin on a day.",
       {{"run", "name of the run"},
        {"day", "on clocks of the scenario's zone"},
        {"planned", "joins that people plan: `never_held` and the four outcomes together"},
        {"never_held", "joins that do not exist, as their meeting was not made in time"},
        {"works", "joins with full function"},
        {"degraded", "joins that lack features, or that succeed by a fallback only"},
        {"unknown", "joins whose outcome nobody documents"},
        {"fails", "joins that fail"}},
       R"(SELECT r.name AS run, o.day, sum(m.participants) AS planned, sum((1 - s.held) * m.participants) AS never_held,
  sum(s.works) AS works, sum(s.degraded) AS degraded, sum(s.unknown) AS unknown, sum(s.fails) AS fails
FROM sittings s JOIN runs r USING (run) JOIN occurrences o USING (occurrence) JOIN meetings m USING (meeting)
GROUP BY s.run, o.day)"},
      {"outcomes_by_site", "Joins of the people of a site.",
       counted({{"run", "name of the run"}, {"site", "null: people from outside"}}),
       R"(SELECT r.name AS run, p.site, count(*) AS joins, sum(d.outcome = 'works') AS works,
  sum(d.outcome = 'degraded') AS degraded, sum(d.outcome = 'unknown') AS unknown, sum(d.outcome = 'fails') AS fails
FROM joins j JOIN runs r USING (run) JOIN people p USING (person) JOIN decisions d USING (decision)
GROUP BY j.run, p.site)"},
      {"outcomes_by_wave", "Joins of the people whom a step moves.",
       counted({{"run", "name of the run"}, {"wave", "id of the step; null: people whom nobody moves"}}),
       R"(SELECT r.name AS run, p.wave, count(*) AS joins, sum(d.outcome = 'works') AS works,
  sum(d.outcome = 'degraded') AS degraded, sum(d.outcome = 'unknown') AS unknown, sum(d.outcome = 'fails') AS fails
FROM joins j JOIN runs r USING (run) JOIN people p USING (person) JOIN decisions d USING (decision)
GROUP BY j.run, p.wave)"},
      {"outcomes_by_client",
       "Joins by what the participant had in a slot when the occurrence began; each join counts once in every slot.",
       counted({{"run", "name of the run"},
                {"slot", "`rich-client`"},
                {"software", "client or add-in; null: the slot was empty"}}),
       R"(SELECT r.name AS run, k.slot, k.software, sum(n) AS joins, sum(n * (d.outcome = 'works')) AS works,
  sum(n * (d.outcome = 'degraded')) AS degraded, sum(n * (d.outcome = 'unknown')) AS unknown,
  sum(n * (d.outcome = 'fails')) AS fails
FROM (SELECT run, desk, decision, count(*) AS n FROM joins GROUP BY run, desk, decision) j
  JOIN runs r USING (run) JOIN desk_software k USING (desk) JOIN decisions d USING (decision)
GROUP BY j.run, k.slot, k.software)"},
      {"outcomes_by_home", "Joins by the home pool of the participant when the occurrence began.",
       counted({{"run", "name of the run"}, {"home", "pool; null: homed on none"}}),
       R"(SELECT r.name AS run, k.home, sum(n) AS joins, sum(n * (d.outcome = 'works')) AS works,
  sum(n * (d.outcome = 'degraded')) AS degraded, sum(n * (d.outcome = 'unknown')) AS unknown,
  sum(n * (d.outcome = 'fails')) AS fails
FROM (SELECT run, desk, decision, count(*) AS n FROM joins GROUP BY run, desk, decision) j
  JOIN runs r USING (run) JOIN desks k USING (desk) JOIN decisions d USING (decision)
GROUP BY j.run, k.home)"},
  };
}

std::vector<View> views_of_details() {
  return {
      {"people_hurt",
       "Who is hurt most: everybody with a join that fails, the worst first.",
       {{"run", "name of the run"},
        {"person", "id"},
        {"site", "null: somebody from outside"},
        {"department", "of the person"},
        {"wave", "id of the step that moves them"},
        {"joins", "of this person"},
        {"fails", "how many of them fail"}},
       R"(SELECT r.name AS run, p.id AS person, p.site, p.department, p.wave, count(*) AS joins,
  sum(d.outcome = 'fails') AS fails
FROM joins j JOIN runs r USING (run) JOIN people p USING (person) JOIN decisions d USING (decision)
GROUP BY j.run, j.person HAVING fails > 0
ORDER BY j.run, fails DESC, j.person)"},
      {"meetings_hurt",
       "Which meetings break: every meeting with a join that fails, the worst first.",
       {{"run", "name of the run"},
        {"meeting", "id"},
        {"organiser", "id of the person"},
        {"occurrences", "planned"},
        {"held", "occurrences that were held"},
        {"hurt", "occurrences with a join that fails"},
        {"dead", "occurrences of which every join fails"},
        {"broken", "1: of at least two occurrences, one is dead"},
        {"fails", "joins that fail"}},
       R"(SELECT r.name AS run, m.id AS meeting, p.id AS organiser, m.occurrences, sum(s.held) AS held,
  sum(s.fails > 0) AS hurt, sum(s.fails > 0 AND s.works + s.degraded + s.unknown = 0) AS dead,
  m.occurrences > 1 AND sum(s.fails > 0 AND s.works + s.degraded + s.unknown = 0) > 0 AS broken, sum(s.fails) AS fails
FROM sittings s JOIN runs r USING (run) JOIN occurrences o USING (occurrence) JOIN meetings m USING (meeting)
  JOIN people p ON p.person = m.organiser
GROUP BY s.run, o.meeting HAVING sum(s.fails) > 0
ORDER BY s.run, sum(s.fails) DESC, o.meeting)"},
      {"join_details",
       "Every join in words.",
       {{"run", "name of the run"},
        {"meeting", "id"},
        {"occurrence", "number within the meeting, from 1, as `coexist explain --occurrence` takes it"},
        {"starts", "planned beginning, UTC"},
        {"phase", "id of the scenario's phase at the beginning"},
        {"person", "id"},
        {"home", "pool when the occurrence begins"},
        {"outcome", "`works`, `degraded`, `unknown`, `fails`"},
        {"rule", "that decided"},
        {"path", "by which they took part, or did not"},
        {"failed", "when, UTC, if only after the beginning"}},
       R"(SELECT r.name AS run, m.id AS meeting, o.number AS occurrence,
  strftime('%Y-%m-%dT%H:%M:%SZ', o.starts_us / 1000000, 'unixepoch') AS starts, f.id AS phase, p.id AS person, k.home,
  d.outcome, d.rule, d.path, strftime('%Y-%m-%dT%H:%M:%SZ', j.failed_us / 1000000, 'unixepoch') AS failed
FROM joins j JOIN runs r USING (run) JOIN occurrences o USING (occurrence) JOIN meetings m USING (meeting)
  JOIN sittings s USING (run, occurrence) JOIN phases f USING (phase) JOIN people p USING (person)
  JOIN desks k USING (desk) JOIN decisions d USING (decision))"},
      {"step_times",
       "When steps began and ended.",
       {{"run", "name of the run"},
        {"step", "id"},
        {"kind", "the pack's name for what it does"},
        {"status", "as in `steps`"},
        {"began", "UTC; null: not begun"},
        {"ended", "UTC; null: not begun"}},
       R"(SELECT r.name AS run, s.id AS step, s.kind, s.status,
  strftime('%Y-%m-%dT%H:%M:%SZ', s.began_us / 1000000, 'unixepoch') AS began,
  strftime('%Y-%m-%dT%H:%M:%SZ', s.ended_us / 1000000, 'unixepoch') AS ended
FROM steps s JOIN runs r USING (run)
ORDER BY s.run, s.began_us IS NULL, s.began_us, s.step)"},
  };
}

}  // namespace

const std::vector<View>& views() {
  static const std::vector<View> all = [] {
    std::vector<View> made = views_of_interactions();
    for (View& view : views_of_joins()) made.push_back(std::move(view));
    for (View& view : views_of_details()) made.push_back(std::move(view));
    return made;
  }();
  return all;
}

}  // namespace coexist::scenarios::ledger
