#include "ledger/decision_numbers.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <tuple>

#include "report/phrases.hpp"
#include "report/rule_tally.hpp"

namespace coexist::scenarios::ledger {
namespace {

using Used = std::array<std::vector<bool>, kInteractions.size()>;

// By interaction, then by index: which decisions of that run occur.
Used used_in(const sim::Ledger& ledger) {
  Used used;
  for (const Interaction interaction : kInteractions) {
    std::vector<bool>& of = used[static_cast<std::size_t>(interaction)];
    of.assign(ledger.decisions.size(), false);
    for (const std::vector<std::int64_t>& phase : counts_of(ledger, interaction)) {
      for (std::size_t i = 0; i < phase.size(); ++i) of[i] = of[i] || phase[i] != 0;
    }
  }
  for (const sim::LockOut& lock_out : ledger.lock_outs) {  // perhaps nobody tried, and it was not counted
    used[static_cast<std::size_t>(Interaction::SignIn)][lock_out.decision] = true;
  }
  return used;
}

sim::InteractionId id_of(const sim::Pack& pack, Interaction interaction) {
  switch (interaction) {
    case Interaction::SignIn:
      return pack.sign_in;
    case Interaction::Schedule:
      return pack.schedule;
    case Interaction::Edit:
      return pack.edit;
    case Interaction::Join:
      break;
  }
  return pack.join;
}

}  // namespace

std::string_view name_of(Interaction interaction) noexcept {
  switch (interaction) {
    case Interaction::SignIn:
      return "sign-in";
    case Interaction::Schedule:
      return "schedule";
    case Interaction::Edit:
      return "edit";
    case Interaction::Join:
      break;
  }
  return "join";
}

const sim::DecisionCounts& counts_of(const sim::Ledger& ledger, Interaction interaction) noexcept {
  switch (interaction) {
    case Interaction::SignIn:
      return ledger.sign_ins;
    case Interaction::Schedule:
      return ledger.schedulings;
    case Interaction::Edit:
      return ledger.edits;
    case Interaction::Join:
      break;
  }
  return ledger.joins;
}

auto DecisionNumbers::Entry::order() const {
  const sim::Decision& d = decision;
  return std::tuple(interaction, by_freeze, d.outcome, d.rule, d.aspect, d.path, d.by_fallback, d.primary_rule,
                    d.loses);
}

DecisionNumbers::DecisionNumbers(const sim::CompiledPack& pack, const std::vector<NumberedRun>& runs) : pack_(pack) {
  const auto less = [](const Entry& a, const Entry& b) { return a.order() < b.order(); };
  const auto entry_of = [](const sim::Ledger& ledger, Interaction interaction, std::size_t i) {
    return i == 0 ? Entry{interaction, true, {}} : Entry{interaction, false, ledger.decisions[i]};
  };
  std::vector<Used> used;
  for (const NumberedRun& run : runs) {
    used.push_back(used_in(run.run.ledger));
    for (const Interaction interaction : kInteractions) {
      const std::vector<bool>& of = used.back()[static_cast<std::size_t>(interaction)];
      for (std::size_t i = 0; i < of.size(); ++i) {
        if (of[i]) entries_.push_back(entry_of(run.run.ledger, interaction, i));
      }
    }
  }
  std::sort(entries_.begin(), entries_.end(), less);
  const auto equal = [](const Entry& a, const Entry& b) { return a.order() == b.order(); };
  entries_.erase(std::unique(entries_.begin(), entries_.end(), equal), entries_.end());
  numbers_.resize(runs.size());
  for (std::size_t run = 0; run < runs.size(); ++run) {
    for (const Interaction interaction : kInteractions) {
      const std::vector<bool>& of = used[run][static_cast<std::size_t>(interaction)];
      std::vector<std::int64_t>& numbers = numbers_[run][static_cast<std::size_t>(interaction)];
      numbers.assign(of.size(), -1);
      for (std::size_t i = 0; i < of.size(); ++i) {
        if (!of[i]) continue;
        const auto at =
            std::lower_bound(entries_.begin(), entries_.end(), entry_of(runs[run].run.ledger, interaction, i), less);
        numbers[i] = at - entries_.begin();
      }
    }
  }
}

void DecisionNumbers::write(RowSink& sink) const {
  for (std::size_t i = 0; i < entries_.size(); ++i) write(entries_[i], static_cast<std::int64_t>(i), sink);
}

void DecisionNumbers::write(const Entry& entry, std::int64_t number, RowSink& sink) const {
  if (entry.by_freeze) {
    sink.row(TableId::Decisions, {number,
                                  name_of(entry.interaction),
                                  "refused",
                                  {},
                                  {},
                                  {},
                                  std::int64_t{0},
                                  {},
                                  "scheduling with this software is frozen",
                                  {}});
    return;
  }
  const sim::Pack& pack = pack_.pack();
  const sim::Decision& decision = entry.decision;
  const sim::InteractionId interaction = id_of(pack, entry.interaction);
  const report::RuleTally tally = report::tally_of(pack, interaction, decision);
  const bool by_path = decision.aspect != sim::kNone<sim::AspectId>;
  const std::string path = by_path ? report::path_id(pack, interaction, decision) : std::string();
  const std::string loses = fmt::format("{}", fmt::join(report::features_of(pack.vocabulary, decision.loses), " "));
  const auto rule = std::find_if(pack.rules.begin(), pack.rules.end(),
                                 [&](const sim::Rule& r) { return !tally.rule.empty() && r.id == tally.rule; });
  const std::string sources =
      rule == pack.rules.end() ? std::string() : fmt::format("{}", fmt::join(rule->sources, " "));
  sink.row(TableId::Decisions,
           {number, name_of(entry.interaction), sim::name_of(decision.outcome), text_or_none(tally.rule),
            text_or_none(tally.aspect), text_or_none(path), std::int64_t{decision.by_fallback}, text_or_none(loses),
            text_or_none(tally.because), text_or_none(sources)});
}

}  // namespace coexist::scenarios::ledger
