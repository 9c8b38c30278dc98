// The past of a join or sign-in in words, and which of it matters: an estate changes all the time, but either looks at
// a few tables.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/phrases.hpp"
#include "report/told_explanation.hpp"

namespace coexist::scenarios::report {
namespace {

using What = sim::ChainLink::What;

class Teller {
 public:
  Teller(const LoadedScenario& loaded, const sim::CompiledPack& pack, const sim::Explanation& told)
      : loaded_(loaded), vocabulary_(pack.vocabulary()), told_(told) {
    for (const sim::PathVerdict& path : told.paths) {
      for (const sim::AspectVerdict& aspect : path.aspects) {
        for (const sim::Dimension& dimension : pack.pack().aspects[aspect.aspect].dimensions) {
          asked_.insert(dimension.attribute);
        }
      }
    }
    for (const sim::PersonId person : {told.person, told.organiser}) {
      if (person != sim::kNone<sim::PersonId>) pools_.insert(loaded.scenario.people.home[person]);
    }
    for (const sim::ChainLink& link : told.chain) {
      if (link.what == What::OrganiserMoved || link.what == What::ParticipantMoved) pools_.insert(link.pool);
    }
  }

  [[nodiscard]] std::string text(const sim::ChainLink& link) const {
    const auto& world = loaded_.scenario.world;
    const sim::People& people = loaded_.scenario.people;
    const std::string person = people.id[told_.person];
    const std::string organiser = told_.organiser == sim::kNone<sim::PersonId> ? "" : people.id[told_.organiser];
    switch (link.what) {
      case What::MeetingMade:
        return fmt::format("the meeting was made {}", made(link));
      case What::MeetingEdited:
        return fmt::format("the meeting was edited and sent again {}", made(link));
      case What::EditRefused:
        return "the meeting could not be made or edited";
      case What::ConditionChanged:
        return fmt::format(
            "the organiser's move left the meeting '{}'{}", id_or_none(vocabulary_.conditions, link.condition),
            link.format == sim::kNone<sim::FormatId> ? std::string()
                                                     : fmt::format(", as {}", vocabulary_.formats[link.format].id));
      case What::OrganiserMoved:
        return fmt::format("organiser {} moved to {}", organiser, id_or_none(world.pools(), link.pool));
      case What::ParticipantMoved:
        return fmt::format("{} moved to {}", person, id_or_none(world.pools(), link.pool));
      case What::OrganiserSoftware:
        return fmt::format("organiser {}: {}", organiser, installed(link));
      case What::ParticipantSoftware:
        return fmt::format("{}: {}", person, installed(link));
      case What::PoolService:
        return fmt::format("pool {} became {}", id_or_none(world.pools(), link.pool), name_of(link.service));
      case What::ArtefactMoved:
        return fmt::format("{} went to {}", id_or_none(world.artefacts(), link.artefact),
                           id_or_none(world.pools(), link.pool));
      case What::ArtefactService:
        return fmt::format("{} became {}", id_or_none(world.artefacts(), link.artefact), name_of(link.service));
      case What::FlagSet:
        return fmt::format("flag {} went {}", id_or_none(vocabulary_.flags, link.flag), link.on ? "on" : "off");
      case What::LinkPower:
        return fmt::format("line {} {}", id_or_none(world.links(), link.wan_link), link.on ? "came up" : "went down");
      case What::MarkSet:
        return fmt::format("{} {} '{}'", person, link.on ? "signed in and is from then on" : "is no longer",
                           id_or_none(vocabulary_.marks, link.mark));
    }
    return {};
  }

  [[nodiscard]] bool is_relevant(const sim::ChainLink& link) const {
    using Kind = sim::AttributeKind;
    switch (link.what) {
      case What::PoolService:
        return pools_.contains(link.pool);
      case What::ArtefactMoved:
      case What::ArtefactService: {
        const auto kind = static_cast<std::uint32_t>(loaded_.scenario.world.artefacts()[link.artefact].kind);
        return asks({Kind::SingletonOwner, kind}) || asks({Kind::SingletonService, kind}) ||
               asks({Kind::BoundOwner, kind}) || asks({Kind::BoundService, kind});
      }
      case What::FlagSet:
        return asks({Kind::Flag, static_cast<std::uint32_t>(link.flag)});
      case What::LinkPower:
        return asks({Kind::ActorWayHome}) || asks({Kind::WayToHost});
      case What::MarkSet:
        return asks({Kind::ActorMark, static_cast<std::uint32_t>(link.mark)});
      case What::MeetingMade:
      case What::MeetingEdited:
      case What::EditRefused:
      case What::ConditionChanged:
      case What::OrganiserMoved:
      case What::ParticipantMoved:
      case What::OrganiserSoftware:
      case What::ParticipantSoftware:
        return true;
    }
    return true;
  }

 private:
  [[nodiscard]] std::string made(const sim::ChainLink& link) const {
    return fmt::format("on {} with {}, as {}", id_or_none(vocabulary_.products, link.product),
                       id_or_none(vocabulary_.software, link.software), id_or_none(vocabulary_.formats, link.format));
  }
  [[nodiscard]] std::string installed(const sim::ChainLink& link) const {
    return fmt::format("{} became {}", id_or_none(vocabulary_.slots, link.slot),
                       id_or_none(vocabulary_.software, link.software));
  }
  [[nodiscard]] bool asks(sim::Attribute attribute) const { return asked_.contains(attribute); }

  const LoadedScenario& loaded_;
  const sim::Vocabulary& vocabulary_;
  const sim::Explanation& told_;
  std::set<sim::Attribute> asked_;
  std::set<sim::PoolId> pools_;  // on which person and organiser were homed at some time
};

}  // namespace

std::vector<ToldLink> told_chain(const LoadedScenario& loaded, const sim::CompiledPack& pack,
                                 const sim::Explanation& explanation) {
  const Teller teller(loaded, pack, explanation);
  std::vector<ToldLink> chain;
  for (const sim::ChainLink& link : explanation.chain) {
    ToldLink told;
    told.at = link.at;
    told.text = teller.text(link);
    told.relevant = teller.is_relevant(link);
    told.rule = rule_id(pack.pack(), link.rule);
    if (link.step != sim::kNone<sim::StepId>) {
      const sim::Step& step = loaded.scenario.schedule.steps[link.step];
      told.step = step.id;
      told.step_label = step.label;
      told.place = loaded.provenance.place(step.provenance);
    }
    chain.push_back(std::move(told));
  }
  return chain;
}

}  // namespace coexist::scenarios::report
