#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace coexist::command {

/// Names of files are bytes, not always UTF-8; output must not fail for a name.
inline std::string json_text(const nlohmann::ordered_json& json) {
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace coexist::command
