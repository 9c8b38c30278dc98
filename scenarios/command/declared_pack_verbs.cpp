// The options of the verbs that question product knowledge.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "declared_verbs.hpp"
#include "scenarios/diagnostic.hpp"

namespace coexist::command {
namespace {

const std::vector<std::pair<std::string, TableFormat>>& table_formats() {
  static const std::vector<std::pair<std::string, TableFormat>> all{{"table", TableFormat::Text},
                                                                    {"csv", TableFormat::Csv},
                                                                    {"markdown", TableFormat::Markdown},
                                                                    {"md", TableFormat::Markdown},
                                                                    {"json", TableFormat::Json}};
  return all;
}

void add_table_format(CLI::App* verb, TableFormat& format) {
  std::vector<std::string> names;
  for (const auto& [name, value] : table_formats()) names.push_back(name);
  verb->add_option_function<std::string>(
          "--format",
          [&format](const std::string& name) {
            for (const auto& [known, value] : table_formats()) {
              if (known == name) format = value;
            }
          },
          "what to print; table if not given")
      ->check(one_of(names))
      ->type_name(fmt::format("{}", fmt::join(names, "|")));
}

void add_given(CLI::App* verb, scenarios::Given& given) {
  add_repeated(verb, "--where", given.where,
               "what is given; values by id or label, several with commas; may be repeated", "ATTRIBUTE=VALUE");
  verb->add_flag(
      "--usual", given.usual,
      "what is not said is as usual: services serve, lines are up, switches as documented, people are employees, and "
      "nobody has a product that the pack only refuses");
}

void add_own(CLI::App* verb, OwnKnowledge& own) {
  add_own_rules(verb, own);
  add_own_packs(verb, own);
}

// The word after `packs` may be an action or one of the verbs below it: a mistyped one is compared with both.
CLI::Validator action_of(const CLI::App* packs) {
  return {[packs](std::string& word) {
            const std::vector<std::string> actions{"list", "check", "show"};
            if (std::find(actions.begin(), actions.end(), word) != actions.end()) return std::string();
            std::vector<std::string> known = actions;
            for (const CLI::App* below : packs->get_subcommands({})) known.push_back(below->get_name());
            const std::string help = scenarios::did_you_mean(word, known);
            return fmt::format("'{}' is nothing that can be done with packs{}", word, help.empty() ? "" : "; " + help);
          },
          ""};
}

}  // namespace

void declare_pack_verbs(CLI::App& app, Declared& declared) {
  CLI::App* packs = add_verb(app, kPacksHelp);
  packs->add_option("ACTION", declared.packs.action, "list, check or show; list if not given")->check(action_of(packs));
  packs->add_option("ID", declared.packs.pack, "of a pack");
  add_own(packs, declared.packs.own);
  add_format(packs, declared.format, {"text", "json"});

  CLI::App* matrix = add_verb(*packs, kMatrixHelp);
  scenarios::MatrixRequest& request = declared.matrix.request;
  matrix->add_option("PACK", declared.matrix.pack, "id of a pack")->required();
  matrix->add_option("--interaction", request.interaction, "what is tried, with all its access paths")->type_name("ID");
  matrix->add_option("--aspect", request.aspect, "or one table alone")->type_name("ID");
  matrix->add_option("--rows", request.rows, "as packs spell it, or as a table of it calls it")
      ->required()
      ->type_name("ATTRIBUTE");
  matrix->add_option("--cols", request.columns, "likewise")->required()->type_name("ATTRIBUTE");
  add_given(matrix, request.given);
  matrix->add_flag("--any", declared.matrix.any, "what is not given may be anything: cells say on what they hang");
  add_own(matrix, declared.matrix.own);
  add_table_format(matrix, declared.matrix.format);

  CLI::App* coverage = add_verb(*packs, kCoverageHelp);
  coverage->add_option("PACK", declared.coverage.packs, "ids of packs; all if not given");
  add_own(coverage, declared.coverage.own);
  add_format(coverage, declared.format, {"text", "json"});

  CLI::App* diff = add_verb(*packs, kDiffHelp);
  diff->add_option("A", declared.diff.a, "id of a pack")->required();
  diff->add_option("B", declared.diff.b, "id of a pack")->required();
  diff->add_flag("--exit-code", declared.diff.exit_code, "exit with 1 if they differ");
  add_own_packs(diff, declared.diff.own);
  add_format(diff, declared.format, {"text", "json"});

  add_table_format(add_verb(*packs, kFactsHelp), declared.facts.format);

  CLI::App* assumptions = add_verb(*packs, kAssumptionsHelp);
  assumptions->add_option("PACK", declared.assumptions.packs, "ids of packs; all if not given");
  add_own(assumptions, declared.assumptions.own);
  add_table_format(assumptions, declared.assumptions.format);

  CLI::App* ask = add_verb(app, kAskHelp);
  ask->add_option("SENTENCE", declared.ask.words, "in the words of a pack");
  ask->add_option("--pack", declared.ask.pack, "only this pack; all that understand the sentence if not given")
      ->type_name("ID");
  add_given(ask, declared.ask.given);
  add_own(ask, declared.ask.own);
  add_format(ask, declared.format, {"text", "json"});
}

}  // namespace coexist::command
