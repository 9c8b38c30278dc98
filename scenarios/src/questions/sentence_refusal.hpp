// Why a sentence is not understood, and what was probably meant.
#pragma once

#include <string>
#include <vector>

#include "questions/sentence.hpp"
#include "scenarios/diagnostic.hpp"

namespace coexist::scenarios::questions {

/// Forms fit, but no pack knows all values. Blames what the packs that understood most do not know: a word is not wrong
/// because packs about other products never heard of it.
void refuse_unknown(const std::vector<Misreading>& misread, Diagnostics& diagnostics);

/// No form fits: names the nearest word, and the forms with that word.
void refuse_form(const std::vector<const LoadedPack*>& packs, const std::string& text, Diagnostics& diagnostics);

}  // namespace coexist::scenarios::questions
