#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "scenarios/pseudonym.hpp"
#include "scenarios/topology_summary.hpp"
#include "small_topologies.hpp"

namespace coexist::scenarios {
namespace {

using small::edited;
using small::kSmallBuilder;
using small::kSmallPublished;
using small::read_well;
using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;
using ::testing::StartsWith;

PseudonymKey key(std::uint8_t seed) {
  PseudonymKey key{};
  key.fill(seed);
  return key;
}

TEST(Pseudonyms, KeepDomainsTogether) {
  const Pseudonymiser p(key(1));
  const std::string domain = p.fqdn("acme.test");
  EXPECT_THAT(domain, MatchesRegex("n[0-9a-f]+\\.n[0-9a-f]+\\.example"));
  EXPECT_THAT(p.fqdn("fe1.acme.test"), EndsWith("." + domain));
  EXPECT_EQ(p.fqdn("FE1.Acme.TEST"), p.fqdn("fe1.acme.test"));
  EXPECT_NE(p.fqdn("fe1.acme.test"), p.fqdn("fe2.acme.test"));
  EXPECT_NE(p.fqdn("fe1.acme.test").substr(0, 13), p.fqdn("fe1.other.test").substr(0, 13))
      << "a host's label says nothing about hosts elsewhere";
  EXPECT_EQ(p.fqdn("*"), "*");
  EXPECT_EQ(p.fqdn(""), "");
}

TEST(Pseudonyms, AreValidNamesWhateverTheInput) {
  const Pseudonymiser p(key(1));
  std::string deep = "a";
  for (int i = 0; i < 120; ++i) {
    deep += ".b";
  }
  for (const std::string& name :
       {deep, std::string("..."), std::string("."), std::string("with space.\xC3\xA9"), std::string("x.")}) {
    EXPECT_LE(p.fqdn(name).size(), 253U);
    EXPECT_THAT(p.fqdn(name), MatchesRegex("(n[0-9a-f]+\\.)+example")) << name;
  }
}

TEST(Pseudonyms, KeepNetworksTogetherAndHostsApart) {
  const Pseudonymiser p(key(1));
  const std::string a = p.ip("192.168.10.100");
  const std::string b = p.ip("192.168.10.101");
  EXPECT_THAT(a, StartsWith("10."));
  EXPECT_EQ(a.substr(0, a.rfind('.')), b.substr(0, b.rfind('.')));
  EXPECT_NE(a, b);
  EXPECT_EQ(p.ip("0.0.0.0"), "0.0.0.0");
  EXPECT_THAT(p.ip("2001:db8:1::77"), AllOf(StartsWith("2001:db8::"), Not(HasSubstr("77"))));
  EXPECT_THAT(p.ip("Edge1InternalIP"), StartsWith("ip-"));
  EXPECT_EQ(p.fqdn("192.168.10.100"), a) << "gateways are often named by their address";
}

TEST(Pseudonyms, ReplacePeopleMailAndAddresses) {
  const Pseudonymiser p(key(1));
  EXPECT_THAT(p.person("Ada Lovelace"), StartsWith("Person "));
  EXPECT_THAT(p.mail("ada@acme.test"), EndsWith("@" + p.fqdn("acme.test")));
  EXPECT_EQ(p.mail("Ada@ACME.test"), p.mail("ada@acme.test"));
  EXPECT_EQ(p.url("https://talk.acme.test:444/meet/ada"),
            "https://" + p.fqdn("talk.acme.test") + ":444/meet/" + p.text("path", "ada"));
  EXPECT_EQ(p.guid("00000000-0000-0000-0000-000000000000"), "00000000-0000-0000-0000-000000000000");
  EXPECT_THAT(p.guid("11111111-2222-3333-4444-555555555555"),
              MatchesRegex("[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+"));
}

// Computed with another implementation: Python's hashlib.blake2b(digest_size=16, key=32 bytes of 1), input
// "person\0Ada Lovelace". Pseudonyms must not change between versions, or files treated earlier no longer fit.
TEST(Pseudonyms, StayTheSameForever) {
  EXPECT_EQ(Pseudonymiser(key(1)).person("Ada Lovelace"), "Person d408ad3fa4a5");
}

TEST(PseudonymousTopology, HasTheSameShapeAndImportsAgain) {
  for (const std::string_view text : {kSmallPublished, kSmallBuilder}) {
    const TopologyDocument original = read_well(text);
    const TopologyDocument changed = pseudonymise(original, key(1));
    EXPECT_EQ(read_well(write_canonical_xml(changed)), changed);
    ImportSummary before = summarise(original);
    ImportSummary after = summarise(changed);
    before.understanding = after.understanding = {};
    EXPECT_EQ(before, after);
    for (std::size_t i = 0; i < original.services.size(); ++i) {
      EXPECT_EQ(original.services[i].key, changed.services[i].key);
      EXPECT_EQ(original.services[i].installed_on.cluster, changed.services[i].installed_on.cluster);
      ASSERT_EQ(original.services[i].dependencies.size(), changed.services[i].dependencies.size());
      for (std::size_t d = 0; d < original.services[i].dependencies.size(); ++d) {
        EXPECT_EQ(original.services[i].dependencies[d].service, changed.services[i].dependencies[d].service);
      }
    }
  }
}

TEST(PseudonymousTopology, HasNoWordOfTheOriginal) {
  for (const std::string_view text : {kSmallPublished, kSmallBuilder}) {
    const std::string exported = write_canonical_xml(pseudonymise(read_well(text), key(1)));
    for (const char* word : {"acme", "Basel", "Jura", "Head office", "fe1.", "sql.", "gw.", "talk", "lovelace",
                             "10.1.1.5", "192.0.2.5", "1111", "c0000000", "e0000000", "rack1", "\"rtc\"", "\"CH\""}) {
      EXPECT_THAT(exported, Not(HasSubstr(word)));
    }
  }
}

TEST(PseudonymousTopology, ReplacesWhatNobodyUnderstandsToo) {
  std::string text =
      edited(kSmallPublished, "<Sites>", R"(<Sites><x:AcmeSeat xmlns:x="urn:acme" owner="Ada">Zug</x:AcmeSeat>)");
  text = edited(text, R"(<Location City="Basel")", R"(<Location Boss="Grace" City="Basel")");
  text = edited(text, "urn:component:Registrar", "urn:application:acme-recorder");
  Diagnostics diagnostics;
  const auto document = read_topology(small::source(text), diagnostics);
  ASSERT_TRUE(document.has_value());
  const std::string exported = write_canonical_xml(pseudonymise(*document, key(1)));
  for (const char* word : {"cme", "Ada", "Zug", "Grace", "recorder"}) {
    EXPECT_THAT(exported, Not(HasSubstr(word)));
  }
}

TEST(PseudonymousTopology, DependsOnTheKeyAndOnNothingElse) {
  const TopologyDocument original = read_well(kSmallPublished);
  const std::string once = write_canonical_xml(pseudonymise(original, key(1)));
  EXPECT_EQ(write_canonical_xml(pseudonymise(original, key(1))), once);
  const TopologyDocument other = pseudonymise(original, key(2));
  EXPECT_NE(other.clusters[0].fqdn, read_well(once).clusters[0].fqdn);
}

TEST(PseudonymKeyFile, IsReadAsItWasPrinted) {
  const auto path = std::filesystem::path(::testing::TempDir()) / "coexist_pseudonym_key_test.hex";
  const PseudonymKey made = new_key();
  EXPECT_NE(made, new_key());
  std::ofstream(path) << print_key(made);
  Diagnostics diagnostics;
  EXPECT_EQ(read_key(path, diagnostics), made);
  for (const std::string& bad : {std::string("abc"), std::string("\xC8\xB9$\xBF"), std::string(64, 'x'),
                                 std::string(66, '0'), std::string("-") + std::string(63, '0')}) {
    std::ofstream(path) << bad;
    Diagnostics trouble;
    EXPECT_FALSE(read_key(path, trouble).has_value()) << bad;
    EXPECT_EQ(trouble.all().front().code, "E320");
    EXPECT_THAT(print(trouble), Not(HasSubstr(bad))) << "a key is not shown";
  }
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace coexist::scenarios
