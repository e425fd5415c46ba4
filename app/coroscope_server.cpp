#include "app/command_options.h"
#include "app/database_commands.h"
#include "app/hash_password_command.h"
#include "app/standard_streams.h"
#include "app/start_failure_text.h"
#include "app/unix_signals.h"
#include "server/runtime/option_help.h"
#include "server/runtime/option_parser.h"
#include "server/runtime/route_policy.h"
#include "server/runtime/server.h"
#include "server/telemetry/log_sink.h"

#include <QCoreApplication>
#include <QLoggingCategory>

using namespace coroscope;

namespace {

Q_LOGGING_CATEGORY(lcMain, "coroscope.app")

constexpr int kBadUsage = 2;
constexpr int kCannotListen = 1;

QList<std::pair<QString, QString>> commandHelp()
{
    QList<std::pair<QString, QString>> lines{
        {QStringLiteral("serve"), QStringLiteral("answer requests until SIGINT or SIGTERM (default)")},
        {QStringLiteral("openapi"), QStringLiteral("print the OpenAPI 3.1 document and exit")},
        {QStringLiteral("migrate"), QStringLiteral("bring the database's tables up to date and exit")},
        {QStringLiteral("seed"), QStringLiteral("fill the database with sample data and exit")},
        {QStringLiteral("hash-password"),
         QStringLiteral("read a password from standard input, print its hash for --accounts-file and exit")},
    };
    return lines + CommandOptions::help();
}

/// What somebody set for single routes, here or in the window, acts here too, and is said. False: it cannot be read.
bool applyPolicies(const ParsedOptions &parsed, Server &server)
{
    const auto file = readRoutePolicies(parsed);
    if (!file) {
        say(stderr, QStringLiteral("coroscope-server: %1\n").arg(file.error().detail));
        return false;
    }
    const QString path = routePolicyPath(parsed);
    for (const RoutePolicyFile::Mistake &mistake : file->mistakes())
        say(stderr, QStringLiteral("coroscope-server: %1, %2\n").arg(path, mistake.sentence()));
    if (!file->mistakes().isEmpty())
        return false;
    const QList<RoutePolicy> unknown = server.setRoutePolicies(file->policies());
    for (const RoutePolicy &policy : server.routePolicies())
        qCWarning(lcMain).noquote() << "route policy:" << policyLine(policy);
    for (const RoutePolicy &policy : unknown)
        qCWarning(lcMain).noquote() << "route policy for a route that there is not:" << policyLine(policy);
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    keepStandardStreams();
    // Before the application: with thousands of descriptors glib's loop costs more than the requests.
    qputenv("QT_NO_GLIB", "1");
    std::signal(SIGPIPE, SIG_IGN); // a log that nobody reads any more is no reason to end
    UnixSignals::block({SIGINT, SIGTERM});
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("coroscope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COROSCOPE_VERSION));

    QStringList arguments = QCoreApplication::arguments();
    const auto commandOptions = CommandOptions::takeFrom(arguments);
    const auto parsed = parseOptions(OptionInput::fromProcess(arguments));
    if (!parsed) {
        say(stderr, QStringLiteral("coroscope-server: %1\n").arg(parsed.error().detail));
        return kBadUsage;
    }
    const QString program = QStringLiteral("coroscope-server");
    if (parsed->help) {
        say(stdout,
            helpText(program, QStringLiteral("The async API server of Coroscope, without a window."), commandHelp()));
        return afterOutput(program);
    }
    if (parsed->version) {
        say(stdout, versionText(program));
        return afterOutput(program);
    }
    const QString command = parsed->positional.value(0, QStringLiteral("serve"));
    const QStringList commands{QStringLiteral("serve"), QStringLiteral("openapi"), QStringLiteral("migrate"),
                               QStringLiteral("seed"), QStringLiteral("hash-password")};
    if (!commands.contains(command) || parsed->positional.size() > 1) {
        say(stderr,
            QStringLiteral("coroscope-server: %1: takes one command, serve, openapi, migrate, seed or hash-password\n")
                .arg(parsed->positional.last()));
        return kBadUsage;
    }
    const QString elsewhere = commandOptions.faultFor(command);
    if (const QString fault = elsewhere.isEmpty() ? commandOptions.fault : elsewhere; !fault.isEmpty()) {
        say(stderr, QStringLiteral("coroscope-server: %1\n").arg(fault));
        return kBadUsage;
    }
    for (const QString &warning : parsed->warnings)
        say(stderr, QStringLiteral("coroscope-server: %1\n").arg(warning));

    if (command == QLatin1String("hash-password"))
        return afterOutput(program, hashPasswordCommand());
    if (command == QLatin1String("migrate"))
        return afterOutput(program, migrateCommand(parsed->options, commandOptions));
    if (command == QLatin1String("seed"))
        return afterOutput(program, seedCommand(parsed->options, commandOptions));

    Server *running = nullptr;
    const UnixSignals signals({SIGINT, SIGTERM}, [&running] {
        // The first asks for an orderly end, the second for one at once.
        if (running && running->state() == ServerState::Draining)
            running->stopNow();
        else if (running)
            running->stop();
    });
    Server server;
    running = &server;
    if (command == QLatin1String("openapi")) {
        say(stdout, QString::fromUtf8(server.openApiDocument(parsed->options)) + u'\n');
        return afterOutput(program);
    }
    const LogSink log(parsed->options.jsonLog, &server.telemetry());
    if (!applyPolicies(parsed.value(), server))
        return kBadUsage;

    int exitCode = 0;
    QObject::connect(&server, &Server::stateChanged, &app, [&](ServerState state) {
        if (state == ServerState::Listening) {
            if (!say(stdout, QStringLiteral("listening on %1\n").arg(server.listeningOn())))
                qCWarning(lcMain).noquote() << "listening on" << server.listeningOn()
                                            << "could not be written to standard output:" << outputFault();
        } else if (state == ServerState::Failed) {
            say(stderr, QStringLiteral("coroscope-server: %1\n").arg(startFailureText(server.failure())));
            exitCode = kCannotListen;
            QCoreApplication::exit(exitCode);
        } else if (state == ServerState::Stopped) {
            QCoreApplication::exit(exitCode);
        }
    });
    QMetaObject::invokeMethod(
        &server, [&] { server.start(parsed->options); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
