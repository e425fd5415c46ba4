#pragma once

#include "server/async/result.h"
#include "server/cache/reply.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <vector>

namespace coroscope {

/// A key with all that it holds, as it is exported and imported. A line of a file is a JSON object:
/// `{"key": …, "type": "hash", "ttl_ms": 1500 or null, "value": …}`. A text is a JSON string, bytes that are no UTF-8
/// are `{"base64": "…"}`. The value is a text; of a list or a set an array; of a hash an object, or an array of pairs
/// where a field is no UTF-8; of a sorted set an array of pairs (member, score); of a stream an array of
/// `{"id": …, "fields": [[field, value], …]}`.
struct KeyRecord {
    QByteArray key;
    QByteArray type;
    qint64 ttl = -1; ///< milliseconds; -1: it does not expire
    /// A string: itself. Hash: field, value, field… List, set: elements. Sorted set: member, score, member…
    QList<QByteArray> parts;
    struct Entry {
        QByteArray id;
        QList<QByteArray> fields; ///< field, value, field…
    };
    QList<Entry> entries; ///< of a stream

    qint64 bytes() const;
};

/// The command that reads all of it; empty: such values cannot be exported.
cache::Command readAll(const QByteArray &type, const QByteArray &key);
/// What readAll() gave.
Result<KeyRecord> recordOf(const QByteArray &key, const QByteArray &type, qint64 ttl, const cache::Reply &reply);
/// The commands that make it anew, the old one deleted first.
std::vector<cache::Command> writesOf(const KeyRecord &record);

/// With the end of the line.
QByteArray jsonLine(const KeyRecord &record);
/// BadRequest where it is no such line; says why.
Result<KeyRecord> recordOfLine(const QByteArray &line);

} // namespace coroscope
