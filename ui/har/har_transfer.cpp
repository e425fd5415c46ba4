#include "ui/har/har_transfer.h"

#include "server/runtime/safe_file.h"
#include "ui/format.h"

#include <QFile>
#include <QFileInfo>

namespace coroscope {

void HarTransfer::exportTo(const QString &path, std::vector<ExchangeRecordPtr> records, const HarOptions &options)
{
    if (isBusy())
        return;
    //: %1 the name of a file.
    begin(tr("Exporting to %1").arg(QFileInfo(path).fileName()));
    const auto shared = std::make_shared<const std::vector<ExchangeRecordPtr>>(std::move(records));
    run<int>([path, shared, options](Job &job) { return writeFile(job, path, *shared, options); },
             [this, path](const Result<int> &result) {
                 if (result)
                     Q_EMIT exported(path, result.value());
                 else
                     tell(result.error());
             });
}

void HarTransfer::importFrom(const QString &path, const RouteTable &routes)
{
    if (isBusy())
        return;
    //: %1 the name of a file.
    begin(tr("Importing %1").arg(QFileInfo(path).fileName()));
    run<HarImport>([path, routes](Job &job) { return readFile(job, path, routes); },
                   [this](const Result<HarImport> &result) {
                       if (result)
                           Q_EMIT imported(result.value());
                       else
                           tell(result.error());
                   });
}

Result<int> HarTransfer::writeFile(Job &job, const QString &path, const std::vector<ExchangeRecordPtr> &records,
                                   const HarOptions &options)
{
    // Renaming a new file over a device or a pipe would remove it.
    if (const QFileInfo info(path); info.exists() && !info.isFile())
        return Error{Error::Kind::Storage,
                     //: %1 a path.
                     tr("“%1” is not a file that could be written anew. Choose another name.").arg(path), 0};
    SafeFile file(path);
    const auto broken = [&file, &path] {
        //: %1 a file with its folder, %2 the system's own words, such as "No space left on device".
        return Error{Error::Kind::Storage,
                     tr("“%1” could not be written: %2. What stood there before is unchanged. Make room or choose "
                        "another place, and export again.")
                         .arg(path, file.errorString()),
                     0};
    };
    if (!file.open(QIODevice::WriteOnly))
        return broken();
    job.all = qint64(records.size());
    HarWriter writer(file, options);
    bool good = writer.begin();
    int count = 0;
    for (const ExchangeRecordPtr &record : records) {
        if (!good)
            break;
        if (job.stop)
            return Error::canceled();
        good = writer.add(*record);
        job.done = ++count;
    }
    if (!good || !writer.end() || !file.commit())
        return broken();
    return count;
}

Result<HarImport> HarTransfer::readFile(Job &job, const QString &path, const RouteTable &routes)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        //: %1 a file, %2 the system's own words, such as "Permission denied".
        return Error{Error::Kind::Storage, tr("“%1” could not be opened: %2.").arg(path, file.errorString()), 0};
    if (file.size() > HarReader::kMaxFileBytes)
        //: %1 the name of a file, %2 and %3 sizes.
        return Error{Error::Kind::BadRequest,
                     tr("“%1” is too large: it has %2, and at most %3 are read.")
                         .arg(name, sizeText(quint64(file.size())), sizeText(quint64(HarReader::kMaxFileBytes))),
                     0};
    const QByteArray bytes = file.read(HarReader::kMaxFileBytes);
    if (file.error() != QFileDevice::NoError)
        return Error{Error::Kind::Storage, tr("“%1” could not be read: %2.").arg(path, file.errorString()), 0};
    job.all = bytes.size();
    return HarReader::read(bytes, name, routes, [&job](qint64 done) {
        job.done = done;
        return !job.stop;
    });
}

} // namespace coroscope
