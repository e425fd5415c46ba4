#pragma once

#include <QByteArray>

namespace coroscope {

/// The media type of a text that came without one, by its first and last characters: JSON where it looks like an object
/// or an array. `isCut`: its end is not there.
inline QByteArray guessedTextType(QByteArrayView text, bool isCut = false)
{
    const QByteArrayView inner = text.trimmed();
    const auto is = [&](char begin, char end) { return inner.startsWith(begin) && (isCut || inner.endsWith(end)); };
    return is('{', '}') || is('[', ']') ? QByteArrayLiteral("application/json")
                                        : QByteArrayLiteral("text/plain; charset=utf-8");
}

} // namespace coroscope
