#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace coroscope::db {

/// What a cell held.
enum class Cell {
    Value,
    Null,
    Mismatch, ///< something that is no value of the type asked for
};

/// The current row of a result, as a mapper reads it: by index, which counts from 0, typed, without a copy of its own.
/// `to` is only written where the outcome is Value. On the thread of the result.
class RowReader {
public:
    virtual Cell readInteger(int column, qint64 &to) const = 0;
    virtual Cell readReal(int column, double &to) const = 0;
    virtual Cell readBoolean(int column, bool &to) const = 0;
    virtual Cell readText(int column, QString &to) const = 0;
    virtual Cell readBytes(int column, QByteArray &to) const = 0;
    virtual Cell readInstant(int column, QDateTime &to) const = 0;

protected:
    ~RowReader() = default;
};

} // namespace coroscope::db
