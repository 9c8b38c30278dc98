// A migration of any number of people, as the text of a scenario: the same estate, twelve waves, twelve client rings
// and a rollback at the end of ninety days, whatever the size.
#pragma once

#include <cstddef>
#include <string>

namespace coexist::bench {

/// Thirty sites, six pools on either side. Precondition: at least 360 people (one a department and site).
std::string large_migration(std::size_t people);

}  // namespace coexist::bench
