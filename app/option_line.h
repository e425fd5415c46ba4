#pragma once

#include "server/async/result.h"

#include <QByteArrayList>
#include <QStringList>

#include <optional>
#include <span>

namespace coroscope {

/// One row of the table of a command, from which its command line is read and its help text is made.
struct OptionRow {
    int name; ///< of the command's own enum
    char letter; ///< '\0': none
    const char *word;
    const char *value; ///< placeholder; null: a switch
    const char *takes; ///< what a value has to be
    bool ofProgram; ///< also without a command
    const char *help;
};

/// An option as it was given.
struct GivenOption {
    const OptionRow *option;
    QString value;
    QByteArray bytes; // the value as it was given, whatever its encoding
    QString asWritten; // "--timeout" or "-H"
};

/// A whole command line.
struct GivenLine {
    QList<GivenOption> options;
    QStringList words;
    std::optional<Error> fault; // the first; reading goes on behind it, because --help beats it

    bool has(int name) const;
    void fail(Error error);
};

/// `arguments` without the program's name. `help` is what lists the options, in the words of a fault. Any thread.
GivenLine readOptionLine(const QByteArrayList &arguments, std::span<const OptionRow> options, const QString &help);

/// "WHERE: CLAUSE"
Error wrongOption(const QString &where, const QString &clause);
/// "--timeout 5x: takes a time …"
Error refusedValue(const GivenOption &given);

/// The value, which may not be empty.
Result<void> takeText(const GivenOption &given, QString &text);

/// The lines of a help text. `ofProgram`: only those that go without a command.
QString optionHelp(std::span<const OptionRow> options, bool ofProgram = false);

} // namespace coroscope
