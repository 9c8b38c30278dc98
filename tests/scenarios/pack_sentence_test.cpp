// Sentences as packs declare them: what is read, what is refused, what an upper layer replaces.
#include <gtest/gtest.h>

#include <string>

#include "scenarios/pack_file.hpp"
#include "scratch_folder.hpp"

namespace coexist::scenarios {
namespace {

const std::string kBelow = R"(pack: {id: below, format: 1, version: 1.0.0, title: Below, abstract: true}
products: [{id: one, label: One, side: legacy}, {id: two, label: Two, side: new}]
slots: [{id: client, label: Client}]
software: [{id: client-1, label: Client 1, slot: client}]
classes: [{id: employee, label: Employee, paths: [rich]}]
sources: [{id: S1, title: A book, url: "https://example.org/book"}]
facts: [{id: F-1, says: it is written, sources: [S1]}]
aspects:
  - {id: client-on-home, label: Client on home, dimensions: {client: actor.software.client, home: actor.home}}
rules: [{id: R, aspect: client-on-home, outcome: works, sources: [F-1]}]
interactions:
  - {id: sign-in, label: Sign in, paths: [{id: rich, label: Client, slot: client, aspects: [client-on-home]}]}
questions:
  - {id: q, interaction: sign-in, path: rich, sentence: "{client} signs in [to {home}]",
     places: {client: actor.software.client, home: [actor.home]}}
)";
const std::string kHop = "pack: {id: hop, format: 1, version: 1.0.0, title: Hop, extends: below}\n";

class PackSentences : public testing::Test {
 protected:
  std::optional<LoadedPack> load(const std::string& hop) {
    for (const char* folder : {"packs/below", "packs/hop"}) std::filesystem::create_directories(folder);
    ScratchFolder::write("packs/below/pack.yaml", kBelow);
    ScratchFolder::write("packs/hop/pack.yaml", hop);
    return load_pack({"packs", "hop", {}, {}}, provenance_, diagnostics_);
  }
  std::string error_of(const std::string& sentence, const std::string& places) {
    diagnostics_ = {};
    EXPECT_FALSE(load(kHop + "questions: [{id: x, interaction: sign-in, sentence: \"" + sentence +
                      "\", places: " + places + "}]\n"));
    const auto& all = diagnostics_.all();
    return all.empty() ? "" : all.front().code + ' ' + all.front().message;
  }
  ScratchFolder folder_;
  ProvenanceTable provenance_;
  Diagnostics diagnostics_;
};

TEST_F(PackSentences, AreWordsPlacesAndPhrasesThatMayBeLeftOut) {
  const auto pack = load(kHop);
  ASSERT_TRUE(pack) << print(diagnostics_);
  ASSERT_EQ(pack->sentences.size(), 1U);
  const PackSentence& sentence = pack->sentences[0];
  EXPECT_EQ(grammar_of(sentence), "CLIENT signs in [to HOME]");
  EXPECT_EQ(sentence.path, std::optional<std::size_t>(0));
  ASSERT_EQ(sentence.phrases.size(), 2U);
  EXPECT_FALSE(sentence.phrases[0].optional);
  EXPECT_TRUE(sentence.phrases[1].optional);
  EXPECT_EQ(sentence.phrases[1].parts[1].attributes, (std::vector{sim::Attribute{sim::AttributeKind::ActorHome, 0}}));
}

TEST_F(PackSentences, AnUpperLayerReplacesByIdAndNoLayerSaysOneTwice) {
  const std::string mine =
      "{id: q, interaction: sign-in, sentence: \"{client} comes in\", "
      "places: {client: actor.software.client}}";
  const auto pack = load(kHop + "questions: [" + mine + "]\n");
  ASSERT_TRUE(pack) << print(diagnostics_);
  ASSERT_EQ(pack->sentences.size(), 1U);
  EXPECT_EQ(grammar_of(pack->sentences[0]), "CLIENT comes in");
  EXPECT_FALSE(load(kHop + "questions: [" + mine + ", " + mine + "]\n"));
  EXPECT_EQ(diagnostics_.all().front().code, "E117");
}

TEST_F(PackSentences, ThatCannotBeReadAreRefused) {
  const std::string client = "{client: actor.software.client}", both = "{a: actor.home, b: host}";
  EXPECT_EQ(error_of("{client signs in", client), "E621 a brace is not closed");
  EXPECT_EQ(error_of("client} signs in", "{}"), "E621 a brace closes that was not opened");
  EXPECT_EQ(error_of("{client} signs [in", client), "E621 a bracket is not closed");
  EXPECT_EQ(error_of("{client} signs in]", client), "E621 a bracket closes that was not opened");
  EXPECT_EQ(error_of("{client} [signs [in]]", client), "E621 brackets do not nest");
  EXPECT_EQ(error_of("[{client} signs in]", client), "E621 something must be said in any case");
  EXPECT_EQ(error_of("{a} {b} meet", both), "E621 two places need a word between them");
  EXPECT_EQ(error_of("people meet [{client}]", client), "E621 brackets begin with a word");
  EXPECT_EQ(error_of("{client} meets {b}", client), "E621 place 'b' is not declared under `places:`");
  EXPECT_EQ(error_of("{client} meets {client}", client), "E621 place 'client' stands in the sentence twice");
  EXPECT_EQ(error_of("{a} goes", both), "E621 place 'b' does not stand in the sentence");
  EXPECT_EQ(error_of("{client} goes", "{client: actor.software.clinet}"),
            "E601 unknown attribute 'actor.software.clinet'");
}

TEST_F(PackSentences, NameInteractionsAndPathsThatThereAre) {
  const auto code_of = [&](const std::string& question) {
    diagnostics_ = {};
    EXPECT_FALSE(load(kHop + "questions: [{id: x, sentence: people go, places: {}, " + question + "}]\n"));
    return diagnostics_.all().front().message;
  };
  EXPECT_EQ(code_of("interaction: sing-in"), "unknown interaction 'sing-in'");
  EXPECT_EQ(code_of("interaction: sign-in, path: rihc"), "unknown path 'rihc'");
}

TEST_F(PackSentences, FactsAreToldFromDocuments) {
  const auto pack = load(kHop);
  ASSERT_TRUE(pack) << print(diagnostics_);
  ASSERT_EQ(pack->facts.size(), 1U);
  EXPECT_EQ(pack->pack.vocabulary.sources[pack->facts[0]].id, "F-1");
}

}  // namespace
}  // namespace coexist::scenarios
