// The chain behind one join or sign-in, for people: the questions in the order in which they are asked.
#include <fmt/format.h>

#include <algorithm>

#include "report/columns.hpp"
#include "report/phrases.hpp"
#include "report/told_explanation.hpp"

namespace coexist::scenarios {
namespace report {
namespace {

std::string headline(const ToldJoin& join, const Zone& zone) {
  if (!join.exists) {
    return fmt::format("{}: {} has nothing to join, {} was not made in time", marked(join.outcome), join.person,
                       join.meeting);
  }
  std::string text = fmt::format("{}: {} joins {}, {}", marked(join.outcome), join.person, join.meeting,
                                 on_clock(zone, join.held.begin));
  return join.by_fallback ? text + ", by a fallback: " + join.path : text;
}

std::string headline(const ToldSignIn& sign_in, const Zone& zone) {
  const std::string text =
      fmt::format("{}: {} signs in, {}", marked(sign_in.outcome), sign_in.person, on_clock(zone, sign_in.decided_at));
  return sign_in.by_fallback ? text + ", by a fallback: " + sign_in.path : text;
}

std::string who(const Told& told) {
  std::string text = told.person;
  if (!told.department.empty()) text += fmt::format(", department {}", told.department);
  text += fmt::format(", site {}, {}, home {}", told.site, told.person_class, told.home);
  if (!told.home_service.empty()) text += fmt::format(" ({})", told.home_service);
  return "Who\n" + paragraph(text) +
         (told.software.empty() ? std::string() : paragraph(fmt::format("{}", fmt::join(told.software, ", "))));
}

std::string meeting(const ToldJoin& join, const Zone& zone) {
  std::string out = "Which meeting\n";
  out += paragraph(fmt::format("{}, organised by {}; occurrence {} of {}, {} to {} ({})", join.meeting, join.organiser,
                               join.occurrence, join.occurrences, on_clock(zone, join.held.begin),
                               on_clock(zone, join.held.end), zone.name()));
  if (!join.exists) return out;
  out += paragraph(fmt::format("{}, as {}, made on {} with {}; condition {}", join.kind, join.format, join.made_on,
                               join.made_with, join.condition));
  return out + paragraph(fmt::format("hosted then on {} ({})", join.host, join.host_service));
}

std::string cause(const ToldLink& link) {
  const bool labelled = !link.step_label.empty() && link.step_label != link.step;
  const std::string text = "by " + link.step + (labelled ? fmt::format(", \"{}\"", link.step_label) : "");
  return link.place.file ? text + ", " + spelled(link.place) : text;
}

std::string chain(const Told& told, const Zone& zone) {
  std::string out = "What happened before, in order of time\n";
  std::int64_t left = 0;
  for (const ToldLink& link : told.chain) {
    if (!link.relevant) {
      ++left;
      continue;
    }
    std::string text = fmt::format("{}  {}", on_clock(zone, link.at), link.text);
    if (!link.rule.empty()) text += fmt::format(" (rule {})", link.rule);
    out += paragraph(text);
    if (!link.step.empty()) out += paragraph(cause(link), 6);
  }
  if (left == std::ssize(told.chain)) out += fmt::format("  nothing that matters to this {}\n", told.what);
  if (left > 0)
    out += fmt::format("  and {} that no table of this {} asks about\n", counted(left, "change", "changes"), told.what);
  return out;
}

// Of each way only what keeps it from working fully; the whole is in the JSON.
std::string paths(const Told& told) {
  std::string out = "Which ways were tried\n";
  for (const ToldPath& path : told.paths) {
    out += paragraph(path.has_path ? fmt::format("{}: {}", path.label, marked(path.outcome))
                                   : fmt::format("{}: not available to {}", path.label, told.person));
    if (!path.has_path) continue;
    for (const ToldAspect& aspect : path.aspects) {
      if (aspect.outcome == sim::Outcome::Works) continue;
      out += paragraph(fmt::format("{} {} [{}]: {}", glyph(aspect.outcome), aspect.label, aspect.cell,
                                   aspect.rule.empty() ? "no rule covers this" : aspect.rule),
                       4);
    }
  }
  return out;
}

std::string rules(const Told& told, const char* heading) {
  std::string out = heading;
  if (told.rules.empty()) return out + paragraph("no rule: " + told.without_rule);
  for (const ToldRule& rule : told.rules) {
    out += paragraph(
        fmt::format("{}{}: {}", rule.id, rule.assumed ? " (assumed, nobody documents it)" : "", rule.because));
    if (rule.place.file) out += paragraph(spelled(rule.place), 4);
    for (const ToldSource& source : rule.sources) out += paragraph(spelled(source), 4);
  }
  return out;
}

std::string undo(const Told& told) {
  if (told.undo.empty()) return "What would undo it\n  no step of the schedule is to blame\n";
  return "What would undo it\n" +
         paragraph(fmt::format("without {}: {}", listed(told.undo), marked(told.without_undo))) +
         command_lines(told.undo_command);
}

bool is_well(const Told& told) {
  return told.outcome == sim::Outcome::Works || told.outcome == sim::Outcome::Degraded;
}

std::string whole(const std::string& headline, const std::vector<std::string>& sections, bool colour) {
  std::string out = paragraph(headline, 0);
  if (colour) out = fmt::format("\x1b[1m{}\x1b[0m\n", out.substr(0, out.size() - 1));
  for (const std::string& section : sections) {
    if (!section.empty()) out += '\n' + section;
  }
  return out;
}

constexpr const char* kDecided = "Which rule decided, and who says so\n";
constexpr const char* kNotMade = "Which rule kept the meeting from being made, and who says so\n";

}  // namespace
}  // namespace report

std::string print_explanation(const LoadedScenario& loaded, const sim::CompiledPack& pack,
                              const sim::JoinExplanation& explanation, const ScenarioArguments& asked, bool colour) {
  using namespace report;
  const ToldJoin join = told(loaded, pack, explanation, asked);
  return whole(headline(join, loaded.zone),
               {who(join), meeting(join, loaded.zone), chain(join, loaded.zone), join.exists ? paths(join) : "",
                rules(join, join.exists ? kDecided : kNotMade), join.exists && is_well(join) ? "" : undo(join)},
               colour);
}

std::string print_explanation(const LoadedScenario& loaded, const sim::CompiledPack& pack,
                              const sim::SignInExplanation& explanation, const ScenarioArguments& asked, bool colour) {
  using namespace report;
  const ToldSignIn sign_in = told(loaded, pack, explanation, asked);
  const std::string number = sign_in.sign_in
                                 ? fmt::format("{} of {} at home", *sign_in.sign_in, sign_in.sign_ins)
                                 : fmt::format("none of the {} at home, an attempt between two", sign_in.sign_ins);
  const std::string which = fmt::format("Which sign-in\n  {}, {} ({})\n", number,
                                        on_clock(loaded.zone, sign_in.decided_at), loaded.zone.name());
  return whole(headline(sign_in, loaded.zone),
               {who(sign_in), which, chain(sign_in, loaded.zone), paths(sign_in), rules(sign_in, kDecided),
                is_well(sign_in) ? "" : undo(sign_in)},
               colour);
}

}  // namespace coexist::scenarios
