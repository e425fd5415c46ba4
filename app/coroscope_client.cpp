#include "app/client_options.h"
#include "app/client_output.h"
#include "server/async/qt_loop_driver.h"
#include "server/outbound/http_client.h"
#include "server/runtime/option_help.h"

#include <QCoreApplication>

#include <cstdio>
#include <optional>
#include <unistd.h>

using namespace coroscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int kFailed = 1;
constexpr int kBadUsage = 2;

void say(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toLocal8Bit();
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream);
    std::fflush(stream);
}

void complain(const QString &sentence)
{
    say(stderr, u"coroscope-client: %1\n"_s.arg(sentence));
}

QByteArray plainOutput(const HttpReply &reply, const ClientCommand &command)
{
    QByteArray bytes = command.include ? reply.head + reply.body : reply.body;
    // A body rarely ends its last line, and a prompt should not stand behind it; a file gets what came and nothing
    // else.
    if (command.output.isEmpty() && isatty(STDOUT_FILENO) && !bytes.isEmpty() && !bytes.endsWith('\n'))
        bytes += '\n';
    return bytes;
}

int finish(const ClientCommand &command, const Result<HttpReply> &result)
{
    QByteArray bytes;
    if (result)
        bytes = command.json ? jsonReply(command.call, result.value()) : plainOutput(result.value(), command);
    else if (command.json)
        bytes = jsonError(result.error());
    else
        complain(u"%1 %2: %3"_s.arg(QString::fromLatin1(command.call.method),
                                    command.call.url.toDisplayString(QUrl::RemovePassword), result.error().detail));
    if (result || command.json) {
        if (const auto written = writeOutput(bytes, command.output); !written) {
            complain(written.error().detail);
            return kFailed;
        }
    }
    return result ? 0 : kFailed;
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
    return finish(command, *result);
}

} // namespace

int main(int argc, char *argv[])
{
    // Before the application: its loop has one descriptor to watch, and glib's costs more.
    qputenv("QT_NO_GLIB", "1");
    const QCoreApplication app(argc, argv);

    const auto command = parseClientCommand(QCoreApplication::arguments().mid(1));
    if (!command) {
        complain(command.error().detail);
        return kBadUsage;
    }
    switch (command->action) {
    case ClientCommand::Action::Help: say(stdout, clientHelp()); return 0;
    case ClientCommand::Action::SendHelp: say(stdout, sendHelp()); return 0;
    case ClientCommand::Action::Version: say(stdout, versionText(u"coroscope-client"_s)); return 0;
    case ClientCommand::Action::Send: break;
    }
    return send(command.value());
}
