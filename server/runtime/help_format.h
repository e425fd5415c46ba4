#pragma once

#include <QString>
#include <QStringView>

namespace coroscope {

/// The pieces of a --help text: at most 80 columns, English, each with its newlines. Any thread.

/// "  LEFT        right half, wrapped"; a long left half has a line of its own.
QString helpEntry(const QString &left, QStringView right);
/// With an empty line before it.
QString helpParagraph(QStringView text);

} // namespace coroscope
