// How numbers, instants and names are put into words, for people.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "planner/counted.hpp"
#include "scenarios/diagnostic.hpp"
#include "scenarios/zones.hpp"
#include "sim/compiled_pack.hpp"
#include "sim/outcome.hpp"

namespace coexist::scenarios::report {

using planner::counted;
using planner::grouped;

/// "Fri 2013-03-08 22:15" on the clocks of that zone: the minute begun, or with seconds where there are any.
std::string on_clock(const Zone& zone, sim::Instant t);
std::string to_the_second(const Zone& zone, sim::Instant t);
/// "2013-03-08 22:15", where a table has no room for more.
std::string date_and_time(const Zone& zone, sim::Instant t);

/// "scenario.yaml:12:3", or empty for a place without a file.
std::string spelled(const Place& place);

/// "works" with its glyph: ✓ △ ? ✕. Never colour alone.
std::string_view glyph(sim::Outcome outcome) noexcept;
std::string marked(sim::Outcome outcome);

/// The ids of the features of a set.
std::vector<std::string> features_of(const sim::Vocabulary& vocabulary, sim::FeatureSet set);

/// A rate in kbps, or in Mbps from 10 of them, rounded up: "46.1 kbps", "17 Mbps".
std::string rate(std::int64_t bps);

/// A number of an assumption in its unit: "4 h", "2 MB", "30 %".
std::string quantity(std::int64_t value, std::string_view unit);

/// An id of a table, or "none".
template <typename Id, typename T>
std::string id_or_none(const sim::IdVector<Id, T>& table, Id id) {
  return id == sim::kNone<Id> ? std::string("none") : table[id].id;
}

/// The id of a rule; empty for kNone.
std::string rule_id(const sim::Pack& pack, sim::RuleId rule);

/// Why an interaction ended as it did although no rule says so; empty where a rule does.
std::string without_rule(const sim::Pack& pack, const sim::Decision& decision);

/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& items);

/// An argument as a POSIX shell wants it; quoted only where it must be.
std::string shell_word(std::string_view argument);

}  // namespace coexist::scenarios::report
