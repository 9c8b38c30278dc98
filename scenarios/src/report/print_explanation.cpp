// The chain behind one join, for people: the questions in the order in which they are asked.
#include <fmt/format.h>

#include <algorithm>

#include "report/columns.hpp"
#include "report/phrases.hpp"
#include "report/told_join.hpp"

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

std::string who(const ToldJoin& join) {
  std::string text = join.person;
  if (!join.department.empty()) text += fmt::format(", department {}", join.department);
  text += fmt::format(", site {}, {}, home {}", join.site, join.person_class, join.home);
  if (!join.home_service.empty()) text += fmt::format(" ({})", join.home_service);
  return "Who\n" + paragraph(text) +
         (join.software.empty() ? std::string() : paragraph(fmt::format("{}", fmt::join(join.software, ", "))));
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

std::string chain(const ToldJoin& join, const Zone& zone) {
  std::string out = "What happened before, in order of time\n";
  std::int64_t left = 0;
  for (const ToldLink& link : join.chain) {
    if (!link.relevant) {
      ++left;
      continue;
    }
    std::string text = fmt::format("{}  {}", on_clock(zone, link.at), link.text);
    if (!link.rule.empty()) text += fmt::format(" (rule {})", link.rule);
    out += paragraph(text);
    if (!link.step.empty()) out += paragraph(cause(link), 6);
  }
  if (left == std::ssize(join.chain)) out += "  nothing that matters to this join\n";
  if (left > 0)
    out += fmt::format("  and {} that no table of this join asks about\n", counted(left, "change", "changes"));
  return out;
}

// Of each way only what keeps it from working fully; the whole is in the JSON.
std::string paths(const ToldJoin& join) {
  std::string out = "Which ways were tried\n";
  for (const ToldPath& path : join.paths) {
    out += paragraph(path.has_path ? fmt::format("{}: {}", path.label, marked(path.outcome))
                                   : fmt::format("{}: not available to {}", path.label, join.person));
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

std::string rules(const ToldJoin& join) {
  std::string out = join.exists ? "Which rule decided, and who says so\n"
                                : "Which rule kept the meeting from being made, and who says so\n";
  if (join.rules.empty()) return out + paragraph("no rule: " + join.without_rule);
  for (const ToldRule& rule : join.rules) {
    out += paragraph(
        fmt::format("{}{}: {}", rule.id, rule.assumed ? " (assumed, nobody documents it)" : "", rule.because));
    if (rule.place.file) out += paragraph(spelled(rule.place), 4);
    for (const ToldSource& source : rule.sources) out += paragraph(spelled(source), 4);
  }
  return out;
}

std::string undo(const ToldJoin& join) {
  const bool fine = join.exists && (join.outcome == sim::Outcome::Works || join.outcome == sim::Outcome::Degraded);
  if (fine) return {};
  if (join.undo.empty()) return "What would undo it\n  no step of the schedule is to blame\n";
  return "What would undo it\n" +
         paragraph(fmt::format("without {}: {}", listed(join.undo), marked(join.without_undo))) +
         command_lines(join.undo_command);
}

}  // namespace
}  // namespace report

std::string print_explanation(const LoadedScenario& loaded, const sim::CompiledPack& pack,
                              const sim::JoinExplanation& explanation, const ScenarioArguments& asked, bool colour) {
  const report::ToldJoin join = report::told(loaded, pack, explanation, asked);
  std::string head = report::paragraph(report::headline(join, loaded.zone), 0);
  if (colour) head = fmt::format("\x1b[1m{}\x1b[0m\n", head.substr(0, head.size() - 1));
  std::string out = head;
  for (const std::string& section :
       {report::who(join), report::meeting(join, loaded.zone), report::chain(join, loaded.zone),
        join.exists ? report::paths(join) : std::string(), report::rules(join), report::undo(join)}) {
    if (!section.empty()) out += '\n' + section;
  }
  return out;
}

}  // namespace coexist::scenarios
