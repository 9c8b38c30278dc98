// What the questions about one person's join or sign-in share.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "scenarios/explanation.hpp"
#include "sim/explain.hpp"
#include "terminal.hpp"

namespace coexist::command {

[[noreturn]] void refuse_question(const std::string& message, const std::string& help);

/// The entry of that name; refuses the question if there is none.
template <typename Id>
Id find_name(const std::string& kind, const sim::IdVector<Id, std::string>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) {
    refuse_question("unknown " + kind + " '" + name + "'", scenarios::did_you_mean(name, names.raw()));
  }
  return sim::id_at<Id>(static_cast<std::size_t>(found - names.begin()));
}

/// What the whole rehearsal says without the steps to blame: not the replay that found them, but another run.
struct Verification {
  std::vector<std::string> undone;
  sim::Outcome before = sim::Outcome::Unknown;
  sim::Outcome after = sim::Outcome::Unknown;
};

/// The explanation as text and as JSON, made only as asked for; `what` is "join" or "sign-in".
struct Printed {
  std::string what, text, json;
};

/// Prints it, followed by what the verification found, if there was one.
void print_verified(const Printed& printed, const Verification* verified, Terminal& terminal);

}  // namespace coexist::command
