#pragma once

#include <QString>
#include <QtGlobal>

namespace coroscope {

/// One line of the log, from any thread of the program. Times are milliseconds since 1970, UTC.
struct LogEntry {
    qint64 time = 0;
    QtMsgType level = QtInfoMsg;
    QString category;
    QString text;
    QByteArray traceId; ///< the request it belongs to; empty: none
};

} // namespace coroscope
