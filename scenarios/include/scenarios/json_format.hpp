// The version of every JSON object that the command prints.
#pragma once

namespace coexist::scenarios {

/// A minor version adds members, a major one changes or removes them (docs/run-json.md).
inline constexpr const char* kJsonFormatVersion = "1.1";

}  // namespace coexist::scenarios
