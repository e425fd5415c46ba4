#pragma once

#include <QLocale>
#include <QString>

#include <chrono>

namespace coroscope {

// Numbers for people: at most four significant digits, a unit always, digits and separators of the given locale.

/// "850 ns", "312 µs", "4.25 ms", "2.004 s", "3 min 05 s". A negative duration is shown as zero.
QString durationText(std::chrono::nanoseconds duration, const QLocale &locale = {});
/// "812 B", "4.21 KiB", "1.5 MiB".
QString sizeText(quint64 bytes, const QLocale &locale = {});
/// Local time of day with milliseconds: "14:03:22.104". The argument is milliseconds since 1970, UTC.
QString timeOfDayText(qint64 wallMilliseconds);
/// UTC as ISO 8601 has it, for what is copied and exported: "2026-01-31T14:03:22.104Z". The argument as above.
QString isoTimeText(qint64 wallMilliseconds);
/// "1,204".
QString countText(quint64 count, const QLocale &locale = {});
/// "12.5", "3,250": requests a second, without the unit.
QString rateText(double perSecond, const QLocale &locale = {});
/// "0.4 %", "12 %" of a share from 0 to 1. What is not none is never shown as none.
QString percentText(double share, const QLocale &locale = {});
/// How long ago something was, for a cell that changes once a second: "now", "3 s ago", "12 min ago", "2 h ago".
QString agoText(std::chrono::milliseconds ago, const QLocale &locale = {});

} // namespace coroscope
