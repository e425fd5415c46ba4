#include "tests/conformance/server_process.h"

#include <QDir>
#include <QFile>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QSet>

#include <sys/prctl.h>

#include <csignal>
#include <thread>

namespace coroscope::test {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The caller's environment less what would change the server's options.
QProcessEnvironment cleanEnvironment(const QString &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QStringList names = environment.keys();
    for (const QString &name : names) {
        if (name.startsWith(QLatin1String("COROSCOPE_")))
            environment.remove(name);
    }
    for (const auto *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
        environment.insert(QLatin1String(name), home);
    return environment;
}

} // namespace

ServerProcess::~ServerProcess()
{
    if (isRunning()) {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }
}

bool ServerProcess::launch(const QStringList &options)
{
    const QString folder = qEnvironmentVariable("COROSCOPE_BIN");
    const QString program = QDir(folder).filePath(QStringLiteral("coroscope-server"));
    QStringList arguments{QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--data-dir"),
                          m_folder.filePath(QStringLiteral("data"))};
    arguments += options;
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(outputFile());
    m_process.setStandardErrorFile(errorFile());
    auto environment = cleanEnvironment(m_folder.path());
    for (auto it = m_variables.cbegin(); it != m_variables.cend(); ++it)
        environment.insert(it.key(), it.value());
    m_process.setProcessEnvironment(environment);
    // A test that crashes must leave no server behind. Tests start it on their main thread, which outlives it.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.start(program, arguments);
    if (!m_process.waitForStarted(10'000)) {
        m_problem = program + QStringLiteral(": ") + m_process.errorString();
        return false;
    }
    return true;
}

bool ServerProcess::readListeningLine()
{
    static const QRegularExpression pattern(
        QStringLiteral("^listening on https?://(\\[[^\\]]+\\]|[^:/\\s]+):(\\d+)/?\\r?\\n"),
        QRegularExpression::MultilineOption);
    const auto match = pattern.match(QString::fromUtf8(output()));
    if (!match.hasMatch())
        return false;
    m_host = match.captured(1).remove(QLatin1Char('[')).remove(QLatin1Char(']')).toLatin1();
    m_port = static_cast<quint16>(match.captured(2).toUInt());
    return m_port != 0;
}

bool ServerProcess::start(const QStringList &options)
{
    if (!launch(options))
        return false;
    const auto deadline = Clock::now() + 30s;
    while (!readListeningLine()) {
        if (m_process.waitForFinished(10) || !isRunning() || Clock::now() > deadline) {
            m_problem
                = QStringLiteral("the server does not listen; it said: ") + QString::fromUtf8(output() + errors());
            return false;
        }
    }
    return true;
}

void ServerProcess::signal(int number) const
{
    if (pid() > 0)
        ::kill(static_cast<pid_t>(pid()), number);
}

bool ServerProcess::waitForEnd(std::chrono::milliseconds patience)
{
    return !isRunning() || m_process.waitForFinished(static_cast<int>(patience.count())) || !isRunning();
}

QString ServerProcess::stop(std::chrono::milliseconds patience)
{
    if (!isRunning())
        return QStringLiteral("it had ended before; it said: ") + QString::fromUtf8(errors());
    signal(SIGTERM);
    if (!waitForEnd(patience))
        return QStringLiteral("it did not end after SIGTERM");
    const QByteArray said = errors();
    if (m_process.exitStatus() != QProcess::NormalExit || m_process.exitCode() != 0)
        return QStringLiteral("exit code %1: ").arg(m_process.exitCode()) + QString::fromUtf8(said.right(4000));
    for (const char *sign : {"Sanitizer", "runtime error:", "ASSERT", "terminate called", "escaped"}) {
        if (said.contains(sign))
            return QStringLiteral("standard error: ") + QString::fromUtf8(said.right(8000));
    }
    return {};
}

QByteArray ServerProcess::output() const
{
    return contents(outputFile());
}

QByteArray ServerProcess::errors() const
{
    return contents(errorFile());
}

int ServerProcess::connections() const
{
    const QString process = QStringLiteral("/proc/%1/").arg(pid());
    QSet<QByteArray> open; // inodes of its sockets
    const QDir folder(process + QStringLiteral("fd"));
    const QStringList names = folder.entryList(QDir::Files | QDir::System | QDir::Hidden);
    for (const QString &name : names) {
        // The link's target is no path, "socket:[123]", which QFile prefixes with a folder.
        const QString target = QFile::symLinkTarget(folder.filePath(name));
        const qsizetype start = target.indexOf(QLatin1String("socket:["));
        if (start >= 0)
            open.insert(target.mid(start + 8).chopped(1).toLatin1());
    }
    // proc(5): "sl local_address rem_address st …", the inode is the tenth column; addresses end in ":PORT",
    // hexadecimal.
    const QByteArray localPort = ':' + QByteArray::number(m_port, 16).rightJustified(4, '0').toUpper();
    int count = 0;
    for (const auto *table : {"net/tcp", "net/tcp6"}) {
        const QList<QByteArray> lines = contents(process + QLatin1String(table)).split('\n');
        for (const QByteArray &line : lines) {
            const QList<QByteArray> columns = line.simplified().split(' ');
            const bool listening = columns.value(3) == "0A";
            if (columns.size() > 9 && !listening && columns.at(1).endsWith(localPort) && open.contains(columns.at(9)))
                ++count;
        }
    }
    return count;
}

bool ServerProcess::waitForConnections(int atMost, std::chrono::milliseconds patience) const
{
    const auto deadline = Clock::now() + patience;
    while (connections() > atMost) {
        if (Clock::now() > deadline)
            return false;
        std::this_thread::sleep_for(10ms);
    }
    return true;
}

} // namespace coroscope::test
