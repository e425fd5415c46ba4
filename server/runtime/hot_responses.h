#pragma once

#include "server/cache/key_versions.h"
#include "server/cache/store_counters.h"
#include "server/runtime/kept_response.h"

#include <QByteArray>
#include <QCache>
#include <QList>

#include <vector>

namespace coroscope {

/// Copies of kept responses that one worker has read from a Redis just now, so that it need not ask for each request:
/// as many as fit into its bytes, the least recently used goes first. A copy is good while neither its key nor a token
/// of its tags has changed there, as KeyVersions tells, and for kLife at most: whatever should go wrong with being
/// told, a copy is no older than that, and a Redis that lets go of what nobody asks for sees that somebody does.
/// Lifetimes of the responses are the caller's to check. Home thread of the worker.
class HotResponses {
public:
    /// Both outlive it. `maxBytes`: as costOf() counts them.
    HotResponses(const cache::KeyVersions &versions, cache::StoreCounters &counters, qint64 maxBytes);
    ~HotResponses();
    HotResponses(const HotResponses &) = delete;
    HotResponses &operator=(const HotResponses &) = delete;

    /// How the keys stand before the store is asked for them.
    class Ticket {
        friend class HotResponses;
        std::uint64_t epoch = 0;
        std::uint64_t sum = 0;
        std::vector<std::uint32_t> places;
    };
    Ticket ticket(const QByteArray &key, const QList<QByteArray> &tagKeys) const;
    /// What the store gave for that ticket; not kept where something has changed since, or where it is large.
    void keep(const QByteArray &key, const QList<QByteArray> &tagKeys, Ticket ticket, const KeptResponse &kept);
    /// Null: none that is good. Good until the next call.
    const KeptResponse *find(const QByteArray &key, const QList<QByteArray> &tagKeys);
    /// An answer was made of what find() gave.
    void countHit() noexcept { m_counters.hotHits.add(); }

    static constexpr milliseconds kLife{1000};

private:
    struct Entry {
        Ticket ticket;
        Clock::time_point since;
        QList<QByteArray> tagKeys;
        KeptResponse kept;
    };
    std::uint64_t sumOf(const std::vector<std::uint32_t> &places) const;
    static qint64 costOf(const QByteArray &key, const Entry &entry);
    void publish() noexcept;

    const cache::KeyVersions &m_versions;
    cache::StoreCounters &m_counters;
    QCache<QByteArray, Entry> m_entries;
    std::uint64_t m_epoch = 0; // of the entries
};

} // namespace coroscope
