#include <fmt/format.h>
#include <unistd.h>

#include <thread>

#include "data_directory.hpp"
#include "json_text.hpp"
#include "scenarios/json_format.hpp"
#include "scenarios/pack_file.hpp"
#include "scenarios/zones.hpp"
#include "sim/isolated_process.hpp"
#include "sim/simgrid_infrastructure.hpp"
#include "verbs.hpp"
#include "viz/fonts.hpp"
#include "viz/layout.hpp"
#include "viz/png.hpp"
#include "viz/svg.hpp"
#include "words.hpp"

namespace coexist::command {
namespace {

struct Finding {
  bool good = false;
  std::string what;
  std::string remedy;  // where it is not good
  bool needed = true;  // by everybody
};

Finding packs() {
  const std::filesystem::path data = data_directory();
  if (data.empty()) {
    return {false, "packs: none found",
            fmt::format("looked in ../share/coexist beside the program, {} and {}", COEXIST_DATA_DIR,
                        COEXIST_BUILD_DATA_DIR)};
  }
  scenarios::Diagnostics diagnostics;
  const auto found = scenarios::list_packs(data / "packs", diagnostics);
  for (const scenarios::PackSummary& pack : found) {
    if (pack.is_abstract) continue;  // read with each of those that extend it
    scenarios::ProvenanceTable provenance;
    static_cast<void>(scenarios::load_pack({data / "packs", pack.id, {}, {}}, provenance, diagnostics));
  }
  return {!diagnostics.has_errors() && !found.empty(),
          fmt::format("packs: {} in {}", found.size(), (data / "packs").string()),
          "`coexist packs check` says what is wrong"};
}

Finding zones() {
  const bool good = std::holds_alternative<scenarios::Zone>(scenarios::find_zone("Europe/Berlin"));
  return {good, "time zones", "install the package tzdata"};
}

// The smallest thing that can be laid out and drawn: two pools with a line between.
Finding pictures() {
  viz::Diagram diagram;
  const auto item = [](const std::string& id) { return viz::Item{id, id, {}}; };
  diagram.sites = {{item("site"), true, "UTC"}};
  diagram.pools = {{item("a"), 0, viz::Side::Old, {}, {}, true}, {item("b"), 0, viz::Side::New, {}, {}, true}};
  diagram.relations = {{item("line"), 0, 1}};
  viz::DiagramState state;
  state.sites.resize(1);
  state.pools.resize(2);
  state.relations.resize(1);
  const viz::Layout layout = viz::lay_out(diagram);
  const bool drawn = !viz::render_png(viz::render_svg(diagram, state, layout, {})).empty();
  return {drawn && layout.engine == viz::Engine::Dot,
          fmt::format("pictures: layout by {}, PNG {}", viz::name_of(layout.engine), drawn ? "drawn" : "not drawn"),
          "install the packages libgvc6 and librsvg2-2; without them pictures are plainer, or missing"};
}

// Without it pictures still are drawn, with widths that are guessed.
Finding font() {
  const std::filesystem::path file = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
  std::error_code failed;
  return {std::filesystem::exists(file, failed), fmt::format("font: {}", file.string()),
          "install the package fonts-dejavu-core"};
}

// The letters of one name each in Chinese, Japanese and Korean: many who have such names have them all over.
Finding letters() {
  return {viz::without_font("中日の한").empty(), "letters: Chinese, Japanese and Korean in PNG",
          "if your names have any, install the package fonts-noto-cjk; SVG need no font here", false};
}

// In a child process, as in a run.
Finding infrastructure() {
  try {
    static_cast<void>(sim::run_isolated([] {
      sim::WorldParts parts;
      parts.sites.push_back({{"site", "Site", {}}, "UTC", true, 1'000'000'000});
      static_cast<void>(sim::simgrid_infrastructure(sim::World(std::move(parts))));
      return std::vector<std::byte>();
    }));
  } catch (const std::exception& error) {
    return {false, fmt::format("simulation: {}", error.what()), "install the package libsimgrid3.32"};
  }
  return {true, fmt::format("simulation: {}", sim::simgrid_model_text()), {}};
}

Finding machine() {
  const std::int64_t bytes = static_cast<std::int64_t>(::sysconf(_SC_PHYS_PAGES)) * ::sysconf(_SC_PAGE_SIZE);
  constexpr std::int64_t kMiB = 1 << 20;
  return {bytes >= 512 * kMiB,
          fmt::format("machine: {} MiB of memory, {}", grouped(bytes / kMiB),
                      counted(std::thread::hardware_concurrency(), "thread", "threads")),
          "large scenarios want 512 MiB"};
}

}  // namespace

int carry_out(const Doctor&, Terminal& terminal) {
  const std::vector<Finding> findings{packs(), zones(), font(), letters(), pictures(), infrastructure(), machine()};
  std::string text;
  nlohmann::ordered_json json = {{"format_version", scenarios::kJsonFormatVersion},
                                 {"what", "doctor"},
                                 {"findings", nlohmann::ordered_json::array()}};
  bool good = true;
  for (const Finding& finding : findings) {
    good = good && (finding.good || !finding.needed);
    const char* mark = finding.good ? "✓ good   " : finding.needed ? "✕ missing" : "△ not all";
    text += fmt::format("{} {}\n", mark, finding.what);
    if (!finding.good) text += fmt::format("            {}\n", finding.remedy);
    json["findings"].push_back({{"good", finding.good},
                                {"needed", finding.needed},
                                {"what", finding.what},
                                {"remedy", finding.good ? "" : finding.remedy}});
  }
  terminal.result(terminal.json() ? json_text(json) : text);
  return good ? ExitCode::Done : ExitCode::No;
}

}  // namespace coexist::command
