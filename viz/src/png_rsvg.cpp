// The adapter to librsvg and cairo.
#include <cairo.h>
#include <librsvg/rsvg.h>

#include <cmath>

#include "child_process.hpp"
#include "viz/png.hpp"

namespace coexist::viz {
namespace {

constexpr double kMostScale = 8.0;
constexpr double kMostPixels = 16'384.0;
constexpr ChildLimits kLimits{std::chrono::minutes(1), std::size_t{2} << 30};

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int size) {
  const auto* begin = reinterpret_cast<const std::byte*>(data);
  static_cast<Bytes*>(bytes)->insert(static_cast<Bytes*>(bytes)->end(), begin, begin + size);
  return CAIRO_STATUS_SUCCESS;
}

// Frees nothing: it runs in a child process that ends with it.
Bytes draw(std::string_view svg, double scale) {
  RsvgHandle* handle = rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr);
  if (handle == nullptr) return {};
  rsvg_handle_set_dpi(handle, 96.0);
  double width = 0;
  double height = 0;
  if (rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height) == FALSE) return {};
  const double columns = std::ceil(width * scale);
  const double rows = std::ceil(height * scale);
  if (!(columns >= 1 && rows >= 1 && columns <= kMostPixels && rows <= kMostPixels)) return {};
  cairo_surface_t* surface =
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(columns), static_cast<int>(rows));
  cairo_t* canvas = cairo_create(surface);
  cairo_set_source_rgb(canvas, 1, 1, 1);  // no transparency: documents put pictures on anything
  cairo_paint(canvas);
  const RsvgRectangle viewport{0, 0, width * scale, height * scale};
  if (rsvg_handle_render_document(handle, canvas, &viewport, nullptr) == FALSE) return {};
  Bytes bytes;
  if (cairo_surface_write_to_png_stream(surface, append, &bytes) != CAIRO_STATUS_SUCCESS) return {};
  return bytes;
}

}  // namespace

std::vector<std::byte> render_png(std::string_view svg, double scale) {
  if (!(scale > 0 && scale <= kMostScale)) return {};
  return run_in_child([&] { return draw(svg, scale); }, kLimits).value_or(Bytes{});
}

}  // namespace coexist::viz
