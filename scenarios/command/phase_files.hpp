// Pictures of phases as files of their own.
#pragma once

#include <string>
#include <vector>

#include "invocation.hpp"
#include "output_folder.hpp"
#include "scenarios/run_report.hpp"

namespace coexist::command {

/// The letters that PNG of these pictures could only show as boxes, for lack of a font; a sentence for the user, or
/// nothing.
std::string letters_missing(const std::vector<scenarios::PhasePicture>& pictures);

/// Adds "<folder>03-pilot.svg" and so on, numbered in order. PNG has twice the pixels of the picture's size; throws
/// std::runtime_error if one cannot be drawn.
void add_phase_files(FolderContent& content, const std::vector<scenarios::PhasePicture>& pictures,
                     const std::string& folder, Image image);

}  // namespace coexist::command
