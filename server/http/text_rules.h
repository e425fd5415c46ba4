#pragma once

#include <QByteArrayView>
#include <QRegularExpression>
#include <QString>

namespace coroscope {

/// Number of code points; a byte that is no UTF-8 counts as one.
qsizetype codePoints(QByteArrayView text);

/// A regular expression of JSON Schema (ECMA-262, §6.4 of JSON Schema) for QRegularExpression (PCRE 2): `$` means the
/// very end and `\uXXXX` a code unit, which PCRE spells differently. Not valid where the expression is not.
QRegularExpression compiledPattern(const QString &ecmaScript);

/// What of `format` is checked.
struct TextFormat {
    const char *name;
    bool (*matches)(QByteArrayView utf8);
    const char *type; ///< of the issue
    const char *message;
};
/// Null where a format is not checked.
const TextFormat *textFormat(const QString &name);

} // namespace coroscope
