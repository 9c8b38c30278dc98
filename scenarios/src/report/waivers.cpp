// What came of the waivers.
#include <fmt/format.h>

#include <algorithm>

#include "report/sections.hpp"

namespace coexist::scenarios::report {

std::vector<WaiverUse> waivers(const Subject& subject, std::vector<Finding>& findings) {
  std::vector<WaiverUse> all;
  std::vector<Finding> idle;
  for (const Waiver& waiver : subject.loaded.waivers) {
    WaiverUse use{waiver, 0, 0};
    for (const Finding& finding : findings) {
      if (!covers(waiver, finding.concern)) continue;
      ++(finding.concern.until < waiver.expires ? use.waived : use.outlasted);
    }
    if (use.waived + use.outlasted == 0) {
      Finding warning;
      warning.level = Level::Warning;
      warning.what = "waiver-idle";
      warning.message = fmt::format("the waiver of '{}' by {} covers no finding", waiver.finding, waiver.owner);
      warning.place = waiver.place;
      warning.concern.can_be_waived = false;
      idle.push_back(std::move(warning));
    }
    all.push_back(std::move(use));
  }
  const auto first_note =
      std::find_if(findings.begin(), findings.end(), [](const Finding& f) { return f.level == Level::Note; });
  findings.insert(first_note, idle.begin(), idle.end());
  return all;
}

}  // namespace coexist::scenarios::report
