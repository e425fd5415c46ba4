#pragma once

#include <QString>
#include <QStringList>

namespace coroscope {

/// A command line cut into its words as a shell would, without running or expanding anything.
struct ShellWords {
    QStringList words; ///< of the first command
    QString rest; ///< what stands behind a pipe, a redirection, ";" or "&": other commands; empty: nothing
    QStringList expansions; ///< "$TOKEN", "`cmd`": the shell would put something else there; kept as they are written
    bool unclosed = false; ///< a quote is never closed
};

/// POSIX sh, with the $'…' of bash, ksh and zsh (ANSI-C quoting), backslash-newline and comments.
ShellWords posixWords(const QString &command);
/// cmd.exe (carets, caret-newline) and then the C runtime's rules for quotes and backslashes: what a Windows program
/// gets.
ShellWords windowsWords(const QString &command);
/// Which of the two the command was written for.
bool isWindowsCommand(const QString &command);

} // namespace coroscope
