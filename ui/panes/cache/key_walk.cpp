#include "ui/panes/cache/key_walk.h"

#include "ui/panes/cache/redis_text.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

// Redis serves nobody else while it works on a page: about a microsecond a key.
constexpr int kFirstCount = 500;
constexpr int kLeastCount = 100;
constexpr int kMostCount = 5'000;
constexpr int kSizeEvery = 20; // pages
constexpr qint64 kFast = 5; // ms
constexpr qint64 kSlow = 25; // ms

} // namespace

KeyWalk::KeyWalk(CacheLink *link, QObject *parent)
    : QObject(parent)
    , m_link(link)
{
}

void KeyWalk::start(const QByteArray &pattern, const QByteArray &type)
{
    stop();
    m_pattern = pattern == "*" ? QByteArray() : pattern; // all of them, and then it is known how many that were
    m_type = type;
    m_cursor = "0"_ba;
    m_looked = 0;
    m_pages = 0;
    m_total = 0;
    m_count = kFirstCount;
    m_isAtEnd = false;
}

void KeyWalk::stop()
{
    if (const CacheLink::Ticket ticket = std::exchange(m_ticket, 0))
        m_link->cancel(ticket);
}

void KeyWalk::next()
{
    if (m_isAtEnd || m_ticket != 0)
        return;
    cache::Command scan{"SCAN"_ba, m_cursor, "COUNT"_ba, QByteArray::number(m_count)};
    if (!m_pattern.isEmpty())
        scan += {"MATCH"_ba, m_pattern};
    if (!m_type.isEmpty())
        scan += {"TYPE"_ba, m_type};
    std::vector<cache::Command> commands{scan};
    const bool withSize = m_pages++ % kSizeEvery == 0;
    if (withSize)
        commands.push_back({"DBSIZE"_ba});
    m_asked.start();
    // A ticket that was given up by then is another one, or none.
    auto mine = std::make_shared<CacheLink::Ticket>(0);
    *mine = m_link->run(std::move(commands), this, [this, mine, withSize](Result<CacheLink::Replies> result) {
        if (m_ticket == 0 || m_ticket != *mine)
            return;
        take(std::move(result), withSize);
    });
    m_ticket = *mine;
}

void KeyWalk::take(Result<CacheLink::Replies> result, bool hadSize)
{
    m_ticket = 0;
    if (!result) {
        m_isAtEnd = true;
        Q_EMIT failed(result.error());
        return;
    }
    const cache::Reply &reply = result.value().front();
    const bool isPage = reply.type == cache::Reply::Type::Array && reply.items.size() == 2;
    if (!isPage) {
        m_isAtEnd = true;
        Q_EMIT failed({Error::Kind::Storage, QString::fromUtf8(errorOf(reply))});
        return;
    }
    if (hadSize)
        m_total = std::max<qint64>(0, numberOf(result.value().back()));
    m_cursor = reply.items[0].text;
    m_isAtEnd = m_cursor == "0";
    const auto came = qint64(reply.items[1].items.size());
    m_looked = m_isAtEnd ? m_total : std::min(m_looked + (isEstimate() ? m_count : came), m_total);
    const qint64 took = m_asked.elapsed();
    if (took < kFast)
        m_count = std::min(kMostCount, m_count * 2);
    else if (took > kSlow)
        m_count = std::max(kLeastCount, m_count / 2);
    QList<QByteArray> keys;
    keys.reserve(qsizetype(reply.items[1].items.size()));
    for (const cache::Reply &each : reply.items[1].items)
        keys.append(each.text);
    Q_EMIT page(keys);
}

} // namespace coroscope
