#pragma once

#include "server/http/host_name.h"
#include "server/http/rate_limiter.h"

#include <QString>
#include <QStringView>

#include <chrono>
#include <optional>

namespace coroscope {

/// Readers and writers of the values that options take. Pure functions, any thread. "None" where the text is not of the
/// form or the value does not fit 63 bits.

/// Decimal digits only: no sign, no blanks, no exponent.
std::optional<qint64> parseNumber(QStringView text);

/// Bytes. A number with at most three decimals and a unit, in any case: none or B; K, M, G, T and KiB, MiB, GiB, TiB
/// are powers of 1024; KB, MB, GB, TB are powers of 1000. Part of a byte is dropped.
std::optional<qint64> parseSize(QStringView text);
/// The shortest exact form that parseSize() reads: "8MiB", "1000B".
QString formatSize(qint64 bytes);

/// A number with at most three decimals and a unit: ms, s (or none), m or min, h. Part of a millisecond is dropped.
std::optional<std::chrono::milliseconds> parseDuration(QStringView text);
/// The shortest exact form that parseDuration() reads: "500ms", "75s", "2m".
QString formatDuration(std::chrono::milliseconds duration);

/// A whole number up to Rate::kMost and a time: /s (or /sec), /min (or /m), /h (or /hour); "off" is none.
std::optional<Rate> parseRate(QStringView text);
/// The form that parseRate() reads: "100/s", "off".
QString formatRate(const Rate &rate);

} // namespace coroscope
