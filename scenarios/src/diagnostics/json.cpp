// Diagnostics for programs.
#include <nlohmann/json.hpp>

#include "diagnostics/order.hpp"
#include "scenarios/json_format.hpp"

namespace coexist::scenarios {
namespace {

using Json = nlohmann::ordered_json;

void put_place(Json& json, const Place& place) {
  if (!place.file) {
    return;
  }
  json["file"] = place.file->name;
  if (place.line > 0) {
    json["line"] = place.line;
    json["column"] = place.column;
    json["length"] = place.length;
  }
}

}  // namespace

std::string print_json(const Diagnostics& diagnostics) {
  Json list = Json::array();
  for (const Diagnostic* d : select_shown(diagnostics).diagnostics) {
    Json json = {{"severity", severity_name(d->severity)}, {"code", d->code}, {"message", d->message}};
    put_place(json, d->place);
    json["help"] = d->help;
    json["related"] = Json::array();
    for (const auto& [place, what] : d->related) {
      Json related = {{"message", what}};
      put_place(related, place);
      json["related"].push_back(std::move(related));
    }
    list.push_back(std::move(json));
  }
  const Json json = {{"format_version", kJsonFormatVersion},
                     {"what", "diagnostics"},
                     {"errors", diagnostics.error_count()},
                     {"diagnostics", std::move(list)}};
  // File names are bytes, not always UTF-8; a report about a bad file must not fail for its name.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace coexist::scenarios
