#include "ui/panes/cache/key_changes.h"

#include "ui/format.h"
#include "ui/panes/cache/key_record.h"
#include "ui/panes/cache/redis_text.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(KeyChanges)
};

KeyStore::Change changeOf(const QByteArray &key, const QString &text)
{
    KeyStore::Change change;
    change.keys = {key};
    change.text = text;
    return change;
}

} // namespace

KeyStore::Change keyAdded(const KeyRecord &record)
{
    //: What can be undone: %1 a key.
    auto change = changeOf(record.key, Texts::tr("Add %1").arg(shownKey(record.key)));
    change.writes = writesOf(record);
    return change;
}

KeyStore::Change keyRemoved(const QByteArray &key)
{
    //: What can be undone: %1 a key.
    auto change = changeOf(key, Texts::tr("Delete %1").arg(shownKey(key)));
    change.writes = {KeyStore::removal({key})};
    change.removed = true;
    return change;
}

KeyStore::Change keyRenamed(const QByteArray &from, const QByteArray &to, bool replace)
{
    //: What can be undone: %1 and %2 keys.
    auto change = changeOf(from, Texts::tr("Rename %1 to %2").arg(shownKey(from), shownKey(to)));
    change.keys.append(to);
    change.writes = {{replace ? "RENAME"_ba : "RENAMENX"_ba, from, to}};
    return change;
}

KeyStore::Change keyExpires(const QByteArray &key, qint64 ttl)
{
    if (ttl < 0) {
        //: What can be undone: %1 a key.
        auto change = changeOf(key, Texts::tr("Keep %1 for good").arg(shownKey(key)));
        change.writes = {{"PERSIST"_ba, key}};
        return change;
    }
    auto change = changeOf(key,
                           //: What can be undone: %1 a key, %2 a duration.
                           Texts::tr("Let %1 expire in %2").arg(shownKey(key), durationText(milliseconds(ttl))));
    change.writes = {{"PEXPIRE"_ba, key, QByteArray::number(ttl)}};
    return change;
}

KeyStore::Change stringChanged(const QByteArray &key, const QByteArray &from, const QByteArray &to)
{
    //: What can be undone: %1 a key.
    auto change = changeOf(key, Texts::tr("Edit %1").arg(shownKey(key)));
    change.writes = {{"SET"_ba, key, to, "KEEPTTL"_ba}};
    change.check = std::pair(cache::Command{"GET"_ba, key}, cache::Reply::ofBulk(from));
    return change;
}

KeyStore::Change elementChanged(const QByteArray &key, CacheType type, const ValueModel::Row &old, int column,
                                const QByteArray &to)
{
    using cache::Reply;
    auto change = changeOf(key, Texts::tr("Edit %1").arg(shownKey(key)));
    switch (type) {
    case CacheType::Hash:
        change.check = std::pair(cache::Command{"HGET"_ba, key, old.name}, Reply::ofBulk(old.value));
        if (column == 1)
            change.writes = {{"HSET"_ba, key, old.name, to}};
        else
            change.writes = {{"HDEL"_ba, key, old.name}, {"HSET"_ba, key, to, old.value}};
        break;
    case CacheType::List: {
        const QByteArray index = QByteArray::number(old.index);
        change.check = std::pair(cache::Command{"LINDEX"_ba, key, index}, Reply::ofBulk(old.value));
        change.writes = {{"LSET"_ba, key, index, to}};
        break;
    }
    case CacheType::Set:
        change.check = std::pair(cache::Command{"SISMEMBER"_ba, key, old.name}, Reply::ofInteger(1));
        change.writes = {{"SREM"_ba, key, old.name}, {"SADD"_ba, key, to}};
        break;
    case CacheType::SortedSet:
        change.check = std::pair(cache::Command{"ZSCORE"_ba, key, old.name}, Reply::ofBulk(old.value));
        if (column == 1)
            change.writes = {{"ZADD"_ba, key, "XX"_ba, to, old.name}};
        else
            change.writes = {{"ZREM"_ba, key, old.name}, {"ZADD"_ba, key, old.value, to}};
        break;
    case CacheType::String:
    case CacheType::Stream:
    case CacheType::Other: Q_ASSERT(false); break;
    }
    return change;
}

KeyStore::Change elementsAdded(const KeyRecord &record, bool atFront)
{
    //: What can be undone: %1 a key.
    auto change = changeOf(record.key, Texts::tr("Add to %1").arg(shownKey(record.key)));
    QByteArray verb;
    QList<QByteArray> words = record.parts;
    switch (cacheType(record.type)) {
    case CacheType::Hash: verb = "HSET"_ba; break;
    case CacheType::Set: verb = "SADD"_ba; break;
    case CacheType::List:
        verb = atFront ? "LPUSH"_ba : "RPUSH"_ba;
        if (atFront)
            std::reverse(words.begin(), words.end()); // so that they stand as they were written
        break;
    case CacheType::SortedSet:
        verb = "ZADD"_ba;
        for (qsizetype i = 0; i + 1 < words.size(); i += 2)
            words.swapItemsAt(i, i + 1);
        break;
    case CacheType::Stream:
        verb = "XADD"_ba;
        words = QList<QByteArray>{"*"_ba} + record.entries.value(0).fields;
        break;
    case CacheType::String:
    case CacheType::Other: Q_ASSERT(false); break;
    }
    change.writes = {cache::Command{verb, record.key} + words};
    return change;
}

KeyStore::Change elementsRemoved(const QByteArray &key, CacheType type, const QList<ValueModel::Row> &rows)
{
    //: What can be undone: %1 a key.
    auto change = changeOf(key, Texts::tr("Remove %Ln element(s) of %1", nullptr, int(rows.size())).arg(shownKey(key)));
    if (type == CacheType::List) {
        // By number only: first something that cannot be among the others, then that is removed.
        const QByteArray mark = "coroscope:removed:" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        for (const ValueModel::Row &row : rows)
            change.writes.push_back({"LSET"_ba, key, QByteArray::number(row.index), mark});
        change.writes.push_back({"LREM"_ba, key, "0"_ba, mark});
        change.check = std::pair(cache::Command{"LINDEX"_ba, key, QByteArray::number(rows.first().index)},
                                 cache::Reply::ofBulk(rows.first().value));
        return change;
    }
    const QByteArray verb = type == CacheType::Hash ? "HDEL"_ba
        : type == CacheType::Set                    ? "SREM"_ba
        : type == CacheType::SortedSet              ? "ZREM"_ba
                                                    : "XDEL"_ba;
    cache::Command command{verb, key};
    for (const ValueModel::Row &row : rows)
        command.append(row.name);
    change.writes = {command};
    return change;
}

} // namespace coroscope
