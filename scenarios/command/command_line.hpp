// From argv to a Verb. CLI11 stays behind this.
#pragma once

#include "invocation.hpp"

namespace coexist::command {

/// Throws scenarios::BadInput for wrong usage, with the nearest verb or option suggested.
Verb read_command_line(int argc, const char* const* argv);

/// What `--format json` and `--color` say, wherever they stand: errors of the command line itself are shown so, too.
/// Never fails; what it does not understand is for read_command_line to refuse.
Presentation presentation(int argc, const char* const* argv);

}  // namespace coexist::command
