#pragma once

#include <QTemporaryDir>

namespace coroscope::test {

/// A temporary folder for a Unix socket. In /tmp, whatever $TMPDIR is, and with a short name: the path of a socket has
/// at most 107 bytes, and a server of ours whose own would be longer puts it elsewhere.
class SocketFolder : public QTemporaryDir {
public:
    SocketFolder()
        : QTemporaryDir(QStringLiteral("/tmp/cs-XXXXXX"))
    {
    }
};

} // namespace coroscope::test
