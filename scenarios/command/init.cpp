#include <fmt/format.h>

#include <algorithm>

#include "data_directory.hpp"
#include "json_text.hpp"
#include "output_folder.hpp"
#include "scenarios/json_format.hpp"
#include "scenarios/scenario_file.hpp"
#include "scenarios/text_file.hpp"
#include "verbs.hpp"

namespace coexist::command {
namespace {

namespace fs = std::filesystem;
constexpr const char* kSchemaFile = "scenario.schema.json";

// What an example consists of, and so what --force may replace: the scenario, its schema, the topologies it imports.
bool is_scenario_part(std::string_view name) {
  return name == "scenario.yaml" || name == kSchemaFile || name.ends_with(".topology.xml");
}

// An example names its schema in the first line, or gets such a line.
std::string with_schema_line(std::string text) {
  constexpr std::string_view kMark = "# yaml-language-server:";
  return text.starts_with(kMark) ? text : fmt::format("{} $schema={}\n{}", kMark, kSchemaFile, text);
}

FolderContent example(const std::string& name) {
  const fs::path folder = data_directory() / "examples" / name;
  FolderContent content;
  scenarios::Diagnostics diagnostics;
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
    const std::string file = entry.path().filename().string();
    if (!is_scenario_part(file)) continue;
    const auto text = scenarios::read_text(entry.path(), diagnostics);
    if (text) content.emplace_back(file, file == "scenario.yaml" ? with_schema_line(text->text) : text->text);
  }
  diagnostics.throw_if_errors();
  if (content.empty()) throw std::runtime_error(fmt::format("the example '{}' is not installed", name));
  content.emplace_back(kSchemaFile, scenarios::json_schema(scenarios::scenario_file_shape(), "scenario"));
  std::sort(content.begin(), content.end());
  return content;
}

}  // namespace

int carry_out(const Init& init, Terminal& terminal) {
  const FolderContent content = example(init.example);
  write_folder(init.directory, content, init.force, is_scenario_part);
  const fs::path scenario = fs::path(init.directory) / "scenario.yaml";
  if (terminal.json()) {
    nlohmann::ordered_json json = {
        {"format_version", scenarios::kJsonFormatVersion}, {"what", "init"}, {"directory", init.directory}};
    for (const auto& [name, bytes] : content) json["files"].push_back(name);
    terminal.result(json_text(json));
  } else {
    terminal.result(fmt::format("{}: a scenario to start from\n", scenario.string()));
  }
  terminal.next(fmt::format("coexist check {}", init.directory));
  return ExitCode::Done;
}

}  // namespace coexist::command
