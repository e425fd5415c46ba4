#pragma once

#include "server/telemetry/histogram.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coroscope {

/// Statistics of durations in microseconds, of any number of them in bounded memory.
/// Count, minimum, maximum, mean and standard deviation are exact. Percentiles (nearest rank) are exact up to kExact
/// values; beyond, they are those of a Histogram: never below the exact one, above it by less than 0.1 %, to the
/// nanosecond. Memory: 8 bytes a value up to 8 MB. One thread.
class ValueStats {
public:
    static constexpr std::size_t kExact = 1'000'000;
    static constexpr double kMost = 3'600'000'000; ///< one hour; a value takes 0 to that

    void add(double microseconds);

    std::uint64_t count() const noexcept { return m_count; }
    double min() const noexcept { return m_min; } ///< this and those below: 0 where there are no values
    double max() const noexcept { return m_max; }
    double mean() const noexcept { return double(m_mean); }
    double stdev() const noexcept; ///< of a sample (n - 1); 0 for one value
    double populationStdev() const noexcept; ///< n
    /// The value that `percent` of all (0 to 100) do not exceed. Sorts, where needed.
    double percentile(double percent);

private:
    std::uint64_t m_count = 0;
    double m_min = 0;
    double m_max = 0;
    long double m_mean = 0; // Welford's way: B. P. Welford, Technometrics 4 (1962) 419
    long double m_squares = 0; // of the distances from the mean
    std::vector<double> m_values; // until there are too many
    bool m_isSorted = true;
    Histogram m_histogram; // then
};

/// Reads text with one value a line, in pieces of any size: whole numbers or decimals, with or without an exponent,
/// blanks around them, lines ended by LF or CR LF, a byte order mark in front; empty lines are skipped.
class ValueReader {
public:
    explicit ValueReader(ValueStats &stats)
        : m_stats(stats)
    {
    }
    /// False where a line is wrong: fault() then says which, and what it takes.
    bool take(std::string_view piece);
    /// The last line may lack its end.
    bool takeEnd();
    const std::string &fault() const noexcept { return m_fault; }

private:
    static constexpr std::size_t kLongestLine = 1'000;
    bool takeLine(std::string_view line);
    bool refuse(std::string_view line, const char *why);

    ValueStats &m_stats;
    std::string m_rest; // of the last piece: a line without its end
    std::uint64_t m_line = 0;
    std::string m_fault;
};

} // namespace coroscope
