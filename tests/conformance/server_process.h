#pragma once

#include <QByteArray>
#include <QMap>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <chrono>

namespace coroscope::test {

/// The real `coroscope-server`, out of the folder that COROSCOPE_BIN names, on a free port and with a data folder of
/// its own. Its two output streams go to files: a test that blocks in a socket must not make the server block in a
/// pipe.
class ServerProcess {
public:
    ServerProcess() = default;
    /// Ends the process where it still runs; a test that cares calls stop() and looks at what it says.
    ~ServerProcess();
    Q_DISABLE_COPY_MOVE(ServerProcess)

    /// For the processes to come; of their variables that begin with COROSCOPE_ they get no others.
    void setVariable(const QString &name, const QString &value) { m_variables.insert(name, value); }

    /// Starts and waits until it listens. False, and problem() says why. `options` follow `--port 0 --data-dir …`, so
    /// that a later --port wins.
    bool start(const QStringList &options = {});
    /// Starts, and does not wait for more than the process itself.
    bool launch(const QStringList &options = {});

    /// SIGTERM, then waits for the end. Empty: it ended in time with code 0 and said nothing that a sanitizer or an
    /// assertion says; else what is wrong.
    QString stop(std::chrono::milliseconds patience = std::chrono::seconds(30));
    /// Sends a signal and returns.
    void signal(int number) const;
    /// Waits for the end.
    bool waitForEnd(std::chrono::milliseconds patience = std::chrono::seconds(30));

    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    int exitCode() const { return m_process.exitCode(); }
    QProcess::ExitStatus exitStatus() const { return m_process.exitStatus(); }
    qint64 pid() const { return m_process.processId(); }

    /// "localhost", "127.0.0.1" or "::1", as the line `listening on` names it.
    const QByteArray &host() const noexcept { return m_host; }
    quint16 port() const noexcept { return m_port; }
    QByteArray output() const;
    QByteArray errors() const;
    /// How many connections to its port it holds just now, idle ones included; those that it opened itself are not.
    int connections() const;
    /// Waits until it holds at most this many.
    bool waitForConnections(int atMost, std::chrono::milliseconds patience = std::chrono::seconds(15)) const;

    const QString &problem() const noexcept { return m_problem; }

private:
    bool readListeningLine();
    QString outputFile() const { return m_folder.filePath(QStringLiteral("stdout")); }
    QString errorFile() const { return m_folder.filePath(QStringLiteral("stderr")); }

    QTemporaryDir m_folder;
    QMap<QString, QString> m_variables;
    QProcess m_process;
    QByteArray m_host;
    quint16 m_port = 0;
    QString m_problem;
};

} // namespace coroscope::test
