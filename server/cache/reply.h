#pragma once

#include <QByteArray>
#include <QList>

#include <cstdint>
#include <utility>
#include <vector>

namespace coroscope::cache {

/// One RESP value, owned, binary-safe. A plain value, any thread.
/// Source: Redis serialization protocol specification, RESP2.
struct Reply {
    /// Nil is RESP's null, of a bulk string or of an array.
    enum class Type : std::uint8_t { Nil, Integer, Status, Bulk, Array, Error };

    Type type = Type::Nil;
    qint64 integer = 0;
    QByteArray text; ///< Status, Bulk, Error
    std::vector<Reply> items; ///< Array

    static Reply ofInteger(qint64 value);
    static Reply ofStatus(QByteArray text);
    static Reply ofBulk(QByteArray bytes);
    static Reply ofArray(std::vector<Reply> items);
    /// `text` begins with a code in capitals, as in "WRONGTYPE Operation against …".
    static Reply ofError(QByteArray text);
    static Reply ok() { return ofStatus(QByteArrayLiteral("OK")); }

    bool isNil() const noexcept { return type == Type::Nil; }
    bool isInteger() const noexcept { return type == Type::Integer; }
    bool isArray() const noexcept { return type == Type::Array; }
    bool isError() const noexcept { return type == Type::Error; }
    /// Status or Bulk.
    bool isText() const noexcept { return type == Type::Status || type == Type::Bulk; }
    bool isOk() const { return type == Type::Status && text == "OK"; }
    /// Of an error its first word ("WRONGTYPE", "OOM", "ERR"); else empty.
    QByteArray errorCode() const;

    friend bool operator==(const Reply &, const Reply &) = default;
};

/// The verb, then its arguments; any bytes.
using Command = QList<QByteArray>;

} // namespace coroscope::cache
