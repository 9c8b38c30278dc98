#include <fmt/format.h>

#include <algorithm>

#include "diagnostics/codes/tables.hpp"
#include "scenarios/diagnostic_codes.hpp"

namespace coexist::scenarios {

const std::vector<CodeDoc>& diagnostic_codes() {
  static const std::vector<CodeDoc> all = [] {
    std::vector<CodeDoc> joined;
    for (const auto& table : {codes::files(), codes::yaml(), codes::meaning(), codes::topology(), codes::people(),
                              codes::calendar(), codes::packs(), codes::verifier()}) {
      joined.insert(joined.end(), table.begin(), table.end());
    }
    return joined;
  }();
  return all;
}

const CodeDoc* find_code(std::string_view code) {
  const auto same = [code](const CodeDoc& doc) {
    return std::equal(doc.code.begin(), doc.code.end(), code.begin(), code.end(),
                      [](char a, char b) { return a == b || (b >= 'a' && b <= 'z' && a == b - 'a' + 'A'); });
  };
  const auto& all = diagnostic_codes();
  const auto found = std::find_if(all.begin(), all.end(), same);
  return found == all.end() ? nullptr : &*found;
}

std::string explain(const CodeDoc& doc) {
  return fmt::format("{}: {}\n\n{}\n\n{}\n", doc.code, doc.title, doc.explanation, doc.remedy);
}

}  // namespace coexist::scenarios
