#pragma once

#include "server/runtime/websocket_link.h"

#include <QByteArrayList>
#include <QString>

#include <optional>

namespace coroscope {

/// What the command line of `coroscope-client ws` asks for.
struct WsCommand {
    bool help = false;
    WebSocketLink::Call call;
    /// Sent in this order when it is open; then standard input is not read.
    struct Sent {
        enum class Kind { Text, Binary, Ping };
        Kind kind = Kind::Text;
        QByteArray payload;
    };
    QList<Sent> sent;
    std::optional<qint64> count; ///< --count: close after so many messages
    milliseconds wait{1000}; ///< --wait
    std::uint16_t closeCode = 1000; ///< --close-code
    bool json = false; ///< --json
    bool verbose = false; ///< --verbose
};

/// `arguments` begin with "ws". Reads the files that --binary names. Errors as those of parseClientCommand().
Result<WsCommand> parseWsCommand(const QByteArrayList &arguments);

QString wsHelp(); ///< of `coroscope-client ws --help`

} // namespace coroscope
