// The style sheet of HTML pages: the palette of the pictures, system fonts, and what changes on paper.
#pragma once

#include <string_view>

namespace coexist::viz {

inline constexpr std::string_view kHtmlStyle =
    ":root{color-scheme:light}"
    "body{margin:0 auto;max-width:100rem;padding:1rem 2rem 4rem;color:#1f2933;background:#fff;"
    "font:16px/1.5 'DejaVu Sans',Verdana,sans-serif}"
    "h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.25rem;margin-top:2.5rem;border-bottom:1px solid #cbd2d9}"
    "h3{font-size:1rem;margin-bottom:.25rem}"
    "a{color:#005a8c}a:focus-visible,summary:focus-visible{outline:3px solid #0072b2;outline-offset:2px}"
    "nav ul{columns:3 14rem;padding-left:1.2rem}"
    ".verdict{font-size:1.15rem;font-weight:bold;padding:.75rem 1rem;border-left:.5rem solid "
    "#52606d;background:#eceff3}"
    ".verdict.ok{border-color:#00795a;background:#e2f3ec}.verdict.blocked{border-color:#a3001b;background:#fbe0d3}"
    ".stamp{font-weight:600;color:#5c4100}"
    ".verdict.limited{border-color:#8a6100;background:#fff1cc}"
    ".wide{overflow-x:auto}"
    "table{border-collapse:collapse;margin:.75rem 0;font-size:.875rem}"
    "caption{text-align:left;font-weight:bold;padding:.25rem 0}"
    "th,td{border:1px solid #cbd2d9;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
    "thead th{background:#f5f7fa}tbody th{font-weight:normal}"
    ".n{text-align:right;white-space:nowrap}"
    "td.ok,th.ok{background:#e2f3ec;color:#00573f}td.limited,th.limited{background:#fff1cc;color:#5c4100}"
    "td.blocked,th.blocked{background:#fbe0d3;color:#8a0017}td.unknown,th.unknown{background:#eceff3;color:#1f2933}"
    "pre{background:#f5f7fa;border:1px solid #cbd2d9;padding:.5rem .75rem;white-space:pre-wrap;overflow-wrap:anywhere}"
    "dt{font-weight:bold}dd{margin:0 0 .4rem 1.2rem}"
    "figure{margin:1rem 0}figcaption{font-size:.875rem}svg{max-width:100%;height:auto}"
    "@media print{body{padding:0;font-size:10pt}nav{display:none}h2{break-after:avoid}"
    "tr,figure{break-inside:avoid}thead{display:table-header-group}.wide{overflow:visible}}";

}  // namespace coexist::viz
