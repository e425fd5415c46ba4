#pragma once

#include <QLoggingCategory>

#include <csignal>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>

namespace coroscope::test {

/// Whether `work` calls qFatal(), tried in a child process; the child's sentence must contain `sentence`.
inline bool abortsSaying(const char *sentence, const std::function<void()> &work)
{
    constexpr int kAborted = 42;
    constexpr int kOtherSentence = 43;
    static const char *expected = nullptr;
    static bool said = false;
    const pid_t child = fork();
    if (child == 0) {
        expected = sentence;
        qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &, const QString &text) {
            said = said || (type == QtFatalMsg && text.contains(QLatin1String(expected)));
        });
        std::signal(SIGABRT, [](int) { _exit(said ? kAborted : kOtherSentence); });
        work();
        _exit(0);
    }
    int status = 0;
    return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == kAborted;
}

} // namespace coroscope::test
