#pragma once

#include <QByteArray>
#include <QHash>
#include <QSqlQuery>
#include <QString>

#include <cstdint>
#include <list>

namespace coroscope::db {

/// A prepared statement. Its texts are shared by everybody who tells of it.
struct Statement {
    QSqlQuery query;
    QString sql;
    QByteArray shownSql; ///< UTF-8, at most StatementRecord::kKeptSql bytes
    std::uint64_t fingerprint = 0;
    bool isDirect = false; ///< cannot be prepared: its text, with its values as literals, is sent each time
    QString directSql;
};

/// Prepared statements of one connection, by their text; the one used longest ago goes when there are too many.
/// Database thread.
class StatementCache {
public:
    static constexpr std::size_t kDefaultCapacity = 256;

    struct Counters {
        std::uint64_t hits = 0;
        std::uint64_t misses = 0; ///< statements that had to be prepared
        std::uint64_t evicted = 0;
        std::size_t size = 0;
    };

    explicit StatementCache(std::size_t capacity = kDefaultCapacity)
        : m_capacity(capacity < 1 ? 1 : capacity)
    {
    }

    /// Null where it is not there.
    Statement *find(const QString &sql);
    /// The pointer is good until the next insert(), remove() or clear().
    Statement *insert(Statement statement);
    void remove(const QString &sql);
    void clear();
    const Counters &counters() const noexcept { return m_counters; }

private:
    using Order = std::list<Statement>; // the one used last comes first

    const std::size_t m_capacity;
    Order m_order;
    QHash<QString, Order::iterator> m_bySql;
    Counters m_counters;
};

} // namespace coroscope::db
