// The schema tables of the scenario language: they decode, check, document and emit JSON Schema.
#pragma once

#include "language/entries.hpp"
#include "scenarios/schema.hpp"

namespace coexist::scenarios::language {

const Schema<TopologyEntry>& topology_table();
const Schema<PeopleEntry>& people_table();
const Schema<MeetingsEntry>& meetings_table();
const Schema<Selector>& selector_table();
const Schema<ScheduleEntry>& schedule_table();
const Schema<ExpectationEntry>& expectation_table();
const Schema<ScenarioEntry>& scenario_table();

}  // namespace coexist::scenarios::language
