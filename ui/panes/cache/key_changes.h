#pragma once

#include "ui/panes/cache/key_store.h"
#include "ui/panes/cache/value_model.h"

namespace coroscope {

struct KeyRecord;

// What a person does to one key, as a change that can be undone. Pure.

KeyStore::Change keyAdded(const KeyRecord &record);
KeyStore::Change keyRemoved(const QByteArray &key);
/// `replace`: whatever has the name `to`; else the reply is 0 where there is something.
KeyStore::Change keyRenamed(const QByteArray &from, const QByteArray &to, bool replace);
/// `ttl`: milliseconds from now; -1: for good.
KeyStore::Change keyExpires(const QByteArray &key, qint64 ttl);

KeyStore::Change stringChanged(const QByteArray &key, const QByteArray &from, const QByteArray &to);
/// Of a cell of ValueModel, not of a stream's: entries do not change.
KeyStore::Change elementChanged(const QByteArray &key, CacheType type, const ValueModel::Row &old, int column,
                                const QByteArray &to);
/// `atFront`: of a list.
KeyStore::Change elementsAdded(const KeyRecord &record, bool atFront);
KeyStore::Change elementsRemoved(const QByteArray &key, CacheType type, const QList<ValueModel::Row> &rows);

} // namespace coroscope
