#include "ui/panes/cache/value_reader.h"

#include "ui/panes/cache/key_store.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/panes/cache/value_model.h"

#include <QDateTime>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPage = 500; // elements
constexpr qint64 kPageBytes = 4 * 1024 * 1024;
constexpr milliseconds kStringDeadline{60'000};

QByteArray lengthVerb(CacheType type)
{
    switch (type) {
    case CacheType::String: return "STRLEN"_ba;
    case CacheType::Hash: return "HLEN"_ba;
    case CacheType::List: return "LLEN"_ba;
    case CacheType::Set: return "SCARD"_ba;
    case CacheType::SortedSet: return "ZCARD"_ba;
    case CacheType::Stream: return "XLEN"_ba;
    case CacheType::Other: break;
    }
    return {};
}

/// `first`: the number in a list of the first of them.
QList<ValueModel::Row> rowsOf(CacheType type, const std::vector<cache::Reply> &items, qint64 first)
{
    QList<ValueModel::Row> rows;
    const std::size_t step = type == CacheType::Hash || type == CacheType::SortedSet ? 2 : 1;
    for (std::size_t i = 0; i + step <= items.size(); i += step) {
        ValueModel::Row row;
        if (type == CacheType::Stream) {
            if (items[i].items.size() != 2)
                continue;
            row.name = items[i].items[0].text;
            for (const cache::Reply &field : items[i].items[1].items)
                row.fields.append(field.text);
        } else if (type == CacheType::List) {
            row.index = first + qint64(i);
            row.value = items[i].text;
        } else {
            row.name = items[i].text;
            if (step == 2)
                row.value = items[i + 1].text;
        }
        rows.append(std::move(row));
    }
    return rows;
}

} // namespace

ValueReader::ValueReader(CacheLink *link, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_model(new ValueModel(this))
{
    connect(m_model, &ValueModel::moreWanted, this, &ValueReader::readMore);
}

bool ValueReader::canMatch(CacheType type)
{
    return type == CacheType::Hash || type == CacheType::Set || type == CacheType::SortedSet;
}

void ValueReader::setKey(const QByteArray &key)
{
    ++m_generation;
    m_key = key;
    m_pattern.clear();
    m_facts = {};
    m_string.clear();
    m_isReading = false;
    m_isGone = false;
    if (key.isEmpty())
        m_model->setType(CacheType::Other);
}

/// `onReplies` is called unless another read has begun by then.
void ValueReader::ask(std::vector<cache::Command> commands, std::function<void(const CacheLink::Replies &)> onReplies,
                      milliseconds deadline)
{
    const auto take = [this, generation = m_generation, onReplies](const Result<CacheLink::Replies> &replies) {
        if (generation != m_generation)
            return;
        if (replies)
            onReplies(replies.value());
        else
            fail(replies.error());
    };
    m_link->run(std::move(commands), this, take, deadline);
    if (!std::exchange(m_isReading, true))
        Q_EMIT stateChanged();
}

void ValueReader::fail(const Error &error)
{
    Q_EMIT failed(error);
    end();
}

void ValueReader::end()
{
    m_isReading = false;
    Q_EMIT stateChanged();
}

void ValueReader::read(bool all)
{
    if (!m_link->isUp())
        return;
    ++m_generation;
    m_wantsAll = all;
    ask({{"TYPE"_ba, m_key}, {"PTTL"_ba, m_key}, KeyStore::sizeCommand(m_key), {"OBJECT"_ba, "ENCODING"_ba, m_key}},
        [this](const CacheLink::Replies &replies) { takeFacts(replies); });
}

void ValueReader::takeFacts(const CacheLink::Replies &replies)
{
    if (const QByteArray error = errorOf(replies[0]); !error.isEmpty())
        return fail({Error::Kind::Storage, QString::fromUtf8(error)});
    const qint64 left = numberOf(replies[1]);
    m_isGone = replies[0].text == "none" || left == -2;
    if (m_isGone) {
        end();
        Q_EMIT gone();
        return;
    }
    m_facts.type = replies[0].text;
    m_facts.expires = left >= 0 ? QDateTime::currentMSecsSinceEpoch() + left : 0;
    m_facts.memory = numberOf(replies[2]);
    m_facts.encoding = replies[3].text;
    Q_EMIT factsRead();
    if (type() == CacheType::Other)
        return end();
    ask({{lengthVerb(type()), m_key}}, [this](const CacheLink::Replies &length) {
        if (const auto error = firstError(length)) // it is of another type by now
            fail(*error);
        else
            takeLength(length.front());
    });
}

void ValueReader::takeLength(const cache::Reply &reply)
{
    m_facts.length = numberOf(reply);
    if (type() == CacheType::String)
        return readString();
    m_cursor = type() == CacheType::Stream ? "+"_ba : "0"_ba;
    m_model->setType(type());
    Q_EMIT elementsBegun();
    readElements();
}

void ValueReader::readString()
{
    if (m_wantsAll && m_facts.length > kMostBytes) {
        end();
        Q_EMIT tooLarge();
        return;
    }
    const bool isWhole = m_wantsAll || m_facts.length <= kFirstBytes;
    const cache::Command command = isWhole
        ? cache::Command{"GET"_ba, m_key}
        : cache::Command{"GETRANGE"_ba, m_key, "0"_ba, QByteArray::number(kFirstBytes - 1)};
    const auto take = [this, isWhole](const CacheLink::Replies &replies) {
        if (const auto error = firstError(replies))
            fail(*error);
        else
            takeString(replies.front(), isWhole);
    };
    ask({command}, take, kStringDeadline);
}

void ValueReader::takeString(const cache::Reply &reply, bool isWhole)
{
    if (reply.isNil())
        return read(); // gone since
    m_string = reply.text;
    if (isWhole)
        m_facts.length = m_string.size();
    Q_EMIT stringRead();
    end();
}

int ValueReader::pageSize() const
{
    if (m_facts.memory <= 0 || m_facts.length <= 0)
        return kPage;
    return int(std::clamp<qint64>(kPageBytes / std::max<qint64>(1, m_facts.memory / m_facts.length), 1, qint64(kPage)));
}

cache::Command ValueReader::pageCommand() const
{
    const QByteArray count = QByteArray::number(pageSize());
    const QByteArray last = QByteArray::number(m_cursor.toLongLong() + pageSize() - 1);
    cache::Command command;
    switch (type()) {
    case CacheType::Hash: command = {"HSCAN"_ba, m_key, m_cursor, "COUNT"_ba, count}; break;
    case CacheType::Set: command = {"SSCAN"_ba, m_key, m_cursor, "COUNT"_ba, count}; break;
    case CacheType::SortedSet:
        if (!isSearched()) // in the order of the scores
            return {"ZRANGE"_ba, m_key, m_cursor, last, "WITHSCORES"_ba};
        command = {"ZSCAN"_ba, m_key, m_cursor, "COUNT"_ba, count};
        break;
    case CacheType::List: return {"LRANGE"_ba, m_key, m_cursor, last};
    case CacheType::Stream: return {"XREVRANGE"_ba, m_key, m_cursor, "-"_ba, "COUNT"_ba, count};
    case CacheType::String:
    case CacheType::Other: break;
    }
    if (isSearched())
        command += {"MATCH"_ba, m_pattern};
    return command;
}

void ValueReader::readMore()
{
    if (!m_isReading && m_model->hasMore())
        readElements();
}

void ValueReader::readElements()
{
    m_model->setHasMore(false); // until it is known again
    ask({pageCommand()}, [this](const CacheLink::Replies &replies) {
        if (const auto error = firstError(replies))
            fail(*error);
        else
            takeElements(replies.front());
    });
}

void ValueReader::takeElements(const cache::Reply &reply)
{
    const bool isScan = type() == CacheType::Hash || type() == CacheType::Set || isSearched();
    const bool isPage = !isScan || (reply.items.size() == 2 && reply.items[1].isArray());
    if (!isPage)
        return fail({Error::Kind::Storage, tr("the store gave something unexpected")});
    QList<ValueModel::Row> rows
        = rowsOf(type(), isScan ? reply.items[1].items : reply.items, isScan ? 0 : m_cursor.toLongLong());
    bool more = false;
    if (isScan) {
        m_cursor = reply.items[0].text;
        more = m_cursor != "0";
    } else if (type() == CacheType::Stream) {
        more = rows.size() >= pageSize();
        if (!rows.isEmpty())
            m_cursor = '(' + rows.last().name;
    } else {
        const qint64 next = m_cursor.toLongLong() + rows.size();
        more = !rows.isEmpty() && next < m_facts.length;
        m_cursor = QByteArray::number(next);
    }
    if (rows.isEmpty() && more)
        return readElements(); // a pattern may match few
    m_model->append(std::move(rows));
    if (more && (m_model->rowCount() >= kMostElements || m_model->bytes() >= kMostElementBytes)) {
        more = false;
        Q_EMIT limitReached();
    }
    m_model->setHasMore(more);
    end();
}

} // namespace coroscope
