#include "sim/pack_diagrams.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace coexist::sim {
namespace {

// Decisions by label, each once.
class Decisions {
 public:
  Label of(const Decision& d) {
    const auto key = std::tuple(d.outcome, d.loses, d.rule, d.aspect, d.path, d.by_fallback, d.primary_rule);
    const auto [place, is_new] = labels_.try_emplace(key, static_cast<Label>(all_.size()));
    if (is_new) all_.push_back(d);
    return place->second;
  }
  const Decision& operator[](Label label) const { return all_[label]; }
  [[nodiscard]] const std::vector<Decision>& all() const noexcept { return all_; }

 private:
  std::map<std::tuple<Outcome, FeatureSet, RuleId, AspectId, std::uint8_t, bool, RuleId>, Label> labels_;
  std::vector<Decision> all_;
};

class Answerer {
 public:
  Answerer(DiagramForest& forest, const Pack& pack, const Scope& scope) : forest_(forest), pack_(pack), scope_(scope) {}

  Answered all(const Subject& subject) {
    if (subject.interaction == kNone<InteractionId>) return finished(conjunction({subject.aspect}, 0));
    if (subject.path) {
      const AccessPath& path = pack_.interactions[subject.interaction].paths[*subject.path];
      return finished(conjunction(path.aspects, static_cast<std::uint8_t>(*subject.path)));
    }
    return finished(first_that_does_not_fail(subject.interaction));
  }

 private:
  Answered finished(DiagramId function) {
    Decisions used;
    const DiagramId renumbered = forest_.relabel(function, [&](Label label) { return used.of(decisions_[label]); });
    return {renumbered, used.all()};
  }

  DiagramId table(AspectId aspect, std::uint8_t path) {
    return forest_.relabel(rule_diagram(forest_, pack_, aspect, scope_), [&](Label label) {
      Decision decision;
      decision.aspect = aspect;
      decision.path = path;
      if (label != 0) {
        decision.rule = id_at<RuleId>(label - 1);
        decision.outcome = pack_.rules[decision.rule].outcome;
        if (decision.outcome == Outcome::Degraded) decision.loses = pack_.rules[decision.rule].loses;
      }
      return decisions_.of(decision);
    });
  }

  // The worst decides, the first of equals; what is lost adds up unless nothing happens at all.
  Label worse(Label a, Label b) {
    const Decision& first = decisions_[a];
    const Decision& second = decisions_[b];
    Decision out = worst(first.outcome, second.outcome) == first.outcome ? first : second;
    out.loses = out.outcome == Outcome::Degraded ? first.loses | second.loses : 0;
    return decisions_.of(out);
  }

  DiagramId conjunction(const std::vector<AspectId>& aspects, std::uint8_t path) {
    Decision nothing_asked;
    nothing_asked.outcome = Outcome::Works;
    nothing_asked.path = path;
    if (aspects.empty()) return forest_.constant(decisions_.of(nothing_asked));
    DiagramId out = table(aspects.front(), path);
    for (std::size_t i = 1; i < aspects.size(); ++i) {
      out = forest_.combine(out, table(aspects[i], path), [&](Label a, Label b) { return worse(a, b); });
    }
    return out;
  }

  // Whether somebody has that path: 1 or 0.
  DiagramId has_path(const AccessPath& path) {
    DiagramId out = forest_.constant(1);
    for (std::size_t variable = scope_.size(); variable-- > 0;) {
      const Attribute attribute = scope_[variable].attribute;
      const bool is_class = attribute.kind == AttributeKind::ActorClass;
      const bool is_slot = attribute.kind == AttributeKind::ActorSoftware && path.slot != kNone<SlotId> &&
                           attribute.object == index(path.slot);
      if (!is_class && !is_slot) continue;
      std::vector<DiagramId> children;
      for (const std::size_t value : scope_[variable].values) {
        const bool has = is_slot ? value < pack_.vocabulary.software.size() : class_has(value, path.id);
        children.push_back(has ? out : forest_.constant(0));
      }
      out = forest_.branch(variable, children);
    }
    return out;
  }

  [[nodiscard]] bool class_has(std::size_t value, const std::string& path) const {
    const std::vector<std::string>& paths = pack_.vocabulary.classes[id_at<ClassId>(value)].paths;
    return std::find(paths.begin(), paths.end(), path) != paths.end();
  }

  DiagramId first_that_does_not_fail(InteractionId interaction) {
    const std::vector<AccessPath>& paths = pack_.interactions[interaction].paths;
    Decision none;  // no access path at all
    none.outcome = Outcome::Fails;
    const Label untried = decisions_.of(none);
    const Label absent = untried;
    DiagramId out = forest_.constant(untried);
    for (std::size_t i = 0; i < paths.size(); ++i) {
      // A decision of a path always has a table or does not fail, so that `untried` is none of them.
      const DiagramId tried =
          forest_.combine(has_path(paths[i]), conjunction(paths[i].aspects, static_cast<std::uint8_t>(i)),
                          [&](Label has, Label decision) { return has != 0 ? decision : absent; });
      out = forest_.combine(out, tried, [&](Label before, Label now) {
        const bool decided = decisions_[before].outcome != Outcome::Fails;
        if (decided || now == absent || before == untried) return decided || now == absent ? before : now;
        if (decisions_[now].outcome == Outcome::Fails) return before;
        Decision fallback = decisions_[now];
        fallback.by_fallback = true;
        fallback.primary_rule = decisions_[before].rule;
        fallback.outcome = worst(fallback.outcome, Outcome::Degraded);
        return decisions_.of(fallback);
      });
    }
    return out;
  }

  DiagramForest& forest_;
  const Pack& pack_;
  const Scope& scope_;
  Decisions decisions_;
};

}  // namespace

std::optional<Answered> answer(DiagramForest& forest, const Pack& pack, const Subject& subject, const Scope& scope) {
  try {
    return Answerer(forest, pack, scope).all(subject);
  } catch (const DiagramTooLarge&) {
    return std::nullopt;
  }
}

}  // namespace coexist::sim
