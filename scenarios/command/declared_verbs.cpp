#include "declared_verbs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <string_view>

#include "scenarios/diagnostic.hpp"

namespace coexist::command {
namespace {

CLI::Validator number_in(std::int64_t least, std::int64_t most) {
  return {[least, most](std::string& word) {
            std::int64_t n = 0;
            const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), n);
            const bool good = error == std::errc() && end == word.data() + word.size() && n >= least && n <= most;
            return good ? std::string() : fmt::format("'{}' is no number from {} to {}", word, least, most);
          },
          ""};
}

CLI::Validator is_given() {
  return {[](std::string& word) { return word.empty() ? std::string("the name is empty") : std::string(); }, ""};
}

constexpr std::size_t kHelpColumns = 100;

// Each line of a text, broken at spaces where it is longer. Help is ASCII: bytes are columns.
std::string filled(std::string_view text, std::size_t columns) {
  std::string out;
  std::size_t column = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    if (column > 0 && column + 1 + end > columns) {
      out += '\n';
      column = 0;
    }
    if (column > 0) out += ' ';
    out += text.substr(0, end);
    column += end + (column > 0 ? 1 : 0);
    if (end < text.size() && text[end] == '\n') {
      out += '\n';
      column = 0;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// The program's own page follows the same order: what it is, examples, usage, options.
class HelpPage : public CLI::Formatter {
 public:
  std::string make_help(const CLI::App* app, std::string, CLI::AppFormatMode mode) const override {
    std::string page = filled(app->get_description(), kHelpColumns);
    page += "\nExamples:\n" + app->get_footer() + "\n";
    page += kPromise;
    const CLI::App* parent = app->get_parent();
    std::string name = app->get_name();
    for (const CLI::App* above = parent; above != nullptr && above->get_parent() != nullptr;
         above = above->get_parent())
      name.insert(0, above->get_name() + ' ');
    page += make_usage(app, parent == nullptr ? "coexist" : "coexist " + name);
    page += make_positionals(app) + make_groups(app, mode) + make_subcommands(app, mode);
    return page;
  }

  std::string make_option_desc(const CLI::Option* option) const override {
    return filled(option->get_description(), kHelpColumns - get_column_width());
  }

  // What the option takes, and nothing of how CLI11 checks it: what it needs or excludes, its text says.
  std::string make_option_opts(const CLI::Option* option) const override {
    if (option->get_type_size() == 0) return {};
    const std::string type = get_label(option->get_type_name());
    return (type.empty() ? "" : " " + type) + (option->get_expected_max() > 1 ? " ..." : "");
  }
};

void add_scenario(CLI::App* verb, ScenarioChoice& choice, bool positional) {
  if (positional) {
    verb->add_option("SCENARIO", choice.scenario, "a scenario file, or a folder with a scenario.yaml")->required();
  }
  add_repeated(verb, "--set", choice.set, "change one value of the scenario; may be repeated", "PATH=VALUE");
  add_own_rules(verb, choice.own);
  add_own_packs(verb, choice.own);
}

void add_what_ifs(CLI::App* verb, ScenarioChoice& choice) {
  add_repeated(verb, "--fail", choice.fail, "what if this server were off all the time?", "SERVER");
  add_repeated(verb, "--fail-link", choice.fail_links, "what if this line were down all the time? An id, or site--site",
               "LINK");
  add_repeated(verb, "--undo", choice.undo, "what if this step were not done?", "STEP");
}

void add_threads(CLI::App* verb, unsigned& threads) {
  verb->add_option("--threads", threads, "1 to 256; changes the time, never the result; all if not given")
      ->check(number_in(1, 256))
      ->type_name("N");
}

void declare_run(CLI::App& app, Declared& declared) {
  CLI::App* run = add_verb(app, kRunHelp);
  add_scenario(run, declared.run.choice, true);
  add_what_ifs(run, declared.run.choice);
  run->add_option("--output", declared.run.output, "a folder for report.html, run.json and the pictures")
      ->type_name("DIR")
      ->check(is_given());
  run->add_option("--ledger", declared.run.ledger,
                  "a file for the whole ledger: every decision and join, and views over them; - for stdout. "
                  "`coexist schema ledger --format md` says what it holds")
      ->type_name("FILE");
  const std::map<std::string, scenarios::LedgerFormat> ledgers{{"sqlite", scenarios::LedgerFormat::Sqlite},
                                                               {"jsonl", scenarios::LedgerFormat::JsonLines}};
  run->add_option_function<std::string>(
         "--ledger-format", [&, ledgers](const std::string& name) { declared.run.ledger_format = ledgers.at(name); },
         "if the file's ending does not say it (.sqlite, .jsonl)")
      ->check(one_of({"sqlite", "jsonl"}))
      ->type_name("sqlite|jsonl");
  run->add_flag("--force", declared.run.force, "replace that folder if an earlier run wrote it, and that ledger");
  run->add_flag_callback(
      "--no-pictures", [&] { declared.run.pictures = false; }, "leave the pictures out");
  run->add_flag("--allow-violations", declared.run.allow_violations,
                "rehearse although the schedule may not be carried out; the report says so");
  run->add_flag("--allow-unsupported", declared.run.allow_unsupported,
                "likewise for a way between products that is not supported, or of which nobody says so");
  add_threads(run, declared.run.threads);
  add_format(run, declared.format, {"text", "json"});
}

void declare_explain(CLI::App& app, Declared& declared) {
  CLI::App* explain = add_verb(app, kExplainHelp);
  explain
      ->add_option("WHAT", declared.explain.words,
                   "a code, a rule, a fact, a conflict or choice, `metrics`; or SCENARIO and a question")
      ->required();
  add_scenario(explain, declared.explain.choice, false);
  add_what_ifs(explain, declared.explain.choice);
  explain
      ->add_option("--occurrence", declared.explain.occurrence,
                   "of the meeting, from 1, the first if not given; of a person's sign-ins the first that is worst")
      ->check(number_in(1, 1'000'000))
      ->type_name("N");
  explain->add_flag("--verify", declared.explain.verify, "run again without the steps to blame");
  explain->add_option("--limit", declared.explain.limit, "how many failures; 10 if not given")
      ->check(number_in(1, 100'000))
      ->type_name("N");
  explain->add_option("--pack", declared.explain.pack, "only this pack; all if not given")->type_name("ID");
  add_format(explain, declared.format, {"text", "json"});
}

void declare_import(CLI::App& app, Declared& declared) {
  CLI::App* import = add_verb(app, kImportHelp);
  import->add_option("FILE", declared.import.files, "topologies, people, calendars")->required();
  import->add_flag("--carried", declared.import.carried, "list what is kept but not simulated, and why");
  auto* key = import->add_option("--key", declared.import.key, "key file; created, for you alone, if there is none")
                  ->type_name("FILE");
  auto* output = import->add_option("--output", declared.import.output, "write the document here (one input only)")
                     ->type_name("FILE")
                     ->check(is_given());
  key->needs(import
                 ->add_flag("--pseudonymise", declared.import.pseudonymise,
                            "replace what is personal; needs --key and --output")
                 ->needs(key)
                 ->needs(output));  // a key alone would let somebody believe that names are replaced
  import->add_flag("--force", declared.import.force, "replace the output if it exists");
  add_format(import, declared.format, {"text", "json"});
}

void declare_render(CLI::App& app, Declared& declared) {
  CLI::App* render = add_verb(app, kRenderHelp);
  add_scenario(render, declared.render.choice, true);
  add_what_ifs(render, declared.render.choice);
  render->add_option("--phase", declared.render.phase, "only this phase; all if not given")->type_name("PHASE");
  const std::map<std::string, Image> images{{"svg", Image::Svg}, {"png", Image::Png}};
  render
      ->add_option_function<std::string>(
          "--format", [&, images](const std::string& name) { declared.render.image = images.at(name); },
          "svg if not given")
      ->check(one_of({"svg", "png"}))
      ->type_name("svg|png");
  render->add_option("--output", declared.render.output, "a folder for the pictures")
      ->required()
      ->type_name("DIR")
      ->check(is_given());
  render->add_flag("--force", declared.render.force, "replace that folder if it holds nothing but pictures");
}

void declare_runbook(CLI::App& app, Declared& declared) {
  CLI::App* runbook = add_verb(app, kRunbookHelp);
  add_scenario(runbook, declared.runbook.choice, true);
  const std::map<std::string, SheetFormat> formats{
      {"text", SheetFormat::Text}, {"md", SheetFormat::Markdown}, {"json", SheetFormat::Json}};
  runbook
      ->add_option_function<std::string>(
          "--format", [&, formats](const std::string& name) { declared.runbook.format = formats.at(name); },
          "text if not given")
      ->check(one_of({"text", "md", "json"}))
      ->type_name("text|md|json");
  runbook->add_option("--output", declared.runbook.output, "write it into this file")->type_name("FILE");
  runbook->add_flag("--force", declared.runbook.force, "replace that file if it exists");
}

void declare_weak(CLI::App& app, Declared& declared) {
  CLI::App* weak = add_verb(app, kWeakHelp);
  add_scenario(weak, declared.weak.choice, true);
  weak->add_flag("--run", declared.weak.run,
                 "let the worst one and the worst two of each phase fail for a day, and count what fails");
  add_threads(weak, declared.weak.threads);
  add_format(weak, declared.format, {"text", "json"});
}

void declare_schema(CLI::App& app, Declared& declared) {
  CLI::App* schema = add_verb(app, kSchemaHelp);
  schema->add_option("WHAT", declared.schema.what, "scenario, pack or ledger; scenario if not given")
      ->check(one_of({"scenario", "pack", "ledger"}));
  schema
      ->add_option_function<std::string>(
          "--format", [&](const std::string& name) { declared.schema.markdown = name == "md"; },
          "json if not given; of a ledger, SQL")
      ->check(one_of({"json", "md"}))
      ->type_name("json|md");
}

}  // namespace

CLI::Validator one_of(const std::vector<std::string>& names) {
  return {[names](std::string& word) {
            if (std::find(names.begin(), names.end(), word) != names.end()) return std::string();
            return fmt::format("'{}' is none of {}", word, fmt::join(names, ", "));
          },
          ""};  // the type name of the option lists them
}

CLI::App* add_verb(CLI::App& app, const VerbHelp& help) {
  CLI::App* verb = app.add_subcommand(std::string(help.name), std::string(help.summary));
  // The summary is for the list of verbs; the page of the verb says more.
  verb->preparse_callback([verb, help](std::size_t) { verb->description(std::string(help.description)); });
  verb->footer(std::string(help.examples));
  return verb;
}

void add_repeated(CLI::App* verb, const char* name, std::vector<std::string>& values, const char* doc,
                  const char* type) {
  verb->add_option(name, values, doc)->type_name(type)->allow_extra_args(false);
}

void add_own_rules(CLI::App* verb, OwnKnowledge& own) {
  add_repeated(verb, "--rules", own.rules,
               "a file with rules of your own, laid over the pack; a path from the current folder; may be repeated",
               "FILE");
}

void add_own_packs(CLI::App* verb, OwnKnowledge& own) {
  add_repeated(verb, "--packs", own.packs,
               "a folder with packs of your own, each in a folder of its name, beside those that are installed; a path "
               "from the current folder; may be repeated",
               "DIR");
}

void add_format(CLI::App* verb, std::string& format, const std::vector<std::string>& names) {
  verb->add_option("--format", format, fmt::format("what to print; {} if not given", names.front()))
      ->check(one_of(names))
      ->type_name(fmt::format("{}", fmt::join(names, "|")));
}

void declare_verbs(CLI::App& app, Declared& declared) {
  const auto page = std::make_shared<HelpPage>();
  page->label("SUBCOMMAND", "VERB");
  page->label("Positionals", "Arguments");
  page->label("REQUIRED", "");
  page->label("TEXT", "");
  app.formatter(page);
  app.footer(std::string(kProgramHelp.examples));

  CLI::App* init = add_verb(app, kInitHelp);
  init->add_option("DIR", declared.init.directory, "a new folder")->required();
  init->add_option("--example", declared.init.example, "minimal if not given")
      ->check(one_of({"minimal", "seed"}))
      ->type_name("minimal|seed");
  init->add_flag("--force", declared.init.force,
                 "replace a scenario in this folder; files that differ are kept beside, as scenario.yaml.kept-1");
  add_format(init, declared.format, {"text", "json"});

  CLI::App* check = add_verb(app, kCheckHelp);
  add_scenario(check, declared.check.choice, true);
  add_format(check, declared.format, {"text", "json"});

  declare_run(app, declared);
  declare_explain(app, declared);
  declare_render(app, declared);
  declare_runbook(app, declared);
  declare_weak(app, declared);
  declare_import(app, declared);
  declare_schema(app, declared);
  declare_pack_verbs(app, declared);
  add_format(add_verb(app, kDoctorHelp), declared.format, {"text", "json"});
  std::vector<CLI::App*> all = app.get_subcommands({});
  for (CLI::App* verb : app.get_subcommands({})) {
    verb->group("Verbs");
    for (CLI::App* below : verb->get_subcommands({})) all.push_back(below);
  }
  for (CLI::App* verb : all) {
    verb->formatter(page);
    verb->add_option("--color", declared.colour, "auto: on a terminal without NO_COLOR")
        ->check(one_of({"auto", "always", "never"}))
        ->type_name("auto|always|never");
  }
}

}  // namespace coexist::command
