// A pack with many more rules that answers as before.
#pragma once

#include <cstddef>

#include "sim/pack.hpp"

namespace coexist::bench {

/// `times` as many rules: copies that are about made-up products, as they would come with further hops. What is asked
/// of the products that there were is decided by the rules that there were; tables grow by the values that are new.
sim::Pack with_more_rules(sim::Pack pack, std::size_t times);

}  // namespace coexist::bench
