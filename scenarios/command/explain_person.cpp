#include "explain_person.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "json_text.hpp"
#include "scenarios/diagnostic.hpp"

namespace coexist::command {
namespace {

std::string sentence(const std::string& what, const Verification& verified) {
  if (verified.undone.empty()) return "verified: no step is to blame, so there is nothing to undo\n";
  return fmt::format("verified by a second run: with {} this {} {}, without {}\n", fmt::join(verified.undone, ", "),
                     what, sim::name_of(verified.before), sim::name_of(verified.after));
}

}  // namespace

void refuse_question(const std::string& message, const std::string& help) {
  scenarios::Diagnostics diagnostics;
  diagnostics.error("E210", {}, message, help);
  throw scenarios::BadInput(std::move(diagnostics));
}

void print_verified(const std::string& what, const std::string& explanation,
                    const std::optional<Verification>& verified, Terminal& terminal) {
  if (!terminal.json()) {
    terminal.result(verified ? explanation + sentence(what, *verified) : explanation);
    return;
  }
  auto json = nlohmann::ordered_json::parse(explanation);
  if (verified) {
    json["verified"] = {{"undone", verified->undone},
                        {"before", sim::name_of(verified->before)},
                        {"after", sim::name_of(verified->after)}};
  }
  terminal.result(json_text(json));
}

}  // namespace coexist::command
