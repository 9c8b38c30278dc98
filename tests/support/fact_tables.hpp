// Tables of the collected facts, which lie beside the shared data: Markdown, read where they are.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace coexist::support {

inline std::filesystem::path fact_file(const std::string& name) {
  return std::filesystem::path(COEXIST_SHARED_DATA).parent_path() / "facts" / name;
}

inline std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string_view::npos ? std::string()
                                         : std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

/// The cells of "| a | b |"; nothing where the line is no row.
inline std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  if (line.empty() || line.front() != '|') return cells;
  line.remove_prefix(1);
  for (std::size_t end = line.find('|'); end != std::string_view::npos; end = line.find('|')) {
    cells.push_back(trimmed(line.substr(0, end)));
    line.remove_prefix(end + 1);
  }
  return cells;
}

struct FactTable {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
};

/// The tables of the section whose heading begins so ("### 8.4"), up to the next heading, in order.
inline std::vector<FactTable> fact_tables(const std::filesystem::path& file, std::string_view heading) {
  std::ifstream in(file);
  std::vector<FactTable> tables;
  bool inside = false;
  bool in_table = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) inside = line.starts_with(heading);
    std::vector<std::string> cells = inside ? cells_of(line) : std::vector<std::string>();
    const bool is_rule = !cells.empty() && cells.front().find_first_not_of('-') == std::string::npos;
    if (cells.empty()) {
      in_table = false;
    } else if (!in_table) {
      tables.push_back({std::move(cells), {}});
      in_table = true;
    } else if (!is_rule) {
      tables.back().rows.push_back(std::move(cells));
    }
  }
  return tables;
}

}  // namespace coexist::support
