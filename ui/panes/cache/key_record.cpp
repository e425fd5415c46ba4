#include "ui/panes/cache/key_record.h"

#include "ui/panes/cache/redis_text.h"
#include "ui/panes/cache/type_words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>

#include <cmath>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(KeyRecord)
};

constexpr qsizetype kBatch = 512; // elements a command

std::optional<QString> textOf(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    if (decoder.hasError() || text.toUtf8() != bytes)
        return std::nullopt;
    return text;
}

QJsonValue jsonOf(const QByteArray &bytes)
{
    if (const auto text = textOf(bytes))
        return *text;
    return QJsonObject{{u"base64"_s, QString::fromLatin1(bytes.toBase64())}};
}

std::optional<QByteArray> bytesOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().toUtf8();
    if (!value.isObject() || !value[u"base64"_s].isString())
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(value[u"base64"_s].toString().toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    return *decoded;
}

/// A score as JSON: a number; what is none, as Redis writes it.
QJsonValue scoreJson(const QByteArray &score)
{
    bool ok = false;
    const double number = score.toDouble(&ok);
    if (ok && std::isfinite(number))
        return number;
    return QString::fromLatin1(score);
}

std::optional<QByteArray> scoreOf(const QJsonValue &value)
{
    if (value.isDouble())
        return QByteArray::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    const QByteArray text = value.toString().toLatin1();
    if (text == "inf" || text == "-inf" || text == "+inf")
        return text;
    return std::nullopt;
}

Error bad(const QString &why)
{
    return {Error::Kind::BadRequest, why};
}

bool appendPair(QList<QByteArray> &to, const QJsonValue &value)
{
    const QJsonArray pair = value.toArray();
    const auto first = pair.size() == 2 ? bytesOf(pair[0]) : std::nullopt;
    const auto second = pair.size() == 2 ? bytesOf(pair[1]) : std::nullopt;
    if (!first || !second)
        return false;
    to += {*first, *second};
    return true;
}

} // namespace

qint64 KeyRecord::bytes() const
{
    qint64 sum = key.size();
    for (const QByteArray &part : parts)
        sum += part.size() + 16;
    for (const Entry &entry : entries) {
        for (const QByteArray &part : entry.fields)
            sum += part.size() + 16;
    }
    return sum;
}

cache::Command readAll(const QByteArray &type, const QByteArray &key)
{
    switch (cacheType(type)) {
    case CacheType::String: return {"GET"_ba, key};
    case CacheType::Hash: return {"HGETALL"_ba, key};
    case CacheType::List: return {"LRANGE"_ba, key, "0"_ba, "-1"_ba};
    case CacheType::Set: return {"SMEMBERS"_ba, key};
    case CacheType::SortedSet: return {"ZRANGE"_ba, key, "0"_ba, "-1"_ba, "WITHSCORES"_ba};
    case CacheType::Stream: return {"XRANGE"_ba, key, "-"_ba, "+"_ba};
    case CacheType::Other: break;
    }
    return {};
}

Result<KeyRecord> recordOf(const QByteArray &key, const QByteArray &type, qint64 ttl, const cache::Reply &reply)
{
    if (const QByteArray error = errorOf(reply); !error.isEmpty())
        return Error{Error::Kind::Storage, QString::fromUtf8(error)};
    KeyRecord record{key, type, ttl, {}, {}};
    if (cacheType(type) == CacheType::String) {
        if (reply.type != cache::Reply::Type::Bulk)
            return Error{Error::Kind::NotFound, Texts::tr("the key is gone")};
        record.parts.append(reply.text);
        return record;
    }
    if (reply.items.empty())
        return Error{Error::Kind::NotFound, Texts::tr("the key is gone")};
    for (const cache::Reply &item : reply.items) {
        if (cacheType(type) != CacheType::Stream) {
            record.parts.append(item.text);
            continue;
        }
        if (item.items.size() != 2)
            return Error{Error::Kind::Storage, Texts::tr("the store gave something unexpected")};
        KeyRecord::Entry entry;
        entry.id = item.items[0].text;
        for (const cache::Reply &field : item.items[1].items)
            entry.fields.append(field.text);
        record.entries.append(entry);
    }
    return record;
}

std::vector<cache::Command> writesOf(const KeyRecord &record)
{
    std::vector<cache::Command> writes;
    const CacheType type = cacheType(record.type);
    if (type == CacheType::String) {
        cache::Command set{"SET"_ba, record.key, record.parts.value(0)};
        if (record.ttl >= 0)
            set += {"PX"_ba, QByteArray::number(std::max<qint64>(1, record.ttl))};
        writes.push_back(set);
        return writes;
    }
    writes.push_back({"UNLINK"_ba, record.key});
    if (type == CacheType::Stream) {
        for (const KeyRecord::Entry &entry : record.entries)
            writes.push_back(cache::Command{"XADD"_ba, record.key, entry.id} + entry.fields);
    } else {
        const QByteArray verb = type == CacheType::Hash ? "HSET"_ba
            : type == CacheType::List                   ? "RPUSH"_ba
            : type == CacheType::Set                    ? "SADD"_ba
                                                        : "ZADD"_ba;
        for (qsizetype at = 0; at < record.parts.size(); at += kBatch) {
            QList<QByteArray> some = record.parts.mid(at, kBatch);
            if (type == CacheType::SortedSet) { // ZADD wants the score first
                for (qsizetype i = 0; i + 1 < some.size(); i += 2)
                    some.swapItemsAt(i, i + 1);
            }
            writes.push_back(cache::Command{verb, record.key} + some);
        }
    }
    if (record.ttl >= 0)
        writes.push_back({"PEXPIRE"_ba, record.key, QByteArray::number(std::max<qint64>(1, record.ttl))});
    return writes;
}

QByteArray jsonLine(const KeyRecord &record)
{
    QJsonValue value;
    switch (cacheType(record.type)) {
    case CacheType::String: value = jsonOf(record.parts.value(0)); break;
    case CacheType::List:
    case CacheType::Set: {
        QJsonArray array;
        for (const QByteArray &part : record.parts)
            array.append(jsonOf(part));
        value = array;
        break;
    }
    case CacheType::Hash: {
        QJsonObject object;
        bool allText = true;
        for (qsizetype i = 0; allText && i + 1 < record.parts.size(); i += 2) {
            const auto field = textOf(record.parts[i]);
            allText = field.has_value();
            if (allText)
                object.insert(*field, jsonOf(record.parts[i + 1]));
        }
        if (allText) {
            value = object;
            break;
        }
        QJsonArray pairs;
        for (qsizetype i = 0; i + 1 < record.parts.size(); i += 2)
            pairs.append(QJsonArray{jsonOf(record.parts[i]), jsonOf(record.parts[i + 1])});
        value = pairs;
        break;
    }
    case CacheType::SortedSet: {
        QJsonArray pairs;
        for (qsizetype i = 0; i + 1 < record.parts.size(); i += 2)
            pairs.append(QJsonArray{jsonOf(record.parts[i]), scoreJson(record.parts[i + 1])});
        value = pairs;
        break;
    }
    case CacheType::Stream: {
        QJsonArray array;
        for (const KeyRecord::Entry &entry : record.entries) {
            QJsonArray fields;
            for (qsizetype i = 0; i + 1 < entry.fields.size(); i += 2)
                fields.append(QJsonArray{jsonOf(entry.fields[i]), jsonOf(entry.fields[i + 1])});
            array.append(QJsonObject{{u"id"_s, QString::fromLatin1(entry.id)}, {u"fields"_s, fields}});
        }
        value = array;
        break;
    }
    case CacheType::Other: break;
    }
    // QJsonObject sorts its names; a person looks for the key first.
    const auto json = [](const QJsonValue &each) {
        const QByteArray array = QJsonDocument(QJsonArray{each}).toJson(QJsonDocument::Compact);
        return array.mid(1, array.size() - 2);
    };
    return "{\"key\":" + json(jsonOf(record.key)) + ",\"type\":" + json(QString::fromUtf8(record.type)) + ",\"ttl_ms\":"
        + (record.ttl >= 0 ? QByteArray::number(record.ttl) : "null"_ba) + ",\"value\":" + json(value) + "}\n";
}

Result<KeyRecord> recordOfLine(const QByteArray &line)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (error.error != QJsonParseError::NoError)
        //: %1 what is wrong, %2 a number.
        return bad(Texts::tr("it is no JSON: %1, at character %2")
                       .arg(error.errorString(), QString::number(error.offset + 1)));
    const QJsonObject object = document.object();
    KeyRecord record;
    const auto key = bytesOf(object[u"key"_s]);
    if (!document.isObject() || !key)
        return bad(Texts::tr("“key” is missing, or is neither a text nor base64"));
    record.key = *key;
    record.type = object[u"type"_s].toString().toUtf8();
    const QJsonValue ttl = object[u"ttl_ms"_s];
    if (ttl.isDouble() && ttl.toDouble() >= 0 && ttl.toDouble() < 9e15)
        record.ttl = qint64(ttl.toDouble());
    else if (!ttl.isNull() && !ttl.isUndefined())
        return bad(Texts::tr("“ttl_ms” is neither a number of milliseconds nor null"));

    const QJsonValue value = object[u"value"_s];
    const QJsonArray array = value.toArray();
    const Error wrong = bad(Texts::tr("“value” does not fit the type “%1”").arg(QString::fromUtf8(record.type)));
    switch (cacheType(record.type)) {
    case CacheType::String: {
        const auto bytes = bytesOf(value);
        if (!bytes)
            return wrong;
        record.parts.append(*bytes);
        return record;
    }
    case CacheType::List:
    case CacheType::Set:
        for (const QJsonValue &each : array) {
            const auto bytes = bytesOf(each);
            if (!bytes)
                return wrong;
            record.parts.append(*bytes);
        }
        break;
    case CacheType::Hash:
        if (value.isObject()) {
            const QJsonObject fields = value.toObject();
            for (auto at = fields.begin(); at != fields.end(); ++at) {
                const auto bytes = bytesOf(at.value());
                if (!bytes)
                    return wrong;
                record.parts += {at.key().toUtf8(), *bytes};
            }
            break;
        }
        for (const QJsonValue &each : array) {
            if (!appendPair(record.parts, each))
                return wrong;
        }
        break;
    case CacheType::SortedSet:
        for (const QJsonValue &each : array) {
            const QJsonArray pair = each.toArray();
            const auto member = pair.size() == 2 ? bytesOf(pair[0]) : std::nullopt;
            const auto score = pair.size() == 2 ? scoreOf(pair[1]) : std::nullopt;
            if (!member || !score)
                return wrong;
            record.parts += {*member, *score};
        }
        break;
    case CacheType::Stream:
        for (const QJsonValue &each : array) {
            KeyRecord::Entry entry;
            entry.id = each[u"id"_s].toString().toLatin1();
            const QJsonArray fields = each[u"fields"_s].toArray();
            for (const QJsonValue &field : fields) {
                if (!appendPair(entry.fields, field))
                    return wrong;
            }
            if (entry.id.isEmpty() || entry.fields.isEmpty())
                return wrong;
            record.entries.append(entry);
        }
        break;
    case CacheType::Other:
        return bad(Texts::tr("“type” is “%1”; string, hash, list, set, zset and stream are known")
                       .arg(QString::fromUtf8(record.type)));
    }
    if (record.parts.isEmpty() && record.entries.isEmpty())
        return bad(Texts::tr("“value” is empty: Redis keeps no empty %1").arg(QString::fromUtf8(record.type)));
    return record;
}

} // namespace coroscope
