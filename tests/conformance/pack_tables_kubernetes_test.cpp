// The version skews of the shared table against what the pack decides, pair by pair.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "compared_cells.hpp"
#include "pack_question.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios {
namespace {

constexpr int kOldestMinor = 23;
constexpr int kNewestMinor = 30;

struct SkewLine {
  std::string component, relative_to;
  int older = 0, newer = 0;
  std::string condition;
};

std::filesystem::path skew_file() {
  return std::filesystem::path(COEXIST_SHARED_DATA) / "compat/k8s-version-skew.tsv";
}

std::vector<SkewLine> skew_lines() {
  std::ifstream in(skew_file());
  std::vector<SkewLine> lines;
  for (std::string text; std::getline(in, text);) {
    if (text.empty() || text.front() == '#') continue;
    std::istringstream fields(text);
    SkewLine line;
    fields >> line.component >> line.relative_to >> line.older >> line.newer;
    std::getline(fields, line.condition);
    lines.push_back(line);
  }
  return lines;
}

// "kubelet >= 1.25": of the two conditions in the table, both about the component's own version.
bool is_meant(const SkewLine& line, int minor) {
  if (line.condition.find(">= 1.25") != std::string::npos) return minor >= 25;
  if (line.condition.find("< 1.25") != std::string::npos) return minor < 25;
  return true;
}

// The tables that a line is about, each with the attributes of its two versions.
struct AskedTable {
  std::string aspect, mine, theirs;
};

std::vector<AskedTable> asked_tables(const SkewLine& line) {
  const std::string slot = "actor.software." + line.component;
  if (line.component == "kube-apiserver") return {{"api-beside-api", "actor.home", "peer.home"}};
  if (line.relative_to == "kubelet") return {{"kube-proxy-beside-kubelet", slot, "actor.software.kubelet"}};
  std::string name = line.component;
  if (name == "kube-controller-manager" || name == "kube-scheduler") name.erase(0, 5);
  return {{name + "-on-api", slot, "actor.home"}, {name + "-on-other-api", slot, "peer.home"}};
}

std::string version(const std::string& component, int minor) {
  return component + "-1." + std::to_string(minor);
}

TEST(KubernetesPack, DecidesEveryPairOfVersionsAsTheSkewTable) {
  if (!std::filesystem::exists(skew_file())) GTEST_SKIP() << "no " << skew_file();
  const sim::CompiledPack pack = support::compiled_pack("kubernetes-version-skew");
  const std::vector<SkewLine> lines = skew_lines();
  ASSERT_EQ(lines.size(), 11U);
  support::ComparedCells cells("skew");
  for (const SkewLine& line : lines) {
    for (int mine = kOldestMinor; mine <= kNewestMinor; ++mine) {
      if (!is_meant(line, mine)) continue;
      for (int theirs = kOldestMinor; theirs <= kNewestMinor; ++theirs) {
        const bool supported = theirs - mine <= line.older && mine - theirs <= line.newer;
        for (const AskedTable& table : asked_tables(line)) {
          Question question(pack);
          question.with(table.mine, version(line.component, mine))
              .with(table.theirs, version(line.relative_to, theirs));
          cells.compare(
              question.outcome_in(table.aspect), supported ? "works" : "fails",
              version(line.component, mine) + " with " + version(line.relative_to, theirs) + " in " + table.aspect);
        }
      }
    }
  }
  // Eight components or pairs of 64 combinations; six of them are asked of both API servers.
  EXPECT_EQ(cells.compared(), (8U + 6U) * 64U);
}

TEST(KubernetesPack, NarrowsWhatMayTalkToApiServersOfTwoVersions) {
  const sim::CompiledPack pack = support::compiled_pack("kubernetes-version-skew");
  const auto reach = [&](const std::string& kubelet) {
    Question question(pack);
    question.with("actor.class", "node").with("actor.software.kubelet", kubelet);
    question.with("actor.home", "kube-apiserver-1.28").with("actor.home-service", "serving");
    question.with("peer.home", "kube-apiserver-1.27").with("peer.home-service", "serving");
    return std::pair(question.outcome("sign-in"), question.outcome("reach-any-instance"));
  };
  EXPECT_EQ(reach("kubelet-1.28"), (std::pair<std::string, std::string>("works", "fails")));
  EXPECT_EQ(reach("kubelet-1.27"), (std::pair<std::string, std::string>("works", "works")));
  EXPECT_EQ(reach("kubelet-1.25"), (std::pair<std::string, std::string>("works", "works")));
  EXPECT_EQ(reach("kubelet-1.24"), (std::pair<std::string, std::string>("fails", "fails")));
}

// The table's last line: API servers first and one minor version at a time, then the rest, kubelets after a drain.
TEST(KubernetesPack, KeepsTheOrderOfTheSkewTable) {
  const sim::Pack pack = support::shipped_pack("kubernetes-version-skew");
  const auto comes_before = [&](const std::string& first, const std::string& then) {
    return std::any_of(pack.precedence.begin(), pack.precedence.end(), [&](const sim::Precedence& p) {
      return p.requirement == sim::Requirement::StepDone && p.gravity == sim::Gravity::Forbidden &&
             pack.step_kinds[p.step].id == first && pack.step_kinds[p.before_kind].id == then;
    });
  };
  for (const std::string then : {"upgrade-controller-manager", "upgrade-scheduler", "upgrade-cloud-controller-manager",
                                 "upgrade-kubelets", "upgrade-kube-proxies"}) {
    EXPECT_TRUE(comes_before("start-api-servers", then)) << then;
  }
  EXPECT_TRUE(comes_before("drain-nodes", "upgrade-kubelets"));
  EXPECT_FALSE(comes_before("upgrade-scheduler", "upgrade-controller-manager"));
  ASSERT_EQ(pack.paths.size(), 15U);
  const auto minor_of = [&](const std::vector<bool>& products) {
    const auto bit = static_cast<std::size_t>(std::find(products.begin(), products.end(), true) - products.begin());
    return static_cast<int>(pack.vocabulary.products[sim::id_at<sim::ProductId>(bit)].version[1]);
  };
  for (const sim::SupportedPath& path : pack.paths) {
    EXPECT_EQ(path.supported, minor_of(path.target) - minor_of(path.legacy) == 1) << path.because;
  }
}

}  // namespace
}  // namespace coexist::scenarios
