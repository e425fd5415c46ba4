#pragma once

#include <QList>
#include <QString>

#include <utility>

namespace coroscope {

/// What `PROGRAM --help` prints: usage, `summary`, the program's commands (word, what it does), and all options from
/// the table with their defaults. At most 80 columns, ends with a newline, English (server/ has no translations).
/// `operand`: what may stand on the command line besides; empty: nothing.
QString helpText(const QString &program, const QString &summary,
                 const QList<std::pair<QString, QString>> &commands = {}, const QString &operand = {});

/// What `PROGRAM --version` prints, with a newline.
QString versionText(const QString &program);

} // namespace coroscope
