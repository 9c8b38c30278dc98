#include "pack/table_shape.hpp"

namespace coexist::sim {

std::vector<std::size_t> shape(const Pack& pack, const Aspect& aspect) {
  std::vector<std::size_t> sizes;
  for (const Dimension& dimension : aspect.dimensions) {
    sizes.push_back(domain(pack.vocabulary, dimension.attribute).size());
  }
  return sizes;
}

}  // namespace coexist::sim
