#include "server/http/byte_ranges.h"

#include "server/http/ascii.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace coroscope {

namespace {

/// Digits only; what does not fit is as good as the largest that does. Empty where it is no number.
std::optional<std::int64_t> parsePosition(QByteArrayView text)
{
    constexpr auto kLargest = std::numeric_limits<std::int64_t>::max();
    if (text.isEmpty())
        return std::nullopt;
    std::int64_t value = 0;
    for (const char c : text) {
        if (!isDigit(c))
            return std::nullopt;
        const int digit = c - '0';
        value = value > (kLargest - digit) / 10 ? kLargest : value * 10 + digit;
    }
    return value;
}

/// Those that overlap or touch become one, in the place of the first of them.
QList<ByteRange> joined(QList<ByteRange> parts)
{
    for (qsizetype i = 0; i < parts.size();) {
        bool hasGrown = false;
        for (qsizetype j = i + 1; j < parts.size();) {
            ByteRange &one = parts[i];
            const ByteRange other = parts[j];
            if (other.from > one.from + one.size || one.from > other.from + other.size) {
                ++j;
                continue;
            }
            const auto from = std::min(one.from, other.from);
            const auto end = std::max(one.from + one.size, other.from + other.size);
            one = {from, end - from};
            parts.removeAt(j);
            hasGrown = true;
        }
        if (!hasGrown) // else it may reach one that it did not reach before
            ++i;
    }
    return parts;
}

} // namespace

ByteRanges ByteRanges::parse(QByteArrayView field, std::int64_t size)
{
    const auto equals = field.indexOf('=');
    if (equals < 0 || !equalsIgnoringCase(trimmedOws(field.first(equals)), "bytes"))
        return {};
    QList<ByteRange> parts;
    int count = 0;
    bool isMalformed = false;
    bool isWhole = false;
    forEachElement(field.sliced(equals + 1), [&](QByteArrayView text) {
        if (text.isEmpty() || isMalformed)
            return; // RFC 9110 §5.6.1.2
        const auto dash = text.indexOf('-');
        if (dash < 0 || ++count > kMost) {
            isMalformed = true;
            return;
        }
        const auto last = parsePosition(text.sliced(dash + 1));
        if (dash == 0) {
            if (!last) {
                isMalformed = true;
            } else if (*last > 0) {
                const auto length = std::min(*last, size);
                isWhole |= size == 0;
                if (length > 0)
                    parts.append({size - length, length});
            }
            return;
        }
        const auto first = parsePosition(text.first(dash));
        const bool isOpen = dash + 1 == text.size();
        if (!first || (!isOpen && (!last || *last < *first))) {
            isMalformed = true;
        } else if (*first < size) {
            const auto end = isOpen ? size - 1 : std::min(*last, size - 1);
            parts.append({*first, end - *first + 1});
        }
    });
    if (isMalformed || count == 0 || isWhole)
        return {};
    if (parts.isEmpty())
        return {Kind::Unsatisfiable, {}};
    return {Kind::Parts, joined(std::move(parts))};
}

} // namespace coroscope
