#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringView>

#include <optional>

namespace coroscope::db {

// A moment as databases and JSON have it: ISO 8601 in UTC with milliseconds, "2026-01-31T09:30:00.250Z". Texts of this
// form, of years 0001 to 9999, sort as the moments do. Any thread; pure functions.

/// RFC 3339 §5.6; also as PostgreSQL writes it ("2026-01-31 09:30:00.25+00"). What is finer than a millisecond is cut
/// off. Empty where it is none, or has no offset from UTC.
std::optional<QDateTime> parseInstant(QStringView text);

/// What a driver of QtSql gives, in UTC: what has no zone, or lost it on the way, was UTC.
QDateTime utcMoment(const QDateTime &moment);

/// Empty where the moment is invalid or of another year.
QString instantText(const QDateTime &moment);
/// The same as bytes, at the end of `text`; nothing where it is invalid.
void appendInstant(QByteArray &text, const QDateTime &moment);

} // namespace coroscope::db
