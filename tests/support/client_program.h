#pragma once

#include <QProcess>
#include <QStringList>

#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

// The program coroscope-client, run as a person runs it.

namespace coroscope::tests {

inline constexpr int kPatience = 60'000; // milliseconds

inline QString clientProgram()
{
    return qEnvironmentVariable("COROSCOPE_BIN") + QStringLiteral("/coroscope-client");
}

struct Ended {
    int code = -1; ///< also where it did not end by itself
    QByteArray out;
    QByteArray err;
};

inline Ended run(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(clientProgram(), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kPatience) || process.exitStatus() != QProcess::NormalExit) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// The same with a terminal as `stream`, STDOUT_FILENO or STDERR_FILENO: up to what a terminal holds that nobody reads,
/// 4 KiB.
inline Ended runOnTerminal(int stream, const QStringList &arguments)
{
    const int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0 || grantpt(terminal) != 0 || unlockpt(terminal) != 0)
        return {};
    const int end = open(ptsname(terminal), O_RDWR | O_NOCTTY | O_CLOEXEC); // open here too, so that nothing is lost
    QProcess process;
    process.setChildProcessModifier([end, stream] { dup2(end, stream); });
    process.start(clientProgram(), arguments);
    Ended ended;
    if (process.waitForFinished(kPatience))
        ended = {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    fcntl(terminal, F_SETFL, O_NONBLOCK);
    QByteArray &shown = stream == STDOUT_FILENO ? ended.out : ended.err;
    char piece[4096]; // more is not given at once
    for (auto size = read(terminal, piece, sizeof piece); size > 0; size = read(terminal, piece, sizeof piece))
        shown.append(piece, size);
    close(end);
    close(terminal);
    return ended;
}

} // namespace coroscope::tests
