#include "packs/read_layers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/text_file.hpp"
#include "scenarios/yaml_tree.hpp"

namespace coexist::scenarios::packs {
namespace {

constexpr std::int64_t kFormat = 1;
constexpr std::size_t kMostFiles = 64;
constexpr std::size_t kMostPacks = 16;  // that lie over each other

struct Reading {
  LoadedPack& loaded;
  SoundPart& sound;
  std::size_t passed_over = 0;  // errors in files of which something is left
};

std::optional<WrittenPack> read_file(const std::filesystem::path& path, const Place& named_at, Reading& reading,
                                     Diagnostics& diagnostics) {
  const auto file = read_text(path, named_at, diagnostics);
  if (!file) {
    return std::nullopt;
  }
  reading.loaded.files.push_back(file);
  Diagnostics found;
  auto tree = load_yaml(file, found);
  auto pack = tree ? written_pack_schema().decode(*tree, found) : std::nullopt;
  if (tree && !pack) pack = reading.sound.decode(std::move(*tree), written_pack_schema(), found);
  for (const Diagnostic& one : found.all()) diagnostics.add(one);
  if (pack) reading.passed_over += found.error_count();
  return pack;
}

void check_header(const WrittenPack& written, const PackRequest& request, const std::filesystem::path& path,
                  Diagnostics& diagnostics) {
  if (!written.header) {
    diagnostics.error("E605", {}, fmt::format("{} has no key 'pack'", path.string()));
  } else if (written.header->format.value != kFormat) {
    diagnostics.error(
        "E605", written.header->format.place,
        fmt::format("pack format {} is not known; this program reads {}", written.header->format.value, kFormat));
  } else if (written.header->id.value != request.id) {
    diagnostics.error("E605", written.header->id.place,
                      fmt::format("the pack in directory '{}' calls itself '{}'", request.id, written.header->id.value),
                      "its id is the name of its directory: change one of the two");
  }
}

// Only pack.yaml says what a pack is and of which files it consists; elsewhere the two keys would be ignored in
// silence.
std::optional<WrittenPack> read_part(const std::filesystem::path& path, const Place& named_at, Reading& reading,
                                     Diagnostics& diagnostics) {
  auto part = read_file(path, named_at, reading, diagnostics);
  if (part && (part->header || part->hop || !part->files.empty())) {
    const Place& place = part->header          ? part->header->id.place
                         : part->files.empty() ? part->hop->place
                                               : part->files.front().place;
    diagnostics.error("E605", place, "`pack`, `hop` and `files` belong into pack.yaml only");
    return std::nullopt;
  }
  return part;
}

// A pack stays within its directory: its files are named, not pointed to.
bool is_plain_name(const std::string& name) {
  return !name.empty() && name.front() != '.' && name.find_first_of("/\\") == std::string::npos;
}

void refuse_unknown(const PackRequest& request, const std::vector<std::filesystem::path>& folders,
                    Diagnostics& diagnostics) {
  Diagnostics of_others;  // a broken pack beside the one that is missing is no news here
  std::vector<std::string> known;
  std::string help;
  for (const std::filesystem::path& folder : folders) {
    for (const PackSummary& summary : list_packs(folder, of_others)) {
      known.push_back(summary.id);
      if (summary.calls_itself != request.id) continue;
      help = fmt::format("the pack in folder '{}' calls itself so: the folder must have its name", summary.id);
    }
  }
  diagnostics.error("E600", request.asked_at, fmt::format("unknown pack '{}'", request.id),
                    help.empty() ? did_you_mean(request.id, known) : help);
}

// Nothing after an error, which was reported [E600, E622].
std::optional<std::filesystem::path> find_pack(const PackRequest& request, Diagnostics& diagnostics) {
  std::vector<std::filesystem::path> folders = request.own;
  folders.push_back(request.directory);
  std::vector<std::filesystem::path> found;
  std::error_code ignored;
  for (const std::filesystem::path& folder : folders) {
    if (!is_plain_name(request.id) || !std::filesystem::exists(folder / request.id / "pack.yaml", ignored)) continue;
    const bool again = std::any_of(found.begin(), found.end(), [&](const std::filesystem::path& known) {
      return std::filesystem::equivalent(known, folder / request.id, ignored);
    });
    if (!again) found.push_back(folder / request.id);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    refuse_unknown(request, folders, diagnostics);
  } else {
    diagnostics.error(
        "E622", request.asked_at,
        fmt::format("there are two packs '{}': {} and {}", request.id, found[0].string(), found[1].string()),
        "give one of them another name: its folder, and `id:` in its pack.yaml");
  }
  return std::nullopt;
}

std::optional<WrittenPack> read_pack(const PackRequest& request, const std::filesystem::path& directory,
                                     Reading& reading, Diagnostics& diagnostics) {
  auto pack = read_file(directory / "pack.yaml", request.asked_at, reading, diagnostics);
  if (!pack) {
    return std::nullopt;
  }
  check_header(*pack, request, directory / "pack.yaml", diagnostics);
  const Names files = pack->files;
  if (files.size() > kMostFiles) {
    diagnostics.error("E607", files.front().place, fmt::format("a pack has at most {} files", kMostFiles));
    return std::nullopt;
  }
  for (const Name& name : files) {
    if (!is_plain_name(name.value)) {
      diagnostics.error("E605", name.place, fmt::format("'{}' is not a file beside pack.yaml", name.value));
    } else if (auto more = read_part(directory / name.value, name.place, reading, diagnostics)) {
      append(*pack, std::move(*more));
    }
  }
  return pack;
}

// Depth first, so that each pack comes after all that lie below it.
class Reader {
 public:
  Reader(const PackRequest& request, Reading& reading, Diagnostics& diagnostics)
      : request_(request), reading_(reading), diagnostics_(diagnostics) {}

  std::vector<WrittenPack> read() {
    take(request_);
    return std::move(layers_);
  }

 private:
  void take(const PackRequest& request) {
    if (std::find(done_.begin(), done_.end(), request.id) != done_.end()) return;
    if (const auto first = std::find(open_.begin(), open_.end(), request.id); first != open_.end()) {
      std::string circle;
      for (auto id = first; id != open_.end(); ++id) circle += *id + " -> ";
      diagnostics_.error("E617", request.asked_at,
                         fmt::format("packs extend each other in a circle: {}{}", circle, request.id));
      return;
    }
    if (open_.size() + done_.size() == kMostPacks) {
      diagnostics_.error("E607", request.asked_at, fmt::format("at most {} packs lie over each other", kMostPacks));
      return;
    }
    const auto directory = find_pack(request, diagnostics_);
    if (!directory) return;
    auto pack = read_pack(request, *directory, reading_, diagnostics_);
    if (!pack || !pack->header) return;
    open_.push_back(request.id);
    for (const Name& below : pack->header->extends) {
      take({request.directory, below.value, below.place, {}, request.own});
    }
    open_.pop_back();
    done_.push_back(request.id);
    layers_.push_back(std::move(*pack));
  }

  const PackRequest& request_;
  Reading& reading_;
  Diagnostics& diagnostics_;
  std::vector<WrittenPack> layers_;
  std::vector<std::string> open_, done_;  // ids
};

}  // namespace

std::optional<Layers> read_layers(const PackRequest& request, LoadedPack& loaded, Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  Layers layers;
  Reading reading{loaded, layers.sound};
  // Names that stand in a file that could not be read would all be unknown: that helps nobody.
  const auto is_readable = [&] { return diagnostics.error_count() == errors_before + reading.passed_over; };
  layers.packs = Reader(request, reading, diagnostics).read();
  if (!is_readable()) return std::nullopt;
  layers.own = layers.packs.size() - 1;
  if (const WrittenHeader& own = *layers.packs.back().header; own.is_abstract) {
    diagnostics.error("E605", request.asked_at.file ? request.asked_at : own.id.place,
                      fmt::format("pack '{}' is there to be extended; it describes no hop", own.id.value),
                      "`coexist packs` lists those that do");
  }
  for (const Overlay& overlay : request.overlays) {
    if (auto more = read_part(overlay.path, overlay.asked_at, reading, diagnostics)) {
      layers.packs.push_back(std::move(*more));
    }
  }
  return is_readable() ? std::optional(std::move(layers)) : std::nullopt;
}

}  // namespace coexist::scenarios::packs
