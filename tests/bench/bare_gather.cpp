#include "bare_gather.hpp"

#include <numeric>
#include <thread>

namespace coexist::bench {
namespace {

constexpr std::size_t kColumns = 512, kRows = 64;  // about as many as a migration meets

// Sums over [0, n), a range for each thread.
template <typename Range>
std::uint64_t in_parallel(std::size_t n, unsigned threads, const Range& range) {
  std::vector<std::uint64_t> sums(threads, 0);
  {
    std::vector<std::jthread> crew;
    for (unsigned t = 1; t < threads; ++t) {
      crew.emplace_back([&, t] { sums[t] = range(n * t / threads, n * (t + 1) / threads); });
    }
    sums[0] = range(0, n / threads);
  }
  return std::accumulate(sums.begin(), sums.end(), std::uint64_t{0});
}

}  // namespace

BareGather::BareGather(const sim::Calendar& calendar, std::size_t people) : calendar_(calendar), column_(people) {
  for (std::size_t p = 0; p < people; ++p) column_[p] = static_cast<std::uint16_t>(p * 2'654'435'761U % kColumns);
  for (std::size_t row = 0; row < kRows; ++row) {
    std::vector<std::uint16_t>& entries = table_.emplace_back(kColumns);
    for (std::size_t c = 0; c < kColumns; ++c) entries[c] = static_cast<std::uint16_t>((row * 31 + c * 7) % 200);
  }
  for (const sim::SeriesId s : sim::ids<sim::SeriesId>(calendar.size())) {
    joins_ += std::uint64_t{calendar.participants_of(s).size()} * calendar.occurrences_of(s);
  }
  plain_.assign(bytes() / sizeof(std::uint64_t), 1);
}

std::uint64_t BareGather::gather(unsigned threads) const {
  return in_parallel(calendar_.size(), threads, [&](std::size_t begin, std::size_t end) {
    std::uint64_t sum = 0;
    for (std::size_t s = begin; s < end; ++s) {
      const auto participants = calendar_.participants_of(sim::id_at<sim::SeriesId>(s));
      const std::size_t occurrences = calendar_.occurrences_of(sim::id_at<sim::SeriesId>(s));
      for (std::size_t o = 0; o < occurrences; ++o) {
        const std::uint16_t* row = table_[(s + o) % kRows].data();
        for (const sim::PersonId person : participants) sum += row[column_[sim::index(person)]];
      }
    }
    return sum;
  });
}

std::uint64_t BareGather::read(unsigned threads) const {
  return in_parallel(plain_.size(), threads, [&](std::size_t begin, std::size_t end) {
    std::uint64_t sum = 0;
    for (std::size_t i = begin; i < end; ++i) sum += plain_[i];
    return sum;
  });
}

}  // namespace coexist::bench
