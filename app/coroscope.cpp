#include "app/standard_streams.h"
#include "app/unix_signals.h"
#include "server/runtime/option_help.h"
#include "server/runtime/option_parser.h"
#include "server/runtime/server.h"
#include "server/telemetry/log_sink.h"
#include "ui/main_window.h"
#include "ui/translations.h"

#include <QApplication>

using namespace coroscope;

namespace {

constexpr int kBadUsage = 2;

/// Help, version and mistakes are answered before there is an application, so that they need no display.
int answerOnTerminal(const Result<ParsedOptions> &parsed)
{
    const QString program = QStringLiteral("coroscope");
    if (!parsed) {
        say(stderr, QStringLiteral("%1: %2\n").arg(program, parsed.error().detail));
        return kBadUsage;
    }
    if (parsed->help) {
        say(stdout, helpText(program, QStringLiteral("A workbench in which you see an async API run.")));
        return 0;
    }
    if (parsed->version) {
        say(stdout, versionText(program));
        return 0;
    }
    if (!parsed->positional.isEmpty()) {
        say(stderr, QStringLiteral("%1: %2: takes no command; see --help\n").arg(program, parsed->positional.first()));
        return kBadUsage;
    }
    return -1;
}

QStringList argumentsOf(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(QStringLiteral("coroscope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COROSCOPE_VERSION));
    // Floating docks are broken under Wayland on Qt 6.4 and 6.8 (QTBUG-87332, QTBUG-136011).
    if (!qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "xcb");

    OptionInput input = OptionInput::fromProcess(argumentsOf(argc, argv));
    input.forgiveSettings = true; // the window comes up, says what is wrong with them, and mends them
    const auto parsed = parseOptions(input);
    if (const int code = answerOnTerminal(parsed); code >= 0)
        return code;
    for (const QString &warning : parsed->warnings)
        say(stderr, QStringLiteral("coroscope: %1\n").arg(warning));

    std::signal(SIGPIPE, SIG_IGN); // a log that nobody reads any more is no reason to end
    UnixSignals::block({SIGINT, SIGTERM});
    QApplication app(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Coroscope"));
    // The window's own loop may be glib's, as the desktop's dialogs like it; the workers', made later, must not be: it
    // slows down with every descriptor.
    qputenv("QT_NO_GLIB", "1");
    installTranslations();

    MainWindow *shown = nullptr;
    const UnixSignals signals({SIGINT, SIGTERM}, [&shown] {
        if (shown)
            shown->close(); // drains first; a second one stops at once
    });
    Server server;
    const LogSink log(parsed->options.jsonLog, &server.telemetry());
    MainWindow window(&server, parsed.value());
    shown = &window;
    window.show();
    const int code = QApplication::exec();
    shown = nullptr;
    return code;
}
