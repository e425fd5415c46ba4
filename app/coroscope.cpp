#include "app/standard_streams.h"
#include "app/unix_signals.h"
#include "server/runtime/option_help.h"
#include "server/runtime/option_parser.h"
#include "server/runtime/server.h"
#include "server/telemetry/log_sink.h"
#include "ui/main_window.h"
#include "ui/platform_choice.h"
#include "ui/settings.h"
#include "ui/single_instance.h"
#include "ui/translations.h"

#include <QApplication>
#include <QFileInfo>

#include <chrono>
#include <cstdlib>

using namespace coroscope;

namespace {

constexpr int kNoDisplay = 1;
constexpr int kBadUsage = 2;
constexpr int kFolderInUse = 3;

/// Negative: go on. Said before there is an application, so that it needs no display.
int answerAboutFolder(SingleInstance &instance, const QString &session)
{
    const auto outcome = instance.claim(std::chrono::seconds(10), session);
    if (!instance.message().isEmpty())
        say(outcome == SingleInstance::Outcome::Raised ? stdout : stderr,
            QStringLiteral("coroscope: %1\n").arg(instance.message()));
    switch (outcome) {
    case SingleInstance::Outcome::First:
    case SingleInstance::Outcome::Unguarded: return -1;
    case SingleInstance::Outcome::Raised: return 0;
    case SingleInstance::Outcome::NoAnswer:
    case SingleInstance::Outcome::Forbidden: break;
    }
    return kFolderInUse;
}

/// Help, version and mistakes are answered before there is an application, so that they need no display.
int answerOnTerminal(const Result<ParsedOptions> &parsed)
{
    const QString program = QStringLiteral("coroscope");
    if (!parsed) {
        say(stderr, QStringLiteral("%1: %2\n").arg(program, parsed.error().detail));
        return kBadUsage;
    }
    if (parsed->help) {
        say(stdout,
            helpText(program,
                     QStringLiteral("A workbench in which you see an async API run. A SESSION is a file that its "
                                    "timeline saved, NAME.coroscope; it is opened read-only."),
                     {}, QStringLiteral("SESSION")));
        return afterOutput(program);
    }
    if (parsed->version) {
        say(stdout, versionText(program));
        return afterOutput(program);
    }
    if (parsed->positional.size() > 1) {
        say(stderr,
            QStringLiteral("%1: %2: takes one session file at most; see --help\n")
                .arg(program, parsed->positional.at(1)));
        return kBadUsage;
    }
    if (!parsed->positional.isEmpty() && !QFileInfo(parsed->positional.first()).isFile()) {
        say(stderr,
            QStringLiteral("%1: %2: no such session file, and it takes no command; see --help\n")
                .arg(program, parsed->positional.first()));
        return kBadUsage;
    }
    return -1;
}

/// Qt ends the program by abort() where it finds no display; a person gets a sentence, and an exit code.
void sayWhereThereIsNoDisplay(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    say(stderr, text + u'\n');
    if (type != QtFatalMsg)
        return;
    say(stderr,
        QStringLiteral("coroscope: there is no display to open a window on; coroscope-server (./run.sh --headless) is "
                       "the same server without one\n"));
    std::_Exit(kNoDisplay);
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
    keepStandardStreams();
    QCoreApplication::setApplicationName(QStringLiteral("coroscope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COROSCOPE_VERSION));
    if (const QByteArray platform = platformFor(QProcessEnvironment::systemEnvironment()); !platform.isEmpty())
        qputenv("QT_QPA_PLATFORM", platform);

    OptionInput input = OptionInput::fromProcess(argumentsOf(argc, argv));
    input.forgiveSettings = true; // the window comes up, says what is wrong with them, and mends them
    const auto parsed = parseOptions(input);
    if (const int code = answerOnTerminal(parsed); code >= 0)
        return code;
    for (const QString &warning : parsed->warnings)
        say(stderr, QStringLiteral("coroscope: %1\n").arg(warning));

    SingleInstance instance(parsed->options.dataDir);
    const QString session
        = parsed->positional.isEmpty() ? QString() : QFileInfo(parsed->positional.first()).absoluteFilePath();
    if (const int code = answerAboutFolder(instance, session); code >= 0)
        return code;

    std::signal(SIGPIPE, SIG_IGN); // a log that nobody reads any more is no reason to end
    UnixSignals::block({SIGINT, SIGTERM});
    const QtMessageHandler usual = qInstallMessageHandler(sayWhereThereIsNoDisplay);
    QApplication app(argc, argv);
    qInstallMessageHandler(usual);
    QApplication::setApplicationDisplayName(QStringLiteral("Coroscope"));
    QApplication::setDesktopFileName(QStringLiteral("org.coroscope.Coroscope")); // whose icon and name a desktop shows
    // The window's own loop may be glib's, as the desktop's dialogs like it; the workers', made later, must not be: it
    // slows down with every descriptor.
    qputenv("QT_NO_GLIB", "1");
    installTranslations(WindowSettings::languageIn(parsed->options.dataDir));

    MainWindow *shown = nullptr;
    const UnixSignals signals({SIGINT, SIGTERM}, [&shown] {
        if (shown)
            shown->close(); // drains first; a second one stops at once
    });
    Server server;
    const LogSink log(parsed->options.jsonLog, &server.telemetry());
    MainWindow window(&server, parsed.value());
    shown = &window;
    QObject::connect(&instance, &SingleInstance::raiseRequested, &window,
                     [&window] { SingleInstance::bringToFront(&window); });
    QObject::connect(&instance, &SingleInstance::openRequested, &window, &MainWindow::openSession);
    instance.listen();
    window.show();
    if (!session.isEmpty())
        window.openSession(session);
    const int code = QApplication::exec();
    shown = nullptr;
    return code;
}
