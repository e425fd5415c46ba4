#include "server/cache/child_process.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <linux/close_range.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace coroscope::cache {

using namespace Qt::StringLiterals;

namespace {

Error failure(const QString &program, int code)
{
    return {Error::Kind::Unavailable,
            u"%1 cannot be started: %2"_s.arg(program, QString::fromLocal8Bit(std::strerror(code)))};
}

/// Between fork() and exec(): only what is safe in a copy of a program with many threads.
[[noreturn]] void becomeProgram(const char *program, char **arguments, char **environment, pid_t parent, int null,
                                int output, int failed)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(127); // it ended before the line above
    setpgid(0, 0);
    for (const int number : {SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGCHLD, SIGUSR1, SIGUSR2})
        std::signal(number, SIG_DFL); // what is ignored stays ignored in the program
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    dup2(null, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    syscall(SYS_close_range, 3U, UINT_MAX, CLOSE_RANGE_CLOEXEC); // those of ours that lack the flag
    execve(program, arguments, environment);
    const int code = errno;
    [[maybe_unused]] const ssize_t told = write(failed, &code, sizeof code);
    _exit(127);
}

} // namespace

Result<ChildProcess> ChildProcess::start(const QString &program, const QList<QByteArray> &arguments,
                                         const std::optional<QList<QByteArray>> &environment)
{
    const QByteArray path = QFile::encodeName(program);
    std::vector<char *> list{const_cast<char *>(path.constData())}; // execve() changes none of them
    for (const QByteArray &argument : arguments)
        list.push_back(const_cast<char *>(argument.constData()));
    list.push_back(nullptr);
    std::vector<char *> values;
    if (environment) {
        for (const QByteArray &value : *environment)
            values.push_back(const_cast<char *>(value.constData()));
        values.push_back(nullptr);
    }
    char **const given = environment ? values.data() : environ;

    std::array<int, 2> output{-1, -1};
    std::array<int, 2> failed{-1, -1};
    const int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
    const auto closeAll = [&] {
        for (const int fd : {null, output[0], output[1], failed[0], failed[1]}) {
            if (fd >= 0)
                close(fd);
        }
    };
    if (null < 0 || pipe2(output.data(), O_CLOEXEC) != 0 || pipe2(failed.data(), O_CLOEXEC) != 0) {
        const int code = errno;
        closeAll();
        return failure(program, code);
    }
    const pid_t parent = getpid();
    const pid_t pid = fork();
    if (pid == 0)
        becomeProgram(path.constData(), list.data(), given, parent, null, output[1], failed[1]);
    if (pid < 0) {
        const int code = errno;
        closeAll();
        return failure(program, code);
    }
    close(std::exchange(failed[1], -1));
    int code = 0;
    ssize_t got = 0;
    while ((got = read(failed[0], &code, sizeof code)) < 0 && errno == EINTR) { } // until the program runs, or cannot
    if (got == ssize_t(sizeof code)) {
        waitpid(pid, nullptr, 0);
        closeAll();
        return failure(program, code);
    }
    fcntl(output[0], F_SETFL, O_NONBLOCK);
    const int exit = int(syscall(SYS_pidfd_open, pid, 0U)); // close-on-exec by itself
    ChildProcess child(pid, std::exchange(output[0], -1), exit);
    closeAll();
    return child;
}

ChildProcess::ChildProcess(ChildProcess &&other) noexcept
    : m_pid(std::exchange(other.m_pid, -1))
    , m_output(std::exchange(other.m_output, -1))
    , m_exit(std::exchange(other.m_exit, -1))
    , m_ended(other.m_ended)
    , m_status(other.m_status)
{
}

ChildProcess::~ChildProcess()
{
    if (m_pid > 0 && !hasEnded()) {
        signal(SIGKILL);
        while (waitpid(m_pid, &m_status, 0) < 0 && errno == EINTR) { }
    }
    if (m_output >= 0)
        close(m_output);
    if (m_exit >= 0)
        close(m_exit);
}

bool ChildProcess::hasEnded()
{
    // An error means that somebody else has taken the child's end from us: then it has ended too.
    if (!m_ended && waitpid(m_pid, &m_status, WNOHANG) != 0)
        m_ended = true;
    return m_ended;
}

QString ChildProcess::outcome() const
{
    if (WIFSIGNALED(m_status))
        return u"signal %1"_s.arg(WTERMSIG(m_status));
    return u"code %1"_s.arg(WEXITSTATUS(m_status));
}

void ChildProcess::signal(int number) const
{
    if (m_pid > 0 && !m_ended)
        kill(m_pid, number);
}

} // namespace coroscope::cache
