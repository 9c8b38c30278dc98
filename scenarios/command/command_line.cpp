#include "command_line.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "declared_verbs.hpp"
#include "help_text.hpp"
#include "scenarios/diagnostic.hpp"

namespace coexist::command {
namespace {

[[noreturn]] void refuse(const std::string& message, const std::string& help) {
  scenarios::Diagnostics diagnostics;
  diagnostics.error("", {}, message, help);
  throw scenarios::BadInput(std::move(diagnostics));
}

std::vector<std::string> verb_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* verb : app.get_subcommands({})) names.push_back(verb->get_name());
  return names;
}

// CLI11 would say that it did not expect the word; which verb was meant is worth more.
void refuse_unknown_verb(const CLI::App& app, int argc, const char* const* argv) {
  const std::vector<std::string> names = verb_names(app);
  if (argc < 2) refuse("which verb?", scenarios::did_you_mean("", names) + "; `coexist --help` says more");
  const std::string word = argv[1];
  if (word.starts_with('-')) {
    std::vector<std::string> options;
    for (const CLI::Option* option : app.get_options()) {
      for (const std::string& long_name : option->get_lnames()) options.push_back("--" + long_name);
    }
    if (word != "-h" && std::find(options.begin(), options.end(), word) == options.end()) {
      refuse(fmt::format("'{}' stands where a verb belongs", word), scenarios::did_you_mean("", names));
    }
  } else if (std::find(names.begin(), names.end(), word) == names.end()) {
    refuse(fmt::format("unknown verb '{}'", word), scenarios::did_you_mean(word, names));
  }
}

// `packs matrix` is a verb of its own below `packs`.
const CLI::App& innermost(const CLI::App& verb) {
  const auto below = verb.get_subcommands();
  return below.empty() ? verb : innermost(*below.front());
}

std::string full_name(const CLI::App& verb) {
  const CLI::App* parent = verb.get_parent();
  return parent == nullptr ? verb.get_name() : full_name(*parent) + ' ' + verb.get_name();
}

[[noreturn]] void refuse_extra(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  const CLI::App& verb = chosen.empty() ? app : innermost(*chosen.front());
  const std::vector<std::string> extras = app.remaining(true);
  const std::string word = extras.empty() ? std::string() : extras.front();
  const std::string see =
      chosen.empty() ? "`coexist --help` lists the verbs" : fmt::format("see `{} --help`", full_name(verb));
  if (!word.starts_with('-')) refuse(fmt::format("unexpected argument '{}'", word), see);
  const std::string name = word.substr(0, word.find('='));
  std::vector<std::string> options;
  for (const CLI::Option* option : verb.get_options()) {
    for (const std::string& long_name : option->get_lnames()) options.push_back("--" + long_name);
  }
  const std::string near = scenarios::nearest(name, options);
  refuse(fmt::format("unknown option '{}'", name), near.empty() ? see : fmt::format("did you mean '{}'?", near));
}

[[noreturn]] void refuse_use(const CLI::App& app, const std::string& message) {
  const auto chosen = app.get_subcommands();
  refuse(message, chosen.empty() ? "`coexist --help` lists the verbs"
                                 : fmt::format("see `{} --help`", full_name(innermost(*chosen.front()))));
}

// Indexes of `Verb` and the order of the declaration are independent: the name decides.
Verb chosen_verb(const std::string& name, const Declared& declared) {
  if (name == "init") return declared.init;
  if (name == "check") return declared.check;
  if (name == "run") return declared.run;
  if (name == "render") return declared.render;
  if (name == "runbook") return declared.runbook;
  if (name == "weak") return declared.weak;
  if (name == "import") return declared.import;
  if (name == "explain") return declared.explain;
  if (name == "schema") return declared.schema;
  if (name == "ask") return declared.ask;
  if (name == "packs") return declared.packs;
  if (name == "matrix") return declared.matrix;
  if (name == "coverage") return declared.coverage;
  if (name == "diff") return declared.diff;
  if (name == "facts") return declared.facts;
  if (name == "assumptions") return declared.assumptions;
  return Doctor{};
}

// `coexist help run`, as other programs have it: `coexist run --help`.
Verb help_asked_as_a_verb(std::vector<const char*> words) {
  words.erase(words.begin() + 1);
  words.push_back("--help");
  return read_command_line(static_cast<int>(words.size()), words.data());
}

}  // namespace

Verb read_command_line(int argc, const char* const* argv) {
  if (argc > 1 && std::string_view(argv[1]) == "help") return help_asked_as_a_verb({argv, argv + argc});
  Declared declared;
  CLI::App app(std::string(kProgramHelp.description), "coexist");
  app.set_version_flag("--version", "coexist " COEXIST_VERSION);
  app.set_help_flag("-h,--help", "examples, then the options");
  app.require_subcommand(1);
  declare_verbs(app, declared);
  refuse_unknown_verb(app, argc, argv);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return ShowText{app.help()};
  } catch (const CLI::CallForVersion& version) {
    return ShowText{fmt::format("{}\n", version.what())};
  } catch (const CLI::ExtrasError&) {
    refuse_extra(app);
  } catch (const CLI::RequiredError& error) {
    if (app.remaining_size(true) > 0) refuse_extra(app);  // a mistyped option is why its value is missing
    refuse_use(app, error.what());
  } catch (const CLI::ArgumentMismatch& error) {
    // "--threads: 1 required N missing": all options that have a value have one.
    const std::string_view said = error.what();
    refuse_use(app, fmt::format("{}: the value is missing", said.substr(0, said.find(':'))));
  } catch (const CLI::ParseError& error) {
    refuse_use(app, error.what());
  }
  return chosen_verb(innermost(*app.get_subcommands().front()).get_name(), declared);
}

Presentation presentation(int argc, const char* const* argv) {
  Presentation out;
  const auto take = [&](std::string_view option, std::string_view value) {
    if (option == "--format" && value == "json") out.format = Format::Json;
    if (option == "--color") {
      out.colour = value == "always" ? Colour::Always : value == "never" ? Colour::Never : Colour::Auto;
    }
  };
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    const std::size_t equals = word.find('=');
    if (equals != std::string_view::npos) {
      take(word.substr(0, equals), word.substr(equals + 1));
    } else if (i + 1 < argc) {
      take(word, argv[i + 1]);
    }
  }
  return out;
}

}  // namespace coexist::command
