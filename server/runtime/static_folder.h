#pragma once

#include "server/async/result.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <cstdint>
#include <memory>
#include <sys/stat.h>

namespace coroscope {

/// A folder whose files are served, as one version of a SnapshotCell. Empty: none is. It is named and not held open:
/// one that is removed and made anew is served again.
struct StaticFolder {
    QByteArray path; ///< absolute, as the file system has it
    bool isOn() const { return !path.isEmpty(); }
};

/// A file that was opened to be sent. Any thread; closes itself.
class StaticFile {
public:
    /// `about`: what fstat() says of it.
    StaticFile(int fd, QByteArray name, const struct stat &about);
    ~StaticFile();
    StaticFile(const StaticFile &) = delete;
    StaticFile &operator=(const StaticFile &) = delete;

    /// What follows is as it was when the file was opened.
    std::int64_t size() const noexcept { return m_size; }
    const QByteArray &name() const noexcept { return m_name; } ///< its last part
    std::int64_t modified() const noexcept { return m_modified; } ///< seconds since 1970
    /// Of inode, size and times to the nanosecond. Weak as long as the file was changed less than a second ago: it may
    /// be changed once more within the same tick of the file system's clock.
    const QByteArray &tag() const noexcept { return m_tag; }

    /// At most `size` bytes from there; blocks. Fewer: the file has become shorter. Storage: the disk fails.
    Result<QByteArray> read(std::int64_t from, std::int64_t size) const;
    /// What is in memory of them, without waiting for the disk; empty where nothing is, or nobody knows.
    QByteArray readAtOnce(std::int64_t from, std::int64_t size) const;

private:
    const int m_fd;
    const QByteArray m_name;
    std::int64_t m_size = 0;
    std::int64_t m_modified = 0;
    QByteArray m_tag;
    mutable std::atomic<bool> m_tellsAtOnce{true}; // its file system knows RWF_NOWAIT, as far as is known
};

/// What a path leads to.
struct StaticFound {
    enum class Kind {
        File,
        Folder, ///< and the path has no slash at its end: without one, what its page refers to is not found
        Nothing, ///< 404: nothing that may be seen
        Refused, ///< 403: not ours to read, or a link out of the folder
        Busy, ///< 503: no descriptor is left
    };
    Kind kind = Kind::Nothing;
    std::shared_ptr<const StaticFile> file{}; ///< File
};

/// How links are kept inside. The first of them that the kernel has, but in a test.
enum class StaticLookup {
    Beneath, ///< openat2(2) with RESOLVE_BENEATH: a link out of the folder, or an absolute one, is refused
    Checked, ///< older kernels: what was opened tells where it is
};

/// Opens what stands for the decoded `path` under `folder`: "" and whatever ends with a slash is a folder, of which
/// index.html is sent. Nothing that begins with a dot, nothing but regular files and folders; "..", a backslash and NUL
/// lead to nothing. Blocks: for a thread of the pool.
StaticFound openStatic(const QByteArray &folder, const QByteArray &path, StaticLookup lookup = StaticLookup::Beneath);

} // namespace coroscope
