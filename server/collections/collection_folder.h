#pragma once

#include "server/collections/http_file.h"

namespace coroscope {

/// One file of a collection.
struct CollectionFile {
    QString name; ///< within the folder, such as "admin/users.http"
    HttpFile file;
    QString trouble; ///< why it cannot be read, for people; empty: it was
};

/// A folder of .http and .rest files, with the folders in it. Blocks on the disk; any one thread.
class CollectionFolder {
public:
    static constexpr int kMaxFiles = 500;
    static constexpr int kMaxDepth = 8; ///< of folders in folders
    static constexpr int kMaxFolders = 500;
    static constexpr int kMaxEntries = 20'000; ///< of all folders, whatever they are
    static constexpr qsizetype kMaxRequests = 5'000; ///< of all files; the one that passes it is the last
    static constexpr qsizetype kMaxText = 32 * 1024 * 1024; ///< characters of all files; likewise

    explicit CollectionFolder(const QString &path = {})
        : m_path(path)
    {
    }

    const QString &path() const noexcept { return m_path; }
    QString pathOf(const QString &name) const { return QDir(m_path).filePath(name); }
    /// In the order of names. `isWhole`: false where there is more than is read.
    QList<CollectionFile> read(bool *isWhole = nullptr) const;
    CollectionFile read(const QString &name) const;
    /// What has to be watched to see that something changed: the folder, those in it, and the files; where
    /// there is no such folder, the one that it would be in.
    QStringList watched() const;

    /// The text that the file holds, whole; null where there is none. Unavailable: it cannot be read, or is too long.
    Result<QString> text(const QString &name) const;
    /// Replaces it whole, and makes the folder where there is none; a null text: the file goes.
    Result<void> write(const QString &name, const QString &text) const;
    /// "users" as a file's name: "users.http". BadRequest where it is none, or leads out of the folder.
    static Result<QString> checkedName(const QString &typed);

private:
    struct Found {
        QStringList files;
        QStringList folders; ///< first the one of all, as ""
        int entries = 0; ///< looked at
        bool isWhole = true;
    };
    Found find() const;
    void find(const QString &below, int depth, Found &found) const;

    QString m_path;
};

} // namespace coroscope
