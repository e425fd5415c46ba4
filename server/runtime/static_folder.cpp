#include "server/runtime/static_folder.h"

#include "server/http/entity_tag.h"

#include <QList>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// Closes a descriptor.
class Descriptor {
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int fd() const { return m_fd; }
    int release() { return std::exchange(m_fd, -1); }

private:
    int m_fd;
};

/// Where the kernel says that an open descriptor is; empty where it does not.
QByteArray placeOf(int fd)
{
    const QByteArray link = "/proc/self/fd/" + QByteArray::number(fd);
    QByteArray place(4096, Qt::Uninitialized);
    const ssize_t size = ::readlink(link.constData(), place.data(), std::size_t(place.size()));
    return size <= 0 || size == place.size() ? QByteArray() : place.first(size);
}

bool isUnder(const QByteArray &folder, const QByteArray &place)
{
    return folder == "/" || place == folder || place.startsWith(folder + '/');
}

/// -1 with errno: EXDEV where it leads out.
int openBeneath(int root, const QByteArray &path, int flags, StaticLookup lookup)
{
    const char *const name = path.isEmpty() ? "." : path.constData();
    if (lookup == StaticLookup::Beneath) {
        open_how how{};
        how.flags = __u64(unsigned(flags | O_CLOEXEC));
        how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
        for (int tries = 0; tries < 8; ++tries) {
            const long fd = ::syscall(SYS_openat2, root, name, &how, sizeof how);
            // EAGAIN: something was renamed meanwhile, so that the kernel could not tell.
            if (fd >= 0 || (errno != EAGAIN && errno != EINTR)) {
                if (fd >= 0 || (errno != ENOSYS && errno != EPERM))
                    return int(fd);
                break; // not there, or kept from us
            }
        }
    }
    Descriptor opened(::openat(root, name, flags | O_CLOEXEC));
    if (opened.fd() < 0)
        return -1;
    const QByteArray inside = placeOf(root);
    const QByteArray place = placeOf(opened.fd());
    if (inside.isEmpty() || !isUnder(inside, place)) {
        errno = EXDEV;
        return -1;
    }
    return opened.release();
}

StaticFound missing(int error)
{
    switch (error) {
    case EACCES:
    case EPERM:
    case EXDEV:
    case ELOOP: return {StaticFound::Kind::Refused};
    case EMFILE:
    case ENFILE:
    case ENOMEM: return {StaticFound::Kind::Busy};
    default: return {StaticFound::Kind::Nothing};
    }
}

/// Nobody is to see what a person hides, and what stands here is a name and nothing more.
bool isName(QByteArrayView part)
{
    return !part.isEmpty() && !part.startsWith('.') && !part.contains('\\') && !part.contains('\0');
}

struct Looked {
    bool isFolder = false;
    std::shared_ptr<const StaticFile> file;
    int error = 0;
};

/// Looks before it opens: opening a device or a pipe can do something.
Looked look(int root, const QByteArray &path, StaticLookup lookup)
{
    const Descriptor seen(openBeneath(root, path, O_PATH, lookup));
    struct stat about { };
    if (seen.fd() < 0 || ::fstat(seen.fd(), &about) != 0)
        return {false, nullptr, errno};
    if (S_ISDIR(about.st_mode))
        return {true, nullptr, 0};
    if (!S_ISREG(about.st_mode))
        return {false, nullptr, ENOENT};
    Descriptor opened(openBeneath(root, path, O_RDONLY | O_NONBLOCK | O_NOCTTY, lookup));
    struct stat now { };
    if (opened.fd() < 0 || ::fstat(opened.fd(), &now) != 0)
        return {false, nullptr, errno};
    if (!S_ISREG(now.st_mode)) // it was something else's turn in between
        return {false, nullptr, ENOENT};
    return {false, std::make_shared<const StaticFile>(opened.release(), path.mid(path.lastIndexOf('/') + 1), now), 0};
}

} // namespace

StaticFile::StaticFile(int fd, QByteArray name, const struct stat &about)
    : m_fd(fd)
    , m_name(std::move(name))
{
    m_size = std::int64_t(about.st_size);
    m_modified = std::int64_t(about.st_mtim.tv_sec);
    const std::int64_t marks[]
        = {std::int64_t(about.st_dev),         std::int64_t(about.st_ino),          std::int64_t(about.st_size),
           std::int64_t(about.st_mtim.tv_sec), std::int64_t(about.st_mtim.tv_nsec), std::int64_t(about.st_ctim.tv_sec),
           std::int64_t(about.st_ctim.tv_nsec)};
    m_tag = strongTag(QByteArrayView(reinterpret_cast<const char *>(marks), qsizetype(sizeof marks)));
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    const std::int64_t age = (std::int64_t(now.tv_sec) - about.st_mtim.tv_sec) * 1000
        + (std::int64_t(now.tv_nsec) - about.st_mtim.tv_nsec) / 1'000'000;
    if (age < 1000)
        m_tag.prepend("W/");
}

StaticFile::~StaticFile()
{
    ::close(m_fd);
}

Result<QByteArray> StaticFile::read(std::int64_t from, std::int64_t size) const
{
    QByteArray bytes(qsizetype(size), Qt::Uninitialized);
    qsizetype got = 0;
    while (got < bytes.size()) {
        const ssize_t count
            = ::pread(m_fd, bytes.data() + got, std::size_t(bytes.size() - got), off_t(from + std::int64_t(got)));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return Error{Error::Kind::Storage, QString::fromLocal8Bit(std::strerror(errno))};
        if (count == 0)
            break;
        got += count;
    }
    bytes.truncate(got);
    return bytes;
}

QByteArray StaticFile::readAtOnce(std::int64_t from, std::int64_t size) const
{
    if (!m_tellsAtOnce.load(std::memory_order_relaxed))
        return {};
    QByteArray bytes(qsizetype(size), Qt::Uninitialized);
    iovec part{bytes.data(), std::size_t(bytes.size())};
    const ssize_t count = ::preadv2(m_fd, &part, 1, off_t(from), RWF_NOWAIT);
    if (count < 0 && errno != EAGAIN && errno != EINTR)
        m_tellsAtOnce.store(false, std::memory_order_relaxed);
    bytes.truncate(std::max<qsizetype>(0, count));
    return bytes;
}

StaticFound openStatic(const QByteArray &folder, const QByteArray &path, StaticLookup lookup)
{
    QByteArrayList parts = path.split('/');
    const bool wantsFolder = parts.last().isEmpty(); // "" has one part
    if (wantsFolder)
        parts.removeLast();
    if (!std::all_of(parts.begin(), parts.end(), [](const QByteArray &part) { return isName(part); }))
        return {};
    const Descriptor root(::open(folder.constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (root.fd() < 0)
        return missing(errno);
    QByteArray plain = parts.join('/');
    Looked looked = look(root.fd(), plain, lookup);
    if (looked.isFolder && !wantsFolder)
        return {StaticFound::Kind::Folder};
    if (looked.isFolder)
        looked = look(root.fd(), plain.isEmpty() ? QByteArrayLiteral("index.html") : plain + "/index.html", lookup);
    else if (wantsFolder)
        return looked.file ? StaticFound{} : missing(looked.error);
    if (looked.file)
        return {StaticFound::Kind::File, std::move(looked.file)};
    return looked.isFolder ? StaticFound{} : missing(looked.error);
}

} // namespace coroscope
