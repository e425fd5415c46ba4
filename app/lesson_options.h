#pragma once

#include "server/async/result.h"

#include <QByteArrayList>
#include <QString>
#include <QStringList>

namespace coroscope {

/// What the command line of `coroscope-client lesson` asks for.
struct LessonCommand {
    enum class Action { List, Check, Help };
    Action action = Action::List;
    QStringList ids; ///< Check: of lessons; empty: all
    QString folder; ///< --lessons; empty: the built-in ones alone
    int repeat = 1; ///< --repeat
    bool json = false; ///< --json
    bool verbose = false; ///< --verbose

    static constexpr int kMostRepeats = 1'000;
};

/// `arguments` begin with "lesson". Errors as those of parseClientCommand().
Result<LessonCommand> parseLessonCommand(const QByteArrayList &arguments);

QString lessonHelp(); ///< of `coroscope-client lesson --help`

} // namespace coroscope
