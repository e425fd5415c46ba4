#pragma once

#include "server/cache/reply.h"

#include <QString>

#include <functional>
#include <optional>

namespace coroscope::cache {

/// One command that a server has taken, as MONITOR tells it. A plain value.
struct MonitorLine {
    qint64 atUs = 0; ///< microseconds since 1970
    int database = 0;
    QByteArray client; ///< "127.0.0.1:60866", "unix:PATH", "lua"; of the memory store, who asked
    Command command; ///< the verb and the first kMaxArguments arguments, each up to kMaxArgument bytes
    bool isCut = false; ///< it was longer

    static constexpr qsizetype kMaxArguments = 32;
    static constexpr qsizetype kMaxArgument = 1024;

    friend bool operator==(const MonitorLine &, const MonitorLine &) = default;
};

/// `1339518083.107412 [0 127.0.0.1:60866] "keys" "*"`, as MONITOR sends it (with sdscatrepr()'s escapes), read back.
/// Empty where it is no such line.
std::optional<MonitorLine> parseMonitorLine(QByteArrayView text);

/// The command as a line has it: cut to its bounds.
MonitorLine monitorLine(qint64 atUs, int database, QByteArray client, const Command &command);

} // namespace coroscope::cache
