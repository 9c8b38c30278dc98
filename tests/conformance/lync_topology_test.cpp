// The real documents: read completely, exported unchanged, pseudonymised without a trace.
#include <gmock/gmock.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "scenarios/pseudonym.hpp"
#include "scenarios/text_file.hpp"
#include "scenarios/topology_summary.hpp"

namespace coexist::scenarios {
namespace {

std::filesystem::path folder() {
  return std::filesystem::path(COEXIST_SHARED_DATA) / "lync-topology";
}

std::vector<std::filesystem::path> documents() {
  std::vector<std::filesystem::path> found;
  if (std::filesystem::exists(folder())) {
    for (const auto& entry : std::filesystem::directory_iterator(folder())) {
      if (entry.path().extension() == ".xml" || entry.path().extension() == ".tbxml") {
        found.push_back(entry.path());
      }
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::size_t occurrences(const std::string& text, const std::string& of) {
  std::size_t count = 0;
  for (std::size_t at = text.find(of); at != std::string::npos; at = text.find(of, at + of.size())) {
    ++count;
  }
  return count;
}

// Elements of that name, opened or empty.
std::size_t tags(const std::string& text, const std::string& name) {
  return occurrences(text, "<" + name + " ") + occurrences(text, "<" + name + ">") +
         occurrences(text, "<" + name + "/>");
}

// Values of an attribute, by a scan that knows nothing of XML.
std::multiset<std::string> values(const std::string& text, const std::string& attribute) {
  std::multiset<std::string> found;
  const std::string start = " " + attribute + "=\"";
  for (std::size_t at = text.find(start); at != std::string::npos; at = text.find(start, at + 1)) {
    const std::size_t from = at + start.size();
    found.insert(text.substr(from, text.find('"', from) - from));
  }
  return found;
}

class LyncTopology : public ::testing::Test {
 protected:
  struct Read {
    std::string name;
    std::shared_ptr<const SourceFile> file;
    TopologyDocument document;
  };

  void SetUp() override {
    if (documents().empty()) {
      GTEST_SKIP() << "no documents in " << folder();
    }
    for (const std::filesystem::path& path : documents()) {
      Diagnostics diagnostics;
      const auto file = read_text(path, diagnostics);
      auto document = file ? read_topology(file, diagnostics) : std::nullopt;
      EXPECT_EQ(print(diagnostics), "") << path << ": not even a warning is deserved";
      ASSERT_TRUE(document.has_value()) << path;
      read_.push_back({path.filename().string(), file, *std::move(document)});
    }
    ASSERT_EQ(read_.size(), 8U);
  }

  std::vector<Read> read_;
};

TEST_F(LyncTopology, CountsAgreeWithANaiveScan) {
  for (const Read& read : read_) {
    SCOPED_TRACE(read.name);
    const std::string& text = read.file->text;
    const ImportSummary summary = summarise(read.document);
    EXPECT_EQ(summary.central_sites, tags(text, "CentralSite"));
    EXPECT_EQ(summary.branch_sites, tags(text, "RemoteSite") + tags(text, "BranchSite"));
    EXPECT_EQ(summary.clusters, tags(text, "Cluster"));
    EXPECT_EQ(summary.machines, tags(text, "Machine"));
    EXPECT_EQ(summary.sql_instances, tags(text, "SqlInstance"));
    EXPECT_EQ(summary.services, tags(text, "Service"));
    EXPECT_EQ(summary.dependencies, tags(text, "Dependency"));
    EXPECT_EQ(summary.ports, tags(text, "Port"));
    EXPECT_EQ(summary.gateways, tags(text, "PstnGatewayService"));
    EXPECT_EQ(summary.pairings, tags(text, "Backup"));
  }
}

TEST_F(LyncTopology, FieldsHoldTheValuesOfTheText) {
  for (const Read& read : read_) {
    SCOPED_TRACE(read.name);
    const std::string& text = read.file->text;
    std::multiset<std::string> ports;
    std::multiset<std::string> versions;
    for (const TopologyService& service : read.document.services) {
      versions.insert(std::to_string(service.service_version));
      for (const ServicePort& port : service.ports) {
        ports.insert(std::to_string(port.port));
      }
    }
    EXPECT_EQ(ports, values(text, "Port"));
    EXPECT_EQ(versions, values(text, "ServiceVersion"));
    std::multiset<std::string> addresses;
    for (const TopologyCluster& cluster : read.document.clusters) {
      for (const TopologyMachine& machine : cluster.machines) {
        for (const NetInterface& face : machine.interfaces) {
          addresses.insert(face.address);
        }
      }
    }
    EXPECT_EQ(addresses, values(text, "IPAddress"));
  }
}

TEST_F(LyncTopology, EveryReferenceIsResolved) {
  for (const Read& read : read_) {
    SCOPED_TRACE(read.name);
    for (const TopologyService& service : read.document.services) {
      EXPECT_NE(find_cluster(read.document, service.installed_on.cluster), nullptr);
      EXPECT_NE(find_site(read.document, service.key.site), nullptr);
      for (const Dependency& to : service.dependencies) {
        EXPECT_NE(find_service(read.document, to.service), nullptr) << print(to.service);
      }
    }
  }
}

TEST_F(LyncTopology, EveryElementAttributeAndTextIsAccountedForAndUnderstood) {
  for (const Read& read : read_) {
    SCOPED_TRACE(read.name);
    const std::string& text = read.file->text;
    const Understanding& account = read.document.understanding;
    const std::size_t elements = occurrences(text, "<") - occurrences(text, "</") - occurrences(text, "<?");
    const std::size_t declarations = occurrences(text, " xmlns=\"") + 2 * occurrences(text, "<?xml ");
    const std::size_t attributes = occurrences(text, "=\"") - declarations;
    const std::size_t texts = tags(text, "Name") + tags(text, "Description");
    EXPECT_EQ(account.count(Treatment::NotUnderstood), 0U);
    EXPECT_EQ(account.count(Treatment::Mapped) + account.count(Treatment::Carried), elements + attributes + texts);
    EXPECT_GT(account.count(Treatment::Mapped), 20 * account.count(Treatment::Carried));
  }
}

TEST_F(LyncTopology, ExportIsTheCanonicalFormOfTheInput) {
  for (const Read& read : read_) {
    SCOPED_TRACE(read.name);
    Diagnostics diagnostics;
    const auto canonical = canonical_xml(read.file, diagnostics);
    ASSERT_TRUE(canonical.has_value());
    EXPECT_EQ(write_canonical_xml(read.document), *canonical);
    auto again = read_topology(std::make_shared<const SourceFile>(SourceFile{"again", *canonical}), diagnostics);
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(write_canonical_xml(*again), *canonical);
    again->understanding = read.document.understanding;  // its places are those of another text
    again->root = read.document.root;                    // its attributes are in another order
    EXPECT_TRUE(*again == read.document);
  }
}

TEST_F(LyncTopology, SuccessiveVersionsDifferWhereTheirHistorySays) {
  const auto named = [&](const std::string& part) {
    return std::find_if(read_.begin(), read_.end(),
                        [&](const Read& read) { return read.name.find(part) != std::string::npos; });
  };
  const auto second = named("V2-03913bb");
  const auto third = named("V3-66522ef");
  ASSERT_TRUE(second != read_.end() && third != read_.end());
  EXPECT_EQ(summarise(second->document).gateways, 0U);
  EXPECT_EQ(summarise(third->document).gateways, 1U);
}

// Letters and digits between anything else, in lower case.
std::set<std::string> words(const std::string& text) {
  std::set<std::string> found;
  std::string word;
  for (const char c : text + " ") {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (!word.empty()) {
      found.insert(std::exchange(word, {}));
    }
  }
  return found;
}

// Everything in the original that names somebody or something of its own.
std::set<std::string> personal_words(const std::string& text) {
  std::set<std::string> personal;
  for (const char* attribute :
       {"Fqdn", "ConfiguredFqdn", "Host", "DefaultDomain", "FaultDomain", "UpgradeDomain", "City", "State", "ShareName",
        "FileName", "Signature", "UniqueId", "AlwaysOnPrimaryNodeFqdn"}) {
    for (const std::string& value : values(text, attribute)) {
      personal.merge(words(value));
    }
  }
  for (const std::string element : {"Name", "Description"}) {
    for (std::size_t at = text.find("<" + element); at != std::string::npos; at = text.find("<" + element, at + 1)) {
      const std::size_t from = text.find('>', at) + 1;
      personal.merge(words(text.substr(from, text.find('<', from) - from)));
    }
  }
  return personal;
}

TEST_F(LyncTopology, PseudonymsLeaveNoPersonalWordAndTheSameGraph) {
  PseudonymKey key{};
  key.fill(42);
  for (const Read& read : read_) {
    SCOPED_TRACE(read.name);
    const TopologyDocument changed = pseudonymise(read.document, key);
    std::set<std::string> personal = personal_words(read.file->text);
    ASSERT_GT(personal.size(), 5U);
    // Words that are also the product's own, and single letters and digits: they say nothing about anybody.
    for (const char* word : {"com", "domain", "example", "c", "the", "in", "first", "second", "or", "0000", "00000000",
                             "000000000000", "tbxml", "1", "01", "02", "03", "04"}) {
      personal.erase(word);
    }
    std::set<std::string> left;
    const std::set<std::string> exported = words(write_canonical_xml(changed));
    std::set_intersection(personal.begin(), personal.end(), exported.begin(), exported.end(),
                          std::inserter(left, left.end()));
    EXPECT_THAT(left, ::testing::IsEmpty());

    ImportSummary before = summarise(read.document);
    ImportSummary after = summarise(changed);
    before.understanding = after.understanding = {};
    EXPECT_EQ(before, after);
    EXPECT_EQ(changed.understanding.count(Treatment::NotUnderstood), 0U);
    for (std::size_t i = 0; i < changed.services.size(); ++i) {
      EXPECT_EQ(changed.services[i].key, read.document.services[i].key);
      EXPECT_EQ(changed.services[i].installed_on.cluster, read.document.services[i].installed_on.cluster);
      for (std::size_t d = 0; d < changed.services[i].dependencies.size(); ++d) {
        EXPECT_EQ(changed.services[i].dependencies[d].service, read.document.services[i].dependencies[d].service);
      }
    }
  }
}

TEST(SeedTopology, IsReadWithoutDiagnosticsAndUnderstoodCompletely) {
  Diagnostics diagnostics;
  const auto file = read_text(
      std::filesystem::path(COEXIST_SOURCE_DIR) / "scenarios/examples/seed/lync-2013.topology.xml", diagnostics);
  ASSERT_NE(file, nullptr);
  const auto document = read_topology(file, diagnostics);
  EXPECT_EQ(print(diagnostics), "");
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(document->understanding.count(Treatment::NotUnderstood), 0U);
  const ImportSummary summary = summarise(*document);
  EXPECT_EQ(summary.central_sites, 2U);
  EXPECT_EQ(summary.branch_sites, 3U);
  EXPECT_EQ(summary.gateways, 5U);
  EXPECT_EQ(summary.services_by_version, (std::map<std::uint32_t, std::size_t>{{6, summary.services}}));
  EXPECT_EQ(find_cluster(*document, {1, 1})->machines.size(), 5U);
  EXPECT_EQ(find_cluster(*document, {2, 1})->machines.size(), 4U);
}

}  // namespace
}  // namespace coexist::scenarios
