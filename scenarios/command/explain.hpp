// What `explain` can be asked.
#pragma once

#include "invocation.hpp"
#include "terminal.hpp"

namespace coexist::command {

/// A code, a rule, a fact or document, or the metrics.
int explain_topic(const Explain& explain, Terminal& terminal);

/// A rule, a fact or a document as this scenario has it, with its own rules: `SCENARIO rule RULE`.
int explain_rule(const Explain& explain, Terminal& terminal);

/// Why one join ended as it did: `SCENARIO join MEETING PERSON`.
int explain_one_join(const Explain& explain, Terminal& terminal);

/// Why one person could not sign in at home, or could: `SCENARIO sign-in PERSON`.
int explain_sign_in(const Explain& explain, Terminal& terminal);

/// Which joins fail because of the migration, or of its rollback, and who is locked out: `SCENARIO failures`.
int explain_failures(const Explain& explain, Terminal& terminal);

/// The scenario of `explain`, with the changes of the command line.
ScenarioChoice scenario_of(const Explain& explain);

}  // namespace coexist::command
