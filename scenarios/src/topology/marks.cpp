#include "topology/marks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "topology/schema.hpp"

namespace coexist::scenarios {
namespace {

// Paths that were not taken. Known documents have fewer than 20 of them, a hostile one as many as it has attributes:
// those beyond share one path.
constexpr std::size_t kMostPaths = 2000;
constexpr std::string_view kFurtherPaths = "(further paths)";

// Paths as a tree of names, so that accounting for a node costs one look-up of its own name, however deep it is.
struct PathNode {
  struct Use {
    std::size_t count = 0;
    int line = 0;
    int column = 0;
  };
  std::map<std::string, std::unique_ptr<PathNode>, std::less<>> below;
  Use taken;
  Use untaken;
};

// Names of schemas that are not ours are shown with their namespace: a familiar name there means something else.
std::string shown_name(const XmlName& name, std::string_view mark) {
  return fmt::format("{}{}{}", mark, is_schema_namespace(name.space) ? "" : "{" + name.space + "}", name.local);
}

class Accountant {
 public:
  PathNode top;

  Accountant(const std::vector<TopologyMarks::Taken>& taken, const XmlPlaces& places)
      : taken_(taken), places_(places) {}

  void element(const XmlElement& e, PathNode& parent, std::string_view separator) {
    static const TopologyMarks::Taken kNothing;
    const TopologyMarks::Taken& taken = e.number < taken_.size() ? taken_[e.number] : kNothing;
    const Place place = places_.of(e.number);
    PathNode& node = count(parent, shown_name(e.name, separator), taken.element, place);
    for (std::size_t i = 0; i < e.attributes.size(); ++i) {
      const bool attribute_taken = i < taken.attributes.size() && taken.attributes[i];
      count(node, shown_name(e.attributes[i].name, "@"), attribute_taken, place);
    }
    if (!e.text.empty()) {
      count(node, "/text()", taken.text, place);
    }
    for (const XmlElement& child : e.children) {
      element(child, node, "/");
      if (!child.tail.empty()) {
        count(node, "/text()", false, place);
      }
    }
  }

  void list(const PathNode& node, const std::string& path, Understanding& account) const {
    const auto add = [&](const PathNode::Use& use, Treatment treatment) {
      if (use.count > 0) {
        account.paths.push_back({path, treatment, use.count, use.line, use.column});
      }
    };
    add(node.taken, Treatment::Mapped);
    add(node.untaken, carried_path(path) != nullptr ? Treatment::Carried : Treatment::NotUnderstood);
    for (const auto& [name, below] : node.below) {
      list(*below, path + name, account);
    }
  }

 private:
  PathNode& count(PathNode& parent, std::string name, bool taken, const Place& place) {
    PathNode& node = enter(parent, std::move(name), taken);
    PathNode::Use& use = taken ? node.taken : node.untaken;
    if (use.count++ == 0) {
      use.line = place.line;
      use.column = place.column;
    }
    return node;
  }

  PathNode& enter(PathNode& parent, std::string name, bool taken) {
    if (&parent == further_) {
      return parent;
    }
    auto found = parent.below.find(name);
    if (found == parent.below.end()) {
      if (!taken && untaken_paths_ == kMostPaths) {
        return further();
      }
      untaken_paths_ += std::size_t{!taken};
      found = parent.below.emplace(std::move(name), std::make_unique<PathNode>()).first;
    }
    return *found->second;
  }

  PathNode& further() {
    if (further_ == nullptr) {
      further_ = top.below.emplace(kFurtherPaths, std::make_unique<PathNode>()).first->second.get();
    }
    return *further_;
  }

  const std::vector<TopologyMarks::Taken>& taken_;
  const XmlPlaces& places_;
  std::size_t untaken_paths_ = 0;
  PathNode* further_ = nullptr;
};

}  // namespace

TopologyMarks::Taken& TopologyMarks::of(const XmlElement& element) {
  if (element.number >= taken_.size()) {
    taken_.resize(element.number + std::size_t{1});
  }
  return taken_[element.number];
}

void TopologyMarks::take(const XmlElement& element, const XmlAttribute& attribute) {
  Taken& taken = of(element);
  taken.attributes.resize(element.attributes.size());
  taken.attributes[static_cast<std::size_t>(&attribute - element.attributes.data())] = true;
}

Understanding TopologyMarks::account(const XmlElement& root, const XmlPlaces& places) const {
  Accountant accountant(taken_, places);
  accountant.element(root, accountant.top, "");
  Understanding account;
  accountant.list(accountant.top, "", account);
  std::sort(account.paths.begin(), account.paths.end(), [](const PathAccount& a, const PathAccount& b) {
    return a.path != b.path ? a.path < b.path : a.treatment < b.treatment;
  });
  return account;
}

std::size_t Understanding::count(Treatment treatment) const noexcept {
  std::size_t sum = 0;
  for (const PathAccount& account : paths) {
    sum += account.treatment == treatment ? account.count : 0;
  }
  return sum;
}

}  // namespace coexist::scenarios
