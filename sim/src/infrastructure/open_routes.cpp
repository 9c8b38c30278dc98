#include "infrastructure/open_routes.hpp"

namespace coexist::sim {

void OpenRoutes::set(LinkId link, bool up) {
  if (up_[link] == up) return;
  up_[link] = up;
  down_ = up ? down_ - 1 : down_ + 1;
  graph_.reset();
}

const SiteGraph* OpenRoutes::detours() {
  if (down_ == 0) return nullptr;
  if (!graph_) graph_.emplace(world_.parts(), &up_);
  return &*graph_;
}

std::span<const LinkId> OpenRoutes::route(SiteId a, SiteId b) {
  const SiteGraph* graph = detours();
  return graph == nullptr ? world_.route(a, b) : graph->route(a, b);
}

bool OpenRoutes::connected(SiteId a, SiteId b) {
  const SiteGraph* graph = detours();
  return graph == nullptr ? world_.connected(a, b) : graph->connected(a, b);
}

}  // namespace coexist::sim
