#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "report/phrases.hpp"
#include "runbook/parts.hpp"
#include "scenarios/waiver.hpp"

namespace coexist::scenarios {
namespace runbook {
namespace {

// Of several steps of the same people, one list.
class PeopleLists {
 public:
  explicit PeopleLists(const sim::People& people) : people_(people) {}

  std::string add(const std::vector<sim::PersonId>& people, const std::string& step) {
    if (people.empty()) return {};
    const auto [at, is_new] = by_people_.try_emplace(people, lists_.size());
    if (is_new) {
      PeopleList list{fmt::format("list {}", lists_.size() + 1), {}, {}};
      for (const sim::PersonId person : people) list.people.push_back(people_.id[person]);
      lists_.push_back(std::move(list));
    }
    PeopleList& list = lists_[at->second];
    list.steps.push_back(step);
    return list.id;
  }
  std::vector<PeopleList> take() { return std::move(lists_); }

 private:
  const sim::People& people_;
  std::map<std::vector<sim::PersonId>, std::size_t> by_people_;
  std::vector<PeopleList> lists_;
};

std::vector<LooseStatement> loose(const Plan& plan, const std::vector<CarriedStatement>& carried) {
  std::set<sim::StepKindId> present;
  for (const sim::StepId id : plan.order()) present.insert(plan.step(id).kind);
  std::vector<LooseStatement> all;
  for (const CarriedStatement& statement : carried) {
    LooseStatement out{statement_of(plan.pack(), statement.fact), statement.check, {}};
    bool is_said = false;
    for (const sim::StepKindId kind : statement.kinds) {
      is_said = is_said || present.count(kind) > 0;
      out.kinds.push_back(plan.pack().step_kinds[kind].label);
    }
    if (!is_said) all.push_back(std::move(out));
  }
  return all;
}

std::vector<Document> documents_of(const Plan& plan, const Runbook& runbook) {
  std::set<std::string> named;
  const auto add = [&](const std::vector<Statement>& statements) {
    for (const Statement& statement : statements) named.insert(statement.documents.begin(), statement.documents.end());
  };
  for (const Step& step : runbook.steps) {
    add(step.act);
    add(step.verify);
    add(step.background);
    for (const Condition& condition : step.conditions) named.insert(condition.sources.begin(), condition.sources.end());
  }
  for (const LooseStatement& statement : runbook.also) add({statement.statement});
  std::vector<Document> all;
  for (const std::string& key : named) {
    const sim::SourceId id = sim::find(plan.pack().vocabulary.sources, key);
    if (id == sim::kNone<sim::SourceId> || find_fact(plan.pack(), key) != sim::kNone<sim::SourceId>) continue;
    const sim::Source& source = plan.pack().vocabulary.sources[id];
    all.push_back({source.id, source.label, source.url, source.date});
  }
  return all;
}

}  // namespace

}  // namespace runbook

Runbook compose_runbook(const LoadedScenario& loaded, const planner::Verdict& verdict, const RunbookOptions& options) {
  const runbook::Plan plan(loaded, verdict);
  Runbook out;
  out.scenario = loaded.scenario.id;
  out.title = loaded.scenario.title;
  out.description = loaded.description;
  out.pack = loaded.pack.id;
  out.pack_title = loaded.pack.title;
  out.pack_version = loaded.pack.version;
  out.version = options.version;
  out.command = "coexist runbook " + report::shell_word(options.asked.scenario);
  for (const std::string& argument : options.asked.changes) out.command += ' ' + report::shell_word(argument);
  out.zone = loaded.zone;
  out.may_be_carried_out = may_be_carried_out(loaded, verdict);
  out.mark = run_mark(loaded, verdict);
  for (const planner::Violation& violation : verdict.violations) {
    if (violation.step == sim::kNone<sim::StepId>) out.objections.push_back(runbook::spelled(plan, violation));
  }
  const std::vector<runbook::CarriedStatement> carried = runbook::carried_statements(loaded.pack);
  runbook::NominalState state(loaded.scenario);
  runbook::PeopleLists people(loaded.scenario.people);
  for (std::size_t i = 0; i < plan.order().size(); ++i) {
    const sim::StepId id = plan.order()[i];
    runbook::Step& step = out.steps.emplace_back(runbook::step_of(plan, carried, state, i));
    step.people = people.add(runbook::people_of(state, plan.step(id)), step.id);
    if (plan.time(id) != nullptr) state.take(plan.step(id), plan.kind(id));
  }
  out.also = runbook::loose(plan, carried);
  out.people = people.take();
  out.documents = runbook::documents_of(plan, out);
  return out;
}

}  // namespace coexist::scenarios
