#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "report/step_status.hpp"
#include "scenarios/expectation.hpp"
#include "scenarios/metrics.hpp"
#include "sim/replay.hpp"

namespace coexist::scenarios {
namespace {

using sim::kNone;

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// Answers questions of one rehearsal. Each call leaves the rules that may be named for it in `deciding_`.
class Respondent {
 public:
  Respondent(const sim::Scenario& scenario, const sim::CompiledPack& pack, const sim::Rehearsal& rehearsal,
             const planner::Verdict& verdict)
      : scenario_(scenario), pack_(pack), rehearsal_(rehearsal), verdict_(verdict) {}

  Answer operator()(const Expectation& expectation) {
    deciding_.clear();
    Answer answer;
    answer.is = std::visit([this](const auto& question) { return ask(question); }, expectation.question);
    if (!deciding_.empty() && deciding_.front() != kNone<sim::RuleId>) {
      answer.rule = pack_.pack().rules[deciding_.front()].id;
    }
    const bool of_verifier = std::holds_alternative<AskVerifier>(expectation.question);
    const bool is = of_verifier ? verifier_says(expectation.is) : answer.is == expectation.is;
    const bool by =
        !expectation.rule || (of_verifier ? is_violated(*expectation.rule) : is_decided_by(*expectation.rule));
    answer.as_expected = is && by;
    return answer;
  }

 private:
  std::string ask(const AskJoin& question) {
    const auto participants = scenario_.calendar.participants_of(question.meeting);
    const auto found = std::find(participants.begin(), participants.end(), question.person);
    if (found == participants.end()) return "not-invited";
    if (scenario_.calendar.occurrences_of(question.meeting) <= question.occurrence) return "no-such-occurrence";
    const sim::Ledger& ledger = rehearsal_.run.ledger;
    const std::uint64_t join = ledger.first_join[index(question.meeting)] + question.occurrence * participants.size() +
                               static_cast<std::uint64_t>(found - participants.begin());
    if (!ledger.exists(join)) return "unscheduled";
    if (!question.path) return decided(ledger.decisions[ledger.join[join]]);
    const sim::ReplayedJoin replayed = replay().join(question.meeting, question.occurrence, question.person);
    return decided(pack_.decide_path(pack_.pack().join, *question.path, replayed.situation));
  }
  std::string ask(const AskSignIn& question) {
    if (pack_.pack().sign_in == kNone<sim::InteractionId>) return "unknown";
    return decided(decide_sign_in(scenario_, pack_, state(question.at), question.person));
  }
  std::string ask(const AskContact& question) {
    if (pack_.pack().coexistence_test.contact == kNone<sim::InteractionId>) return "unknown";
    return decided(decide_contact(scenario_, pack_, state(question.at), question.from, question.to, question.modality));
  }
  std::string ask(const AskInteraction& question) {
    return decided(
        decide_alone(scenario_, pack_, state(question.at), question.person, question.interaction, question.modality));
  }
  std::string ask(const AskMark& question) {
    return state(question.at).mark[question.mark][question.person] ? "on" : "off";
  }
  std::string ask(const AskPool& question) { return std::string(name_of(state(question.at).pool[question.pool])); }
  std::string ask(const AskPeoplePerServer& question) {
    const std::optional<sim::PoolLoad> load = load_at(question.pool, question.at);
    const auto people = load ? people_per_server(*load) : std::nullopt;
    return people ? fmt::format("{}", *people) : "not-documented";
  }
  std::string ask(const AskSeatsLeft& question) {
    const std::optional<sim::PoolLoad> load = load_at(question.pool, question.at);
    std::optional<std::int64_t> left;  // by the tightest entry
    for (const sim::Capacity& capacity : pack_.pack().capacities) {
      if (!load || !covers(capacity, scenario_.world, question.pool)) continue;
      const std::optional<std::int64_t> seats = seats_left(capacity, *load);
      if (seats && (!left || *seats < *left)) left = seats;
    }
    return left ? fmt::format("{}", *left) : "not-documented";
  }
  std::string ask(const AskLineTakes& question) {
    std::int64_t takes = 0;
    for (const sim::LineLoad& next : rehearsal_.lines.by_link[question.link]) {
      if (next.from > question.at) break;
      takes = next.takes.typical_bps;
    }
    return fmt::format("{}", takes);
  }
  std::string ask(const AskCallTakes& question) {
    const sim::State now = state(question.at);
    const auto person = [&](sim::PersonId id) { return media_person(scenario_, now, id); };
    const std::optional<sim::MediaPerson> peer =
        question.to == kNone<sim::PersonId> ? std::nullopt : std::optional(person(question.to));
    const sim::Media* media = media_of_call(pack_, question.stream, person(question.from), peer ? &*peer : nullptr);
    return media == nullptr ? "not-documented" : fmt::format("{}", on_line(*media).typical_bps);
  }
  std::string ask(const AskStep& question) {
    return std::string(report::step_status(scenario_, rehearsal_.run.execution, question.step));
  }
  std::string ask(const AskMetric& question) {
    const Metric* metric = find_metric(question.name);
    return metric == nullptr ? "no-such-metric" : fmt::format("{}", metric->value({scenario_, rehearsal_}));
  }
  // "accepted" also precedes what is merely harmful or ill-advised.
  std::string ask(const AskVerifier&) {
    std::vector<std::string> ids;
    if (verdict_.may_be_carried_out()) ids.emplace_back("accepted");
    for (const planner::Violation& violation : verdict_.violations) {
      std::string id = violation.constraint.empty() ? std::string(name_of(violation.kind)) : violation.constraint;
      if (!contains(ids, id)) ids.push_back(std::move(id));
    }
    return fmt::format("{}", fmt::join(ids, ", "));
  }

  std::string decided(const sim::Decision& decision) {
    deciding_.push_back(decision.rule);
    if (decision.by_fallback) deciding_.push_back(decision.primary_rule);
    return std::string(name_of(decision.outcome));
  }

  // A rule is named by its id or by anything that it cites.
  [[nodiscard]] bool is_decided_by(const std::string& name) const {
    return std::any_of(deciding_.begin(), deciding_.end(), [&](sim::RuleId rule) {
      if (rule == kNone<sim::RuleId>) return false;
      const sim::Rule& deciding = pack_.pack().rules[rule];
      return deciding.id == name || contains(deciding.sources, name);
    });
  }

  [[nodiscard]] bool verifier_says(const std::string& is) const {
    return is == "accepted" ? verdict_.may_be_carried_out() : is_violated(is);
  }
  [[nodiscard]] bool is_violated(const std::string& name) const {
    return std::any_of(
        verdict_.violations.begin(), verdict_.violations.end(), [&](const planner::Violation& violation) {
          return violation.constraint == name || name_of(violation.kind) == name || contains(violation.sources, name);
        });
  }

  [[nodiscard]] sim::State state(sim::Instant at) const {
    return state_at(scenario_, pack_.vocabulary(), rehearsal_.run.execution.trace, at);
  }
  std::optional<sim::PoolLoad> load_at(sim::PoolId pool, sim::Instant at) {
    const sim::Run& run = rehearsal_.run;
    if (!loads_) loads_ = pool_loads(scenario_, pack_.pack(), run.execution.trace, run.ledger);
    std::optional<sim::PoolLoad> load;
    for (const sim::PoolLoad& next : (*loads_)[pool]) {
      if (next.from > at) break;
      load = next;
    }
    return load;
  }
  sim::Replay& replay() {
    if (!replay_) replay_ = std::make_unique<sim::Replay>(scenario_, pack_, rehearsal_.run.execution.trace);
    return *replay_;
  }

  const sim::Scenario& scenario_;
  const sim::CompiledPack& pack_;
  const sim::Rehearsal& rehearsal_;
  const planner::Verdict& verdict_;
  std::unique_ptr<sim::Replay> replay_;  // costs a pass over all people; most scenarios ask nothing that needs it
  std::optional<sim::IdVector<sim::PoolId, std::vector<sim::PoolLoad>>> loads_;  // likewise, over all meetings
  std::vector<sim::RuleId> deciding_;
};

}  // namespace

std::vector<Answer> answer(const std::vector<Expectation>& expectations, const sim::Scenario& scenario,
                           const sim::CompiledPack& pack, const sim::Rehearsal& rehearsal,
                           const planner::Verdict& verdict) {
  Respondent respondent(scenario, pack, rehearsal, verdict);
  std::vector<Answer> answers;
  answers.reserve(expectations.size());
  for (const Expectation& expectation : expectations) answers.push_back(respondent(expectation));
  return answers;
}

}  // namespace coexist::scenarios
