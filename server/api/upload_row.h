#pragma once

#include "server/async/result.h"

#include <QDateTime>
#include <QObject>
#include <QString>

namespace coroscope {

namespace db {
class Connection;
}

/// A file that was uploaded, as migration 0005 has it; its bytes are in an UploadFolder.
struct Upload {
    Q_GADGET
    Q_CLASSINFO("table", "uploads")
    Q_PROPERTY(QString id MEMBER id)
    Q_CLASSINFO("id", "primaryKey minLength=36 maxLength=36")
    Q_PROPERTY(QString name MEMBER name)
    Q_CLASSINFO("name", "minLength=1 maxLength=255")
    Q_PROPERTY(qint64 size MEMBER size)
    Q_CLASSINFO("size", "minimum=0")
    Q_PROPERTY(QString type MEMBER type)
    Q_PROPERTY(QString sha256 MEMBER sha256)
    Q_CLASSINFO("sha256", "minLength=64 maxLength=64")
    Q_PROPERTY(QString field MEMBER field)
    Q_PROPERTY(QString form MEMBER form)
    Q_PROPERTY(QDateTime uploaded_at MEMBER uploadedAt)
    Q_CLASSINFO("uploaded_at", "autoNowAdd")
public:
    QString id;
    QString name; ///< of the file, as its sender calls it; no path, no control characters
    qint64 size = 0; ///< bytes
    QString type; ///< media type
    QString sha256; ///< in hexadecimal
    QString field; ///< of the form
    QString form; ///< the same for all files of one request
    QDateTime uploadedAt;
};

/// Text fields that came with uploads.
struct UploadForm {
    Q_GADGET
    Q_CLASSINFO("table", "upload_forms")
    Q_PROPERTY(QString id MEMBER id)
    Q_CLASSINFO("id", "primaryKey")
    Q_PROPERTY(QString fields MEMBER fields)
public:
    QString id;
    QString fields; ///< JSON: [{"name": …, "value": …}, …]
};

/// For UploadFolder::recover(). On the connection's thread.
Result<bool> isUploadKnown(db::Connection &connection, const QByteArray &id);

} // namespace coroscope
