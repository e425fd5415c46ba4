#include "app/ws_options.h"

#include "app/option_line.h"
#include "app/request_parts.h"
#include "server/http/ascii.h"
#include "server/runtime/help_format.h"
#include "server/runtime/option_value.h"

#include <array>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxMessage = 64LL << 20;
constexpr auto kLongestTime = std::chrono::hours(24);

enum OptionName : int {
    Send,
    Binary,
    Ping,
    Count,
    Wait,
    CloseCode,
    Header,
    User,
    ApiKey,
    Bearer,
    Origin,
    Subprotocol,
    Json,
    Verbose,
    Insecure,
    CaCert,
    Timeout,
    Help
};

constexpr std::array kOptions{
    OptionRow{
        Send, 's', "send", "TEXT", "a text", false,
        "send this text message; then standard input is not read. May be repeated, also --binary and --ping: they "
        "go out in their order"},
    OptionRow{Binary, 'b', "binary", "FILE|-", "a file, or - for standard input", false,
              "send what is in this file as a binary message"},
    OptionRow{Ping, 'p', "ping", nullptr, nullptr, false, "send a ping; the pong is printed with its time"},
    OptionRow{Count, 'n', "count", "N", "a number from 1 to 1000000000", false,
              "close after as many messages have come"},
    OptionRow{Wait, 'w', "wait", "TIME", "a time up to 24h, such as 500ms or 5s", false,
              "when all is sent, close as soon as nothing has come for so long (1s). Where there was nothing to send, "
              "and with -n, it stays open"},
    OptionRow{CloseCode, '\0', "close-code", "CODE", "1000 to 1003, 1007 to 1014 or 3000 to 4999", false,
              "close with this code (1000)"},
    OptionRow{Header, 'H', "header", "'NAME: VALUE'", "a field such as 'Accept-Language: de'", false,
              "send this field with the handshake. May be repeated"},
    OptionRow{User, 'u', "user", "NAME:PASSWORD|@FILE|@-", "a name, a colon and a password", false,
              "send them as Basic authentication; @FILE reads them from a file, @- from standard input, where other "
              "users of this machine do not see them"},
    OptionRow{ApiKey, '\0', "api-key", "KEY|@FILE|@-", "a key without blanks", false, "send this key as X-API-Key"},
    OptionRow{Bearer, '\0', "bearer", "TOKEN|@FILE|@-", "a token without blanks", false,
              "send this token as Bearer authentication"},
    OptionRow{Origin, '\0', "origin", "ORIGIN", "an origin such as https://example.org", false,
              "say that a page of this site opens it, as a browser would"},
    OptionRow{Subprotocol, '\0', "subprotocol", "NAME", "a token such as chat.v1", false,
              "offer this subprotocol. May be repeated"},
    OptionRow{Json, '\0', "json", nullptr, nullptr, false,
              "print one JSON object a line: type (open, text, binary, ping, pong, close), data (Base64 where it is "
              "binary), at; or the error"},
    OptionRow{Verbose, 'v', "verbose", nullptr, nullptr, false, "tell on standard error what else happens"},
    OptionRow{Insecure, 'k', "insecure", nullptr, nullptr, false, "do not check who a wss server is"},
    OptionRow{CaCert, '\0', "cacert", "FILE", "a file", false,
              "trust who is in this PEM file to vouch for a wss server, and nobody else"},
    OptionRow{Timeout, 'm', "timeout", "TIME", "a time up to 24h, such as 500ms, 30s or 2m; 0: none", false,
              "for the handshake (30s)"},
    OptionRow{Help, 'h', "help", nullptr, nullptr, true, "print this and exit"},
};

bool isToken(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return isTokenChar(c); });
}

/// Fields that the handshake needs for itself.
bool isOurs(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    return lower == "upgrade" || lower == "connection" || lower == "content-length" || lower == "transfer-encoding"
        || lower.startsWith("sec-websocket-");
}

Result<void> takeTime(const GivenOption &given, milliseconds &time)
{
    const auto parsed = parseDuration(given.value);
    if (!parsed || *parsed > kLongestTime)
        return refusedValue(given);
    time = *parsed;
    return {};
}

Result<void> take(const GivenOption &given, WsCommand &command)
{
    switch (OptionName(given.option->name)) {
    case Send:
        if (!QByteArrayView(given.bytes).isValidUtf8())
            return wrongOption(given.asWritten, u"is not UTF-8, which a text message is; --binary sends bytes"_s);
        command.sent.append({WsCommand::Sent::Kind::Text, given.bytes});
        break;
    case Binary: {
        QByteArray payload;
        if (const auto taken = takeBodyFile(given, kMaxMessage, payload); !taken)
            return taken.error();
        command.sent.append({WsCommand::Sent::Kind::Binary, payload});
        break;
    }
    case Ping: command.sent.append({WsCommand::Sent::Kind::Ping, {}}); break;
    case Count: {
        bool ok = false;
        const qint64 count = given.value.toLongLong(&ok);
        if (!ok || count < 1 || count > 1'000'000'000)
            return refusedValue(given);
        command.count = count;
        break;
    }
    case Wait: return takeTime(given, command.wait);
    case CloseCode: {
        bool ok = false;
        const ushort code = given.value.toUShort(&ok);
        if (!ok || !websocket::isSendable(code))
            return refusedValue(given);
        command.closeCode = code;
        break;
    }
    case Header: {
        if (const auto taken = takeField(given, command.call.headers); !taken)
            return taken.error();
        if (const QByteArray name = command.call.headers.last().first; isOurs(name))
            return wrongOption(given.asWritten + u' ' + given.value, u"is a field that the handshake has for itself"_s);
        break;
    }
    case User: return takeUser(given, command.call.headers);
    case ApiKey: return takeApiKey(given, command.call.headers);
    case Bearer: return takeBearer(given, command.call.headers);
    case Origin:
        if (given.bytes.isEmpty() || given.bytes.contains('\n') || given.bytes.contains('\r'))
            return refusedValue(given);
        command.call.headers.append({"Origin", given.bytes});
        break;
    case Subprotocol:
        if (!isToken(given.bytes))
            return refusedValue(given);
        command.call.subprotocols.append(given.bytes);
        break;
    case Json: command.json = true; break;
    case Verbose: command.verbose = true; break;
    case Insecure: command.call.verifyTls = false; break;
    case CaCert: return takeCaFile(given, command.call.caFile);
    case Timeout: return takeTime(given, command.call.timeout);
    case Help: break;
    }
    return {};
}

QUrl socketUrl(const QString &word)
{
    return urlFromWord(word); // "localhost:8000/ws" is an http URL there, which stands for ws
}

} // namespace

Result<WsCommand> parseWsCommand(const QByteArrayList &arguments)
{
    const GivenLine line = readOptionLine(arguments, kOptions, u"coroscope-client ws --help"_s);
    WsCommand command;
    if (line.has(Help)) {
        command.help = true;
        return command;
    }
    if (line.fault)
        return *line.fault;
    const QString usage = u"ws takes a URL, such as: ws ws://localhost:8000/ws"_s;
    if (line.words.size() < 2)
        return Error{Error::Kind::BadRequest, u"URL is missing; "_s + usage};
    if (line.words.size() > 2)
        return wrongOption(line.words[2], u"is one word too many; "_s + usage);
    const auto url = WebSocketLink::checkedUrl(socketUrl(line.words[1]));
    if (!url)
        return url.error();
    command.call.url = url.value();
    command.call.maxMessage = kMaxMessage;
    for (const GivenOption &given : line.options) {
        if (const auto taken = take(given, command); !taken)
            return taken.error();
    }
    return command;
}

QString wsHelp()
{
    return u"Usage: coroscope-client ws URL [OPTIONS]\n"_s
        + helpParagraph(u"Opens a WebSocket. Each line of standard input is sent as a text message, and each message "
                        "that comes is printed as a line; binary ones byte for byte, without a line's end. http and "
                        "https stand for ws and wss; :8000/ws is one of this machine.")
        + u"\nOptions:\n"_s + optionHelp(kOptions)
        + helpParagraph(u"Ctrl-C closes it. No extensions are offered, a message may have up to 64 MiB.")
        + helpParagraph(u"Exit codes: 0 it was closed by us, or by the server with 1000, 1001 or without a code; 1 it "
                        "could not be opened, or the connection broke; 2 wrong usage; 3 the server closed it with "
                        "another code.");
}

} // namespace coroscope
