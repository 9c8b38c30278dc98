#include "packs/pack_words.hpp"
#include "packs/written_codecs.hpp"
#include "packs/written_schemas.hpp"

namespace coexist::scenarios::packs {

const Schema<WrittenStream>& stream_schema() {
  static const auto schema =
      entry_schema<WrittenStream>("stream", "What people send and receive: audio, video.")
          .optional("meetings", &WrittenStream::meetings, located(text()),
                    "The assumption that says how many meetings have it; streams with the same one come together. "
                    "Without it, only calls have it.");
  return schema;
}

const Schema<WrittenMedia>& media_schema() {
  using M = WrittenMedia;
  static const auto schema =
      entry_schema<M>("media", "What a stream takes of a line.")
          .required("stream", &M::stream, text(), "Which stream.")
          .required("of", &M::use, one_of(media_use_words()), "Where it flows.")
          .optional("when", &M::when, condition(),
                    "By attribute: actor.class, actor.software.<slot>, actor.home, the same of peer, host, "
                    "meeting.kind, switch.<id>. The peer of a meeting is any other participant.")
          .optional("both-ways", &M::both_ways, boolean(), "As much comes back.", "true")
          .required("typical", &M::typical_bps, bandwidth(), "One way, as a mean over what the stream does.")
          .required("most", &M::most_bps, bandwidth(), "One way, at its busiest, while nothing gets lost.")
          .optional("most-corrected", &M::most_corrected_bps, bandwidth(),
                    "The same with what makes up for lost packets.", "that of `most`")
          .optional("assumed", &M::assumed, boolean(),
                    "Nobody documents it: reports say that their result rests on a guess.", "false")
          .optional("because", &M::because, text(), "One clause for people. Required if assumed.")
          .optional("sources", &M::sources, names(), "Facts and documents. Required unless assumed.")
          .check([](const M& media, Diagnostics& diagnostics) {
            const auto refuse = [&](const char* code, const char* what) { diagnostics.error(code, media.place, what); };
            if (media.assumed && media.because.empty()) refuse("E619", "an assumed media entry needs `because`");
            if (!media.assumed && media.sources.empty())
              refuse("E619", "a media entry needs `sources`, or is `assumed: true`");
            if (media.most_bps < media.typical_bps) refuse("E606", "`most` is less than `typical`");
            if (media.most_corrected_bps && *media.most_corrected_bps < media.most_bps)
              refuse("E606", "`most-corrected` is less than `most`");
          });
  return schema;
}

}  // namespace coexist::scenarios::packs
