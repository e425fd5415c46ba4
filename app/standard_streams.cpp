#include "app/standard_streams.h"

#include <QByteArray>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace coroscope {

namespace {

int outputError = 0; // errno of the first failure

} // namespace

void keepStandardStreams()
{
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        // The lowest free number is this one. Open the wrong way round: reading or writing fails as if it were closed.
        if (::fcntl(fd, F_GETFD) < 0 && errno == EBADF) [[maybe_unused]]
            const int opened = ::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

bool say(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toLocal8Bit();
    const auto size = std::size_t(bytes.size());
    errno = 0;
    if (std::fwrite(bytes.constData(), 1, size, stream) == size && std::fflush(stream) == 0)
        return true;
    if (stream == stdout && outputError == 0)
        outputError = errno != 0 ? errno : EIO;
    return false;
}

QString outputFault()
{
    return outputError == 0 ? QString() : QString::fromLocal8Bit(std::strerror(outputError));
}

int afterOutput(const QString &program, int code)
{
    const QString fault = outputFault();
    if (code != 0 || fault.isEmpty())
        return code;
    say(stderr, QStringLiteral("%1: standard output cannot be written: %2\n").arg(program, fault));
    return 1;
}

} // namespace coroscope
