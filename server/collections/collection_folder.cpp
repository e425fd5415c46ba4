#include "server/collections/collection_folder.h"

#include <QFileInfo>
#include <QSaveFile>

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

void CollectionFolder::find(const QString &below, int depth, QStringList &files, QStringList &folders,
                            bool &isWhole) const
{
    folders.append(below);
    const QFileInfoList found
        = QDir(pathOf(below))
              .entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::DirsFirst);
    for (const QFileInfo &each : found) {
        const QString name = below.isEmpty() ? each.fileName() : below + u'/' + each.fileName();
        const bool isFile = each.isFile() && isRequestFile(name);
        if ((isFile && files.size() >= kMaxFiles) || (each.isDir() && depth >= kMaxDepth)) {
            isWhole = false;
            continue;
        }
        if (isFile)
            files.append(name);
        else if (each.isDir() && !each.isSymLink()) // no way round in a circle
            find(name, depth + 1, files, folders, isWhole);
    }
}

QList<CollectionFile> CollectionFolder::read(bool *isWhole) const
{
    QStringList names;
    QStringList folders;
    bool whole = true;
    if (!m_path.isEmpty() && QFileInfo(m_path).isDir())
        find({}, 0, names, folders, whole);
    QList<CollectionFile> files;
    qsizetype requests = 0;
    for (const QString &name : std::as_const(names)) {
        files.append(read(name));
        requests += files.last().file.requests().size();
        if (requests > kMaxRequests) {
            whole = false;
            break;
        }
    }
    if (isWhole)
        *isWhole = whole;
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
    QStringList files;
    QStringList paths;
    bool isWhole = true;
    if (!m_path.isEmpty() && QFileInfo(m_path).isDir())
        find({}, 0, files, paths, isWhole);
    const QString parent = QFileInfo(m_path).absolutePath();
    if (paths.isEmpty()) // it may be made later
        return !m_path.isEmpty() && QFileInfo(parent).isDir() ? QStringList{parent} : QStringList();
    paths += files;
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
    const QByteArray bytes = file.read(4 * HttpFile::kMaxText + 1); // more is too long in any case, which HttpFile says
    const QString text = QString::fromUtf8(bytes);
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
