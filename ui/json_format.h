#pragma once

#include <QString>

#include <optional>

namespace coroscope {

/// Where a text stops being JSON, and why, in words for a person.
struct JsonFault {
    qsizetype offset = 0; ///< UTF-16 code units from the start, where an editor puts its cursor
    int line = 1; ///< from 1
    int column = 1; ///< from 1, in code units
    QString message; ///< translated, without the place
};

/// Deeper nesting than this is a fault: nobody reads it, and indenting it would grow with the square of the depth.
inline constexpr int kMaxJsonDepth = 512;

/// Nothing where `text` is one JSON value (RFC 8259). Any thread; linear; no recursion.
std::optional<JsonFault> findJsonFault(QStringView text);

/// `text` indented, one member or element a line. Unlike QJsonDocument it keeps the order of members, members of the
/// same name, and numbers to the digit. Where `text` is no JSON it comes back as it is.
QString prettyJson(QStringView text, int indent = 2);

} // namespace coroscope
