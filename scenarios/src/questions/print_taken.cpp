// One conflict, gap, number or choice: for `coexist explain`.
#include <fmt/format.h>

#include <algorithm>

#include "report/columns.hpp"
#include "report/phrases.hpp"
#include "report/told_explanation.hpp"
#include "scenarios/assumption_list.hpp"

namespace coexist::scenarios {
namespace {

using report::listed;
using report::paragraph;

std::string who_says_so(const sim::Pack& pack, const std::vector<std::string>& sources) {
  std::string out = sources.empty() ? "" : "Who says so\n";
  for (const report::ToldSource& source : report::told_sources(pack, sources)) out += paragraph(spelled(source));
  return out;
}

// What a scenario may say instead of a number or a choice.
std::string instead(const TakenForGranted& one) {
  if (one.as == TakenAs::Choice) {
    return paragraph(fmt::format("choice '{}': {} Taken is '{}', of {}; a scenario chooses: switches: {{{}: {}}}",
                                 one.id, one.asks, one.standard, one.range, one.id, one.standard));
  }
  return paragraph(
             fmt::format("number '{}': {}. Taken is {}, plausible is {}; a scenario says: assumptions: {{{}: {}}}",
                         one.id, one.asks, one.standard, one.range, one.id, one.standard)) +
         paragraph("because " + one.why);
}

std::string told(const LoadedPack& loaded, const PackDecision& decision, const std::vector<TakenForGranted>& all) {
  std::string out = paragraph(fmt::format("{}: {}", decision.id, decision.asks), 0);
  out += paragraph("decided: " + decision.decided);
  for (const TakenForGranted& one : all) {
    const bool settles = std::find(one.settles.begin(), one.settles.end(), decision.id) != one.settles.end();
    if (settles && one.as != TakenAs::Decision) out += instead(one);
  }
  if (!decision.rules.empty()) out += paragraph("rules: " + listed(decision.rules));
  return out + who_says_so(loaded.pack, decision.sources);
}

}  // namespace

std::string print_taken(const LoadedPack& pack, const std::string& id) {
  const std::vector<TakenForGranted> all = taken_for_granted({&pack});
  const auto decision = std::find_if(pack.decisions.begin(), pack.decisions.end(),
                                     [&](const PackDecision& candidate) { return candidate.id == id; });
  if (decision != pack.decisions.end()) return told(pack, *decision, all);
  std::string out;
  for (const TakenForGranted& one : all) {
    if (one.id != id || one.as == TakenAs::Decision) continue;
    out += instead(one);
    if (!one.settles.empty()) out += paragraph("settles " + listed(one.settles));
    if (!one.used_by.empty()) out += paragraph("decides in " + listed(one.used_by));
    out += who_says_so(pack.pack, one.sources);
  }
  return out;
}

}  // namespace coexist::scenarios
