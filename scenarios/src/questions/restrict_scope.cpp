// What is given of a situation, and what is taken as usual.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "questions/asked_scope.hpp"

namespace coexist::scenarios::questions {
namespace {

using sim::AttributeKind;

// The value of an attribute where nothing is out of order, for those that have such a value.
std::optional<std::size_t> usual_value(const sim::Vocabulary& vocabulary, sim::Attribute attribute) {
  switch (attribute.kind) {
    case AttributeKind::ActorService:
    case AttributeKind::PeerService:
    case AttributeKind::HostService:
    case AttributeKind::BoundService:
    case AttributeKind::SingletonService:
      return static_cast<std::size_t>(sim::Service::Serving);
    case AttributeKind::Switch:
      return vocabulary.switches[sim::id_at<sim::SwitchId>(attribute.object)].fallback;
    case AttributeKind::ActorClass:
    case AttributeKind::PeerClass:
    case AttributeKind::MeetingCondition:
    case AttributeKind::ActorWayHome:
    case AttributeKind::PeerWayHome:
    case AttributeKind::WayBetweenHomes:
    case AttributeKind::WayToHost:
      return 0;  // the first: employees, a meeting just made, lines that are up
    default:
      return std::nullopt;
  }
}

struct Said {
  sim::Attribute attribute;
  std::vector<std::size_t> values;
};

std::optional<Said> read_one(const sim::Pack& pack, const sim::Subject& subject, const std::string& text,
                             Diagnostics& diagnostics) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) {
    diagnostics.error("", {}, fmt::format("'{}' is no `attribute=value`", text), "--where host-service=serving");
    return std::nullopt;
  }
  const auto attribute = find_attribute(pack, subject, text.substr(0, equals), diagnostics);
  if (!attribute) return std::nullopt;
  Said said{*attribute, {}};
  const std::string values = text.substr(equals + 1);
  if (values == "any") return Said{*attribute, sim::possible_values(pack.vocabulary, *attribute)};
  for (std::size_t at = 0; at <= values.size();) {
    const std::size_t end = std::min(values.find(',', at), values.size());
    const std::string name = values.substr(at, end - at);
    at = end + 1;
    if (const auto value = find_value(pack.vocabulary, *attribute, name)) {
      said.values.push_back(*value);
      continue;
    }
    diagnostics.error("", {}, fmt::format("unknown value '{}' of {}", name, sim::spelled(pack.vocabulary, *attribute)),
                      did_you_mean(name, names_of_values(pack.vocabulary, *attribute)));
    return std::nullopt;
  }
  std::sort(said.values.begin(), said.values.end());
  said.values.erase(std::unique(said.values.begin(), said.values.end()), said.values.end());
  return said;
}

}  // namespace

std::vector<std::size_t> open_values(const LoadedPack& loaded, sim::Attribute attribute, bool usual) {
  std::vector<std::size_t> values = sim::possible_values(loaded.pack.vocabulary, attribute);
  if (!usual || sim::value_kind(attribute.kind) != sim::ValueKind::Product) return values;
  const auto is_refused = [&](std::size_t value) {
    return std::binary_search(loaded.refused.begin(), loaded.refused.end(), sim::id_at<sim::ProductId>(value));
  };
  values.erase(std::remove_if(values.begin(), values.end(), is_refused), values.end());
  return values;
}

bool is_open(const LoadedPack& loaded, bool usual, const sim::ScopedAttribute& asked) {
  return asked.values == open_values(loaded, asked.attribute, usual) ||
         asked.values == open_values(loaded, asked.attribute, false);
}

bool restrict_scope(const LoadedPack& loaded, const sim::Subject& subject, const Given& given,
                    const std::vector<sim::Attribute>& spared, sim::Scope& scope, Diagnostics& diagnostics) {
  const sim::Pack& pack = loaded.pack;
  const std::size_t errors_before = diagnostics.error_count();
  std::vector<Said> all;
  for (const std::string& text : given.where) {
    const auto said = read_one(pack, subject, text, diagnostics);
    if (!said) continue;
    if (std::any_of(all.begin(), all.end(), [&](const Said& s) { return s.attribute == said->attribute; })) {
      diagnostics.error("", {}, fmt::format("'{}' is given twice", sim::spelled(pack.vocabulary, said->attribute)),
                        "several values stand in one: --where host=a,b");
    }
    all.push_back(*said);
  }
  for (sim::ScopedAttribute& asked : scope) {
    const auto said =
        std::find_if(all.begin(), all.end(), [&](const Said& s) { return s.attribute == asked.attribute; });
    const bool is_spared = std::find(spared.begin(), spared.end(), asked.attribute) != spared.end();
    if (said != all.end()) {
      asked.values = said->values;
    } else if (const auto usual = usual_value(pack.vocabulary, asked.attribute); given.usual && usual && !is_spared) {
      asked.values = {*usual};
    } else if (is_open(loaded, given.usual, asked)) {
      asked.values = open_values(loaded, asked.attribute, given.usual);
    }
  }
  return diagnostics.error_count() == errors_before;
}

SaidAndOpen said_and_open(const LoadedPack& loaded, bool usual, const sim::Scope& scope,
                          const std::vector<sim::Attribute>& left_out) {
  const sim::Pack& pack = loaded.pack;
  SaidAndOpen out;
  for (const sim::ScopedAttribute& asked : scope) {
    if (std::find(left_out.begin(), left_out.end(), asked.attribute) != left_out.end()) continue;
    const std::string name = sim::spelled(pack.vocabulary, asked.attribute);
    if (is_open(loaded, usual, asked)) {
      out.open.push_back(name);
      continue;
    }
    const std::vector<std::string> ids = sim::domain(pack.vocabulary, asked.attribute);
    std::vector<std::string> values;
    for (const std::size_t value : asked.values) values.push_back(ids[value]);
    out.said.push_back(fmt::format("{}={}", name, fmt::join(values, ",")));
  }
  return out;
}

}  // namespace coexist::scenarios::questions
