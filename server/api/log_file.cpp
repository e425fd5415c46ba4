#include "server/api/log_file.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <mutex>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLongestLine = 64 * 1024; ///< bytes: 10,000 code points, each at most six
constexpr int kMostReopened = 10;

Error trouble(const QString &path, int error)
{
    return {Error::Kind::Storage,
            u"%1 cannot be written: %2."_s.arg(QFileInfo(path).fileName(), qt_error_string(error))};
}

Error lockedByAnother(const QString &path)
{
    return {Error::Kind::Unavailable,
            u"%1 cannot be written: another program has locked it."_s.arg(QFileInfo(path).fileName())};
}

std::timed_mutex &turns()
{
    static std::timed_mutex mutex;
    return mutex;
}

/// The open, locked file; closing it unlocks it.
class LockedFile {
public:
    ~LockedFile() { close(); }
    LockedFile() = default;
    LockedFile(const LockedFile &) = delete;
    LockedFile &operator=(const LockedFile &) = delete;

    /// The file that has this name once the lock is ours: who rotates logs renames the old one.
    Result<void> open(const QString &path)
    {
        const auto name = QFile::encodeName(path);
        const auto patience = std::chrono::steady_clock::now() + std::chrono::milliseconds(kLockPatienceMs);
        // Threads of this process take turns here: to poll for a lock that a hundred others poll for starves some.
        if (!m_turn.try_lock_until(patience))
            return lockedByAnother(path);
        for (int times = 0; times < kMostReopened; ++times) {
            close();
            m_fd = ::open(name.constData(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0644);
            if (m_fd < 0)
                return trouble(path, errno);
            struct stat mine { };
            if (::fstat(m_fd, &mine) != 0)
                return trouble(path, errno);
            if (!S_ISREG(mine.st_mode))
                return Error{Error::Kind::Storage,
                             u"%1 cannot be written: it is no file."_s.arg(QFileInfo(path).fileName())};
            if (const auto locked = lock(path, patience); !locked)
                return locked.error();
            struct stat named { };
            if (::stat(name.constData(), &named) == 0 && named.st_ino == mine.st_ino && named.st_dev == mine.st_dev)
                return {};
        }
        return Error{Error::Kind::Storage,
                     u"%1 cannot be written: it is replaced again and again."_s.arg(QFileInfo(path).fileName())};
    }
    int descriptor() const { return m_fd; }

private:
    Result<void> lock(const QString &path, std::chrono::steady_clock::time_point patience) const
    {
        // Not a lock that waits: a program that keeps it would keep a thread of the pool, too.
        for (auto pause = std::chrono::milliseconds(1); ::flock(m_fd, LOCK_EX | LOCK_NB) != 0;) {
            if (errno != EWOULDBLOCK && errno != EINTR)
                return trouble(path, errno);
            if (std::chrono::steady_clock::now() > patience)
                return lockedByAnother(path);
            std::this_thread::sleep_for(pause);
            pause = std::min(pause * 2, std::chrono::milliseconds(20));
        }
        return {};
    }
    void close()
    {
        if (m_fd >= 0)
            ::close(m_fd);
        m_fd = -1;
    }

    std::unique_lock<std::timed_mutex> m_turn{turns(), std::defer_lock};
    int m_fd = -1;
};

/// How much of the file stands when what has no end is cut off; -1: errno says why nobody knows. `needsEnd`: it is too
/// long to be ours.
qint64 sizeOfWholeLines(int fd, qint64 size, bool *needsEnd)
{
    char last = 0;
    if (size > 0 && ::pread(fd, &last, 1, size - 1) == 1 && last == '\n')
        return size; // as it nearly always is
    QByteArray tail(qsizetype(std::min(size, kLongestLine)), Qt::Uninitialized);
    for (qsizetype at = 0; at < tail.size();) {
        const auto count = ::pread(fd, tail.data() + at, size_t(tail.size() - at), size - tail.size() + at);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0) {
            errno = count == 0 ? EIO : errno;
            return -1;
        }
        at += count;
    }
    const auto end = tail.lastIndexOf('\n');
    *needsEnd = end < 0 && size > tail.size();
    return *needsEnd ? size : size - tail.size() + end + 1;
}

bool writeAll(int fd, const QByteArray &bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const auto count = ::write(fd, bytes.constData() + at, size_t(bytes.size() - at));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        at += count;
    }
    return true;
}

/// So that a new file is still there after a power cut.
void syncFolderOf(const QString &path)
{
    const int fd
        = ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    ::fsync(fd);
    ::close(fd);
}

} // namespace

QByteArray logLine(const QString &message)
{
    const auto utf8 = message.toUtf8();
    const auto isPlain = [](char c) { return uchar(c) >= 0x20 && uchar(c) < 0x7F && c != '\\'; };
    if (std::all_of(utf8.begin(), utf8.end(), isPlain))
        return utf8;
    QString line;
    line.reserve(message.size() + 16);
    for (const QChar c : message) {
        switch (c.unicode()) {
        case u'\n': line += u"\\n"; break;
        case u'\r': line += u"\\r"; break;
        case u'\t': line += u"\\t"; break;
        case u'\\': line += u"\\\\"; break;
        default:
            if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
                line += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0'));
            else
                line += c;
        }
    }
    return line.toUtf8();
}

Result<void> appendLogLines(QString path, QList<QByteArray> lines, LogSafety safety)
{
    if (lines.isEmpty())
        return {};
    LockedFile file;
    if (const auto opened = file.open(path); !opened)
        return opened.error();
    const int fd = file.descriptor();
    struct stat before { };
    if (::fstat(fd, &before) != 0)
        return trouble(path, errno);
    bool needsEnd = false;
    const auto whole = sizeOfWholeLines(fd, before.st_size, &needsEnd);
    if (whole < 0 || (whole < before.st_size && ::ftruncate(fd, whole) != 0))
        return trouble(path, errno);
    QByteArray text = needsEnd ? QByteArray("\n") : QByteArray();
    for (const auto &line : lines)
        text.append(line).append('\n');
    if (!writeAll(fd, text) || (safety == LogSafety::Disk && ::fdatasync(fd) != 0)) {
        const auto error = trouble(path, errno);
        if (::ftruncate(fd, whole) != 0) // the next one cuts off what has no end
            return Error{error.kind, error.detail + u" Some of the lines may be in it."_s};
        return error;
    }
    if (before.st_size == 0 && safety == LogSafety::Disk)
        syncFolderOf(path);
    return {};
}

} // namespace coroscope
