// coexist: rehearses a side-by-side server migration before anybody touches a server.
//
// Exit codes: 0 done, nothing in the way; 1 the answer is no; 2 wrong usage or bad input, nothing computed; 70 internal
// error; 130 interrupted.
#include <exception>
#include <variant>

#include "command_line.hpp"
#include "terminal.hpp"
#include "verbs.hpp"

int main(int argc, char** argv) {
  namespace command = coexist::command;
  command::hold_standard_streams();
  const command::Presentation presentation = command::presentation(argc, argv);
  command::Terminal terminal(presentation.format, presentation.colour);
  try {
    command::end_cleanly_on_interrupt(terminal.json());
    const command::Verb asked = command::read_command_line(argc, argv);
    return std::visit([&](const auto& verb) { return command::carry_out(verb, terminal); }, asked);
  } catch (const coexist::scenarios::BadInput& bad) {
    return terminal.refuse(bad.diagnostics()) ? command::ExitCode::BadInput : command::ExitCode::InternalError;
  } catch (const std::exception& error) {
    coexist::scenarios::Diagnostics diagnostics;
    diagnostics.error("", {}, error.what());
    terminal.refuse(diagnostics);
    return command::ExitCode::InternalError;
  }
}
