#include "language/resolver.hpp"
#include "scenarios/metrics.hpp"

namespace coexist::scenarios::language {
namespace {

std::vector<std::string> metric_names() {
  std::vector<std::string> names;
  for (const Metric& metric : metrics()) names.emplace_back(metric.name);
  return names;
}

class Questions {
 public:
  explicit Questions(Build& build) : build_(build) {}

  scenarios::Question operator()(const JoinQuestion& q) {
    AskJoin ask{build_.meetings.resolve(q.meeting, build_.diagnostics),
                build_.people.resolve(q.person, build_.diagnostics),
                static_cast<std::size_t>(q.occurrence - 1),
                {}};
    if (ask.meeting != sim::kNone<sim::SeriesId> && ask.person != sim::kNone<sim::PersonId>)
      check_participation(q, ask);
    if (q.path) ask.path = path(*q.path);
    return ask;
  }
  scenarios::Question operator()(const SignInQuestion& q) {
    return AskSignIn{build_.people.resolve(q.person, build_.diagnostics), build_.instant_within(q.at)};
  }
  scenarios::Question operator()(const ContactQuestion& q) {
    return AskContact{build_.people.resolve(q.from, build_.diagnostics),
                      build_.people.resolve(q.to, build_.diagnostics),
                      build_.modalities.resolve(q.modality, build_.diagnostics), build_.instant_within(q.at)};
  }
  scenarios::Question operator()(const InteractionQuestion& q) {
    return AskInteraction{
        build_.interactions.resolve(q.interaction, build_.diagnostics),
        build_.people.resolve(q.person, build_.diagnostics),
        q.modality ? build_.modalities.resolve(*q.modality, build_.diagnostics) : sim::kNone<sim::ModalityId>,
        build_.instant_within(q.at)};
  }
  scenarios::Question operator()(const MarkQuestion& q) {
    return AskMark{build_.people.resolve(q.person, build_.diagnostics),
                   build_.marks.resolve(q.mark, build_.diagnostics), build_.instant_within(q.at)};
  }
  scenarios::Question operator()(const PoolQuestion& q) { return pool<AskPool>(q); }
  scenarios::Question operator()(const PeoplePerServerQuestion& q) { return pool<AskPeoplePerServer>(q); }
  scenarios::Question operator()(const SeatsLeftQuestion& q) { return pool<AskSeatsLeft>(q); }
  scenarios::Question operator()(const LineTakesQuestion& q) {
    return AskLineTakes{build_.links.resolve(q.link, build_.diagnostics), build_.instant_within(q.at)};
  }
  scenarios::Question operator()(const CallTakesQuestion& q) {
    return AskCallTakes{build_.people.resolve(q.from, build_.diagnostics),
                        q.to ? build_.people.resolve(*q.to, build_.diagnostics) : sim::kNone<sim::PersonId>,
                        build_.streams.resolve(q.stream, build_.diagnostics), build_.instant_within(q.at)};
  }
  scenarios::Question operator()(const StepQuestion& q) {
    return AskStep{build_.steps.resolve(q.step, build_.diagnostics)};
  }
  scenarios::Question operator()(const VerdictQuestion&) { return AskVerifier{}; }
  scenarios::Question operator()(const Name& metric) {
    if (find_metric(metric.value) == nullptr) {
      build_.diagnostics.error("E224", metric.place, fmt::format("unknown metric '{}'", metric.value),
                               did_you_mean(metric.value, metric_names()));
    }
    return AskMetric{metric.value};
  }

 private:
  void check_participation(const JoinQuestion& q, const AskJoin& ask) {
    const sim::Calendar& calendar = build_.out.scenario.calendar;
    if (calendar.occurrences_of(ask.meeting) <= ask.occurrence) {
      build_.diagnostics.error(
          "E227", q.meeting.place,
          fmt::format("meeting '{}' has no occurrence {} within the scenario", q.meeting.value, q.occurrence),
          fmt::format("its last one is {}", calendar.occurrences_of(ask.meeting)));
    }
    for (sim::PersonId person : calendar.participants_of(ask.meeting)) {
      if (person == ask.person) return;
    }
    build_.diagnostics.error("E227", q.person.place,
                             fmt::format("'{}' does not take part in '{}'", q.person.value, q.meeting.value));
  }

  template <typename Ask, typename Question>
  Ask pool(const Question& q) {
    return {build_.pools.resolve(q.pool, build_.diagnostics), build_.instant_within(q.at)};
  }

  std::size_t path(const Name& name) {
    std::vector<std::string> names;
    if (build_.out.pack.join != sim::kNone<sim::InteractionId>) {
      for (const sim::AccessPath& known : build_.out.pack.interactions[build_.out.pack.join].paths)
        names.push_back(known.id);
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] == name.value) return i;
    }
    build_.diagnostics.error("E210", name.place, fmt::format("unknown access path '{}'", name.value),
                             did_you_mean(name.value, names));
    return 0;
  }

  Build& build_;
};

}  // namespace

void build_expectations(Build& build, const std::vector<ExpectationEntry>& expectations) {
  for (const ExpectationEntry& entry : expectations) {
    Questions questions(build);
    build.out.expectations.push_back({entry.says, std::visit(questions, entry.question), entry.is.value,
                                      entry.rule ? std::optional(entry.rule->value) : std::nullopt, entry.place});
  }
}

}  // namespace coexist::scenarios::language
