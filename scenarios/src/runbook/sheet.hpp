// Something that a runbook can be written on. What stands on it, and in which order, is decided once
// (print_runbook.cpp); how a heading or a box looks, by each kind of sheet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace coexist::scenarios::runbook {

using Row = std::vector<std::string>;

class Sheet {
 public:
  virtual ~Sheet() = default;
  /// 1: the sheet's title; 2: a step, or a part of its own; 3: a part of a step.
  virtual void heading(int level, std::string_view text) = 0;
  virtual void paragraph(std::string_view text) = 0;
  virtual void item(std::string_view text) = 0;
  /// To be ticked.
  virtual void box(std::string_view text) = 0;
  /// As many cells in each row as in the header. `counts`: the last column has numbers.
  virtual void table(const Row& header, const std::vector<Row>& rows, bool counts) = 0;
};

/// For terminals: names are made fit for them.
class TextSheet final : public Sheet {
 public:
  void heading(int level, std::string_view text) override;
  void paragraph(std::string_view text) override;
  void item(std::string_view text) override;
  void box(std::string_view text) override;
  void table(const Row& header, const std::vector<Row>& rows, bool counts) override;
  [[nodiscard]] const std::string& written() const noexcept { return out_; }

 private:
  std::string out_;
};

/// GitHub's Markdown: what names hold of it, or of HTML, is escaped.
class MarkdownSheet final : public Sheet {
 public:
  void heading(int level, std::string_view text) override;
  void paragraph(std::string_view text) override;
  void item(std::string_view text) override;
  void box(std::string_view text) override;
  void table(const Row& header, const std::vector<Row>& rows, bool counts) override;
  [[nodiscard]] const std::string& written() const noexcept { return out_; }

 private:
  void line_of_list(std::string_view mark, std::string_view text);

  std::string out_;
  bool in_list_ = false;
};

}  // namespace coexist::scenarios::runbook
