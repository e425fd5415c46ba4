#include "ui/close_words.h"

#include <QCoreApplication>

namespace coroscope::words {

namespace {

struct CloseWords {
    Q_DECLARE_TR_FUNCTIONS(CloseWords)
};

QString nameOf(std::uint16_t code)
{
    switch (code) {
    //: Names of the codes that close a WebSocket, as RFC 6455 has them.
    case 1000: return CloseWords::tr("Normal closure");
    case 1001: return CloseWords::tr("Going away");
    case 1002: return CloseWords::tr("Protocol error");
    case 1003: return CloseWords::tr("Unsupported data");
    case 1005: return CloseWords::tr("No code");
    case 1006: return CloseWords::tr("Connection lost");
    case 1007: return CloseWords::tr("Invalid data");
    case 1008: return CloseWords::tr("Policy violation");
    case 1009: return CloseWords::tr("Message too big");
    case 1010: return CloseWords::tr("Extension missing");
    case 1011: return CloseWords::tr("Internal error");
    case 1012: return CloseWords::tr("Service restart");
    case 1013: return CloseWords::tr("Try again later");
    case 1014: return CloseWords::tr("Bad gateway");
    case 1015: return CloseWords::tr("TLS failed");
    default: return {};
    }
}

} // namespace

QString closeCode(std::uint16_t code)
{
    if (code == 0)
        return {};
    const QString name = nameOf(code);
    //: %1 a code that closes a WebSocket, %2 its name.
    return name.isEmpty() ? QString::number(code) : CloseWords::tr("%1 %2").arg(QString::number(code), name);
}

QString closeCodeMeaning(std::uint16_t code)
{
    switch (code) {
    case 0: return {};
    case 1000: return CloseWords::tr("The connection has done what it was opened for.");
    case 1001: return CloseWords::tr("One side goes away: the server stops, or the page was left.");
    case 1002: return CloseWords::tr("The other side broke the rules of the protocol.");
    case 1003: return CloseWords::tr("It got a kind of data that it does not take, such as binary instead of text.");
    case 1005: return CloseWords::tr("The Close came without a code.");
    case 1006: return CloseWords::tr("The connection ended without a Close: a network, a process or a person cut it.");
    case 1007: return CloseWords::tr("A message was not what its kind says, such as a text that is no UTF-8.");
    case 1008: return CloseWords::tr("A message goes against a rule of the one who closed.");
    case 1009: return CloseWords::tr("A message was larger than the one who closed accepts.");
    case 1010: return CloseWords::tr("The server did not offer an extension that the client needs.");
    case 1011: return CloseWords::tr("Something unforeseen happened at the server.");
    case 1012: return CloseWords::tr("The server is started anew.");
    case 1013: return CloseWords::tr("The server is overloaded, or the client was too slow; it may come again later.");
    case 1014: return CloseWords::tr("A gateway got an invalid response from the server behind it.");
    case 1015: return CloseWords::tr("The TLS handshake failed.");
    default:
        if (code >= 4000)
            return CloseWords::tr("A code of the application's own.");
        return code >= 3000 ? CloseWords::tr("A code that a library or framework has registered.")
                            : CloseWords::tr("A code without a meaning that is known here.");
    }
}

bool isCalmClose(std::uint16_t code)
{
    return code == 1000 || code == 1001 || code == 1005 || code >= 3000;
}

} // namespace coroscope::words
