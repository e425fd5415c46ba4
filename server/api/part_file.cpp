#include "server/api/part_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

Error trouble()
{
    return {Error::Kind::Storage, qt_error_string(errno)};
}

} // namespace

Result<std::shared_ptr<PartFile>> PartFile::create(QString path)
{
    const QFileInfo info(path);
    std::shared_ptr<PartFile> file(new PartFile);
    file->m_path = QFile::encodeName(path);
    // A name of its own: a task whose lease ran out may run twice at the same time.
    file->m_part = QFile::encodeName(info.absolutePath() + u"/."_s + info.fileName()) + ".XXXXXX";
    file->m_fd = ::mkostemp(file->m_part.data(), O_CLOEXEC);
    if (file->m_fd < 0) {
        file->m_part.clear();
        return trouble();
    }
    if (::fchmod(file->m_fd, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH) != 0)
        return trouble();
    return file;
}

PartFile::~PartFile()
{
    if (m_fd >= 0)
        ::close(m_fd);
    if (!m_part.isEmpty())
        ::unlink(m_part.constData());
}

Result<void> PartFile::append(const QByteArray &bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const auto count = ::write(m_fd, bytes.constData() + at, size_t(bytes.size() - at));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return trouble();
        at += count;
    }
    return {};
}

Result<void> PartFile::commit()
{
    if (::fsync(m_fd) != 0 || ::rename(m_part.constData(), m_path.constData()) != 0)
        return trouble();
    m_part.clear();
    return {};
}

void removeOldFiles(const QString &folder, int hours)
{
    const auto limit = QDateTime::currentDateTimeUtc().addSecs(-qint64(hours) * 3600);
    for (const auto &info : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden | QDir::NoSymLinks)) {
        if (info.lastModified().toUTC() < limit)
            QFile::remove(info.absoluteFilePath());
    }
}

} // namespace coroscope
