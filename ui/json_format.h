#pragma once

#include <QString>

#include <optional>
#include <stop_token>

namespace coroscope {

/// Where a text stops being JSON, and why, in words for a person.
struct JsonFault {
    qsizetype offset = 0; ///< UTF-16 code units from the start, where an editor puts its cursor
    int line = 1; ///< from 1
    int column = 1; ///< from 1, in code units
    QString message; ///< translated, without the place
};

/// With the line and column that belong to the offset.
JsonFault jsonFault(QStringView text, qsizetype offset, const QString &message);

/// Deeper nesting than this is a fault: nobody reads it, and indenting it would grow with the square of the depth.
inline constexpr int kMaxJsonDepth = 512;

/// Nothing where `text` is one JSON value (RFC 8259). Any thread; linear; no recursion.
std::optional<JsonFault> findJsonFault(QStringView text);

/// An indented text is at most so many times as long; what would be longer is not indented.
inline constexpr int kMaxPrettyGrowth = 16;

/// `text` indented, one member or element a line. Unlike QJsonDocument it keeps the order of members, members of the
/// same name, and numbers to the digit. Where `text` is no JSON, or `stop` came, it comes back as it is. `isCut`: it
/// ends early, so that it is indented up to its first fault. Any thread.
QString prettyJson(QStringView text, int indent = 2, const std::stop_token &stop = {}, bool isCut = false);

} // namespace coroscope
