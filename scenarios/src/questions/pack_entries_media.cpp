// Streams, and what they take of lines.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "packs/pack_words.hpp"
#include "questions/pack_entries.hpp"
#include "report/phrases.hpp"
#include "sim/compiled_pack.hpp"

namespace coexist::scenarios::questions {
namespace {

std::string joined(const std::vector<std::string>& items) {
  return fmt::format("{}", fmt::join(items, ", "));
}

PackEntry entry_of(const sim::Pack& pack, const sim::Media& media) {
  const sim::Vocabulary& v = pack.vocabulary;
  std::vector<std::string> when;
  for (const sim::AttributeCondition& condition : media.when) {
    when.push_back(fmt::format("{}: {}", sim::spelled(v, condition.attribute),
                               masked(condition.values, sim::domain(v, condition.attribute))));
  }
  const auto rate = [](std::int64_t bps) { return report::quantity(bps, "bps"); };
  return {"media",
          media.id,
          {{"label", media.label},
           {"stream", v.streams[media.stream].id},
           {"of", packs::word_for(packs::media_use_words(), media.use)},
           {"when", fmt::format("{}", fmt::join(when, "; "))},
           {"both ways", media.both_ways ? "yes" : "no"},
           {"typical", rate(media.one_way.typical_bps)},
           {"most", rate(media.one_way.most_bps)},
           {"most corrected", rate(media.one_way.most_corrected_bps)},
           {"assumed", media.assumed ? "yes" : "no"},
           {"because", media.because},
           {"sources", joined(media.sources)}},
          media.sources,
          media.provenance};
}

}  // namespace

void add_media_entries(const sim::Pack& pack, std::vector<PackEntry>& entries) {
  for (const sim::Stream& stream : pack.vocabulary.streams) {
    entries.push_back({"stream",
                       stream.id,
                       {{"label", stream.label},
                        {"share of meetings", report::id_or_none(pack.vocabulary.assumptions, stream.meetings)}},
                       {},
                       stream.provenance});
  }
  for (const sim::Media& media : pack.media) entries.push_back(entry_of(pack, media));
}

}  // namespace coexist::scenarios::questions
