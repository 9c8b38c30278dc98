// Scalars with units, read exactly: integers inside, no floating point, no locale, nothing rounded.
//
// A decimal is fine where it is a whole number of the smallest unit: `1.5 h` is, `0.0000001 s` is not. Between number
// and unit there may be blanks. What is refused says what was wanted: "expected a bandwidth such as '34 Mbps'".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "sim/time.hpp"

namespace coexist::scenarios {

/// Why a text is not what was asked for.
struct Refusal {
  std::string code;     // E113: not understood, E114: out of range, E118 and E119: zones.hpp
  std::string message;  // without the text itself
  std::string help;
};

template <class T>
using Parsed = std::variant<T, Refusal>;

/// `90 min`, `2 h`, `18 ms`, `3 d`, `250 us`, `45 s`, `1 h 30 min`. Not negative; at most 100,000 days.
Parsed<sim::Duration> parse_duration(std::string_view text);

/// `34 Mbps`, `512 kbps`, `10 Gbps`, `9600 bps`: bits per second, decimal prefixes, above zero, at most 1,000,000 Gbps.
Parsed<std::int64_t> parse_bandwidth(std::string_view text);

/// `2 MB` (10^6), `512 KiB` (2^10), `1 GB`, `1 TiB`, `100 B`: bytes, at most 1,000,000 TB.
Parsed<std::int64_t> parse_data_size(std::string_view text);

/// `70 %`, `0.5 %`: parts per million, 0 to 1,000,000.
Parsed<std::int64_t> parse_share(std::string_view text);

/// Parts per million, not negative, as it would be written: "70 %", "99.5 %".
std::string share_text(std::int64_t ppm);

/// Decimal digits with an optional minus. `010` is refused: it is 8 for some readers of YAML and 10 for others.
Parsed<std::int64_t> parse_integer(std::string_view text, std::int64_t smallest = INT64_MIN,
                                   std::int64_t largest = INT64_MAX);

/// `true` or `false`; `no`, `on`, `y` are refused: half of the readers of YAML take them for words.
Parsed<bool> parse_boolean(std::string_view text);

/// Ids: 1 to 128 of a-z, 0-9, '-', '_' and '.', the first a letter or a digit. Dots are for imported host names.
/// In --set paths an id with a dot stands in brackets.
Parsed<std::string> parse_id(std::string_view text);

/// The key of a document or of something that cites one: up to 128 characters without a space, LYNC-MEET-003.
Parsed<std::string> parse_key(std::string_view text);

/// Date and time of day on some wall: no instant until a zone is known (zones.hpp).
struct WallTime {
  std::int64_t seconds = 0;              // since 1970-01-01 00:00 on that wall
  std::optional<std::int32_t> offset_s;  // east of UTC, if it was written: `Z`, `+02:00`
  friend bool operator==(const WallTime&, const WallTime&) = default;
};

/// `2013-03-08 22:00`, `2013-03-08T22:00:30`, optionally with `Z`, `+02:00`. Years 1970 to 2199.
Parsed<WallTime> parse_wall_time(std::string_view text);

/// `2013-03-08`: midnight at the start of that day.
Parsed<WallTime> parse_date(std::string_view text);

/// "2013-03-08 22:00", with seconds and offset where there are any.
std::string to_text(const WallTime& time);

}  // namespace coexist::scenarios
