#include "questions/pack_entries.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "report/phrases.hpp"

namespace coexist::scenarios::questions {
namespace {

template <typename Table>
void add_named(const char* kind, const Table& table, std::vector<PackEntry>& entries) {
  for (const auto& entry : table) {
    entries.push_back({kind, entry.id, {{"label", entry.label}}, {}, entry.provenance});
  }
}

std::string spelled(const sim::Version& version) {
  return fmt::format("{}", fmt::join(version, "."));
}

std::string_view spelled(sim::Side side) {
  switch (side) {
    case sim::Side::Legacy:
      return "legacy";
    case sim::Side::New:
      return "new";
    case sim::Side::Outside:
      return "outside";
  }
  return "?";
}

PackEntry entry_of(const LoadedPack& loaded, sim::SoftwareId id) {
  const sim::Vocabulary& v = loaded.pack.vocabulary;
  const sim::Software& s = v.software[id];
  std::vector<std::string> brings, sources;
  for (const BroughtSoftware& brought : loaded.brings) {
    if (brought.with != id) continue;
    const sim::Software& other = v.software[brought.software];
    brings.push_back(fmt::format("{} in {}", other.id, v.slots[other.slot].id));
    sources.insert(sources.end(), brought.sources.begin(), brought.sources.end());
  }
  return {"software",
          s.id,
          {{"label", s.label},
           {"slot", v.slots[s.slot].id},
           {"family", s.family},
           {"version", spelled(s.version)},
           {"brings", fmt::format("{}", fmt::join(brings, ", "))}},
          std::move(sources),
          s.provenance};
}

void add_vocabulary(const LoadedPack& loaded, std::vector<PackEntry>& entries) {
  const sim::Vocabulary& v = loaded.pack.vocabulary;
  for (const sim::Product& p : v.products) {
    entries.push_back({"product",
                       p.id,
                       {{"label", p.label},
                        {"side", std::string(spelled(p.side))},
                        {"family", p.family},
                        {"version", spelled(p.version)}},
                       {},
                       p.provenance});
  }
  add_named("slot", v.slots, entries);
  add_named("role", v.roles, entries);
  for (const sim::SoftwareId id : sim::ids<sim::SoftwareId>(v.software.size())) entries.push_back(entry_of(loaded, id));
  add_named("format", v.formats, entries);
  add_named("kind of meeting", v.meeting_kinds, entries);
  for (const sim::MeetingCondition& c : v.conditions) {
    entries.push_back({"condition",
                       c.id,
                       {{"label", c.label}, {"outlasts edits", c.outlasts_edits ? "yes" : "no"}},
                       {},
                       c.provenance});
  }
  for (const sim::PersonClass& c : v.classes) {
    entries.push_back({"class",
                       c.id,
                       {{"label", c.label},
                        {"outside", c.outside ? "yes" : "no"},
                        {"paths", fmt::format("{}", fmt::join(c.paths, ", "))}},
                       {},
                       c.provenance});
  }
  add_named("modality", v.modalities, entries);
  add_named("feature", v.features, entries);
  for (const sim::Result& r : v.results) {
    entries.push_back({"result",
                       r.id,
                       {{"label", r.label},
                        {"outcome", std::string(sim::name_of(r.outcome))},
                        {"loses", fmt::format("{}", fmt::join(report::features_of(v, r.loses), ", "))}},
                       {},
                       r.provenance});
  }
  add_named("flag", v.flags, entries);
  for (const sim::ArtefactKind& k : v.artefact_kinds) {
    entries.push_back({"kind of artefact",
                       k.id,
                       {{"label", k.label},
                        {"movability", k.movability == sim::Movability::Singleton ? "singleton" : "application"},
                        {"bound to meetings", k.bound_to_meetings ? "yes" : "no"}},
                       {},
                       k.provenance});
  }
  for (const sim::Switch& s : v.switches) {
    entries.push_back({"switch",
                       s.id,
                       {{"question", s.question},
                        {"values", fmt::format("{}", fmt::join(s.values, ", "))},
                        {"default", s.values[s.fallback]}},
                       s.sources,
                       s.provenance});
  }
  for (const sim::Assumption& a : v.assumptions) {
    entries.push_back({"assumption",
                       a.id,
                       {{"label", a.label},
                        {"value", report::quantity(a.value, a.unit)},
                        {"low", report::quantity(a.low, a.unit)},
                        {"high", report::quantity(a.high, a.unit)},
                        {"why", a.why}},
                       {},
                       a.provenance});
  }
}

void add_sources(const LoadedPack& loaded, std::vector<PackEntry>& entries) {
  const sim::Vocabulary& v = loaded.pack.vocabulary;
  std::map<sim::SourceId, std::string> carried;
  constexpr std::array kNames{"runbook", "check list", "vocabulary", "not simulated"};
  for (const sim::Note& note : loaded.pack.notes) {
    std::string& text = carried[note.fact];
    text = kNames.at(static_cast<std::size_t>(note.kind));
    for (const sim::StepKindId step : note.steps) {
      text += (step == note.steps.front() ? ", with " : ", ") + loaded.pack.step_kinds[step].id;
    }
    if (!note.why.empty()) text += ": " + note.why;
  }
  for (const sim::SourceId id : sim::ids<sim::SourceId>(v.sources.size())) {
    const sim::Source& s = v.sources[id];
    if (std::binary_search(loaded.facts.begin(), loaded.facts.end(), id)) {
      entries.push_back({"fact", s.id, {{"says", s.label}, {"carried", carried[id]}}, s.documents, s.provenance});
    } else {
      entries.push_back({"document", s.id, {{"title", s.label}, {"url", s.url}, {"date", s.date}}, {}, s.provenance});
    }
  }
}

// Entries without a name of their own are called by what they are about, and by their turn where several are.
void number_namesakes(std::vector<PackEntry>& entries) {
  std::map<std::pair<std::string, std::string>, std::size_t> seen;
  for (PackEntry& entry : entries) {
    const std::size_t turn = ++seen[{entry.kind, entry.id}];
    if (turn > 1) entry.id += fmt::format(" #{}", turn);
  }
}

}  // namespace

std::string masked(const std::vector<bool>& mask, const std::vector<std::string>& names) {
  if (mask.empty()) return "any";
  std::vector<std::string> in;
  for (std::size_t i = 0; i < mask.size(); ++i) {
    if (mask[i]) in.push_back(names[i]);
  }
  return fmt::format("{}", fmt::join(in, ", "));
}

std::vector<PackEntry> entries_of(const LoadedPack& loaded) {
  std::vector<PackEntry> entries;
  add_vocabulary(loaded, entries);
  add_rule_entries(loaded.pack, entries);
  add_step_entries(loaded.pack, entries);
  add_media_entries(loaded.pack, entries);
  for (const PackSentence& sentence : loaded.sentences) {
    entries.push_back({"question", sentence.id, {{"sentence", grammar_of(sentence)}}, {}, sentence.provenance});
  }
  add_sources(loaded, entries);
  number_namesakes(entries);
  return entries;
}

}  // namespace coexist::scenarios::questions
