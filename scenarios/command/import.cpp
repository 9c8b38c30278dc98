#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "imported_document.hpp"
#include "json_text.hpp"
#include "scenarios/json_format.hpp"
#include "scenarios/text_file.hpp"
#include "verbs.hpp"

namespace coexist::command {
namespace {

[[noreturn]] void refuse(const char* code, const std::string& message, const std::string& help) {
  scenarios::Diagnostics diagnostics;
  diagnostics.error(code, {}, message, help);
  throw scenarios::BadInput(std::move(diagnostics));
}

void expect_consistent(const Import& import) {
  if (import.output.empty()) return;
  if (import.files.size() > 1)
    refuse("", "--output takes one input", "write each file on its own, with the same --key");
  std::error_code failed;
  if (!import.force && std::filesystem::exists(import.output, failed)) {
    refuse("E004", fmt::format("{}: the file exists already", import.output), "give --force to replace it");
  }
}

// Not write_whole: a key must never be readable by others, not even for a moment, and never be replaced.
void write_key(const std::string& path, const scenarios::PseudonymKey& key) {
  const std::string text = scenarios::print_key(key);
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  const bool good = file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const int error = errno;
  if (file >= 0) ::close(file);
  if (good) return;
  if (file >= 0) ::unlink(path.c_str());
  refuse("E005", fmt::format("{}: cannot write the key: {}", path, scenarios::system_reason(error)), {});
}

scenarios::PseudonymKey key_of(const std::string& path, Terminal& terminal) {
  std::error_code failed;
  if (!std::filesystem::exists(std::filesystem::symlink_status(path, failed))) {
    const scenarios::PseudonymKey key = scenarios::new_key();
    const InterruptsWait no_interrupt;
    write_key(path, key);
    terminal.note(fmt::format("{}: a new key; keep it, and keep it to yourself", path));
    return key;
  }
  scenarios::Diagnostics diagnostics;
  const auto key = scenarios::read_key(path, diagnostics);
  diagnostics.throw_if_errors();
  return key.value();
}

}  // namespace

int carry_out(const Import& import, Terminal& terminal) {
  expect_consistent(import);
  scenarios::Diagnostics diagnostics;
  std::vector<ImportedDocument> documents;
  for (const std::string& file : import.files) {
    terminal.progress(fmt::format("reading {}", file));
    if (auto document = read_document(file, diagnostics)) documents.push_back(std::move(*document));
  }
  diagnostics.throw_if_errors();
  if (!diagnostics.all().empty()) terminal.warn(diagnostics);

  std::string text;
  nlohmann::ordered_json json = {{"format_version", scenarios::kJsonFormatVersion},
                                 {"what", "import"},
                                 {"files", nlohmann::ordered_json::array()}};
  for (const ImportedDocument& document : documents) {
    text += (text.empty() ? "" : "\n") + print(document, import.carried);
    json["files"].push_back(to_json(document, import.carried));
  }
  if (!import.output.empty()) {
    const ImportedDocument& document = documents.front();
    const std::string bytes =
        written(import.pseudonymise ? pseudonymised(document, key_of(import.key, terminal)) : document);
    const InterruptsWait no_interrupt;
    scenarios::write_whole(import.output, bytes,
                           import.force ? scenarios::Overwrite::Allow : scenarios::Overwrite::Refuse);
    terminal.note(fmt::format("written: {}", import.output));
  }
  terminal.result(terminal.json() ? json_text(json) : text);
  return ExitCode::Done;
}

}  // namespace coexist::command
