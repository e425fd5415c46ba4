#include "app/hash_password_command.h"

#include "app/standard_streams.h"
#include "server/security/password_hash.h"

#include <csignal>
#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace coroscope {

namespace {

constexpr int kFailed = 1;
constexpr int kInterrupted = 130;
constexpr char kCtrlC = 3;

/// What is typed is not shown, for as long as it lives. Ctrl+C ends a line and is a part of it, so that nothing leaves
/// the terminal behind like this.
class Hidden {
public:
    Hidden()
        : m_isOn(tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        termios now = m_before;
        now.c_lflag &= ~tcflag_t(ECHO | ISIG);
        now.c_cc[VEOL] = kCtrlC;
        m_isOn = m_isOn && tcsetattr(STDIN_FILENO, TCSAFLUSH, &now) == 0;
    }
    ~Hidden()
    {
        if (m_isOn)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Hidden(const Hidden &) = delete;
    Hidden &operator=(const Hidden &) = delete;

private:
    termios m_before{};
    bool m_isOn;
};

/// Without its end.
QByteArray readLine()
{
    QByteArray line;
    for (int c = std::getchar(); c != EOF && c != '\n' && line.size() <= kLongestPassword; c = std::getchar()) {
        line.append(char(c));
        if (c == kCtrlC)
            break;
    }
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

QByteArray typed(const QString &prompt)
{
    say(stderr, prompt);
    QByteArray line;
    {
        const Hidden hidden;
        line = readLine();
    }
    say(stderr, QStringLiteral("\n"));
    return line;
}

} // namespace

int hashPasswordCommand()
{
    sigset_t all;
    sigemptyset(&all);
    sigaddset(&all, SIGINT);
    sigaddset(&all, SIGTERM);
    pthread_sigmask(SIG_UNBLOCK, &all, nullptr); // no event loop is there to take them
    const bool isTerminal = isatty(STDIN_FILENO) != 0;
    const QByteArray password = isTerminal ? typed(QStringLiteral("Password: ")) : readLine();
    if (isTerminal && password.endsWith(kCtrlC))
        return kInterrupted;
    if (isTerminal) {
        const QByteArray again = typed(QStringLiteral("Once more: "));
        if (again.endsWith(kCtrlC))
            return kInterrupted;
        if (again != password) {
            say(stderr, QStringLiteral("coroscope-server: the two are not the same\n"));
            return kFailed;
        }
    }
    const auto hash = hashPassword(password);
    if (!hash) {
        say(stderr, QStringLiteral("coroscope-server: %1\n").arg(hash.error().detail));
        return kFailed;
    }
    say(stdout, QString::fromLatin1(hash.value()) + u'\n');
    return 0;
}

} // namespace coroscope
