#include "server/db/query_row.h"

#include "server/db/instant.h"

#include <QVariant>

namespace coroscope::db {

Cell QueryRow::readInteger(int column, qint64 &to) const
{
    const QVariant value = m_query.value(column);
    if (value.isNull())
        return Cell::Null;
    bool ok = false;
    // A fraction, or a text that begins with digits, is no integer: toLongLong() would round the first.
    const qint64 integer = value.typeId() == QMetaType::Double ? 0 : value.toLongLong(&ok);
    if (!ok)
        return Cell::Mismatch;
    to = integer;
    return Cell::Value;
}

Cell QueryRow::readReal(int column, double &to) const
{
    const QVariant value = m_query.value(column);
    if (value.isNull())
        return Cell::Null;
    bool ok = false;
    const double real = value.toDouble(&ok);
    if (!ok)
        return Cell::Mismatch;
    to = real;
    return Cell::Value;
}

Cell QueryRow::readBoolean(int column, bool &to) const
{
    const QVariant value = m_query.value(column);
    if (value.isNull())
        return Cell::Null;
    if (value.typeId() == QMetaType::Bool) {
        to = value.toBool();
        return Cell::Value;
    }
    bool ok = false;
    const qint64 integer = value.toLongLong(&ok);
    if (!ok || (integer != 0 && integer != 1))
        return Cell::Mismatch;
    to = integer == 1;
    return Cell::Value;
}

Cell QueryRow::readText(int column, QString &to) const
{
    const QVariant value = m_query.value(column);
    if (value.isNull())
        return Cell::Null;
    if (value.typeId() == QMetaType::QString) {
        to = *static_cast<const QString *>(value.constData());
        return Cell::Value;
    }
    if (value.typeId() == QMetaType::QByteArray)
        return Cell::Mismatch;
    to = value.typeId() == QMetaType::QDateTime ? instantText(utcMoment(value.toDateTime())) : value.toString();
    return Cell::Value;
}

Cell QueryRow::readBytes(int column, QByteArray &to) const
{
    const QVariant value = m_query.value(column);
    if (value.isNull())
        return Cell::Null;
    if (value.typeId() != QMetaType::QByteArray)
        return Cell::Mismatch;
    to = *static_cast<const QByteArray *>(value.constData());
    return Cell::Value;
}

Cell QueryRow::readInstant(int column, QDateTime &to) const
{
    const QVariant value = m_query.value(column);
    if (value.isNull())
        return Cell::Null;
    if (value.typeId() == QMetaType::QDateTime) {
        const auto moment = utcMoment(value.toDateTime());
        if (!moment.isValid())
            return Cell::Mismatch;
        to = moment;
        return Cell::Value;
    }
    if (value.typeId() != QMetaType::QString)
        return Cell::Mismatch;
    const auto moment = parseInstant(*static_cast<const QString *>(value.constData()));
    if (!moment)
        return Cell::Mismatch;
    to = *moment;
    return Cell::Value;
}

} // namespace coroscope::db
