// What the result rests on, and how to get it again.
#include <fmt/format.h>

#include "report/html_sections.hpp"
#include "report/phrases.hpp"

namespace coexist::scenarios::report {
namespace {

using viz::HtmlTable;

void assumptions(const RunReport& report, viz::HtmlPage& page) {
  page.section("Assumptions");
  HtmlTable table{
      "Numbers that nobody documents", {{"assumption"}, {"value", true}, {"range"}, {"used by"}, {"why"}}, {}};
  for (const Assumption& a : report.assumptions) {
    table.rows.push_back({{a.id},
                          {quantity(a.value, a.unit) + (a.value == a.standard ? "" : " (yours)")},
                          {fmt::format("{} to {}", quantity(a.low, a.unit), quantity(a.high, a.unit))},
                          {fmt::format("{}", fmt::join(a.used_by, ", "))},
                          {a.why}});
  }
  if (!table.rows.empty()) page.table(table);
  HtmlTable rules{"Rules that nobody documents and that decided something",
                  {{"rule"}, {"decided", true}, {"it says"}, {"sources"}},
                  {}};
  for (const AssumedRule& rule : report.assumed_rules) {
    rules.rows.push_back(
        {{rule.rule}, {grouped(rule.decided)}, {rule.because}, {fmt::format("{}", fmt::join(rule.sources, ", "))}});
  }
  if (!rules.rows.empty()) page.table(rules);
  HtmlTable quorums{
      "How many servers must run, where nobody documents it", {{"pools"}, {"it is taken that"}, {"sources"}}, {}};
  for (const AssumedQuorum& quorum : report.assumed_quorums) {
    quorums.rows.push_back({{fmt::format("{}", fmt::join(quorum.pools, ", "))},
                            {quorum.because},
                            {fmt::format("{}", fmt::join(quorum.sources, ", "))}});
  }
  if (!quorums.rows.empty()) page.table(quorums);
  HtmlTable media{
      "What streams take of lines, where nobody documents it", {{"stream"}, {"it is taken that"}, {"sources"}}, {}};
  for (const AssumedMedia& assumed : report.assumed_media) {
    media.rows.push_back({{assumed.media}, {assumed.because}, {fmt::format("{}", fmt::join(assumed.sources, ", "))}});
  }
  if (!media.rows.empty()) page.table(media);
  HtmlTable switches{"Where the sources disagree or say nothing",
                     {{"switch"}, {"value"}, {"of"}, {"decided", true}, {"question"}},
                     {}};
  for (const Choice& choice : report.switches) {
    switches.rows.push_back({{choice.id},
                             {choice.value + (choice.is_default() ? " (default)" : " (yours)")},
                             {fmt::format("{}", fmt::join(choice.values, ", "))},
                             {grouped(choice.decided)},
                             {choice.question}});
  }
  if (!switches.rows.empty()) page.table(switches);
}

void unknowns(const RunReport& report, viz::HtmlPage& page) {
  page.section("Unknowns");
  if (report.unknowns.empty()) return page.paragraph("None: a rule covers every combination that occurred.");
  HtmlTable table{"Combinations that nobody documents and that occurred",
                  {{"interaction"}, {"table"}, {"combination, or the rule"}, {"count", true}, {"why"}},
                  {}};
  for (const Unknown& u : report.unknowns) {
    table.rows.push_back({{u.interaction},
                          {u.aspect},
                          {u.rule.empty() ? u.cell : u.rule},
                          {grouped(u.count), viz::Mark::Unknown},
                          {u.command}});
  }
  page.table(table);
}

}  // namespace

void html_grounds(const RunReport& report, viz::HtmlPage& page) {
  assumptions(report, page);
  unknowns(report, page);
  if (report.single_sites.empty() && report.single_links.empty()) return;
  page.section("Single points of failure");
  for (const std::string& site : report.single_sites)
    page.paragraph(fmt::format("Site {}: its loss cuts others off.", site));
  for (const std::string& link : report.single_links)
    page.paragraph(fmt::format("Link {}: its loss cuts a site off.", link));
}

void html_reproduction(const RunReport& report, viz::HtmlPage& page) {
  HtmlTable metrics{"Every figure of this run", {{"metric"}, {"value", true}, {"unit"}, {"meaning"}}, {}};
  for (const Figure& f : report.metrics) metrics.rows.push_back({{f.name}, {grouped(f.value)}, {f.unit}, {f.doc}});
  page.section("Metrics");
  page.table(metrics);
  if (!report.notes.empty()) {
    page.section("Notes on the input");
    page.list(report.notes);
  }
  page.section("How to reproduce this");
  page.command(report.reproduce);
  page.definitions({{"Program", "coexist " + report.version},
                    {"Seed", fmt::format("{}", report.seed)},
                    {"Infrastructure model", report.infrastructure}});
  HtmlTable inputs{"Inputs", {{"file"}, {"digest (BLAKE2b, 128 bits)"}}, {}};
  for (const InputFile& input : report.inputs) inputs.rows.push_back({{input.name}, {input.digest}});
  if (!inputs.rows.empty()) page.table(inputs);
}

}  // namespace coexist::scenarios::report
