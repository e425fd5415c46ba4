#include "app/bench_command.h"
#include "app/client_options.h"
#include "app/client_output.h"
#include "app/lesson_command.h"
#include "app/sse_command.h"
#include "app/standard_streams.h"
#include "app/stats_command.h"
#include "app/ws_command.h"
#include "server/async/qt_loop_driver.h"
#include "server/outbound/http_client.h"
#include "server/runtime/option_help.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#include <optional>
#include <unistd.h>

using namespace coroscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int kFailed = 1;
constexpr int kBadUsage = 2;
constexpr int kBadStatus = 3; // with --fail

bool isToTerminal(const ClientCommand &command)
{
    return command.output.isEmpty() && isatty(STDOUT_FILENO);
}

/// Each line of a head with a mark in front: "> " sent, "< " received.
QString marked(const QByteArray &head, char mark)
{
    QString text;
    for (const QByteArray &line : head.trimmed().split('\n'))
        text += u"%1 %2\n"_s.arg(QString(QLatin1Char(mark)), QString::fromUtf8(line).trimmed());
    return text;
}

QByteArray plainOutput(const HttpReply &reply, const ClientCommand &command)
{
    QByteArray bytes = command.include ? reply.head : QByteArray();
    if (isToTerminal(command) && isBinary(reply.body)) {
        complain(
            u"the body is binary, %1 bytes, and was not printed, since it could garble the terminal; -o FILE writes "
            "it to a file, and -o - prints it all the same"_s.arg(reply.body.size()));
        return bytes;
    }
    bytes += reply.body;
    // A body rarely ends its last line, and a prompt should not stand behind it; a file gets what came and nothing
    // else.
    if (isToTerminal(command) && !bytes.isEmpty() && !bytes.endsWith('\n'))
        bytes += '\n';
    return bytes;
}

QString troubleOf(const ClientCommand &command, const Error &error)
{
    const QString what = u"%1 %2: %3"_s.arg(QString::fromLatin1(command.call.method),
                                            command.call.url.toDisplayString(QUrl::RemovePassword), error.detail);
    const QString advice = adviceFor(error);
    return advice.isEmpty() ? what : u"%1 (%2)"_s.arg(what, advice);
}

int finish(const ClientCommand &command, const Result<HttpReply> &result)
{
    if (result && command.verbose)
        say(stderr, marked(result.value().requestHead, '>') + marked(result.value().head, '<'));
    QByteArray bytes;
    if (result)
        bytes = command.json ? jsonReply(command.call, result.value()) : plainOutput(result.value(), command);
    else if (command.json)
        bytes = jsonError(result.error());
    else
        complain(troubleOf(command, result.error()));
    if (result || command.json) {
        // A reader such as `head` that has read enough ends us silently, as it does any other filter.
        std::signal(SIGPIPE, SIG_DFL);
        if (const auto written = writeOutput(bytes, command.output); !written) {
            complain(written.error().detail);
            return kFailed;
        }
    }
    if (!result)
        return kFailed;
    return command.fail && result.value().status >= 400 ? kBadStatus : 0;
}

int send(const ClientCommand &command)
{
    EpollLoop loop;
    const QtLoopDriver driver(loop);
    HttpClient client(loop);
    std::optional<Result<HttpReply>> result;
    client.start(command.call, [&result](Result<HttpReply> got) {
        result.emplace(std::move(got));
        QCoreApplication::quit();
    });
    QCoreApplication::exec();
    if (command.compressed && *result) {
        if (const auto decoded = decodeBody(result->value(), command.call.maxBody); !decoded)
            *result = decoded.error();
    }
    return finish(command, *result);
}

int benchFrom(const QByteArrayList &arguments)
{
    const auto command = parseBenchCommand(arguments);
    if (!command) {
        complain(command.error().detail);
        return kBadUsage;
    }
    if (!command->help)
        return bench(command.value());
    say(stdout, benchHelp());
    return afterOutput(u"coroscope-client"_s);
}

int lessonFrom(const QByteArrayList &arguments)
{
    const auto command = parseLessonCommand(arguments);
    if (!command) {
        complain(command.error().detail);
        return kBadUsage;
    }
    if (command->action != LessonCommand::Action::Help)
        return lesson(command.value());
    say(stdout, lessonHelp());
    return afterOutput(u"coroscope-client"_s);
}

int wsFrom(const QByteArrayList &arguments)
{
    const auto command = parseWsCommand(arguments);
    if (!command) {
        complain(command.error().detail);
        return kBadUsage;
    }
    if (!command->help)
        return ws(command.value());
    say(stdout, wsHelp());
    return afterOutput(u"coroscope-client"_s);
}

} // namespace

int main(int argc, char *argv[])
{
    keepStandardStreams();
    // Before the application: its loop has one descriptor to watch, and glib's costs more.
    qputenv("QT_NO_GLIB", "1");
    std::signal(SIGPIPE, SIG_IGN); // a server that goes away is an error with a sentence
    const QCoreApplication app(argc, argv);

    QByteArrayList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(argv[i]);
    if (arguments.value(0) == "bench")
        return benchFrom(arguments);
    if (arguments.value(0) == "stats")
        return stats(arguments);
    if (arguments.value(0) == "sse")
        return sse(arguments);
    if (arguments.value(0) == "ws")
        return wsFrom(arguments);
    if (arguments.value(0) == "lesson")
        return lessonFrom(arguments);
    const auto command = parseClientCommand(arguments);
    if (!command) {
        complain(command.error().detail);
        return kBadUsage;
    }
    switch (command->action) {
    case ClientCommand::Action::Help: say(stdout, clientHelp()); break;
    case ClientCommand::Action::SendHelp: say(stdout, sendHelp()); break;
    case ClientCommand::Action::Version: say(stdout, versionText(u"coroscope-client"_s)); break;
    case ClientCommand::Action::Send: return send(command.value());
    }
    return afterOutput(u"coroscope-client"_s);
}
