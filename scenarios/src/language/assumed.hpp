// Numbers that nobody documents and that the inputs of a run rest on, as the pack gives them or the scenario chooses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "language/resolver.hpp"

namespace coexist::scenarios::language {

/// The value of the assumption so called, and remembers that `user` rests on it, for reports. A pack without it gets
/// `otherwise`, and a note says so: nothing is assumed in silence.
std::int64_t assumed(Build& build, std::string_view assumption, const std::string& user, std::int64_t otherwise);

}  // namespace coexist::scenarios::language
