#pragma once

#include <QString>
#include <QVariantList>

namespace coroscope::db {

/// One SQL statement of one dialect and the values of its placeholders, which are `?`, in order. A value that crosses
/// threads.
struct BoundSql {
    QString sql;
    QVariantList values; ///< bool, qint64, double, QString, QByteArray, or a null variant
};

} // namespace coroscope::db
