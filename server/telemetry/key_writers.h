#pragma once

#include "server/telemetry/exchange_record.h"

#include <QHash>

#include <list>
#include <mutex>
#include <optional>

namespace coroscope {

/// Which request wrote which key of the cache last, as the records of those that have ended tell. Bounded: over kMost
/// keys, the one that was not written for longest is forgotten; keys over kLongestKey bytes are not noted. Written by
/// the telemetry thread, asked by any: its lock is never on the way of a request.
class KeyWriters {
public:
    struct Writer {
        std::int32_t route = -1; ///< -1: a run of tasks
        std::uint64_t exchange = 0;
        std::int64_t wall = 0; ///< milliseconds since 1970, UTC
    };

    /// Of a request that has ended.
    void add(const ExchangeRecord &record);
    void clear();
    /// Empty where none is known, or where a request took the key away since.
    std::optional<Writer> find(const QByteArray &key) const;

    static constexpr std::size_t kMost = 10'000;
    static constexpr qsizetype kLongestKey = 2'048;

private:
    struct Entry {
        Writer writer;
        Clock::time_point at;
        bool isRemoval = false;
        std::list<QByteArray>::iterator place;
    };

    mutable std::mutex m_mutex;
    QHash<QByteArray, Entry> m_entries; // under it
    std::list<QByteArray> m_order; // under it; written last: at the front
};

} // namespace coroscope
