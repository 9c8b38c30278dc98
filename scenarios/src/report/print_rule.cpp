// What a rule rests on, what a source is cited for, and what metrics there are: for `coexist explain`.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "planner/counted.hpp"
#include "questions/rule_example.hpp"
#include "report/columns.hpp"
#include "report/phrases.hpp"
#include "report/told_explanation.hpp"
#include "scenarios/metrics.hpp"

namespace coexist::scenarios {
namespace {

using planner::grouped;
using report::paragraph;

bool contains(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// "client is client-1 or client-2"; "host is not old-1" where that is shorter.
std::string condition(const sim::Vocabulary& vocabulary, const sim::Dimension& dimension, const sim::ValueMask& mask) {
  const std::vector<std::string> values = domain(vocabulary, dimension.attribute);
  std::vector<std::string> in, out;
  for (std::size_t i = 0; i < mask.size() && i < values.size(); ++i) (mask[i] ? in : out).push_back(values[i]);
  const bool negative = !out.empty() && out.size() < in.size();
  const std::vector<std::string>& named = negative ? out : in;
  std::string text = fmt::format("{} is {}", dimension.id, negative ? "not " : "");
  for (std::size_t i = 0; i < named.size(); ++i) {
    text += (i == 0 ? "" : i + 1 == named.size() ? " or " : ", ") + named[i];
  }
  return text;
}

std::string conditions(const sim::Pack& pack, const sim::Rule& rule) {
  const sim::Aspect& aspect = pack.aspects[rule.aspect];
  std::string out = fmt::format("{} ({})\n", aspect.label.empty() ? aspect.id : aspect.label, aspect.id);
  bool any = false;
  for (std::size_t i = 0; i < rule.when.size(); ++i) {
    if (rule.when[i].empty()) continue;
    any = true;
    out += paragraph(fmt::format("{}   [{}]", condition(pack.vocabulary, aspect.dimensions[i], rule.when[i]),
                                 spelled(pack.vocabulary, aspect.dimensions[i].attribute)));
  }
  return any ? out : out + "  always\n";
}

std::string said(const sim::Pack& pack, const sim::Rule& rule, std::size_t indent = 0) {
  std::string text = report::marked(rule.outcome);
  const std::vector<std::string> lost = report::features_of(pack.vocabulary, rule.loses);
  if (!lost.empty()) text += fmt::format(" without {}", report::listed(lost));
  if (!rule.because.empty()) text += ": " + rule.because;
  return paragraph(text, indent);
}

std::string rank(const sim::Pack& pack, const sim::Rule& rule) {
  std::string out;
  if (!rule.overrides.empty()) out += paragraph(fmt::format("beats {}", report::listed(rule.overrides)));
  std::vector<std::string> beaten_by;
  for (const sim::Rule& other : pack.rules) {
    if (contains(other.overrides, rule.id)) beaten_by.push_back(other.id);
  }
  if (!beaten_by.empty()) out += paragraph(fmt::format("is beaten by {}", report::listed(beaten_by)));
  if (rule.otherwise) out += paragraph("yields to every rule of its table that is not marked 'otherwise'");
  return out.empty() ? out : "Among the rules of its table\n" + out;
}

std::string grounds(const sim::Pack& pack, const sim::Rule& rule) {
  std::string out = rule.assumed ? "Assumed: nobody documents it\n" : "";
  for (const sim::AssumptionId id : rule.assumptions) {
    const sim::Assumption& a = pack.vocabulary.assumptions[id];
    out += paragraph(fmt::format("rests on {} = {} ({} to {}): {}", a.id, report::quantity(a.value, a.unit),
                                 report::quantity(a.low, a.unit), report::quantity(a.high, a.unit), a.why));
  }
  if (!rule.sources.empty()) out += "Who says so\n";
  for (const report::ToldSource& source : report::told_sources(pack, rule.sources)) out += paragraph(spelled(source));
  return out;
}

// What would hold without it; the latest first.
std::string in_place_of(const sim::Pack& pack, const sim::Rule& rule, const ProvenanceTable& provenance,
                        const std::vector<sim::Rule>& replaced) {
  std::string out;
  for (auto old = replaced.rbegin(); old != replaced.rend(); ++old) {
    if (old->id != rule.id) continue;
    const Place& place = provenance.place(old->provenance);
    out += "It replaces the rule of this id below it, which says\n" + said(pack, *old, 2);
    if (place.file) out += paragraph(report::spelled(place));
    if (!old->sources.empty()) out += paragraph(fmt::format("by {}", report::listed(old->sources)));
  }
  return out;
}

}  // namespace

sim::RuleId find_rule(const sim::Pack& pack, std::string_view id) {
  return find(pack.rules, id);
}

std::string print_rule(const sim::Pack& pack, sim::RuleId id, const ProvenanceTable& provenance,
                       const std::vector<sim::Rule>& replaced) {
  const sim::Rule& rule = pack.rules[id];
  std::string out = paragraph(rule.id, 0);
  out += said(pack, rule);
  const Place& place = provenance.place(rule.provenance);
  if (place.file) out += paragraph(report::spelled(place));
  for (const std::string& section :
       {"When, in the table: " + conditions(pack, rule), in_place_of(pack, rule, provenance, replaced),
        rank(pack, rule), grounds(pack, rule)}) {
    if (!section.empty()) out += '\n' + section;
  }
  return out;
}

std::string print_reach(const sim::Pack& pack, sim::RuleId rule) {
  const questions::RuleReach reach = questions::reach_of(pack, rule);
  const std::string out = paragraph(fmt::format("it decides {} of the {} combinations of its table",
                                                grouped(static_cast<std::int64_t>(reach.decides)),
                                                grouped(static_cast<std::int64_t>(reach.cells))));
  if (reach.decides == 0) return out + paragraph("on this hop, other rules or none of its products leave it nothing");
  return reach.example.empty() ? out : out + paragraph(fmt::format("for example: {}", fmt::join(reach.example, "; ")));
}

std::string print_source(const sim::Pack& pack, std::string_view key) {
  const sim::SourceId id = find(pack.vocabulary.sources, key);
  if (id == sim::kNone<sim::SourceId>) return {};
  std::string out = paragraph(spelled(report::told_sources(pack, {std::string(key)}).front()), 0);
  for (const report::ToldSource& document : report::told_sources(pack, pack.vocabulary.sources[id].documents)) {
    out += paragraph(spelled(document));
  }
  report::Columns rules({{"cited by"}, {"outcome"}, {"because"}});
  for (const sim::Rule& rule : pack.rules) {
    if (contains(rule.sources, key)) rules.row({rule.id, report::marked(rule.outcome), rule.because});
  }
  return rules.empty() ? out : out + '\n' + rules.print();
}

std::string print_metrics() {
  report::Columns table({{"metric"}, {"unit"}, {"meaning"}});
  for (const Metric& metric : metrics()) {
    table.row({std::string(metric.name), std::string(metric.unit), std::string(metric.doc)});
  }
  return table.print();
}

}  // namespace coexist::scenarios
