// Many people who are alike, or as unlike as shares say.
#include <fmt/format.h>

#include <algorithm>

#include "language/people_draft.hpp"
#include "sim/random.hpp"

namespace coexist::scenarios::language {
namespace {

using Shares = Keyed<Located<std::int64_t>>;

bool add_up(Build& build, const char* whose, const Place& place, std::int64_t total) {
  if (total == 1'000'000) return true;
  build.diagnostics.error("E218", place, fmt::format("{} shares add up to {}, not 100 %", whose, share_text(total)));
  return false;
}

// So many of the first, then of the second: exact, and the same whoever else there is.
class InTurn {
 public:
  InTurn(Shares shares, std::int64_t count) : shares_(std::move(shares)), count_(count) {
    std::sort(shares_.begin(), shares_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    if (!shares_.empty()) until_ = shares_.front().second.value;
  }

  /// The name for the i-th; i must not fall from call to call.
  [[nodiscard]] std::string name(std::int64_t i) {
    if (shares_.empty()) return {};
    while (at_ + 1 < shares_.size() && i * 1'000'000 >= until_ * count_) until_ += shares_[++at_].second.value;
    return shares_[at_].first;
  }

 private:
  Shares shares_;
  std::int64_t count_;
  std::size_t at_ = 0;
  std::int64_t until_ = 0;
};

// A kind of people that a mix names, as far as it can be prepared.
struct Kind {
  std::int64_t share = 0;
  PersonDraft person;
};

std::vector<Kind> kinds_of(Build& build, const PeopleGenerator& generator, const PersonDraft& as_said) {
  std::vector<Kind> kinds;
  for (const PeopleMix& mix : generator.mix) {
    Kind kind{mix.share, as_said};
    if (mix.person_class) kind.person.person_class = class_of(build, mix.person_class);
    build.software_by_slot(mix.software, kind.person.software);
    std::vector<bool> said = build.slots_of(generator.software);
    const std::vector<bool> more = build.slots_of(mix.software);
    for (std::size_t slot = 0; slot < said.size(); ++slot) said[slot] = said[slot] || more[slot];
    build.bring_along(said, kind.person.software);
    kinds.push_back(std::move(kind));
  }
  return kinds;
}

// By a draw of the person's own, so that a larger estate has the same people and more.
const PersonDraft& drawn(const std::vector<Kind>& kinds, std::uint64_t seed, const std::string& id) {
  auto left = static_cast<std::int64_t>(sim::RandomStream(seed, "people-mix", id).below(1'000'000));
  for (const Kind& kind : kinds) {
    if (left < kind.share) return kind.person;
    left -= kind.share;
  }
  return kinds.back().person;
}

}  // namespace

bool take_generator(Build& build, const PeopleGenerator& generator, PeopleDraft& people) {
  std::int64_t departments = 0, mix = 0;
  for (const auto& [name, ppm] : generator.departments) departments += ppm.value;
  for (const PeopleMix& kind : generator.mix) mix += kind.share;
  if (!generator.departments.empty() &&
      !add_up(build, "the departments'", generator.departments.front().second.place, departments)) {
    return false;
  }
  if (!generator.mix.empty() && !add_up(build, "the mix's", generator.mix.front().place, mix)) return false;
  PersonDraft as_said{{},
                      {},
                      {},
                      build.sites.resolve(generator.site, build.diagnostics),
                      class_of(build, generator.person_class),
                      build.pools.resolve(generator.home, build.diagnostics),
                      generator.home.has_value(),
                      {},
                      generator.place};
  build.software_by_slot(generator.software, as_said.software);
  std::vector<Kind> kinds = kinds_of(build, generator, as_said);
  build.bring_along(build.slots_of(generator.software), as_said.software);
  if (kinds.empty()) kinds.push_back({1'000'000, std::move(as_said)});
  InTurn in_turn(generator.departments, generator.count);
  const std::size_t errors = build.diagnostics.error_count();
  for (std::int64_t i = 0; i < generator.count; ++i) {
    const std::string id = fmt::format("{}-{:05d}", generator.id.value, i + 1);
    PersonDraft person = kinds.size() == 1 ? kinds.front().person : drawn(kinds, build.out.scenario.seed, id);
    person.id = id;
    person.department = in_turn.name(i);
    people.add(std::move(person));
    if (build.diagnostics.error_count() > errors) break;  // the same is wrong with all of them
  }
  return true;
}

}  // namespace coexist::scenarios::language
