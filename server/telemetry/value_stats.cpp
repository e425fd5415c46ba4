#include "server/telemetry/value_stats.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>

namespace coroscope {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

nanoseconds inNanoseconds(double microseconds)
{
    return nanoseconds(std::llround(microseconds * 1000));
}

bool isBlank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

/// As a person is shown it: what is not printable ASCII as '?', and not too much of it.
std::string shown(std::string_view text)
{
    constexpr std::size_t kMost = 40;
    std::string safe(text.substr(0, kMost));
    std::replace_if(
        safe.begin(), safe.end(), [](char byte) { return byte < ' ' || byte > '~'; }, '?');
    return text.size() > kMost ? safe + "..." : safe;
}

} // namespace

void ValueStats::add(double microseconds)
{
    m_min = m_count == 0 ? microseconds : std::min(m_min, microseconds);
    m_max = m_count == 0 ? microseconds : std::max(m_max, microseconds);
    ++m_count;
    const long double distance = static_cast<long double>(microseconds) - m_mean;
    m_mean += distance / static_cast<long double>(m_count);
    m_squares += distance * (static_cast<long double>(microseconds) - m_mean);
    if (m_count <= kExact) {
        m_values.push_back(microseconds);
        m_isSorted = false;
        return;
    }
    if (m_count == kExact + 1) {
        for (const double value : m_values)
            m_histogram.record(inNanoseconds(value));
        m_values = {};
    }
    m_histogram.record(inNanoseconds(microseconds));
}

double ValueStats::stdev() const noexcept
{
    return m_count < 2 ? 0 : double(std::sqrt(m_squares / static_cast<long double>(m_count - 1)));
}

double ValueStats::populationStdev() const noexcept
{
    return m_count == 0 ? 0 : double(std::sqrt(m_squares / static_cast<long double>(m_count)));
}

double ValueStats::percentile(double percent)
{
    if (m_count == 0)
        return 0;
    if (m_count > kExact)
        return std::clamp(double(m_histogram.percentile(percent).count()) / 1000, m_min, m_max);
    if (!m_isSorted) {
        std::sort(m_values.begin(), m_values.end());
        m_isSorted = true;
    }
    // 99.9 / 100 is a little more than 0.999, and 1,000 times that would be rounded up to 1,000.
    constexpr double kRounding = 1 - 4 * std::numeric_limits<double>::epsilon();
    const double rank = std::ceil(std::clamp(percent, 0.0, 100.0) / 100 * double(m_count) * kRounding);
    return m_values[std::clamp<std::size_t>(std::size_t(rank), 1, m_values.size()) - 1];
}

bool ValueReader::take(std::string_view piece)
{
    while (!piece.empty()) {
        const std::size_t end = piece.find('\n');
        if (end == std::string_view::npos) {
            m_rest += piece;
            if (m_rest.size() <= kLongestLine)
                return true;
            ++m_line;
            return refuse(m_rest, "is longer than 1,000 bytes");
        }
        const std::string_view line = piece.substr(0, end);
        piece.remove_prefix(end + 1);
        if (m_rest.empty()) {
            if (!takeLine(line))
                return false;
            continue;
        }
        m_rest += line;
        const bool taken = takeLine(m_rest);
        m_rest.clear();
        if (!taken)
            return false;
    }
    return true;
}

bool ValueReader::takeEnd()
{
    return m_rest.empty() || takeLine(m_rest);
}

bool ValueReader::takeLine(std::string_view line)
{
    if (++m_line == 1 && line.starts_with(kByteOrderMark))
        line.remove_prefix(kByteOrderMark.size());
    const std::string_view text = trimmed(line);
    if (text.empty())
        return true;
    double value = 0;
    // from_chars() knows no plus in front, and takes words for what is no number.
    const bool isSigned = text.front() == '+' || text.front() == '-';
    const std::string_view digits = text.substr(isSigned ? 1 : 0);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool startsWell = !digits.empty() && digits.front() != '-';
    if (!startsWell || error == std::errc::invalid_argument || end != digits.data() + digits.size()
        || (error == std::errc() && !std::isfinite(value)))
        return refuse(text, "is not a number");
    if (error == std::errc::result_out_of_range || value > ValueStats::kMost)
        return refuse(text, "is out of range");
    if (text.front() == '-' && value > 0)
        return refuse(text, "is negative");
    m_stats.add(value);
    return true;
}

bool ValueReader::refuse(std::string_view line, const char *why)
{
    m_fault = "line " + std::to_string(m_line) + ": '" + shown(line) + "' " + why
        + "; a line takes microseconds, from 0 to 3600000000 (one hour)";
    return false;
}

} // namespace coroscope
