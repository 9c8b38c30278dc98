// Tables for documents.
#pragma once

#include <string>
#include <vector>

namespace coexist::scenarios::questions {

/// A pipe table of GitHub's Markdown; bars in cells are escaped. As many cells in each row as in the header.
std::string markdown_table(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows);

}  // namespace coexist::scenarios::questions
