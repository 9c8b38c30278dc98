// One question about product knowledge, in a sentence of a pack's own: what `coexist ask` answers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/pack_file.hpp"
#include "scenarios/pack_matrix.hpp"

namespace coexist::scenarios {

struct AskRequest {
  std::string sentence;
  Given given;  // beside what the sentence says
};

/// A rule that decides, with those who say so: "L56: Title (date) address".
struct AnsweringRule {
  std::string id, because;  // without an id: the table that no rule covers
  bool assumed = false;
  std::vector<std::string> sources;
  friend bool operator==(const AnsweringRule&, const AnsweringRule&) = default;
};

/// One of the ways in which it may end.
struct AnswerCase {
  std::string ends;  // "✕ fails"
  sim::Outcome outcome = sim::Outcome::Unknown;
  std::vector<std::string> when;     // conditions of which one holds; empty: in any case
  bool more_conditions = false;      // than are named
  std::vector<AnsweringRule> rules;  // those of most cases first
  // Of a case that works, at least in part: the other rules that led there and that nobody documents. None of them is
  // worse than those that decide; if one of them is wrong, so may be the answer.
  std::vector<AnsweringRule> rests_on;
  [[nodiscard]] bool assumed() const;  // a rule that decides, or one that it rests on
  friend bool operator==(const AnswerCase&, const AnswerCase&) = default;
};

struct PackAnswer {
  std::vector<std::string> packs;       // "ocs-2007-r2-to-lync-2013 1.1.0": those that say the same
  std::string asked;                    // "Join a meeting (Client)"
  std::vector<std::string> understood;  // "client: Office Communicator 2007 R2"
  std::vector<std::string> given;       // "host-service=serving"
  std::vector<std::string> idle;        // what was said and makes no difference here
  std::vector<AnswerCase> cases;        // best first; several where it depends on what was not said
  std::vector<std::string> depends_on;  // attributes
  std::string otherwise;                // what becomes of it with all access paths; empty unless one path was asked
  [[nodiscard]] bool yes() const;       // it works, or works in part, in all cases
};

/// Answers of all packs that understand the sentence, equal ones together. Nothing after an error: a sentence that fits
/// no form, a value that no pack knows, a --where that none can use. O(parts of the interaction's diagram) for each.
std::vector<PackAnswer> ask_packs(const std::vector<const LoadedPack*>& packs, const AskRequest& request,
                                  Diagnostics& diagnostics);

std::string print_text(const std::vector<PackAnswer>& answers);
std::string print_json(const std::vector<PackAnswer>& answers, const std::string& sentence);

/// The sentences that packs understand, with the names of their places.
std::string print_grammar(const std::vector<const LoadedPack*>& packs);
std::string print_grammar_json(const std::vector<const LoadedPack*>& packs);

}  // namespace coexist::scenarios
