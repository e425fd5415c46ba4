#include "app/sse_command.h"

#include "app/client_output.h"
#include "app/option_line.h"
#include "app/request_parts.h"
#include "app/standard_streams.h"
#include "app/unix_signals.h"
#include "server/async/qt_loop_driver.h"
#include "server/http/event_stream.h"
#include "server/outbound/call_check.h"
#include "server/outbound/event_source.h"
#include "server/runtime/help_format.h"
#include "server/runtime/option_value.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFailed = 1;
constexpr int kBadUsage = 2;
constexpr int kNoStream = 3;
constexpr int kMaxRedirects = 20; // as browsers do, Fetch §4.4
constexpr qint64 kMost = 1'000'000'000; // events
constexpr auto kLongestTimeout = std::chrono::hours(24);

enum OptionName : int {
    Json,
    Count,
    LastId,
    NoReconnect,
    Header,
    User,
    ApiKey,
    Bearer,
    Insecure,
    CaCert,
    Timeout,
    Quiet,
    Help
};

constexpr std::array kOptions{
    OptionRow{Json, '\0', "json", nullptr, nullptr, false,
              "print each event as one JSON object on a line of its own, with event, data and id"},
    OptionRow{Count, 'n', "count", "COUNT", "a number from 1 to 1000000000", false, "end after as many events"},
    OptionRow{LastId, '\0', "last-event-id", "ID", "an id without control characters", false,
              "send this Last-Event-ID: the server goes on behind that event, where it can"},
    OptionRow{NoReconnect, '\0', "no-reconnect", nullptr, nullptr, false,
              "end with the first connection, instead of making another one"},
    OptionRow{Header, 'H', "header", "'NAME: VALUE'", "a field such as 'Accept: text/html'", false,
              "send this field too. May be repeated"},
    OptionRow{User, 'u', "user", "NAME:PASSWORD|@FILE|@-", "a name, a colon and a password", false,
              "send them as Basic authentication; @FILE reads them from a file, @- from standard input, where other "
              "users of this machine do not see them"},
    OptionRow{ApiKey, '\0', "api-key", "KEY|@FILE|@-", "a key without blanks", false, "send this key as X-API-Key"},
    OptionRow{Bearer, '\0', "bearer", "TOKEN|@FILE|@-", "a token without blanks", false,
              "send this token as Bearer authentication"},
    OptionRow{Insecure, 'k', "insecure", nullptr, nullptr, false, "do not check who an https server is"},
    OptionRow{CaCert, '\0', "cacert", "FILE", "a file", false,
              "trust who is in this PEM file to vouch for an https server, and nobody else"},
    OptionRow{Timeout, 'm', "timeout", "TIME", "a time up to 24h, such as 500ms, 30s or 2m; 0: none", false,
              "until the stream begins, for each connection (30s); what follows may take for ever"},
    OptionRow{Quiet, 'q', "quiet", nullptr, nullptr, false, "do not say on standard error when it connects again"},
    OptionRow{Help, 'h', "help", nullptr, nullptr, true, "print this and exit"},
};

struct Command {
    EventSource::Settings source;
    qint64 count = 0; ///< 0: no end
    bool json = false;
    bool quiet = false;
};

QString help()
{
    return u"Usage: coroscope-client sse URL [OPTIONS]\n"_s
        + helpParagraph(
               u"Follows a stream of server-sent events as a browser's EventSource does (HTML standard, 9.2), "
               "and prints each event when it has come. A URL without a scheme is an http one; :8000/events is "
               "one of this machine.")
        + u"\nOptions:\n"_s + optionHelp(kOptions)
        + helpParagraph(
               u"Where a connection ends or fails it makes another one, with the Last-Event-ID, after the time "
               "that the server asks for (retry), or 3 seconds. It does not where the name of the server is "
               "unknown, TLS fails, or what answers is not HTTP.")
        + helpParagraph(
               u"Exit codes: 0 COUNT events have come, the server answered 204, which means that no more come, "
               "the stream ended with --no-reconnect, or it was interrupted (SIGINT, SIGTERM); 1 there was "
               "no connection, it broke with --no-reconnect, or the output could not be written; 2 wrong usage; "
               "3 the answer was no event stream: another status than 200, or another Content-Type.");
}

Result<void> take(const GivenOption &given, Command &command)
{
    switch (OptionName(given.option->name)) {
    case Header: return takeField(given, command.source.call.headers);
    case User: return takeUser(given, command.source.call.headers);
    case ApiKey: return takeApiKey(given, command.source.call.headers);
    case Bearer: return takeBearer(given, command.source.call.headers);
    case Count: {
        const auto count = parseNumber(given.value);
        if (!count || *count < 1 || *count > kMost)
            return refusedValue(given);
        command.count = *count;
        break;
    }
    case LastId: {
        const bool isClean = std::none_of(given.bytes.begin(), given.bytes.end(),
                                          [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
        if (given.bytes.isEmpty() || !isClean)
            return refusedValue(given);
        command.source.lastId = given.bytes;
        break;
    }
    case Timeout: {
        const auto timeout = parseDuration(given.value);
        if (!timeout || *timeout > kLongestTimeout)
            return refusedValue(given);
        command.source.call.timeout = *timeout;
        break;
    }
    case Json: command.json = true; break;
    case NoReconnect: command.source.reconnects = false; break;
    case Insecure: command.source.call.verifyTls = false; break;
    case CaCert: return takeCaFile(given, command.source.call.caFile);
    case Quiet: command.quiet = true; break;
    case Help: break;
    }
    return {};
}

Result<Command> readCommand(const GivenLine &line)
{
    if (line.fault)
        return *line.fault;
    if (line.words.size() < 2)
        return Error{Error::Kind::BadRequest,
                     u"URL is missing; sse takes one, such as: sse http://localhost:8000/events"_s};
    if (line.words.size() > 2)
        return wrongOption(line.words[2], u"is one word too many; sse takes one URL"_s);
    Command command;
    HttpCall &call = command.source.call;
    call.url = urlFromWord(line.words[1]);
    call.maxRedirects = kMaxRedirects;
    for (const GivenOption &given : line.options) {
        if (const auto taken = take(given, command); !taken)
            return taken.error();
    }
    if (!command.source.lastId.isEmpty() && hasField(call.headers, "Last-Event-ID"))
        return wrongOption(u"--last-event-id"_s, u"is there as a --header already"_s);
    if (const auto checked = checkCall(call); !checked)
        return checked.error();
    return command;
}

QByteArray shown(const ServerEvent &event, bool json)
{
    if (!json) {
        QByteArray text;
        appendEvent(text, event.name, event.id, event.data);
        return text;
    }
    const QJsonObject object{{u"event"_s, QString::fromUtf8(event.name)},
                             {u"data"_s, QString::fromUtf8(event.data)},
                             {u"id"_s, QString::fromUtf8(event.id)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

/// 0, or why it could not.
int print(const QByteArray &bytes)
{
    errno = 0;
    if (std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout) == std::size_t(bytes.size())
        && std::fflush(stdout) == 0)
        return 0;
    if (errno == EPIPE) { // a reader such as `head` that has read enough ends us silently, as it does any other filter
        std::signal(SIGPIPE, SIG_DFL);
        std::raise(SIGPIPE);
    }
    return errno == 0 ? EIO : errno;
}

int follow(const Command &command)
{
    const UnixSignals signals({SIGINT, SIGTERM}, [] { QCoreApplication::exit(0); });
    EpollLoop loop;
    const QtLoopDriver driver(loop);
    HttpClient client(loop);
    const QString url = command.source.call.url.toDisplayString(QUrl::RemovePassword);
    qint64 left = command.count;
    int fault = 0; // of the output
    EventSource::Calls calls;
    calls.opened = [](const HttpReply &) {};
    calls.came = [&](const ServerEvent &event) {
        fault = print(shown(event, command.json));
        return fault == 0 && (command.count == 0 || --left > 0);
    };
    calls.waits = [&](milliseconds time, const QString &why) {
        if (!command.quiet)
            complain(u"%1: %2; connecting again in %3 ms"_s.arg(url, why).arg(time.count()));
    };
    calls.closed = [&](EventSourceEnd end, const Error &error) {
        int code = 0;
        if (end == EventSourceEnd::Refused) {
            complain(u"%1: %2"_s.arg(url, error.detail));
            code = kNoStream;
        } else if (end == EventSourceEnd::Failed) {
            const QString advice = adviceFor(error);
            complain(advice.isEmpty() ? u"%1: %2"_s.arg(url, error.detail)
                                      : u"%1: %2 (%3)"_s.arg(url, error.detail, advice));
            code = kFailed;
        } else if (fault != 0) {
            complain(u"standard output cannot be written: %1"_s.arg(QString::fromLocal8Bit(std::strerror(fault))));
            code = kFailed;
        }
        QCoreApplication::exit(code);
    };
    EventSource source(loop, client, command.source, std::move(calls));
    source.start();
    return QCoreApplication::exec();
}

} // namespace

int sse(const QByteArrayList &arguments)
{
    const GivenLine line = readOptionLine(arguments, kOptions, u"coroscope-client sse --help"_s);
    if (line.has(Help)) {
        say(stdout, help());
        return afterOutput(u"coroscope-client"_s);
    }
    const auto command = readCommand(line);
    if (!command) {
        complain(command.error().detail);
        return kBadUsage;
    }
    return follow(command.value());
}

} // namespace coroscope
