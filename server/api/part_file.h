#pragma once

#include "server/async/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace coroscope {

/// A file that is written piece by piece under another name, hidden, and gets its own only when it is whole and on the
/// disk; else nothing is left of it. Like SafeFile, but it may be used by one thread after the other, which blocks on
/// the disk. Details of errors are the system's own words.
class PartFile {
public:
    static Result<std::shared_ptr<PartFile>> create(QString path);
    ~PartFile();
    PartFile(const PartFile &) = delete;
    PartFile &operator=(const PartFile &) = delete;

    Result<void> append(const QByteArray &bytes);
    Result<void> commit();

private:
    PartFile() = default;

    QByteArray m_path;
    QByteArray m_part; ///< empty: it has its own name
    int m_fd = -1;
};
using PartFilePtr = std::shared_ptr<PartFile>;

/// Removes the files of a folder, not those of folders in it, that nobody has written for `hours`. Any thread.
void removeOldFiles(const QString &folder, int hours);

} // namespace coroscope
