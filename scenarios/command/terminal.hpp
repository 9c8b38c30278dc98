// The two streams. stdout carries the result, stderr everything else; what only helps a person who is watching
// (progress, the next step) appears on a terminal and nowhere else.
#pragma once

#include <string>
#include <string_view>

#include "invocation.hpp"
#include "scenarios/diagnostic.hpp"

namespace coexist::command {

/// Takes the place of standard streams that the caller has closed, before a file that is opened gets their number and
/// is written into. To be called first.
void hold_standard_streams();

class Terminal {
 public:
  Terminal(Format format, Colour colour);
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  [[nodiscard]] Format format() const noexcept { return format_; }
  [[nodiscard]] bool json() const noexcept { return format_ == Format::Json; }
  /// Whether stdout takes colours.
  [[nodiscard]] bool colour() const noexcept { return colour_out_; }

  /// The result. Throws std::runtime_error if it cannot be written, e.g. because the disk is full.
  void result(std::string_view text);
  /// Errors: on stdout as JSON if asked for it, so that it can be parsed on every exit path; else on stderr. False if
  /// they could not be written.
  bool refuse(const scenarios::Diagnostics& diagnostics);
  /// Warnings beside a result: always stderr, in words.
  void warn(const scenarios::Diagnostics& diagnostics);
  void note(std::string_view line);
  /// What is being done now; replaced by the next, erased before anything else is written.
  void progress(std::string_view what);
  /// One line at the end: what to do next.
  void next(std::string_view command);

 private:
  void erase_progress();

  Format format_;
  bool colour_out_ = false;
  bool colour_err_ = false;
  bool watched_ = false;  // stderr is a terminal
  bool progress_shown_ = false;
};

/// From now on an interrupt ends the command with 130 and one line on stderr; nothing is half-written. With `json`,
/// stdout still is one JSON object, and says it.
void end_cleanly_on_interrupt(bool json);

/// While one lives, an interrupt deletes that file: what is written for so long that nobody should wait for it. One at
/// a time.
class RemovedOnInterrupt {
 public:
  /// Throws std::length_error for names that no file system takes.
  explicit RemovedOnInterrupt(const std::string& file);
  ~RemovedOnInterrupt();
  RemovedOnInterrupt(const RemovedOnInterrupt&) = delete;
  RemovedOnInterrupt& operator=(const RemovedOnInterrupt&) = delete;
};

/// While one lives, an interrupt waits: for the moments in which files change.
class InterruptsWait {
 public:
  InterruptsWait();
  ~InterruptsWait();
  InterruptsWait(const InterruptsWait&) = delete;
  InterruptsWait& operator=(const InterruptsWait&) = delete;
};

}  // namespace coexist::command
