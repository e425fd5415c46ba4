#pragma once

#include "server/outbound/http_call.h"

#include <QByteArrayList>
#include <QString>

namespace coroscope {

/// What the command line of coroscope-client asks for.
struct ClientCommand {
    enum class Action { Send, Help, SendHelp, Version };
    Action action = Action::Send;
    HttpCall call;
    bool json = false; ///< --json
    bool include = false; ///< --include
    bool fail = false; ///< --fail
    bool verbose = false; ///< --verbose
    bool compressed = false; ///< --compressed
    QString output; ///< --output; empty, or "-" where it was said: standard output
};

/// `arguments` without the program's name, as the system gave them: what is sent is sent byte for byte. Reads the file,
/// or standard input, that --data names. An error's detail is a sentence for standard error that names what is wrong
/// and what it takes; the program exits with 2. --help and
/// --version come however wrong the rest is.
Result<ClientCommand> parseClientCommand(const QByteArrayList &arguments);

QString clientHelp(); ///< of `coroscope-client --help`
QString sendHelp(); ///< of `coroscope-client send --help`

} // namespace coroscope
