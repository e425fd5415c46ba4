#pragma once

#include "server/async/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <sys/types.h>

namespace coroscope::cache {

/// A program that ends with us: also when we are killed, because the kernel kills it as soon as the *thread* that
/// started it has ended (PR_SET_PDEATHSIG). So call start() on a thread that lives as long as the program is needed,
/// and wait for it there. It runs in a process group of its own (Ctrl+C in our terminal is for us), with an empty
/// standard input, with its output and its errors in one pipe, and with no descriptor of ours.
class ChildProcess {
public:
    /// `program` is a path; the arguments are what it gets, byte by byte: no shell, no format. Its environment is these
    /// "NAME=value", else ours. Unavailable with a sentence.
    static Result<ChildProcess> start(const QString &program, const QList<QByteArray> &arguments,
                                      const std::optional<QList<QByteArray>> &environment = {});

    ChildProcess(ChildProcess &&other) noexcept;
    ChildProcess &operator=(ChildProcess &&) = delete;
    ~ChildProcess(); ///< kills it where it runs, and waits

    pid_t pid() const noexcept { return m_pid; }
    int output() const noexcept { return m_output; } ///< to poll and read; non-blocking
    /// Readable when it has ended; -1 where the kernel has no such thing (before Linux 5.3): then ask hasEnded() at
    /// times.
    int exitDescriptor() const noexcept { return m_exit; }
    /// True once it has ended; outcome() says how.
    bool hasEnded();
    QString outcome() const; ///< "code 1", "signal 9"
    void signal(int number) const;

private:
    ChildProcess(pid_t pid, int output, int exit)
        : m_pid(pid)
        , m_output(output)
        , m_exit(exit)
    {
    }

    pid_t m_pid = -1;
    int m_output = -1;
    int m_exit = -1;
    bool m_ended = false;
    int m_status = 0;
};

} // namespace coroscope::cache
