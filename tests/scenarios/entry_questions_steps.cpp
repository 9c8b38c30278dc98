// Questions about ways from version to version, and about the order of steps.
#include <fmt/format.h>

#include "entry_questions.hpp"
#include "pack_estate.hpp"
#include "planner/verifier.hpp"

namespace coexist::scenarios {
namespace {

using planner::ViolationKind;
using sim::Requirement;
using support::EstateShape;

std::vector<sim::ProductId> parted(const sim::Pack& pack, const std::string& text) {
  std::vector<sim::ProductId> out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('+', begin), text.size());
    out.push_back(sim::find(pack.vocabulary.products, text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return out;
}

sim::Step step_of(const sim::Pack& pack, sim::StepKindId kind, sim::PoolId from, sim::PoolId to) {
  const std::vector<sim::PersonId> people{sim::PersonId{0}, sim::PersonId{1}};
  auto step = support::named<sim::Step>(pack.step_kinds[kind].id);
  step.kind = kind;
  step.not_before = support::kEstateStart + sim::days(20);
  step.duration = sim::hours(1);
  switch (pack.step_kinds[kind].archetype) {
    case sim::StepArchetype::Task:
      step.action = sim::TaskAction{from};
      break;
    case sim::StepArchetype::DeployPool:
      step.action = sim::DeployAction{to, {}};
      break;
    case sim::StepArchetype::MovePeople:
      step.action = sim::MoveAction{people, {to, to}, 1};
      break;
    case sim::StepArchetype::UpgradeSoftware:
      step.action = sim::UpgradeAction{people, {}};
      break;
    case sim::StepArchetype::ResendMeetings:
      step.action = sim::ResendAction{people};
      break;
    case sim::StepArchetype::TransferArtefact:
      step.action = sim::TransferAction{{}, to};
      break;
    case sim::StepArchetype::Gate:
      step.action = sim::GateAction{};
      break;
    case sim::StepArchetype::DecommissionPool:
      step.action = sim::DecommissionAction{from};
      break;
    case sim::StepArchetype::Rollback:
      step.action = sim::RollbackAction{};
      break;
  }
  return step;
}

// One realm for the old side and one for the new, or a first pool of which some servers run the target already.
void make_case(sim::Scenario& scenario, const std::string& of, sim::ProductId target) {
  sim::WorldParts parts = scenario.world.parts();
  for (sim::Pool& pool : parts.pools) {
    if (of == "across-realms") pool.realm = pool.product == target ? "new" : "old";
    if (of == "pool-in-part" && pool.product != target) pool.in_part = target;
  }
  scenario.world = sim::World(std::move(parts));
}

Answers path_answers(const sim::Pack& pack, const std::string& question) {
  if (pack.paths.empty()) return {"the pack lists no ways"};  // and none is judged
  auto words = words_of(question);
  EstateShape shape{parted(pack, words["from"]), {}, {}};
  for (const sim::ProductId product : parted(pack, words["to"])) shape.products.push_back(product);
  sim::Scenario scenario = support::estate_of(pack, shape);
  if (words.count("case") > 0) make_case(scenario, words["case"], shape.products.back());
  scenario.schedule.steps.push_back(
      step_of(pack, sim::StepKindId{}, {}, sim::id_at<sim::PoolId>(shape.products.size() - 1)));
  Answers answers{"supported"};
  for (const planner::Violation& violation : planner::verify(scenario, pack).violations) {
    const bool is_about_it =
        violation.kind == ViolationKind::UnsupportedPath || violation.kind == ViolationKind::UndocumentedPath;
    if (is_about_it) answers = {violation.message};
  }
  return answers;
}

sim::ProductId first_on(const sim::Pack& pack, sim::Side side) {
  const auto& products = pack.vocabulary.products;
  const auto found = std::find_if(products.begin(), products.end(), [&](const auto& p) { return p.side == side; });
  return sim::id_at<sim::ProductId>(static_cast<std::size_t>(found - products.begin()));
}

std::string precedence_question(const sim::Pack& pack, const sim::Precedence& p) {
  std::string question = "before=" + pack.step_kinds[p.before_kind].id;
  if (p.requirement == Requirement::StepNotDone) question += " done=" + pack.step_kinds[p.step].id;
  if (p.requirement == Requirement::FlagOff) question += " flag=" + pack.vocabulary.flags[p.flag].id;
  if (p.requirement == Requirement::NobodyHasMark) question += " home=new";
  if (p.requirement == Requirement::TakesAllOfKind)
    question += " one-of-two=" + pack.vocabulary.artefact_kinds[p.artefact].id;
  return question;
}

// The first pool owns a second artefact of the kind, and the step takes the first one only.
void leave_one_of_two(sim::Scenario& scenario, sim::StepId step, sim::ArtefactKindId kind) {
  sim::WorldParts parts = scenario.world.parts();
  const sim::ArtefactId first = sim::id_at<sim::ArtefactId>(sim::index(kind));
  sim::Artefact second = parts.artefacts[first];
  second.id = second.label = second.id + "-2";
  parts.artefacts.push_back(second);
  scenario.world = sim::World(std::move(parts));
  std::get<sim::TransferAction>(scenario.schedule.steps[step].action).artefacts = {first};
}

// Everybody is on the old pool, which owns everything; no step was done and no flag is on but those of the question.
Answers precedence_answers(const sim::Pack& pack, const std::string& question) {
  auto words = words_of(question);
  constexpr sim::PoolId kOld{0}, kNew{1};
  EstateShape shape{{first_on(pack, sim::Side::Legacy), first_on(pack, sim::Side::New)}, kOld, {}};
  if (words["home"] == "new") shape.home = kNew;
  if (words.count("flag") > 0) shape.flags_on = {sim::find(pack.vocabulary.flags, words["flag"])};
  sim::Scenario scenario = support::estate_of(pack, shape);
  const sim::StepKindId kind = sim::find(pack.step_kinds, words["before"]);
  const sim::StepId judged = scenario.schedule.steps.push_back(step_of(pack, kind, kOld, kNew));
  if (words.count("one-of-two") > 0) {
    leave_one_of_two(scenario, judged, sim::find(pack.vocabulary.artefact_kinds, words["one-of-two"]));
  }
  if (words.count("done") > 0) {
    const sim::StepKindId done = sim::find(pack.step_kinds, words["done"]);
    sim::Step& step = scenario.schedule.steps[scenario.schedule.steps.push_back(step_of(pack, done, kOld, kNew))];
    step.not_before = support::kEstateStart + sim::days(10);
  }
  constexpr std::array kGravities{"forbidden", "harmful", "advice"};
  Answers answers;
  for (const planner::Violation& violation : planner::verify(scenario, pack).violations) {
    const bool is_about_it =
        violation.kind == ViolationKind::PrecedenceViolated || violation.kind == ViolationKind::MissingStep;
    if (!is_about_it || violation.step != judged) continue;
    const std::size_t but = violation.message.find(", but ");
    answers.insert(fmt::format("{}: {}", kGravities.at(static_cast<std::size_t>(violation.gravity)),
                               violation.message.substr(but + 6)));
  }
  return answers;
}

}  // namespace

EntryKind supported_paths() {
  const auto question = [](const sim::Pack& pack, std::size_t entry) {
    const sim::SupportedPath& path = pack.paths[entry];
    const std::string to = " to=" + joined(pack, path.target);
    if (path.of == sim::PathCase::Plain) return "from=" + joined(pack, path.legacy) + to;
    // Whichever versions are there: asked of those from which the way would be supported without the case.
    const auto plain = std::find_if(pack.paths.begin(), pack.paths.end(), [&](const sim::SupportedPath& other) {
      return other.of == sim::PathCase::Plain && other.supported && other.target == path.target;
    });
    return "from=" + joined(pack, plain->legacy) + to +
           " case=" + (path.of == sim::PathCase::AcrossRealms ? "across-realms" : "pool-in-part");
  };
  const auto ids = [question](const sim::Pack& pack) {
    std::vector<std::string> out;
    for (std::size_t entry = 0; entry < pack.paths.size(); ++entry) out.push_back(question(pack, entry));
    return out;
  };
  return {"path", ids,
          [question](const sim::Pack& pack, std::size_t entry) { return std::vector{question(pack, entry)}; },
          path_answers, [](sim::Pack& pack, std::size_t entry) { erase_at(pack.paths, entry); }};
}

EntryKind precedence() {
  const auto ids = [](const sim::Pack& pack) {
    std::vector<std::string> out;
    for (const sim::Precedence& p : pack.precedence)
      out.push_back(p.id + " before " + pack.step_kinds[p.before_kind].id);
    return out;
  };
  const auto questions = [](const sim::Pack& pack, std::size_t entry) {
    return std::vector{precedence_question(pack, pack.precedence[entry])};
  };
  return {"precedence", ids, questions, precedence_answers,
          [](sim::Pack& pack, std::size_t entry) { erase_at(pack.precedence, entry); }};
}

}  // namespace coexist::scenarios
