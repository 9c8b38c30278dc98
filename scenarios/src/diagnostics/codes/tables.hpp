// The tables of diagnostic codes, one per range and file. To add a code, add a row to its table, ascending, in the
// same change that reports it first.
#pragma once

#include <span>

#include "scenarios/diagnostic_codes.hpp"

namespace coexist::scenarios::codes {

std::span<const CodeDoc> files();     // E0xx
std::span<const CodeDoc> yaml();      // E1xx
std::span<const CodeDoc> meaning();   // E2xx
std::span<const CodeDoc> topology();  // E3xx
std::span<const CodeDoc> people();    // E4xx
std::span<const CodeDoc> calendar();  // E5xx
std::span<const CodeDoc> packs();     // E6xx
std::span<const CodeDoc> verifier();  // E7xx

}  // namespace coexist::scenarios::codes
