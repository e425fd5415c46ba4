#pragma once

#include <QByteArray>
#include <QFile>

#include <csignal>

namespace coroscope::test {

/// Whether the process holds SIGTERM for a loop of its own; before that it would just end.
inline bool holdsSigterm(qint64 pid)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return false;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("SigBlk:"))
            return (line.mid(7).trimmed().toULongLong(nullptr, 16) >> (SIGTERM - 1)) & 1;
    }
    return false;
}

} // namespace coroscope::test
