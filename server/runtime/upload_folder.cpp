#include "server/runtime/upload_folder.h"

#include "server/tasks/task.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>

#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcUploads, "coroscope.uploads")

constexpr QByteArrayView kPart(".part");

Error trouble(const char *what, int error = errno)
{
    UploadFault fault = UploadFault::Other;
    if (error == ENOSPC || error == EDQUOT || error == EFBIG)
        fault = UploadFault::DiskFull;
    else if (error == EMFILE || error == ENFILE)
        fault = UploadFault::Busy;
    return {Error::Kind::Storage, QString::fromLatin1(what) + ": "_L1 + qt_error_string(error), int(fault)};
}

/// Another process, or another part of this one, is at work on it as long as it has the lock.
bool lock(int fd)
{
    return ::flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK; // where there are no locks nobody has one
}

/// A name for a file that has none, as linkat() wants it (open(2), O_TMPFILE).
QByteArray throughProc(int fd)
{
    return "/proc/self/fd/" + QByteArray::number(fd);
}

} // namespace

// ---------------------------------------------------------------- the folder

UploadFolder::UploadFolder(QByteArray path, std::int64_t most, UploadNaming naming)
    : m_path(std::move(path))
    , m_most(most)
    , m_naming(naming)
{
}

void UploadFolder::recover(const std::function<Result<bool>(const QByteArray &)> &isKnown)
{
    DIR *const folder = ::opendir(m_path.constData());
    if (!folder) {
        if (errno != ENOENT)
            qCWarning(lcUploads).noquote() << trouble("the folder of uploads cannot be read").detail;
        return;
    }
    QByteArrayList names; // first: what is renamed meanwhile could be met again
    while (const dirent *const entry = ::readdir(folder))
        names.append(entry->d_name);
    ::closedir(folder);
    std::int64_t stored = 0;
    int settled = 0;
    int strangers = 0;
    for (const QByteArray &name : std::as_const(names)) {
        const bool isPart = name.endsWith(kPart);
        const QByteArray id = isPart ? name.chopped(kPart.size()) : name;
        struct stat about { };
        if (!tasks::isTaskId(id) || ::stat(path(name).constData(), &about) != 0 || !S_ISREG(about.st_mode))
            continue;
        if (isPart) {
            const int fd = ::open(part(id).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
            const bool isFree = fd >= 0 && lock(fd);
            const auto known = isFree ? isKnown(id) : Result<bool>(Error::canceled());
            if (known && known.value())
                ::rename(part(id).constData(), path(id).constData());
            else if (known)
                ::unlink(part(id).constData());
            if (fd >= 0)
                ::close(fd);
            settled += known ? 1 : 0;
            if (!known || !known.value())
                continue;
        } else if (const auto known = isKnown(id); known && !known.value()) {
            ++strangers; // of another database, or another server has deleted it: nobody can be asked to free its room
            continue;
        }
        stored += about.st_size;
    }
    m_stored = stored;
    if (strangers > 0) {
        qCWarning(lcUploads).noquote() << strangers << "files in" << QFile::decodeName(m_path)
                                       << "are of no upload that the database knows; they are left alone, and do not "
                                          "count for --max-uploads";
    }
    if (settled > 0)
        qCInfo(lcUploads) << settled << "uploads that were interrupted were brought to an end";
}

std::shared_ptr<void> UploadFolder::begin()
{
    if (++m_running > kMostAtOnce) {
        --m_running;
        return nullptr;
    }
    return std::shared_ptr<void>(static_cast<void *>(this), [this](void *) { --m_running; });
}

bool UploadFolder::reserve(std::int64_t bytes)
{
    m_growing += bytes;
    if (used() <= m_most)
        return true;
    m_growing -= bytes;
    return false;
}

Result<std::shared_ptr<const StaticFile>> UploadFolder::open(const QByteArray &id) const
{
    constexpr int kFlags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    int fd = ::open(path(id).constData(), kFlags);
    if (fd < 0 && errno == ENOENT) // the database has it, its name is just about to be changed
        fd = ::open(part(id).constData(), kFlags);
    struct stat about { };
    if (fd < 0 && errno != ENOENT && errno != ELOOP)
        return trouble("the file of an upload cannot be opened");
    if (fd < 0)
        return Error{Error::Kind::NotFound, u"the file of an upload is not there"_s};
    if (::fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) {
        ::close(fd);
        return Error{Error::Kind::NotFound, u"the file of an upload is no file"_s};
    }
    return std::make_shared<const StaticFile>(fd, id, about);
}

/// What was renamed or linked in it stays so after a loss of power.
Result<void> UploadFolder::sync() const
{
    const int fd = ::open(m_path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return trouble("the folder of uploads cannot be opened");
    const bool isGood = ::fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP;
    const int error = errno;
    ::close(fd);
    return isGood ? Result<void>() : trouble("the folder of uploads cannot be written to the disk", error);
}

// ---------------------------------------------------------------- a file that comes

UploadFile::UploadFile(std::shared_ptr<UploadFolder> folder, QByteArray id)
    : m_folder(std::move(folder))
    , m_id(std::move(id))
    , m_hash(EVP_MD_CTX_new(), &EVP_MD_CTX_free)
{
    // Not QCryptographicHash, which takes longer for a byte than the disk does: this one uses the CPU's own
    // instructions.
    EVP_DigestInit_ex(m_hash.get(), EVP_sha256(), nullptr);
}

UploadFile::~UploadFile()
{
    if (m_hasName && !m_isPublished && !m_isLeft)
        ::unlink(m_folder->part(m_id).constData());
    if (m_fd >= 0)
        ::close(m_fd);
    if (!m_isPublished)
        m_folder->release(m_size);
}

Result<void> UploadFile::open()
{
    const QByteArray &folder = m_folder->m_path;
    if (::mkdir(folder.constData(), S_IRWXU) != 0 && errno == ENOENT) {
        QDir().mkpath(QFile::decodeName(folder.first(folder.lastIndexOf('/'))));
        ::mkdir(folder.constData(), S_IRWXU);
    }
    const int why = errno;
    struct stat there { };
    if (::stat(folder.constData(), &there) != 0)
        return trouble("the folder of uploads cannot be made", why);
    if (!S_ISDIR(there.st_mode))
        return trouble("the folder of uploads cannot be made", ENOTDIR);
    constexpr mode_t kMode = S_IRUSR | S_IWUSR;
    if (m_folder->m_naming == UploadNaming::WhenWhole)
        m_fd = ::open(m_folder->m_path.constData(), O_TMPFILE | O_WRONLY | O_CLOEXEC, kMode);
    if (m_fd >= 0 && ::access(throughProc(m_fd).constData(), F_OK) != 0) // it could never get a name
        ::close(std::exchange(m_fd, -1));
    if (m_fd < 0) {
        m_fd = ::open(m_folder->part(m_id).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kMode);
        m_hasName = m_fd >= 0;
    }
    if (m_fd < 0)
        return trouble("a file for an upload cannot be made");
    (void)lock(m_fd);
    return {};
}

Result<void> UploadFile::append(const QByteArray &bytes)
{
    if (m_fd < 0) {
        if (auto opened = open(); !opened)
            return opened;
    }
    if (!m_folder->reserve(bytes.size())) {
        return Error{Error::Kind::Storage, u"the folder of uploads holds as much as it may"_s,
                     int(UploadFault::NoRoom)};
    }
    m_size += bytes.size();
    for (qsizetype at = 0; at < bytes.size();) {
        const ssize_t count = ::write(m_fd, bytes.constData() + at, std::size_t(bytes.size() - at));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return trouble("an upload cannot be written", count < 0 ? errno : ENOSPC);
        at += count;
    }
    EVP_DigestUpdate(m_hash.get(), bytes.constData(), std::size_t(bytes.size()));
    return {};
}

QByteArray UploadFile::sha256()
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    EVP_DigestFinal_ex(m_hash.get(), digest, &size);
    return QByteArray(reinterpret_cast<const char *>(digest), qsizetype(size)).toHex();
}

Result<void> UploadFile::sync()
{
    if (::fsync(m_fd) != 0 && errno != EINVAL && errno != ENOTSUP)
        return trouble("an upload cannot be written to the disk");
    return {};
}

Result<void> UploadFile::link()
{
    if (!m_hasName) {
        const QByteArray name = m_folder->part(m_id);
        if (::linkat(AT_FDCWD, throughProc(m_fd).constData(), AT_FDCWD, name.constData(), AT_SYMLINK_FOLLOW) != 0)
            return trouble("an upload cannot be given its name");
        m_hasName = true;
    }
    return {};
}

Result<void> UploadFile::publish()
{
    if (::rename(m_folder->part(m_id).constData(), m_folder->path(m_id).constData()) != 0)
        return trouble("an upload cannot be given its name");
    m_isPublished = true;
    m_folder->m_stored += m_size;
    m_folder->release(m_size);
    ::close(std::exchange(m_fd, -1)); // and its lock: from now on it may be deleted
    return {};
}

// ---------------------------------------------------------------- a file that goes

UploadRemoval::UploadRemoval(std::shared_ptr<UploadFolder> folder, QByteArray id)
    : m_folder(std::move(folder))
    , m_id(std::move(id))
{
}

UploadRemoval::~UploadRemoval()
{
    if (m_isHidden)
        ::rename(m_folder->part(m_id).constData(), m_folder->path(m_id).constData());
    if (m_lock >= 0)
        ::close(m_lock);
}

Result<void> UploadRemoval::hide()
{
    if (m_isHidden)
        return {};
    constexpr int kFlags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW;
    bool isPart = false;
    if (m_lock < 0)
        m_lock = ::open(m_folder->path(m_id).constData(), kFlags);
    if (m_lock < 0 && errno == ENOENT) {
        m_lock = ::open(m_folder->part(m_id).constData(), kFlags);
        isPart = true;
    }
    struct stat about { };
    if (m_lock < 0 || ::fstat(m_lock, &about) != 0)
        return errno == ENOENT ? Result<void>() : trouble("the file of an upload cannot be opened");
    if (!lock(m_lock)) { // it is being published, or somebody else deletes it
        return Error{Error::Kind::Storage, u"the file of an upload is in use"_s, int(UploadFault::InUse)};
    }
    if (isPart) { // it could not be published: it never counted
        m_isHidden = true;
        return {};
    }
    if (::rename(m_folder->path(m_id).constData(), m_folder->part(m_id).constData()) != 0)
        return errno == ENOENT ? Result<void>() : trouble("the file of an upload cannot be renamed");
    m_size = about.st_size;
    m_isHidden = true;
    return {};
}

void UploadRemoval::finish()
{
    if (!std::exchange(m_isHidden, false))
        return;
    if (::unlink(m_folder->part(m_id).constData()) == 0)
        m_folder->m_stored -= m_size;
    ::close(std::exchange(m_lock, -1)); // here, since what is freed by it may take a while
}

} // namespace coroscope
