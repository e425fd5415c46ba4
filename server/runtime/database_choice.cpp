#include "server/runtime/database_choice.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace coroscope {

using namespace Qt::StringLiterals;

QString dataFolder(const Options &options)
{
    if (!options.dataDir.isEmpty())
        return options.dataDir;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/coroscope"_L1;
}

Result<db::ConnectionSpec> databaseOf(const Options &options)
{
    if (!options.database.isEmpty())
        return db::connectionSpec(options.database);
    return db::connectionSpec(u"sqlite:///"_s + QDir(dataFolder(options)).absoluteFilePath(u"coroscope.db"_s));
}

Result<void> makeDatabaseFolder(const db::ConnectionSpec &spec)
{
    if (spec.dialect != db::Dialect::Sqlite)
        return {};
    const QString folder = QFileInfo(spec.file).absolutePath();
    if (QFileInfo(folder).isDir())
        return {};
    if (!QDir().mkpath(folder))
        return Error{Error::Kind::Storage, u"the folder %1 cannot be made"_s.arg(folder)};
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

} // namespace coroscope
