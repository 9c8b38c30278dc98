// What is wrong with somebody's input: where, what, and what to do about it.
//
// Readers collect diagnostics and go on, so that a user sees all of them (up to kShown) in one go; then one
// BadInput carries them to `main`, which prints them and exits with 2. Nothing else is thrown for bad input.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace coexist::scenarios {

/// One file that was read, kept for its lines. `name` is as the user spelled the path.
struct SourceFile {
  std::string name;
  std::string text;  // UTF-8, after decoding
};

/// A place in an input file. Lines and columns count from 1; columns count code points. Line 0: the whole file.
struct Place {
  std::shared_ptr<const SourceFile> file;  // shared: thousands of places point into one file that outlives the reader
  int line = 0;
  int column = 0;
  int length = 1;  // code points under the caret
};

enum class Severity : std::uint8_t { Error, Warning, Note };

struct Diagnostic {
  Severity severity = Severity::Error;
  std::string code;     // "E104"; explained by `coexist explain E104` (see diagnostic_codes.hpp)
  std::string message;  // one sentence, no full stop: "unknown product 'lync-2103'"
  Place place;
  std::string help;  // "did you mean 'lync-2013'?"; empty if there is nothing useful to say
  std::vector<std::pair<Place, std::string>> related;  // "first defined here"
};

/// Collects diagnostics of one load. Errors beyond `kStored` are counted, not stored: hostile files have millions.
class Diagnostics {
 public:
  static constexpr std::size_t kShown = 20;
  static constexpr std::size_t kStored = 1000;

  void add(Diagnostic diagnostic);
  void error(std::string code, Place place, std::string message, std::string help = {});
  /// An error that has to do with another place: "first given here".
  void error(std::string code, Place place, std::string message, std::string help, Place other, std::string at_other);
  void warning(std::string code, Place place, std::string message, std::string help = {});

  [[nodiscard]] bool has_errors() const noexcept { return errors_ > 0; }
  [[nodiscard]] std::size_t error_count() const noexcept { return errors_; }
  [[nodiscard]] const std::vector<Diagnostic>& all() const noexcept { return all_; }

  /// Throws BadInput with everything collected if there is an error; otherwise does nothing.
  void throw_if_errors() const;

 private:
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
};

/// "This command cannot continue": carries every diagnostic to main. Exit code 2.
class BadInput : public std::exception {
 public:
  explicit BadInput(Diagnostics diagnostics);
  [[nodiscard]] const Diagnostics& diagnostics() const noexcept { return *diagnostics_; }
  [[nodiscard]] const char* what() const noexcept override { return what_.c_str(); }

 private:
  std::shared_ptr<const Diagnostics> diagnostics_;  // shared: exceptions must copy without throwing
  std::string what_;
};

/// As a good compiler prints it, sorted by file, line and column:
///   file:line:col: error: message [E104]
///     3 | product: lync-2103
///       |          ^~~~~~~~~
///   help: did you mean 'lync-2013'?
/// Control characters of the input are shown as \u escapes, long lines are cut around the caret. Colour if asked.
std::string print(const Diagnostics& diagnostics, bool colour = false);

/// The same, in the same order and number, as one JSON object: {"errors": 2, "diagnostics": [{"severity": "error",
/// "code": "E111", "message": ..., "file": ..., "line": 3, "column": 5, "length": 9, "help": ..., "related": [...]}]}.
/// A diagnostic without a place has no file; one about a whole file has no line.
std::string print_json(const Diagnostics& diagnostics);

/// The candidate nearest to `word` by edit distance (Damerau), or empty if none is near (distance > 1 + length/4).
/// One that differs in case only is nearest; ties go to the first candidate.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// "did you mean 'x'?" for the nearest candidate; else "one of: a, b, c" when there are at most twelve; else empty.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace coexist::scenarios
