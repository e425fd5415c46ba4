#include "server/runtime/option_value.h"

#include <array>
#include <limits>
#include <span>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct Unit {
    QLatin1StringView name; // lower case
    qint64 factor;
};

constexpr qint64 kKi = 1024;
constexpr qint64 kK = 1000;
constexpr std::array kSizeUnits{
    Unit{""_L1, 1},
    Unit{"b"_L1, 1},
    Unit{"k"_L1, kKi},
    Unit{"kib"_L1, kKi},
    Unit{"kb"_L1, kK},
    Unit{"m"_L1, kKi *kKi},
    Unit{"mib"_L1, kKi *kKi},
    Unit{"mb"_L1, kK *kK},
    Unit{"g"_L1, kKi *kKi *kKi},
    Unit{"gib"_L1, kKi *kKi *kKi},
    Unit{"gb"_L1, kK *kK *kK},
    Unit{"t"_L1, kKi *kKi *kKi *kKi},
    Unit{"tib"_L1, kKi *kKi *kKi *kKi},
    Unit{"tb"_L1, kK *kK *kK *kK},
};
constexpr std::array kDurationUnits{
    Unit{""_L1, 1000},    Unit{"s"_L1, 1000},     Unit{"ms"_L1, 1},
    Unit{"m"_L1, 60'000}, Unit{"min"_L1, 60'000}, Unit{"h"_L1, 3'600'000},
};

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

qsizetype countDigits(QStringView text)
{
    qsizetype count = 0;
    while (count < text.size() && isDigit(text[count]))
        ++count;
    return count;
}

std::optional<qint64> parseWithUnit(QStringView text, std::span<const Unit> units)
{
    constexpr qint64 kMost = std::numeric_limits<qint64>::max();
    text = text.trimmed();
    const qsizetype digits = countDigits(text);
    const auto whole = parseNumber(text.first(digits));
    if (!whole)
        return std::nullopt;
    text = text.sliced(digits);

    qint64 thousandths = 0;
    if (text.startsWith(u'.')) {
        text = text.sliced(1);
        const qsizetype decimals = countDigits(text);
        if (decimals < 1 || decimals > 3)
            return std::nullopt;
        for (qsizetype i = 0; i < 3; ++i)
            thousandths = thousandths * 10 + (i < decimals ? text[i].unicode() - u'0' : 0);
        text = text.sliced(decimals);
    }

    text = text.trimmed();
    for (const Unit &unit : units) {
        if (text.compare(unit.name, Qt::CaseInsensitive) != 0)
            continue;
        const qint64 part = thousandths * unit.factor / 1000; // 999 * 1024^4 fits
        if (*whole > (kMost - part) / unit.factor)
            return std::nullopt;
        return *whole * unit.factor + part;
    }
    return std::nullopt;
}

} // namespace

std::optional<qint64> parseNumber(QStringView text)
{
    if (text.isEmpty() || countDigits(text) != text.size())
        return std::nullopt;
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

std::optional<qint64> parseSize(QStringView text)
{
    return parseWithUnit(text, kSizeUnits);
}

QString formatSize(qint64 bytes)
{
    static constexpr std::array kUnits{"B"_L1, "KiB"_L1, "MiB"_L1, "GiB"_L1, "TiB"_L1};
    std::size_t unit = 0;
    while (bytes != 0 && bytes % kKi == 0 && unit + 1 < kUnits.size()) {
        bytes /= kKi;
        ++unit;
    }
    return QString::number(bytes) + kUnits[unit];
}

std::optional<std::chrono::milliseconds> parseDuration(QStringView text)
{
    const auto count = parseWithUnit(text, kDurationUnits);
    return count ? std::optional(std::chrono::milliseconds(*count)) : std::nullopt;
}

QString formatDuration(std::chrono::milliseconds duration)
{
    const auto count = qint64(duration.count());
    if (count == 0)
        return u"0s"_s;
    if (count % 3'600'000 == 0)
        return QString::number(count / 3'600'000) + u'h';
    if (count % 60'000 == 0)
        return QString::number(count / 60'000) + u'm';
    if (count % 1000 == 0)
        return QString::number(count / 1000) + u's';
    return QString::number(count) + "ms"_L1;
}

std::optional<Rate> parseRate(QStringView text)
{
    const QString lower = text.trimmed().toString().toLower();
    if (lower == u"off")
        return Rate();
    const qsizetype slash = lower.indexOf(u'/');
    if (slash < 0)
        return std::nullopt;
    const auto count = parseNumber(QStringView(lower).first(slash).trimmed());
    if (!count || *count < 1 || *count > Rate::kMost)
        return std::nullopt;
    const QStringView unit = QStringView(lower).sliced(slash + 1).trimmed();
    if (unit == u"s" || unit == u"sec")
        return Rate{*count, std::chrono::seconds(1)};
    if (unit == u"min" || unit == u"m")
        return Rate{*count, std::chrono::minutes(1)};
    if (unit == u"h" || unit == u"hour")
        return Rate{*count, std::chrono::hours(1)};
    return std::nullopt;
}

QString formatRate(const Rate &rate)
{
    if (!rate.isOn())
        return QStringLiteral("off");
    const char *unit = rate.per == std::chrono::hours(1) ? "h" : rate.per == std::chrono::minutes(1) ? "min" : "s";
    return QString::number(rate.count) + u'/' + QLatin1StringView(unit);
}

} // namespace coroscope
