// What text needs to stand in SVG and HTML.
#pragma once

#include <string>
#include <string_view>

namespace coexist::viz {

/// As content and as an attribute in double quotes. Nothing that ends CDATA or a comment gets through.
std::string escaped(std::string_view text);

}  // namespace coexist::viz
