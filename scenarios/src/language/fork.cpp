#include "scenarios/fork.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <system_error>
#include <utility>

#include "scenarios/compound_codecs.hpp"
#include "scenarios/text_file.hpp"

namespace coexist::scenarios {
namespace {

bool all_have_ids(const Sequence& items) {
  return std::all_of(items.begin(), items.end(), [](const Node& item) { return id_of(item) != nullptr; });
}

bool asks_for_removal(const Node& item) {
  const Node* remove = item.mapping()->find("remove");
  const Scalar* scalar = remove == nullptr ? nullptr : remove->scalar();
  return scalar != nullptr && !scalar->quoted && scalar->text == "true";
}

Node merged_lists(const Node& base, const Node& fork, Diagnostics& diagnostics) {
  codec_detail::ids_differ(*fork.sequence(), diagnostics);
  std::map<std::string_view, const Node*> changes;
  for (const Node& item : *fork.sequence()) {
    changes.emplace(*id_of(item), &item);
  }
  Sequence items;
  std::vector<std::string> known;
  for (const Node& item : *base.sequence()) {
    known.push_back(*id_of(item));
    const auto change = changes.find(known.back());
    if (change == changes.end()) {
      items.push_back(item);
    } else if (!asks_for_removal(*change->second)) {
      items.push_back(merged(item, *change->second, diagnostics));
    }
  }
  std::sort(known.begin(), known.end());
  for (const Node& item : *fork.sequence()) {
    if (std::binary_search(known.begin(), known.end(), *id_of(item))) {
      continue;
    }
    if (asks_for_removal(item)) {
      diagnostics.error("E131", item.place, fmt::format("nothing to remove: the base has no '{}'", *id_of(item)),
                        did_you_mean(*id_of(item), known));
      continue;
    }
    items.push_back(item);
  }
  return {fork.place, std::move(items)};
}

// Not a key whose value was forgotten, or is commented out: that stands where its key does, and is a mistake.
bool is_written_null(const MapEntry& entry) {
  const Place& value = entry.value.place;
  return entry.value.is_nothing() && (value.line != entry.key_place.line || value.column != entry.key_place.column);
}

Node merged_mappings(const Node& base, const Node& fork, Diagnostics& diagnostics) {
  std::vector<MapEntry> entries;
  for (const MapEntry& entry : base.mapping()->entries()) {
    const MapEntry* change = fork.mapping()->find_entry(entry.key);
    if (change != nullptr && is_written_null(*change)) continue;
    entries.push_back(change == nullptr
                          ? entry
                          : MapEntry{entry.key, change->key_place, merged(entry.value, change->value, diagnostics)});
  }
  for (const MapEntry& entry : fork.mapping()->entries()) {
    if (base.mapping()->find(entry.key) == nullptr) {
      entries.push_back(entry);
    }
  }
  return {fork.place, Mapping(std::move(entries))};
}

// The value of `extends:` at the top of a file; null if there is none.
const Node* extends_of(const Node& root) {
  return root.mapping() == nullptr ? nullptr : root.mapping()->find("extends");
}

std::string identity(const std::filesystem::path& path) {
  std::error_code ignored;
  const auto canonical = std::filesystem::weakly_canonical(path, ignored);
  return canonical.empty() ? path.string() : canonical.string();
}

// What is wrong with a base is reported in the base, with a pointer to who wanted it.
void add_with_origin(const Diagnostics& found, const Node* extends, Diagnostics& diagnostics) {
  for (Diagnostic d : found.all()) {
    if (extends != nullptr && d.place.line == 0) {
      d.related.emplace_back(extends->place, "extended from here");
    }
    diagnostics.add(std::move(d));
  }
}

}  // namespace

Node merged(const Node& base, const Node& fork, Diagnostics& diagnostics) {
  if (base.mapping() != nullptr && fork.mapping() != nullptr) {
    return merged_mappings(base, fork, diagnostics);
  }
  const Sequence* changes = fork.sequence();
  if (base.sequence() != nullptr && changes != nullptr && !changes->empty() && all_have_ids(*changes) &&
      all_have_ids(*base.sequence())) {
    return merged_lists(base, fork, diagnostics);
  }
  return fork;
}

std::filesystem::path path_beside(const Place& place, std::string_view written) {
  std::filesystem::path path(written);
  if (path.is_absolute() || place.file == nullptr) return path;
  const std::filesystem::path beside = std::filesystem::path(place.file->name).parent_path() / path;
  const std::filesystem::path tidy = beside.lexically_normal();
  // Behind a symbolic link to a folder, `..` is not what it seems.
  std::error_code ignored;
  return std::filesystem::equivalent(tidy, beside, ignored) ? tidy : beside;
}

std::optional<ScenarioTree> load_scenario_tree(const std::filesystem::path& path, Diagnostics& diagnostics) {
  std::vector<Node> chain;  // the scenario, its base, the base of that
  std::vector<std::shared_ptr<const SourceFile>> files;
  std::vector<std::string> identities;
  std::filesystem::path next = path;
  const Node* extends = nullptr;
  YamlLimits limits;             // of all files together, or eight hostile files would take eight times the memory
  chain.reserve(kLongestChain);  // `extends` points into it
  do {
    const std::string who = identity(next);
    const bool again = std::find(identities.begin(), identities.end(), who) != identities.end();
    if (again || chain.size() == kLongestChain) {
      std::string names;
      for (const auto& file : files) {
        names += file->name + " -> ";
      }
      diagnostics.error("E130", extends->place,
                        fmt::format("{}: {}{}", again ? "a scenario must not extend itself" : "the chain is too long",
                                    names, next.string()),
                        again ? "" : fmt::format("at most {} files", kLongestChain));
      return std::nullopt;
    }
    identities.push_back(who);
    Diagnostics found;
    auto file = read_text(next, found);
    auto root = file == nullptr ? std::nullopt : load_yaml(file, found, limits);
    add_with_origin(found, extends, diagnostics);
    if (!root) {
      return std::nullopt;
    }
    if (extends != nullptr && root->mapping() == nullptr) {  // merging would drop it without a word
      diagnostics.error("E110", root->place, fmt::format("expected a scenario to extend, found {}", kind_of(*root)), {},
                        extends->place, "extended from here");
      return std::nullopt;
    }
    limits.bytes -= file->text.size();
    files.push_back(std::move(file));
    chain.push_back(std::move(*root));
    extends = extends_of(chain.back());
    if (extends != nullptr && extends->scalar() == nullptr) {
      codec_detail::wrong_kind(*extends, "a path such as '../base.yaml'", diagnostics);
      return std::nullopt;
    }
    if (extends != nullptr) {
      next = path_beside(extends->place, extends->scalar()->text);
    }
  } while (extends != nullptr);

  Node root = std::move(chain.back());
  for (auto fork = chain.rbegin() + 1; fork != chain.rend(); ++fork) {
    root = merged(root, *fork, diagnostics);
  }
  return ScenarioTree{std::move(root), std::move(files)};
}

}  // namespace coexist::scenarios
