#include <fmt/format.h>

#include <algorithm>

#include "ical/ical_adapter.hpp"
#include "ical/ical_library.hpp"

namespace coexist::scenarios::ical {
namespace {

std::string owned(char* text) {
  const OwnedText holder(text);
  return text == nullptr ? std::string() : std::string(text);
}

std::string value_of(icalproperty* property) {
  icalvalue* value = icalproperty_get_value(property);
  if (value != nullptr && icalvalue_isa(value) == ICAL_TEXT_VALUE) {
    const char* text = icalvalue_get_text(value);
    return text == nullptr ? std::string() : std::string(text);
  }
  return owned(icalproperty_get_value_as_string_r(property));
}

Property read_property(icalproperty* from) {
  Property to;
  to.name = owned(icalproperty_get_property_name_r(from));
  to.value = value_of(from);
  for (icalparameter* parameter = icalproperty_get_first_parameter(from, ICAL_ANY_PARAMETER); parameter != nullptr;
       parameter = icalproperty_get_next_parameter(from, ICAL_ANY_PARAMETER)) {
    // "NAME=value": the one form that all kinds of parameter share.
    const std::string text = owned(icalparameter_as_ical_string_r(parameter));
    const std::size_t equals = text.find('=');
    if (equals != std::string::npos) {
      std::string value = text.substr(equals + 1);
      if (value.size() > 1 && value.front() == '"' && value.back() == '"') {
        value = value.substr(1, value.size() - 2);
      }
      to.parameters.emplace_back(text.substr(0, equals), std::move(value));
    }
  }
  return to;
}

icalcomponent* add_line(icalparser* parser, std::string line) {
  return icalparser_add_line(parser, line.data());  // takes a char* that it does not keep, and may write into
}

}  // namespace

std::string_view Property::parameter(std::string_view wanted) const {
  const auto found =
      std::find_if(parameters.begin(), parameters.end(), [wanted](const auto& entry) { return entry.first == wanted; });
  return found == parameters.end() ? std::string_view() : std::string_view(found->second);
}

struct LineParser::Impl {
  icalparser* parser = icalparser_new();
  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() { icalparser_free(parser); }
};

LineParser::LineParser() : impl_(std::make_unique<Impl>()) {
  survive_errors();
}

LineParser::~LineParser() = default;

ParsedLine LineParser::parse(const std::string& line) {
  ParsedLine result;
  add_line(impl_->parser, "BEGIN:VEVENT");
  add_line(impl_->parser, line);
  const OwnedComponent event(add_line(impl_->parser, "END:VEVENT"));
  if (!event) {
    result.damaged = true;
    return result;
  }
  for (icalproperty* property = icalcomponent_get_first_property(event.get(), ICAL_ANY_PROPERTY); property != nullptr;
       property = icalcomponent_get_next_property(event.get(), ICAL_ANY_PROPERTY)) {
    if (icalproperty_isa(property) == ICAL_XLICERROR_PROPERTY) {
      result.damaged = true;
    } else if (icalproperty_get_value(property) != nullptr) {
      result.properties.push_back(read_property(property));
      if (icalproperty_isa(property) == ICAL_RRULE_PROPERTY) {
        // As it was written: libical cuts INTERVAL=65537 to 1 and would print that. No rule has a colon in it.
        result.properties.back().value = line.substr(line.rfind(':') + 1);
      }
    }
  }
  return result;
}

namespace {

OwnedComponent build(const Component& from) {
  OwnedComponent to(icalcomponent_new_from_string(fmt::format("BEGIN:{0}\r\nEND:{0}\r\n", from.kind).c_str()));
  for (const Property& property : from.properties) {
    icalproperty* line = icalproperty_new(icalproperty_string_to_kind(property.name.c_str()));
    if (icalproperty_isa(line) == ICAL_X_PROPERTY) {
      icalproperty_set_x_name(line, property.name.c_str());
    }
    for (const auto& [name, value] : property.parameters) {
      icalproperty_set_parameter_from_string(line, name.c_str(), value.c_str());
    }
    icalvalue_kind kind = icalproperty_kind_to_value_kind(icalproperty_isa(line));
    if (property.parameter("VALUE") == "PERIOD") {
      kind = ICAL_PERIOD_VALUE;
    }
    // Text goes in as it is, so that libical, not we, escapes it.
    icalproperty_set_value(line, kind == ICAL_TEXT_VALUE ? icalvalue_new_text(property.value.c_str())
                                                         : icalvalue_new_from_string(kind, property.value.c_str()));
    icalcomponent_add_property(to.get(), line);
  }
  for (const Component& inner : from.inner) {
    icalcomponent_add_component(to.get(), build(inner).release());
  }
  return to;
}

}  // namespace

std::string write(const Component& component) {
  survive_errors();
  return owned(icalcomponent_as_ical_string_r(build(component).get()));
}

}  // namespace coexist::scenarios::ical
