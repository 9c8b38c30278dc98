// The smallest program that uses an installed Coexist. Ends with 0 if it could ask it something.
#include <cstdio>
#include <string>

#include "sim/time.hpp"

int main() {
  using namespace coexist::sim;
  const std::string text = to_text(Instant{} + days(1) + minutes(90));
  std::puts(text.c_str());
  return text == "1970-01-02T01:30:00Z" ? 0 : 1;
}
