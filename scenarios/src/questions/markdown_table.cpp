#include "questions/markdown_table.hpp"

namespace coexist::scenarios::questions {
namespace {

std::string line_of(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (std::string cell : cells) {
    for (std::size_t at = 0; (at = cell.find('|', at)) != std::string::npos; at += 2) cell.insert(at, "\\");
    line += ' ' + cell + " |";
  }
  return line + '\n';
}

}  // namespace

std::string markdown_table(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows) {
  std::string out = line_of(header) + line_of(std::vector<std::string>(header.size(), "---"));
  for (const std::vector<std::string>& row : rows) out += line_of(row);
  return out;
}

}  // namespace coexist::scenarios::questions
