#include "ui/panes/cache/natural_order.h"

namespace coroscope {

namespace {

bool isDigit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

/// The digits at `at`, without zeros in front; `at` goes behind them.
QByteArrayView takeNumber(QByteArrayView text, qsizetype &at) noexcept
{
    while (at + 1 < text.size() && text[at] == '0' && isDigit(text[at + 1]))
        ++at;
    const qsizetype begin = at;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return text.sliced(begin, at - begin);
}

int compared(QByteArrayView a, QByteArrayView b) noexcept
{
    return a.compare(b);
}

} // namespace

bool naturallyBefore(QByteArrayView a, QByteArrayView b) noexcept
{
    qsizetype i = 0;
    qsizetype k = 0;
    while (i < a.size() && k < b.size()) {
        if (isDigit(a[i]) && isDigit(b[k])) {
            const QByteArrayView left = takeNumber(a, i);
            const QByteArrayView right = takeNumber(b, k);
            if (left.size() != right.size())
                return left.size() < right.size();
            if (const int order = compared(left, right); order != 0)
                return order < 0;
            continue;
        }
        if (a[i] != b[k])
            return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[k]);
        ++i;
        ++k;
    }
    const bool aEnds = i >= a.size();
    const bool bEnds = k >= b.size();
    if (aEnds != bEnds)
        return aEnds;
    return compared(a, b) < 0;
}

} // namespace coroscope
