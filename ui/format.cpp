#include "ui/format.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

/// Gives tr() the context under which translators find these texts.
struct Format {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

/// Three digits that count: 4.25, 42.5, 425.
QString threeDigits(double value, const QLocale &locale)
{
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return locale.toString(value, 'f', decimals);
}

} // namespace

QString durationText(std::chrono::nanoseconds duration, const QLocale &locale)
{
    using namespace std::chrono;
    const double ns = double(std::max<nanoseconds::rep>(0, duration.count()));
    if (ns == 0)
        return Format::tr("%1 ms").arg(locale.toString(0)); // nothing measured: nobody cares for nanoseconds
    if (ns < 1e3)
        return Format::tr("%1 ns").arg(locale.toString(qint64(ns)));
    if (ns < 999.5e3)
        //: A duration in microseconds.
        return Format::tr("%1 µs").arg(threeDigits(ns / 1e3, locale));
    if (ns < 999.5e6)
        return Format::tr("%1 ms").arg(threeDigits(ns / 1e6, locale));
    if (ns < 59.9995e9)
        return Format::tr("%1 s").arg(locale.toString(ns / 1e9, 'f', ns < 9.9995e9 ? 3 : 2));
    const qint64 wholeSeconds = qint64(std::llround(ns / 1e9));
    //: A duration of a minute or more; %2 always has two digits.
    return Format::tr("%1 min %2 s")
        .arg(locale.toString(wholeSeconds / 60))
        .arg(wholeSeconds % 60, 2, 10, QLatin1Char('0'));
}

QString sizeText(quint64 bytes, const QLocale &locale)
{
    if (bytes < 1024)
        //: A size in bytes.
        return Format::tr("%1 B").arg(locale.toString(bytes));
    const double value = double(bytes);
    if (value < 1023.5 * 1024)
        return Format::tr("%1 KiB").arg(threeDigits(value / 1024, locale));
    if (value < 1023.5 * 1024 * 1024)
        return Format::tr("%1 MiB").arg(threeDigits(value / (1024.0 * 1024), locale));
    return Format::tr("%1 GiB").arg(threeDigits(value / (1024.0 * 1024 * 1024), locale));
}

QString timeOfDayText(qint64 wallMilliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(wallMilliseconds).time().toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString isoTimeText(qint64 wallMilliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(wallMilliseconds).toUTC().toString(Qt::ISODateWithMs);
}

QString countText(quint64 count, const QLocale &locale)
{
    return locale.toString(count);
}

QString rateText(double perSecond, const QLocale &locale)
{
    const double value = std::max(0.0, perSecond);
    return locale.toString(value, 'f', value > 0 && value < 99.95 ? 1 : 0);
}

QString percentText(double share, const QLocale &locale)
{
    const double percent = std::clamp(share, 0.0, 1.0) * 100;
    if (percent > 0 && percent < 0.05)
        //: A share that is too small to be told: %1 is a number.
        return Format::tr("< %1 %").arg(locale.toString(0.1, 'f', 1));
    //: A share in percent.
    return Format::tr("%1 %").arg(locale.toString(percent, 'f', percent > 0 && percent < 9.95 ? 1 : 0));
}

QString agoText(std::chrono::milliseconds ago, const QLocale &locale)
{
    const qint64 seconds = std::max<qint64>(0, ago.count()) / 1000;
    if (seconds == 0)
        //: When something happened: less than a second ago.
        return Format::tr("now");
    if (seconds < 60)
        return Format::tr("%1 s ago").arg(locale.toString(seconds));
    if (seconds < 3600)
        return Format::tr("%1 min ago").arg(locale.toString(seconds / 60));
    return Format::tr("%1 h ago").arg(locale.toString(seconds / 3600));
}

} // namespace coroscope
