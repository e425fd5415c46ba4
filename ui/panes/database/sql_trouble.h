#pragma once

#include "server/async/result.h"
#include "server/async/scheduler.h"
#include "ui/panes/database/sql_input.h"
#include "ui/widgets/banner.h"

namespace coroscope {

/// Why a statement of the console failed, in words.
struct SqlTrouble {
    Banner::Kind kind = Banner::Kind::Error;
    QString text;
    QString action; ///< of a button that allows writing; empty: none
    qsizetype at = -1; ///< in the editor's text; -1: nobody says
};

/// `text`: the editor's; `writes`: the statement was allowed to change data. Pure.
SqlTrouble sqlTrouble(const Error &error, const ChosenStatement &from, const QString &text, bool writes,
                      milliseconds deadline);

/// As a clause: "it was stopped".
QString reasonOf(const Error &error, milliseconds deadline);

} // namespace coroscope
