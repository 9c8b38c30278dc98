// The explanation of one join or sign-in with all names resolved: text and JSON print the same.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/explanation.hpp"

namespace coexist::scenarios::report {

struct ToldSource {
  std::string key, title, date, url;
};

struct ToldRule {
  std::string id, because, aspect;
  bool assumed = false;
  std::vector<ToldSource> sources;
  Place place;
};

struct ToldAspect {
  std::string label, cell, rule;
  sim::Outcome outcome = sim::Outcome::Unknown;
};

struct ToldPath {
  std::string label;
  bool has_path = false;  // this person has it
  sim::Outcome outcome = sim::Outcome::Unknown;
  std::string rule;
  std::vector<ToldAspect> aspects;
};

struct ToldLink {
  sim::Instant at;
  std::string text, step, step_label, rule;
  bool relevant = true;  // some table that was looked at asks about it
  Place place;
};

/// What is said of either.
struct Told {
  std::string what;  // "join", "sign-in"
  std::string person, department, site, person_class, home, home_service;
  std::vector<std::string> software;  // "rich-client: lync-2013"
  sim::Instant decided_at;
  sim::Outcome outcome = sim::Outcome::Unknown;
  bool by_fallback = false;
  std::string path;
  std::string without_rule;     // why it ended so although no rule says so
  std::vector<ToldRule> rules;  // that decided; with a fallback, then the one for which the primary path failed
  std::vector<ToldPath> paths;
  std::vector<ToldLink> chain;
  std::vector<std::string> undo;  // steps
  sim::Outcome without_undo = sim::Outcome::Unknown;
  std::string undo_command;
};

struct ToldJoin : Told {
  std::string meeting, organiser, kind, format, made_on, made_with, condition, host, host_service;
  std::size_t occurrence = 0, occurrences = 0;  // from 1
  sim::Interval held;
  bool exists = false;
};

struct ToldSignIn : Told {
  std::optional<std::size_t> sign_in;  // from 1; nothing: an attempt between two of them
  std::size_t sign_ins = 0;
};

ToldJoin told(const LoadedScenario& loaded, const sim::CompiledPack& pack, const sim::JoinExplanation& explanation,
              const ScenarioArguments& asked);
ToldSignIn told(const LoadedScenario& loaded, const sim::CompiledPack& pack, const sim::SignInExplanation& explanation,
                const ScenarioArguments& asked);

/// Documents and facts, in order; a key that the pack does not describe stands for itself.
std::vector<ToldSource> told_sources(const sim::Pack& pack, const std::vector<std::string>& keys);

/// "L01 Migration process (2012-09-24) https://..."
std::string spelled(const ToldSource& source);

/// What happened before, in words.
std::vector<ToldLink> told_chain(const LoadedScenario& loaded, const sim::CompiledPack& pack,
                                 const sim::Explanation& explanation);

}  // namespace coexist::scenarios::report
