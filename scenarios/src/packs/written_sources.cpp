// Documents that rules cite. They are printed for somebody who wants to look them up: nothing is fetched, so it is
// their form that is checked.
#include <fmt/format.h>

#include <algorithm>

#include "packs/written_codecs.hpp"
#include "packs/written_schemas.hpp"
#include "scenarios/quantities.hpp"

namespace coexist::scenarios::packs {
namespace {

bool is_web_address(std::string_view text) {
  std::string_view host;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (text.starts_with(scheme)) host = text.substr(scheme.size());
  }
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  return !host.empty() && host.front() != '/' && std::none_of(host.begin(), host.end(), is_blank);
}

// Of some documents only the month or the year is known.
bool is_on_the_calendar(const std::string& date) {
  constexpr std::size_t kYear = 4, kMonth = 7;
  const std::string day = date.size() == kYear ? date + "-01-01" : date.size() == kMonth ? date + "-01" : date;
  return std::holds_alternative<WallTime>(parse_date(day));
}

void check_source(const WrittenSource& source, Diagnostics& diagnostics) {
  if (source.title.value.find_first_not_of(" \t") == std::string::npos) {
    diagnostics.error("E627", source.title.place, fmt::format("source '{}' has no title", source.id.value),
                      "title: Lab protocol 7");
  }
  if (!is_web_address(source.url.value)) {
    diagnostics.error(
        "E627", source.url.place,
        fmt::format("'{}' is no address at which source '{}' could be read", source.url.value, source.id.value),
        "url: \"https://wiki.example.org/lab-7\"");
  }
  if (source.date && !is_on_the_calendar(source.date->value)) {
    diagnostics.error(
        "E627", source.date->place,
        fmt::format("'{}', the date of source '{}', is not on the calendar", source.date->value, source.id.value),
        "a day, a month or a year: \"2013-02-11\", \"2013-02\" or \"2013\"");
  }
}

}  // namespace

const Schema<WrittenSource>& source_schema() {
  static const auto schema =
      Schema<WrittenSource>("source", "A document.")
          .required("id", &WrittenSource::id, key(), "Its key.")
          .required("title", &WrittenSource::title, text(), "Its title.")
          .required("url", &WrittenSource::url, text(), "Where it was published: http or https.")
          .optional("date", &WrittenSource::date, text(), "When it was last changed: a day, a month or a year.")
          .check(check_source);
  return schema;
}

}  // namespace coexist::scenarios::packs
