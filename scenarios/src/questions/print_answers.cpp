#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "report/columns.hpp"
#include "report/json.hpp"
#include "report/phrases.hpp"
#include "scenarios/json_format.hpp"
#include "scenarios/pack_question.hpp"

namespace coexist::scenarios {
namespace {

using report::Json;
using report::paragraph;

constexpr std::size_t kRulesTold = 3;  // of a case, in full; the others by their ids

// How many of so many are told: one alone is never left to the others.
std::size_t told_of(std::size_t rules) {
  return rules <= kRulesTold + 1 ? rules : kRulesTold;
}

std::string in_words(const AnsweringRule& rule) {
  // A rule that speaks in the words of a fact does not say them twice.
  const bool fact_says_it = std::any_of(rule.sources.begin(), rule.sources.end(), [&](const std::string& source) {
    return source.ends_with(": " + rule.because);
  });
  return rule.id.empty() ? rule.because : fact_says_it ? rule.id : fmt::format("{}: {}", rule.id, rule.because);
}

std::string told(const AnsweringRule& rule) {
  std::string out = paragraph(in_words(rule));
  if (rule.assumed) out += paragraph("assumed: nobody documents it", 4);
  for (const std::string& source : rule.sources) out += paragraph(source, 4);
  return out;
}

std::string told_assumptions(const std::vector<AnsweringRule>& rests_on) {
  std::string out;
  std::vector<std::string> others;
  for (std::size_t i = 0; i < rests_on.size(); ++i) {
    if (i >= told_of(rests_on.size())) {
      others.push_back(rests_on[i].id);
      continue;
    }
    out += paragraph("rests on an assumption: " + in_words(rests_on[i]));
    for (const std::string& source : rests_on[i].sources) out += paragraph(source, 4);
  }
  if (!others.empty()) out += paragraph("and on these: " + report::listed(others));
  return out;
}

std::string told(const AnswerCase& one, bool only) {
  std::string out = paragraph(one.ends + (only ? ", whatever was not said" : ""), 0);
  for (const std::string& condition : one.when) out += paragraph("when: " + condition);
  if (one.more_conditions) out += paragraph("and under other conditions; say more with --where, or --usual");
  const std::size_t shown = told_of(one.rules.size());
  for (std::size_t i = 0; i < shown; ++i) out += told(one.rules[i]);
  std::vector<std::string> others;
  for (std::size_t i = shown; i < one.rules.size(); ++i) {
    others.push_back(one.rules[i].id.empty() ? one.rules[i].because : one.rules[i].id);
  }
  if (!others.empty()) out += paragraph("in other cases: " + report::listed(others));
  out += told_assumptions(one.rests_on);
  return out;
}

std::string told(const PackAnswer& answer) {
  std::string out = paragraph(answer.asked, 0);
  for (const std::string& text : answer.understood) out += paragraph(text);
  if (!answer.given.empty()) out += paragraph(fmt::format("given: {}", fmt::join(answer.given, ", ")));
  for (const std::string& text : answer.idle) out += paragraph(text + " makes no difference here");
  out += paragraph(fmt::format("in {}", report::listed(answer.packs)));
  for (const AnswerCase& one : answer.cases) out += '\n' + told(one, answer.cases.size() == 1);
  if (!answer.depends_on.empty()) out += '\n' + paragraph("depends on " + report::listed(answer.depends_on), 0);
  if (!answer.otherwise.empty()) out += '\n' + paragraph("with all access paths: " + answer.otherwise, 0);
  return out;
}

// Whether a reader of the outcomes could not tell them apart.
bool ends_alike(const PackAnswer& a, const PackAnswer& b) {
  const auto same = [](const AnswerCase& x, const AnswerCase& y) { return x.ends == y.ends && x.when == y.when; };
  return a.asked == b.asked && a.understood == b.understood && a.idle == b.idle &&
         std::equal(a.cases.begin(), a.cases.end(), b.cases.begin(), b.cases.end(), same);
}

Json to_json(const AnsweringRule& rule) {
  return {{"rule", rule.id.empty() ? Json(nullptr) : Json(rule.id)},
          {"because", rule.because},
          {"assumed", rule.assumed},
          {"sources", rule.sources}};
}

Json to_json(const AnswerCase& one) {
  const auto rule_json = [](const AnsweringRule& rule) { return to_json(rule); };
  return {{"outcome", sim::name_of(one.outcome)},
          {"ends", one.ends},
          {"when", one.when},
          {"more_conditions", one.more_conditions},
          {"assumed", one.assumed()},
          {"rules", report::array_of(one.rules, rule_json)},
          {"rests_on", report::array_of(one.rests_on, rule_json)}};
}

// A sentence that several packs share is told once.
std::vector<std::pair<std::string, std::vector<std::string>>> forms_of(const std::vector<const LoadedPack*>& packs) {
  std::vector<std::pair<std::string, std::vector<std::string>>> forms;
  for (const LoadedPack* loaded : packs) {
    for (const PackSentence& sentence : loaded->sentences) {
      const std::string form = grammar_of(sentence);
      auto known = std::find_if(forms.begin(), forms.end(), [&](const auto& f) { return f.first == form; });
      if (known == forms.end()) known = forms.insert(forms.end(), {form, {}});
      known->second.push_back(loaded->pack.id);
    }
  }
  return forms;
}

}  // namespace

std::string print_text(const std::vector<PackAnswer>& answers) {
  std::string out;
  std::vector<bool> done(answers.size(), false);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (done[i]) continue;
    out += (out.empty() ? "" : "\n") + told(answers[i]);
    std::vector<std::string> others;
    for (std::size_t j = i + 1; j < answers.size(); ++j) {
      if (done[j] || !ends_alike(answers[i], answers[j])) continue;
      done[j] = true;
      others.insert(others.end(), answers[j].packs.begin(), answers[j].packs.end());
    }
    if (!others.empty()) {
      out += '\n' + paragraph(fmt::format("It ends alike in {}, if not by the same rules; --pack asks one of them.",
                                          report::listed(others)),
                              0);
    }
  }
  return out;
}

std::string print_json(const std::vector<PackAnswer>& answers, const std::string& sentence) {
  return report::dumped(
      {{"format_version", kJsonFormatVersion},
       {"what", "answers"},
       {"sentence", sentence},
       {"yes", std::all_of(answers.begin(), answers.end(), [](const PackAnswer& a) { return a.yes(); })},
       {"answers", report::array_of(answers, [](const PackAnswer& answer) {
          return Json{{"packs", answer.packs},
                      {"asked", answer.asked},
                      {"yes", answer.yes()},
                      {"understood", answer.understood},
                      {"given", answer.given},
                      {"idle", answer.idle},
                      {"cases", report::array_of(answer.cases, [](const AnswerCase& one) { return to_json(one); })},
                      {"depends_on", answer.depends_on},
                      {"all_paths", answer.otherwise}};
        })}});
}

std::string print_grammar(const std::vector<const LoadedPack*>& packs) {
  report::Columns columns({{"sentence"}, {"understood by"}});
  for (const auto& [form, ids] : forms_of(packs)) columns.row({form, fmt::format("{}", fmt::join(ids, ", "))});
  return columns.print() +
         "\nA word in capitals is a place: it takes an id or a label (`coexist packs show PACK`), or `any`. What is in "
         "brackets\nmay be left out.\n";
}

std::string print_grammar_json(const std::vector<const LoadedPack*>& packs) {
  return report::dumped({{"format_version", kJsonFormatVersion},
                         {"what", "sentences"},
                         {"sentences", report::array_of(forms_of(packs), [](const auto& form) {
                            return Json{{"sentence", form.first}, {"packs", form.second}};
                          })}});
}

}  // namespace coexist::scenarios
