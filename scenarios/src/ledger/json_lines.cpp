#include "ledger/json_lines.hpp"

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>

namespace coexist::scenarios::ledger {
namespace {

constexpr std::size_t kPiece = 64U << 10U;

// Names of files are bytes, not always UTF-8: a ledger must not fail for one.
std::string quoted(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

JsonLines::JsonLines(const std::function<void(std::string_view)>& take) : take_(take) {
  for (const Table& table : tables()) {
    std::vector<std::string>& heads = heads_.emplace_back();
    for (const Column& column : table.columns) {
      heads.push_back(heads.empty() ? fmt::format(R"({{"table":"{}","{}":)", table.name, column.name)
                                    : fmt::format(R"(,"{}":)", column.name));
    }
  }
  text_.reserve(kPiece + kPiece / 4);
}

void JsonLines::row(TableId table, std::initializer_list<Cell> cells) {
  auto head = heads_[static_cast<std::size_t>(table)].begin();
  for (const Cell& cell : cells) {
    text_ += *head++;
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
      const fmt::format_int digits(*number);
      text_.append(digits.data(), digits.size());
    } else if (const auto* text = std::get_if<std::string_view>(&cell)) {
      text_ += quoted(*text);
    } else {
      text_ += "null";
    }
  }
  text_ += "}\n";
  if (text_.size() >= kPiece) finish();
}

void JsonLines::finish() {
  if (!text_.empty()) take_(text_);
  text_.clear();
}

}  // namespace coexist::scenarios::ledger
