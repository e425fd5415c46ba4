#include "server/collections/collection_folder.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <utility>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

bool isRequestFile(const QString &name)
{
    return name.endsWith(".http"_L1, Qt::CaseInsensitive) || name.endsWith(".rest"_L1, Qt::CaseInsensitive);
}

Error cannot(const QString &what, const QFileDevice &file)
{
    return {Error::Kind::Unavailable, u"%1 cannot be %2: %3"_s.arg(file.fileName(), what, file.errorString())};
}

} // namespace

void CollectionFolder::find(const QString &below, int depth, Found &found) const
{
    found.folders.append(below);
    QFileInfoList entries;
    QDirIterator next(pathOf(below), QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot);
    while (next.hasNext()) {
        next.next();
        if (++found.entries > kMaxEntries) {
            found.isWhole = false;
            break;
        }
        entries.append(next.fileInfo());
    }
    std::sort(entries.begin(), entries.end(), [](const QFileInfo &a, const QFileInfo &b) {
        return std::pair(!a.isDir(), a.fileName()) < std::pair(!b.isDir(), b.fileName());
    });
    for (const QFileInfo &each : std::as_const(entries)) {
        const QString name = below.isEmpty() ? each.fileName() : below + u'/' + each.fileName();
        const bool isFile = each.isFile() && isRequestFile(name);
        const bool isFolder = each.isDir() && !each.isSymLink(); // no way round in a circle
        if ((isFile && found.files.size() >= kMaxFiles)
            || (isFolder && (depth >= kMaxDepth || found.folders.size() >= kMaxFolders))) {
            found.isWhole = false;
            continue;
        }
        if (isFile)
            found.files.append(name);
        else if (isFolder)
            find(name, depth + 1, found);
    }
}

CollectionFolder::Found CollectionFolder::find() const
{
    Found found;
    if (!m_path.isEmpty() && QFileInfo(m_path).isDir())
        find({}, 0, found);
    return found;
}

QList<CollectionFile> CollectionFolder::read(bool *isWhole) const
{
    Found found = find();
    QList<CollectionFile> files;
    qsizetype requests = 0;
    qsizetype text = 0;
    for (const QString &name : std::as_const(found.files)) {
        if (requests > kMaxRequests || text > kMaxText) {
            found.isWhole = false;
            break;
        }
        files.append(read(name));
        requests += files.last().file.requests().size();
        text += files.last().file.text().size();
    }
    if (isWhole)
        *isWhole = found.isWhole;
    return files;
}

CollectionFile CollectionFolder::read(const QString &name) const
{
    CollectionFile file;
    file.name = name;
    const auto text = this->text(name);
    if (text)
        file.file = HttpFile(text.value());
    else
        file.trouble = text.error().detail;
    return file;
}

QStringList CollectionFolder::watched() const
{
    const Found found = find();
    QStringList paths = found.folders;
    const QString parent = QFileInfo(m_path).absolutePath();
    if (paths.isEmpty()) // it may be made later
        return !m_path.isEmpty() && QFileInfo(parent).isDir() ? QStringList{parent} : QStringList();
    paths += found.files;
    for (QString &each : paths)
        each = pathOf(each);
    return paths;
}

Result<QString> CollectionFolder::text(const QString &name) const
{
    QFile file(pathOf(name));
    if (!file.exists())
        return QString();
    if (!file.open(QIODevice::ReadOnly))
        return cannot(u"read"_s, file);
    const QByteArray bytes = file.read(3 * HttpFile::kMaxText + 1); // more has too many characters in any case
    const QString text = QString::fromUtf8(bytes);
    if (bytes.size() > 3 * HttpFile::kMaxText || text.size() > HttpFile::kMaxText) {
        return Error{
            Error::Kind::Unavailable,
            u"%1 is too long: up to %2 MiB are read"_s.arg(file.fileName()).arg(HttpFile::kMaxText / 1024 / 1024)};
    }
    if (text.toUtf8() != bytes)
        return Error{Error::Kind::Unavailable, u"%1 is no text in UTF-8"_s.arg(file.fileName())};
    return text.isNull() ? u""_s : text;
}

Result<void> CollectionFolder::write(const QString &name, const QString &text) const
{
    const QString path = pathOf(name);
    if (text.isNull()) {
        QFile file(path);
        if (!file.exists() || file.remove())
            return {};
        return cannot(u"deleted"_s, file);
    }
    if (!QDir().mkpath(QFileInfo(path).path()))
        return Error{Error::Kind::Unavailable, u"The folder of %1 cannot be made."_s.arg(path)};
    const QByteArray bytes = text.toUtf8();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return cannot(u"written"_s, file);
    return {};
}

Result<QString> CollectionFolder::checkedName(const QString &typed)
{
    QString name = QDir::cleanPath(typed.trimmed());
    const QStringList parts = name.split(u'/');
    const bool isOutside = QDir::isAbsolutePath(name) || parts.contains(u".."_s);
    if (typed.trimmed().isEmpty() || typed.trimmed().endsWith(u'/') || isOutside || parts.size() > kMaxDepth
        || name.contains(QChar(0)) || name.toUtf8().size() > 200) {
        return Error{Error::Kind::BadRequest,
                     u"“%1” is no name of a file in this folder; it takes one such as users.http"_s.arg(typed)};
    }
    return isRequestFile(name) ? name : name + u".http"_s;
}

} // namespace coroscope
