#include "scenarios/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace coexist::scenarios {

void Diagnostics::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::Error) {
    ++errors_;
  }
  if (all_.size() < kStored) {
    all_.push_back(std::move(diagnostic));
    return;
  }
  // A thousand warnings must not hide the one error that stops the command.
  const bool first_error = diagnostic.severity == Severity::Error && errors_ == 1;
  if (first_error) {
    all_.back() = std::move(diagnostic);
  }
}

void Diagnostics::error(std::string code, Place place, std::string message, std::string help) {
  add({Severity::Error, std::move(code), std::move(message), std::move(place), std::move(help), {}});
}

void Diagnostics::error(std::string code, Place place, std::string message, std::string help, Place other,
                        std::string at_other) {
  Diagnostic diagnostic{Severity::Error, std::move(code), std::move(message), std::move(place), std::move(help), {}};
  diagnostic.related.emplace_back(std::move(other), std::move(at_other));
  add(std::move(diagnostic));
}

void Diagnostics::warning(std::string code, Place place, std::string message, std::string help) {
  add({Severity::Warning, std::move(code), std::move(message), std::move(place), std::move(help), {}});
}

void Diagnostics::throw_if_errors() const {
  if (has_errors()) {
    throw BadInput(*this);
  }
}

BadInput::BadInput(Diagnostics diagnostics)
    : diagnostics_(std::make_shared<const Diagnostics>(std::move(diagnostics))) {
  const auto& all = diagnostics_->all();
  const auto first =
      std::find_if(all.begin(), all.end(), [](const Diagnostic& d) { return d.severity == Severity::Error; });
  what_ = first == all.end() ? "bad input" : fmt::format("{} [{}]", first->message, first->code);
}

}  // namespace coexist::scenarios
