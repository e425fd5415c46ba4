#pragma once

#include "server/runtime/static_folder.h"

#include <atomic>
#include <functional>

struct evp_md_ctx_st;

namespace coroscope {

/// Why an upload cannot be kept: Error::code of a Storage error of what stands below.
enum class UploadFault {
    Other = 1,
    NoRoom, ///< the folder would hold more than it may
    DiskFull, ///< the file system has no room, or takes no file of that size
    Busy, ///< the process has as many files open as it may
    InUse, ///< it is just being published or deleted
};

/// When a file gets a name. The first of them that the file system has, but in a test.
enum class UploadNaming {
    WhenWhole, ///< O_TMPFILE
    AtOnce, ///< ID.part, which its end takes away; after a crash the next start does
};

/// The folder in which uploads are, one a server. A file is named by its upload's id, and by ID.part as long as the
/// database may not know it yet, or may know it no more: recover() finds out which. Where the file system can (all of
/// Linux' own can) a file has no name at all until it is whole, so that a crash leaves nothing. Any thread; outlives
/// its files.
class UploadFolder {
public:
    /// `path`: absolute; made when it is needed. `most`: bytes that all of its files may take.
    UploadFolder(QByteArray path, std::int64_t most, UploadNaming naming = UploadNaming::WhenWhole);

    /// Once the database is there, before anything else: settles each ID.part that a crash has left by whether the
    /// database has it, and counts what there is. Of what `isKnown` cannot tell nothing is done. Blocks.
    void recover(const std::function<Result<bool>(const QByteArray &id)> &isKnown);

    std::int64_t most() const noexcept { return m_most; }
    std::int64_t used() const noexcept { return m_stored + m_growing; } ///< with what is on its way

    /// One more upload runs, until the token ends; empty: there are kMostAtOnce.
    std::shared_ptr<void> begin();
    static constexpr int kMostAtOnce = 32;

    /// Of a whole upload, for reading. NotFound: it is not in this folder. Blocks.
    Result<std::shared_ptr<const StaticFile>> open(const QByteArray &id) const;
    /// What was renamed or linked in it stays so after a loss of power. Blocks.
    Result<void> sync() const;

private:
    friend class UploadFile;
    friend class UploadRemoval;

    QByteArray path(const QByteArray &id) const { return m_path + '/' + id; }
    QByteArray part(const QByteArray &id) const { return path(id) + ".part"; }
    bool reserve(std::int64_t bytes);
    void release(std::int64_t bytes) { m_growing -= bytes; }

    const QByteArray m_path;
    const std::int64_t m_most;
    const UploadNaming m_naming;
    std::atomic<std::int64_t> m_stored{0}; // in whole files
    std::atomic<std::int64_t> m_growing{0}; // in files that are written
    std::atomic<int> m_running{0};
};

/// A file that is being uploaded. Unless publish() comes, its end leaves nothing of it. One thread at a time; all of it
/// blocks.
class UploadFile {
public:
    UploadFile(std::shared_ptr<UploadFolder> folder, QByteArray id);
    ~UploadFile();
    UploadFile(const UploadFile &) = delete;
    UploadFile &operator=(const UploadFile &) = delete;

    const QByteArray &id() const noexcept { return m_id; }
    Result<void> append(const QByteArray &bytes); ///< also of none: makes the file
    Result<void> sync(); ///< what was appended is on the disk
    std::int64_t size() const noexcept { return m_size; }
    QByteArray sha256(); ///< of all that was appended, in hexadecimal; once, at the end

    // In this order, with the database in between; link() may be called again.
    Result<void> link(); ///< it is there, as ID.part; after UploadFolder::sync() also after a loss of power
    Result<void> publish();
    /// Nobody knows whether the database has it: it stays ID.part, for recover().
    void leave() noexcept { m_isLeft = true; }

private:
    Result<void> open();

    const std::shared_ptr<UploadFolder> m_folder;
    const QByteArray m_id;
    int m_fd = -1;
    bool m_hasName = false;
    bool m_isLeft = false;
    bool m_isPublished = false;
    std::int64_t m_size = 0;
    std::unique_ptr<evp_md_ctx_st, void (*)(evp_md_ctx_st *)> m_hash;
};

/// An upload that is being deleted: hide(), the row goes from the database, finish(). Without that its end brings it
/// back. One thread at a time; all of it blocks. Who reads the file reads on.
class UploadRemoval {
public:
    UploadRemoval(std::shared_ptr<UploadFolder> folder, QByteArray id);
    ~UploadRemoval();
    UploadRemoval(const UploadRemoval &) = delete;
    UploadRemoval &operator=(const UploadRemoval &) = delete;

    Result<void> hide(); ///< also where there is no such file; may be called again
    void finish();
    void leave() noexcept { m_isHidden = false; } ///< as of UploadFile

private:
    const std::shared_ptr<UploadFolder> m_folder;
    const QByteArray m_id;
    int m_lock = -1;
    bool m_isHidden = false;
    std::int64_t m_size = 0;
};

} // namespace coroscope
