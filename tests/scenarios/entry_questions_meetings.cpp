// Questions about meetings, and about what a sign-in leaves.
#include <fmt/format.h>

#include <sstream>

#include "entry_questions.hpp"
#include "sim/compiled_pack.hpp"

namespace coexist::scenarios {
namespace {

// Without tables, so that compiling it takes no time: none of these questions asks for one.
sim::CompiledPack without_tables(sim::Pack pack, sim::SwitchChoice switches) {
  pack.rules = {};
  pack.aspects = {};
  return {std::move(pack), std::move(switches)};
}

std::string with_switches(const sim::Pack& pack, const sim::MeetingTransition& t) {
  std::string text;
  for (const auto& [id, value] : t.only_if) {
    text += fmt::format(" switch.{}={}", pack.vocabulary.switches[id].id, pack.vocabulary.switches[id].values[value]);
  }
  return text;
}

std::vector<std::string> transition_questions(const sim::Pack& pack, std::size_t entry) {
  const sim::MeetingTransition& t = pack.transitions[entry];
  const sim::Vocabulary& v = pack.vocabulary;
  std::vector<std::string> out;
  const std::string step = t.set_off_by.empty() ? "" : " step=" + pack.step_kinds[t.set_off_by.front()].id;
  for (const std::size_t from : admitted(t.from, v.products.size())) {
    for (const std::size_t to : admitted(t.to, v.products.size())) {
      if ((from == to) != !t.set_off_by.empty()) continue;
      for (const std::size_t format : admitted(t.formats, v.formats.size())) {
        for (const std::size_t condition : admitted(t.conditions, v.conditions.size())) {
          out.push_back(fmt::format("from={} to={}{} format={} condition={}{}", v.products.raw()[from].id,
                                    v.products.raw()[to].id, step, v.formats.raw()[format].id,
                                    v.conditions.raw()[condition].id, with_switches(pack, t)));
        }
      }
    }
  }
  return out;
}

std::string what_becomes(const sim::Pack& pack, const sim::MeetingTransition& t) {
  std::string text = pack.vocabulary.conditions[t.becomes].id;
  if (t.makes != sim::kNone<sim::FormatId>) text += " as " + pack.vocabulary.formats[t.makes].id;
  if (t.after) text += ", later";
  if (t.at_most_invited > 0) text += fmt::format(", unless it is for more than {}", t.at_most_invited);
  return text;
}

Answers transition_answers(const sim::Pack& pack, const std::string& question) {
  const sim::Vocabulary& v = pack.vocabulary;
  auto words = words_of(question);
  sim::SwitchChoice switches = sim::documented_defaults(pack);
  for (const sim::SwitchId id : sim::ids<sim::SwitchId>(v.switches.size())) {
    const auto& values = v.switches[id].values;
    const auto chosen = std::find(values.begin(), values.end(), words["switch." + v.switches[id].id]);
    if (chosen != values.end()) switches[id] = static_cast<std::size_t>(chosen - values.begin());
  }
  const sim::CompiledPack compiled = without_tables(pack, std::move(switches));
  const sim::OrganiserMove move{
      sim::find(v.products, words["from"]), sim::find(v.products, words["to"]), 1,
      words["step"].empty() ? sim::kNone<sim::StepKindId> : sim::find(pack.step_kinds, words["step"])};
  const sim::FormatId format = sim::find(v.formats, words["format"]);
  const sim::ConditionId condition = sim::find(v.conditions, words["condition"]);
  Answers answers;
  if (const auto* at_once = compiled.at_move(move, format, condition)) answers.insert(what_becomes(pack, *at_once));
  for (const sim::MeetingTransition& t : pack.transitions) {
    if (t.after && compiled.happens(t, move, format, condition)) answers.insert(what_becomes(pack, t));
  }
  return answers;
}

std::vector<std::string> format_questions(const sim::Pack& pack, std::size_t entry) {
  const sim::FormatRule& made = pack.formats_made[entry];
  std::vector<std::string> out;
  for (const std::size_t kind : admitted(made.kinds, pack.vocabulary.meeting_kinds.size())) {
    out.push_back(fmt::format("software={} kind={}", pack.vocabulary.software[made.with].id,
                              pack.vocabulary.meeting_kinds.raw()[kind].id));
  }
  return out;
}

Answers format_answers(const sim::Pack& pack, const std::string& question) {
  const sim::Vocabulary& v = pack.vocabulary;
  auto words = words_of(question);
  const sim::CompiledPack compiled = without_tables(pack, sim::documented_defaults(pack));
  const sim::FormatId made =
      compiled.format_made(sim::find(v.software, words["software"]), sim::find(v.meeting_kinds, words["kind"]));
  return {made == sim::kNone<sim::FormatId> ? "none" : v.formats[made].id};
}

// The first values that fit, signed in by each access path.
std::vector<std::string> mark_questions(const sim::Pack& pack, std::size_t entry) {
  std::string fitting;
  for (const sim::AttributeCondition& condition : pack.marks.raw()[entry].set_when) {
    const std::vector<std::string> domain = sim::domain(pack.vocabulary, condition.attribute);
    fitting += ' ' + sim::spelled(pack.vocabulary, condition.attribute) + '=' +
               domain[admitted(condition.values, domain.size()).front()];
  }
  std::vector<std::string> out;
  for (const sim::AccessPath& path : pack.interactions[pack.sign_in].paths) out.push_back("path=" + path.id + fitting);
  return out;
}

Answers mark_answers(const sim::Pack& pack, const std::string& question) {
  auto words = words_of(question);
  const sim::CompiledPack compiled = without_tables(pack, sim::documented_defaults(pack));
  sim::Situation situation = compiled.blank();
  sim::Decision sign_in;
  sign_in.outcome = sim::Outcome::Works;
  const auto& paths = pack.interactions[pack.sign_in].paths;
  for (std::size_t path = 0; path < paths.size(); ++path) {
    if (paths[path].id == words["path"]) sign_in.path = static_cast<std::uint8_t>(path);
  }
  for (const auto& [name, text] : words) {
    sim::Attribute attribute;
    if (!sim::parse_attribute(pack.vocabulary, name, attribute)) continue;
    const sim::FieldId field = compiled.field(attribute);
    const std::vector<std::string> domain = sim::domain(pack.vocabulary, attribute);
    const auto value = std::find(domain.begin(), domain.end(), text) - domain.begin();
    if (field != sim::kNone<sim::FieldId>) situation[sim::index(field)] = static_cast<std::uint8_t>(value);
  }
  Answers answers;
  for (const sim::MarkId mark : sim::ids<sim::MarkId>(pack.marks.size())) {
    if (compiled.leaves(mark, situation, sign_in)) answers.insert("leaves " + pack.vocabulary.marks[mark].id);
  }
  return answers;
}

// Rules may ask for the mark, so that its name has to stay: it is never left.
void leave_never(sim::Pack& pack, std::size_t mark) {
  for (sim::AttributeCondition& condition : pack.marks.raw()[mark].set_when) {
    condition.values.assign(sim::domain(pack.vocabulary, condition.attribute).size(), false);
  }
}

}  // namespace

std::map<std::string, std::string> words_of(const std::string& question) {
  std::map<std::string, std::string> words;
  std::istringstream in(question);
  for (std::string word; in >> word;) {
    const std::size_t equals = word.find('=');
    words[word.substr(0, equals)] = word.substr(equals + 1);
  }
  return words;
}

std::vector<std::size_t> admitted(const std::vector<bool>& mask, std::size_t size) {
  std::vector<std::size_t> values;
  for (std::size_t i = 0; i < size; ++i) {
    if (mask.empty() || mask[i]) values.push_back(i);
  }
  return values;
}

EntryKind transitions() {
  const auto ids = [](const sim::Pack& pack) {
    std::vector<std::string> out;
    for (const sim::MeetingTransition& t : pack.transitions) out.push_back(t.id);
    return out;
  };
  return {"transition", ids, transition_questions, transition_answers,
          [](sim::Pack& pack, std::size_t entry) { erase_at(pack.transitions, entry); }};
}

EntryKind formats_made() {
  const auto ids = [](const sim::Pack& pack) {
    std::vector<std::string> out;
    for (const sim::FormatRule& made : pack.formats_made) {
      std::string kinds;
      for (const std::size_t kind : admitted(made.kinds, pack.vocabulary.meeting_kinds.size())) {
        kinds += '/' + pack.vocabulary.meeting_kinds.raw()[kind].id;
      }
      out.push_back(pack.vocabulary.software[made.with].id + kinds);
    }
    return out;
  };
  return {"format", ids, format_questions, format_answers,
          [](sim::Pack& pack, std::size_t entry) { erase_at(pack.formats_made, entry); }};
}

EntryKind marks() {
  const auto ids = [](const sim::Pack& pack) {
    std::vector<std::string> out;
    for (const auto& mark : pack.vocabulary.marks) out.push_back(mark.id);
    return out;
  };
  return {"mark", ids, mark_questions, mark_answers, leave_never};
}

}  // namespace coexist::scenarios
