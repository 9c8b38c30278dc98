#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

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

// What an example consists of: the scenario, its schema, the topologies it imports.
bool is_scenario_part(std::string_view name) {
  return name == "scenario.yaml" || name == kSchemaFile || name.ends_with(".topology.xml");
}

constexpr std::string_view kKept = ".kept-";

bool is_kept(std::string_view name) {
  const std::size_t at = name.rfind(kKept);
  return at != std::string_view::npos && is_scenario_part(name.substr(0, at));
}

// What may stand in a folder that --force writes: all of it is replaced by itself, or kept.
bool is_ours(std::string_view name) {
  return is_scenario_part(name) || is_kept(name);
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

struct Kept {
  std::string name, was;
};

// The first of scenario.yaml.kept-1, -2, ... that is not taken.
std::string free_name(const std::string& name, const FolderContent& content) {
  for (std::size_t n = 1;; ++n) {
    std::string kept = fmt::format("{}{}{}", name, kKept, n);
    if (std::none_of(content.begin(), content.end(), [&](const auto& file) { return file.first == kept; })) return kept;
  }
}

// Adds what stands in the folder and would be lost: somebody's work, perhaps. Files that were kept before stay, files
// that are replaced by the same bytes need not.
std::vector<Kept> keep_what_differs(const fs::path& folder, FolderContent& content) {
  std::vector<std::pair<std::string, std::string>> old;
  scenarios::Diagnostics diagnostics;
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
    auto bytes = scenarios::read_bytes(entry.path(), diagnostics);
    if (bytes) old.emplace_back(entry.path().filename().string(), std::move(*bytes));
  }
  diagnostics.throw_if_errors();
  std::sort(old.begin(), old.end());
  for (const auto& file : old) {
    if (is_kept(file.first)) content.push_back(file);
  }
  std::vector<Kept> kept;
  for (auto& [name, bytes] : old) {
    const bool same = std::find(content.begin(), content.end(), std::pair(name, bytes)) != content.end();
    if (same) continue;
    kept.push_back({free_name(name, content), name});
    content.emplace_back(kept.back().name, std::move(bytes));
  }
  return kept;
}

}  // namespace

int carry_out(const Init& init, Terminal& terminal) {
  FolderContent content = example(init.example);
  expect_writable(init.directory, init.force, is_ours);
  const std::vector<Kept> kept = keep_what_differs(init.directory, content);
  write_folder(init.directory, content, init.force, is_ours);
  const fs::path scenario = fs::path(init.directory) / "scenario.yaml";
  if (terminal.json()) {
    nlohmann::ordered_json json = {
        {"format_version", scenarios::kJsonFormatVersion}, {"what", "init"}, {"directory", init.directory}};
    for (const auto& [name, bytes] : content) json["files"].push_back(name);
    json["kept"] = nlohmann::ordered_json::array();
    for (const Kept& file : kept) json["kept"].push_back({{"file", file.name}, {"was", file.was}});
    terminal.result(json_text(json));
  } else {
    std::string text = fmt::format("{}: a scenario to start from\n", scenario.string());
    for (const Kept& file : kept) {
      text += fmt::format("{}: what was {}\n", (fs::path(init.directory) / file.name).string(), file.was);
    }
    terminal.result(text);
  }
  terminal.next(fmt::format("coexist check {}", init.directory));
  return ExitCode::Done;
}

}  // namespace coexist::command
