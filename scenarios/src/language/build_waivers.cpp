#include <algorithm>
#include <string_view>

#include "language/resolver.hpp"
#include "scenarios/diagnostic_codes.hpp"
#include "scenarios/metrics.hpp"

namespace coexist::scenarios::language {
namespace {

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\n") == std::string::npos;
}

/// The name behind a code that `check` shows: E701 is the first kind of violation, and so on.
std::string named_by_code(const std::string& written) {
  for (const planner::ViolationKind kind : violation_kinds()) {
    if (written == code_of(kind)) return std::string(name_of(kind));
  }
  return written;
}

void refuse_unknown(Build& build, const Name& finding, const std::vector<WaivableName>& known) {
  if (find_metric(finding.value) != nullptr) {
    build.diagnostics.error("E232", finding.place,
                            fmt::format("'{}' is a figure, and figures are not waived", finding.value),
                            "a threshold says how much of it is accepted");
    return;
  }
  std::vector<std::string> names;
  for (const WaivableName& name : known) {
    if (name.refusal.empty()) names.push_back(name.name);
  }
  build.diagnostics.error("E210", finding.place, fmt::format("unknown finding or rule '{}'", finding.value),
                          did_you_mean(finding.value, names));
}

std::string finding_of(Build& build, const Name& written, const std::vector<WaivableName>& known) {
  std::string name = named_by_code(written.value);
  const auto found =
      std::find_if(known.begin(), known.end(), [&](const WaivableName& one) { return one.name == name; });
  if (found == known.end()) {
    refuse_unknown(build, written, known);
  } else if (!found->refusal.empty()) {
    build.diagnostics.error("E232", written.place,
                            fmt::format("'{}' cannot be waived: {}", written.value, found->refusal), found->help);
  }
  return name;
}

std::string text_of(Build& build, const Name& written, std::string_view key) {
  if (is_blank(written.value)) {
    build.diagnostics.error("E233", written.place, fmt::format("the waiver's `{}` says nothing", key));
  }
  return written.value;
}

/// The id itself: findings name steps and pools by their ids.
template <typename Id>
std::string resolved(Build& build, const NameIndex<Id>& names, const std::optional<Name>& written) {
  names.resolve(written, build.diagnostics);
  return written ? written->value : std::string();
}

// Where clocks go forward at midnight, the day begins with the first time that they show.
sim::Instant start_of(Build& build, Located<WallTime> day) {
  constexpr std::int64_t kHalfAnHour = 1'800;
  for (int tries = 0; tries < 4; ++tries) {
    if (std::holds_alternative<sim::Instant>(build.out.zone.to_instant(day.value))) break;
    day.value.seconds += kHalfAnHour;
  }
  return build.instant(day);
}

}  // namespace

void build_waivers(Build& build, const std::vector<WaiverEntry>& waivers) {
  if (waivers.empty()) return;
  const std::vector<WaivableName> known = waivable_names(build.out.pack);
  for (const WaiverEntry& entry : waivers) {
    Waiver waiver;
    waiver.finding = finding_of(build, entry.finding, known);
    waiver.step = resolved(build, build.steps, entry.step);
    waiver.pool = resolved(build, build.pools, entry.pool);
    waiver.owner = text_of(build, entry.owner, "owner");
    waiver.reason = text_of(build, entry.reason, "reason");
    waiver.expires = start_of(build, entry.expires);
    waiver.place = entry.place;
    build.out.waivers.push_back(std::move(waiver));
  }
}

}  // namespace coexist::scenarios::language
