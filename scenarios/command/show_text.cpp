#include "verbs.hpp"

namespace coexist::command {

int carry_out(const ShowText& show, Terminal& terminal) {
  terminal.result(show.text);
  return ExitCode::Done;
}

}  // namespace coexist::command
