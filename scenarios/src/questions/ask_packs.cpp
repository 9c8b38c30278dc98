#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "questions/answer_cases.hpp"
#include "questions/asked_scope.hpp"
#include "questions/outcome_ways.hpp"
#include "questions/sentence.hpp"
#include "questions/sentence_refusal.hpp"

namespace coexist::scenarios {
namespace {

using questions::Reading;
using questions::SaidValue;

// Who says which software made a meeting says which formats it may have.
void say_formats(const sim::Pack& pack, const Reading& reading, sim::Scope& scope) {
  const auto said = [&](sim::AttributeKind kind) {
    return std::find_if(reading.said.begin(), reading.said.end(),
                        [kind](const SaidValue& s) { return s.attribute.kind == kind; });
  };
  const auto with = said(sim::AttributeKind::MeetingMadeWith);
  const auto kind = said(sim::AttributeKind::MeetingKind);
  if (with == reading.said.end()) return;
  std::set<std::size_t> formats;
  for (const sim::FormatRule& rule : pack.formats_made) {
    const bool of_kind = kind == reading.said.end() || rule.kinds.empty() ||
                         (kind->value < rule.kinds.size() && rule.kinds[kind->value]);
    if (sim::index(rule.with) == with->value && of_kind) formats.insert(sim::index(rule.makes));
  }
  for (sim::ScopedAttribute& asked : scope) {
    if (asked.attribute.kind != sim::AttributeKind::MeetingFormat) continue;
    std::vector<std::size_t> left;
    std::copy_if(asked.values.begin(), asked.values.end(), std::back_inserter(left),
                 [&](std::size_t value) { return formats.count(value) > 0; });
    if (!left.empty()) asked.values = std::move(left);
  }
}

// Keeps what the sentence says. False if it contradicts what was given beside it.
bool say(const sim::Pack& pack, const SaidValue& said, sim::Scope& scope, Diagnostics& diagnostics) {
  for (sim::ScopedAttribute& asked : scope) {
    if (asked.attribute != said.attribute) continue;
    if (std::find(asked.values.begin(), asked.values.end(), said.value) == asked.values.end()) {
      diagnostics.error("", {},
                        fmt::format("the sentence and --where say different things of {}",
                                    sim::spelled(pack.vocabulary, said.attribute)));
      return false;
    }
    asked.values = {said.value};
  }
  return true;
}

bool asks(const sim::Scope& scope, sim::Attribute attribute) {
  return std::any_of(scope.begin(), scope.end(), [&](const auto& asked) { return asked.attribute == attribute; });
}

// Of an interaction as a whole or of one path. Nothing after an error.
std::optional<sim::Scope> scope_for(const LoadedPack& loaded, const sim::Subject& subject, const Reading& reading,
                                    const Given& given, Diagnostics& diagnostics) {
  const sim::Pack& pack = loaded.pack;
  sim::Scope scope = sim::scope_of(pack, subject);
  std::vector<sim::Attribute> spared;
  for (const SaidValue& said : reading.said) {
    spared.push_back(said.attribute);
    for (sim::ScopedAttribute& asked : scope) {
      if (asked.attribute == said.attribute) asked.values = {said.value};
    }
  }
  if (!questions::restrict_scope(loaded, subject, given, spared, scope, diagnostics)) return std::nullopt;
  for (const SaidValue& said : reading.said) {
    if (!say(pack, said, scope, diagnostics)) return std::nullopt;
  }
  say_formats(pack, reading, scope);
  return scope;
}

// The cases of the answer, and what they hang on. False if they are too many.
bool tell(const sim::Pack& pack, const sim::Subject& subject, const sim::Scope& scope,
          const std::vector<sim::Attribute>& said, PackAnswer& out) {
  const sim::Subject whole{.interaction = subject.interaction, .path = {}};
  sim::DiagramForest forest(sim::sizes_of(scope));
  const auto answered = sim::answer(forest, pack, subject, scope);
  const auto with_all_paths = subject.path ? sim::answer(forest, pack, whole, scope) : std::nullopt;
  if (!answered || (subject.path && !with_all_paths)) return false;
  const questions::CaseTeller teller(pack, scope, forest);
  try {
    out.cases = teller.cases(subject, *answered, said, out.depends_on);
    if (with_all_paths) out.otherwise = questions::brief(teller.cell(*with_all_paths));
  } catch (const sim::DiagramTooLarge&) {
    return false;
  }
  return true;
}

std::optional<PackAnswer> answer_of(const LoadedPack& loaded, const Reading& reading, const Given& given,
                                    Diagnostics& diagnostics) {
  const sim::Pack& pack = loaded.pack;
  const sim::Subject whole{.interaction = reading.sentence->interaction, .path = {}};
  const sim::Subject subject{.interaction = whole.interaction, .path = reading.sentence->path};
  // What is given may matter to the other paths only: it is read against all of them.
  const auto scope = scope_for(loaded, whole, reading, given, diagnostics);
  if (!scope) return std::nullopt;
  PackAnswer out;
  out.packs = {pack.id + ' ' + pack.version};
  out.asked = questions::subject_label(pack, subject);
  std::vector<sim::Attribute> said_in_sentence;
  for (const SaidValue& said : reading.said) {
    const std::string text =
        fmt::format("{}: {}", said.place, questions::labels_of(pack.vocabulary, said.attribute)[said.value]);
    out.understood.push_back(text);
    said_in_sentence.push_back(said.attribute);
    const bool tells_format = said.attribute.kind == sim::AttributeKind::MeetingMadeWith &&
                              asks(*scope, {sim::AttributeKind::MeetingFormat, 0});
    if (!asks(*scope, said.attribute) && !tells_format) out.idle.push_back(text);
  }
  out.given = questions::said_and_open(loaded, given.usual, *scope, said_in_sentence).said;
  std::vector<sim::Attribute> said = said_in_sentence;
  for (const std::string& text : given.where) {
    if (const auto a = questions::find_attribute(pack, whole, text.substr(0, text.find('=')), diagnostics))
      said.push_back(*a);
  }
  if (!tell(pack, subject, *scope, said, out)) {
    diagnostics.error("", {}, "the answer has too many cases", "say more of the situation with --where, or --usual");
    return std::nullopt;
  }
  return out;
}

bool same_answer(const PackAnswer& a, const PackAnswer& b) {
  return a.asked == b.asked && a.understood == b.understood && a.given == b.given && a.idle == b.idle &&
         a.cases == b.cases && a.depends_on == b.depends_on && a.otherwise == b.otherwise;
}

}  // namespace

bool AnswerCase::assumed() const {
  return !rests_on.empty() ||
         std::any_of(rules.begin(), rules.end(), [](const AnsweringRule& rule) { return rule.assumed; });
}

bool PackAnswer::yes() const {
  return std::all_of(cases.begin(), cases.end(),
                     [](const AnswerCase& c) { return c.outcome <= sim::Outcome::Degraded; });
}

std::vector<PackAnswer> ask_packs(const std::vector<const LoadedPack*>& packs, const AskRequest& request,
                                  Diagnostics& diagnostics) {
  std::vector<PackAnswer> answers;
  std::vector<questions::Misreading> misread;
  Diagnostics refused;  // of packs that understand the sentence; only news if none of them answers
  for (const LoadedPack* loaded : packs) {
    const Reading reading = questions::read_sentence(*loaded, request.sentence, misread);
    if (reading.sentence == nullptr) continue;
    Diagnostics of_pack;
    auto answer = answer_of(*loaded, reading, request.given, of_pack);
    if (!answer) {
      if (!refused.has_errors()) refused = std::move(of_pack);
      continue;
    }
    const auto same =
        std::find_if(answers.begin(), answers.end(), [&](const PackAnswer& a) { return same_answer(a, *answer); });
    if (same != answers.end()) {
      same->packs.push_back(answer->packs.front());
    } else {
      answers.push_back(std::move(*answer));
    }
  }
  if (!answers.empty()) return answers;
  if (refused.has_errors()) {
    for (const Diagnostic& diagnostic : refused.all()) diagnostics.add(diagnostic);
  } else if (!misread.empty()) {
    questions::refuse_unknown(misread, diagnostics);
  } else {
    questions::refuse_form(packs, request.sentence, diagnostics);
  }
  return {};
}

}  // namespace coexist::scenarios
