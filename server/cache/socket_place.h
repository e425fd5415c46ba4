#pragma once

#include "server/async/result.h"

#include <QString>

namespace coroscope::cache {

/// Where the private redis-server of one run of a program has its socket: a name that no other run has, in a folder
/// that only its user may enter. Any thread.
struct SocketPlace {
    QString folder;
    QString stem; ///< "redis-PID-RANDOM"
    bool isOwnFolder = false; ///< made for this run only, and to be removed with it

    QString path() const { return folder + u'/' + stem + QStringLiteral(".sock"); }
    QString dumpName() const { return stem + QStringLiteral(".rdb"); } ///< in the folder, if somebody asks for a dump

    /// In `folder` (made with its parents, 0700); where that is not to be had, or the path would be longer than a
    /// socket's may be (107 bytes), or there can be no socket, in $XDG_RUNTIME_DIR/coroscope, /tmp/coroscope-UID or a
    /// new folder in /tmp. Removes what runs that have crashed left in the folder that it takes. Unavailable where
    /// there is none.
    static Result<SocketPlace> choose(const QString &folder);
    /// Removes what is there of this run.
    void clear() const;
};

} // namespace coroscope::cache
