// Kinds of step and their order, and what the pack says of pools, phases, paths, people and the coexistence test.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "packs/pack_words.hpp"
#include "planner/counted.hpp"
#include "questions/pack_entries.hpp"
#include "report/phrases.hpp"
#include "runbook/carried_statements.hpp"

namespace coexist::scenarios::questions {
namespace {

using planner::grouped;

std::string joined(const std::vector<std::string>& items) {
  return fmt::format("{}", fmt::join(items, ", "));
}

template <typename Id, typename T>
std::string ids_of(const sim::IdVector<Id, T>& table, const std::vector<Id>& ids) {
  std::vector<std::string> names;
  for (const Id id : ids) names.push_back(table[id].id);
  return joined(names);
}

PackEntry entry_of(const sim::Capacity& c, const std::string& about) {
  const auto documented = [](std::int64_t n) { return n > 0 ? grouped(n) : "not documented"; };
  const sim::MeetingCapacity meetings = c.meetings.value_or(sim::MeetingCapacity{});
  return {"capacity",
          about,
          {{"people per pool", documented(c.people_per_pool)},
           {"people per server", documented(c.people_per_server)},
           {"servers per pool", documented(c.servers_per_pool)},
           {"largest meeting", documented(meetings.largest)},
           {"share of people in meetings", report::quantity(meetings.share_ppm, "ppm")},
           {"others beside the largest meeting", documented(meetings.always_beside)},
           {"sources", joined(c.sources)}},
          c.sources,
          c.provenance};
}

PackEntry entry_of(const sim::Pack& pack, const sim::StepKind& kind) {
  const sim::Vocabulary& v = pack.vocabulary;
  std::vector<std::string> installs;
  for (const auto& [slot, software] : kind.installs) {
    installs.push_back(fmt::format("{} in {}", v.software[software].id, v.slots[slot].id));
  }
  return {"kind of step",
          kind.id,
          {{"label", kind.label},
           {"archetype", packs::word_for(packs::archetype_words(), kind.archetype)},
           {"sets", ids_of(v.flags, kind.sets)},
           {"clears", ids_of(v.flags, kind.clears)},
           {"installs", joined(installs)},
           {"duration", report::id_or_none(v.assumptions, kind.duration)},
           {"replicates", report::id_or_none(v.assumptions, kind.replicates)},
           {"retries after", report::id_or_none(v.assumptions, kind.retries_after)},
           {"outage", kind.outage ? "yes" : "no"},
           {"at once", kind.at_once ? "yes" : "no"},
           {"needs a window", kind.needs_window ? "yes" : "no"},
           {"way back", kind.way_back ? "yes" : "no"},
           {"sources", joined(kind.sources)}},
          kind.sources,
          kind.provenance,
          runbook::changes_something(pack, sim::find(pack.step_kinds, kind.id))};
}

PackEntry entry_of(const sim::Pack& pack, const sim::Precedence& p) {
  return {"precedence",
          p.id,
          {{"before", report::id_or_none(pack.step_kinds, p.before_kind)},
           {"requires", packs::word_for(packs::requirement_words(), p.requirement)},
           {"step", report::id_or_none(pack.step_kinds, p.step)},
           {"artefact", report::id_or_none(pack.vocabulary.artefact_kinds, p.artefact)},
           {"flag", report::id_or_none(pack.vocabulary.flags, p.flag)},
           {"mark", report::id_or_none(pack.vocabulary.marks, p.mark)},
           {"count", grouped(p.count)},
           {"gravity", packs::word_for(packs::gravity_words(), p.gravity)},
           {"if violated", p.if_violated},
           {"sources", joined(p.sources)}},
          p.sources,
          p.provenance};
}

PackEntry entry_of(const sim::Quorum& q, std::string id) {
  std::vector<std::string> rows;
  for (const sim::QuorumRow& row : q.rows) {
    rows.push_back(
        fmt::format("{}: {} to start, {} of the first {} to run", row.servers, row.start, row.run, row.of_first));
  }
  const std::string otherwise =
      q.otherwise ? fmt::format("{} to start, {} to run", q.otherwise->start, q.otherwise->run) : "";
  return {"quorum",
          std::move(id),
          {{"rows", fmt::format("{}", fmt::join(rows, "; "))},
           {"otherwise", otherwise},
           {"assumed", q.assumed ? "yes" : "no"},
           {"because", q.because},
           {"sources", joined(q.sources)}},
          q.sources,
          q.provenance};
}

void add_estate(const sim::Pack& pack, std::vector<PackEntry>& entries) {
  const std::vector<std::string> products = ids_in(pack.vocabulary.products);
  for (const sim::Quorum& q : pack.quorums) {
    const std::string about = fmt::format("{}, pools {}", masked(q.products, products),
                                          packs::word_for(packs::quorum_scope_words(), q.scope));
    entries.push_back(entry_of(q, about));
  }
  for (const sim::Capacity& c : pack.capacities) {
    std::string about = masked(c.products, products);
    if (!c.roles.empty()) about += ", " + ids_of(pack.vocabulary.roles, c.roles);
    if (c.paired) about += ", paired";
    if (c.alone) about += ", of one server";
    if (!c.carries.empty()) about += ", carrying " + ids_of(pack.vocabulary.classes, c.carries);
    entries.push_back(entry_of(c, about));
  }
  for (const sim::Phase& phase : pack.phases) {
    std::vector<std::string> when;
    for (const sim::PhasePredicate predicate : phase.when)
      when.push_back(packs::word_for(packs::predicate_words(), predicate));
    entries.push_back({"phase", phase.id, {{"label", phase.label}, {"when", joined(when)}}, {}, phase.provenance});
  }
  for (const sim::SupportedPath& path : pack.paths) {
    const bool any = std::none_of(path.legacy.begin(), path.legacy.end(), [](bool is) { return is; });
    const std::string legacy = any ? "any" : masked(path.legacy, products);
    std::string about = fmt::format("{} to {}", legacy, masked(path.target, products));
    if (path.of != sim::PathCase::Plain) about += ", " + packs::word_for(packs::path_case_words(), path.of);
    entries.push_back(
        {"path",
         about,
         {{"supported", path.supported ? "yes" : "no"}, {"because", path.because}, {"sources", joined(path.sources)}},
         path.sources,
         path.provenance});
  }
}

void add_single_entries(const sim::Pack& pack, std::vector<PackEntry>& entries) {
  const sim::UserModel& model = pack.user_model;
  std::vector<std::string> sizes;
  for (const sim::MeetingSize& size : model.meeting_sizes) {
    sizes.push_back(fmt::format("{}: {}", size.people, report::quantity(size.share_ppm, "ppm")));
  }
  if (!model.sources.empty()) {
    entries.push_back({"user model",
                       "user-model",
                       {{"meeting sizes", joined(sizes)},
                        {"largest meeting", grouped(model.largest_meeting)},
                        {"sign in within", report::quantity(model.sign_in_within.us, "us")},
                        {"sources", joined(model.sources)}},
                       model.sources,
                       {}});
  }
  const sim::CoexistenceTest& test = pack.coexistence_test;
  if (test.contact != sim::kNone<sim::InteractionId>) {
    entries.push_back({"coexistence test",
                       "coexistence-test",
                       {{"contact", report::id_or_none(pack.interactions, test.contact)},
                        {"administer", report::id_or_none(pack.interactions, test.administer)},
                        {"classes", ids_of(pack.vocabulary.classes, test.classes)},
                        {"modalities", ids_of(pack.vocabulary.modalities, test.modalities)},
                        {"assumes", ids_of(pack.vocabulary.flags, test.assumes)},
                        {"sources", joined(test.sources)}},
                       test.sources,
                       {}});
  }
}

}  // namespace

void add_step_entries(const sim::Pack& pack, std::vector<PackEntry>& entries) {
  for (const sim::StepKind& kind : pack.step_kinds) entries.push_back(entry_of(pack, kind));
  for (const sim::Precedence& precedence : pack.precedence) entries.push_back(entry_of(pack, precedence));
  add_estate(pack, entries);
  add_single_entries(pack, entries);
}

}  // namespace coexist::scenarios::questions
