#include "scenarios/ledger_file.hpp"
#include "scenarios/pack_file.hpp"
#include "scenarios/scenario_file.hpp"
#include "verbs.hpp"

namespace coexist::command {

int carry_out(const Schema& schema, Terminal& terminal) {
  if (schema.what == "ledger") {
    terminal.result(schema.markdown ? scenarios::ledger_reference() : scenarios::ledger_sql());
    return ExitCode::Done;
  }
  const scenarios::Shape shape =
      schema.what == "pack" ? scenarios::pack_file_shape() : scenarios::scenario_file_shape();
  terminal.result(schema.markdown ? scenarios::markdown(shape, schema.what)
                                  : scenarios::json_schema(shape, schema.what));
  return ExitCode::Done;
}

}  // namespace coexist::command
