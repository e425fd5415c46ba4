#pragma once

#include "server/async/result.h"

#include <QByteArray>
#include <QFileDevice>
#include <QSaveFile>
#include <QString>

namespace coroscope {

/// Files that must survive whatever happens while they are written: those that a person named, and settings. Any
/// thread; blocks on the disk. The detail of an error is the system's own words, without the file's name.

/// A file that is written piece by piece and stands in its place, all of it, only with commit(); whoever reads it, also
/// after a crash or on a full disk, finds the old content or the new one. A symbolic link is followed. What is neither
/// a file nor a folder, such as a device or a pipe, is written as it is and stays what it is.
///
/// QSaveFile alone does neither: its commit() does not look at what its own flush gives (Qt 6.4), so that on a full
/// disk it puts a file that is cut short in the place of the whole one; and for root it renames a file over a device.
///
/// Use: open(WriteOnly), write(), commit(). Where one of them fails errorString() says why, and the rest fails, too.
/// Destroyed without commit() it leaves nothing behind. One thread at a time.
class SafeFile final : public QIODevice {
    Q_OBJECT
public:
    explicit SafeFile(const QString &path);
    ~SafeFile() override;

    bool open(OpenMode mode) override;
    /// Before the first byte; without effect on what is no file.
    bool setPermissions(QFileDevice::Permissions permissions);
    bool commit();
    void close() override; ///< without commit(): nothing was written
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    bool fail(const QString &why);

    const QString m_path;
    QSaveFile m_file;
    int m_device = -1; ///< the descriptor of what is no file
    bool m_failed = false;
};

/// Puts `content` in the place of the file in one step, as SafeFile does. Makes the folder where it is missing. `only`:
/// the permissions that the file gets before its first byte is written; none: those of the old file, or the usual ones.
Result<void> replaceFile(const QString &path, const QByteArray &content, QFileDevice::Permissions only = {});

/// The same for a file that a person named: a folder that is missing is an error, since it was hardly meant.
Result<void> saveFile(const QString &path, const QByteArray &content, QFileDevice::Permissions only = {});

/// Keeps what the file holds now beside it, as FILE.bak, FILE.bak2 and so on, with the same permissions; a backup that
/// holds the same already is enough. Gives the backup's path; empty where there is no file.
Result<QString> backUpFile(const QString &path);

} // namespace coroscope
