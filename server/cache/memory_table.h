#pragma once

#include "server/async/scheduler.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string_view>
#include <utility>
#include <vector>

// Knows no Qt, so that ThreadSanitizer can watch what it is made for: its test fills it with std::string, the server
// with QByteArray.

namespace coroscope::cache {

/// A bounded map of keys to values that expire, for all threads. 64 shards by hash, each with a lock of its own, which
/// a hit takes shared and for as long as a lookup: threads meet only where they want the same shard, and readers do not
/// wait for readers even there. Over its bytes, what was not used for longest goes: as in Redis an approximation, by
/// samples; exact with kSmall keys or fewer. An expired value is never given; it goes when it is met, by sweep(), or
/// when room is needed. `Bytes` shares or copies cheaply; `Hash` maps a std::string_view to 64 bits.
template<typename Bytes, typename Hash>
class MemoryTable {
    struct Entry;
    struct Shard;

public:
    static constexpr std::size_t kShards = 64;
    static constexpr std::size_t kSmall = 64;
    static constexpr Clock::time_point kNever = Clock::time_point::max();
    using Now = std::function<Clock::time_point()>;

    explicit MemoryTable(std::uint64_t maxBytes, Now now = Clock::now, Hash hash = {})
        : m_maxBytes(maxBytes)
        , m_now(std::move(now))
        , m_hash(std::move(hash))
        , m_shards(std::make_unique<std::array<Shard, kShards>>())
    {
    }
    MemoryTable(const MemoryTable &) = delete;
    MemoryTable &operator=(const MemoryTable &) = delete;
    ~MemoryTable() { clear(); }

    struct Found {
        Bytes value;
        Clock::time_point expires = kNever;
        Clock::time_point now{}; ///< when it was looked up
    };
    /// Counts as a use, and as a hit or a miss.
    std::optional<Found> find(std::string_view key) const
    {
        const auto now = m_now();
        const std::uint64_t hash = mixed(key);
        const Shard &shard = shardOf(hash);
        const std::shared_lock lock(shard.mutex);
        const Entry *entry = shard.find(hash, key);
        if (!entry || entry->expires <= now) {
            shard.misses.fetch_add(1, std::memory_order_relaxed);
            return std::nullopt;
        }
        shard.hits.fetch_add(1, std::memory_order_relaxed);
        touch(*entry, now);
        return Found{entry->value, entry->expires, now};
    }
    /// As find(), without being a use: for who only looks.
    std::optional<Found> peek(std::string_view key) const
    {
        const auto now = m_now();
        const std::uint64_t hash = mixed(key);
        const Shard &shard = shardOf(hash);
        const std::shared_lock lock(shard.mutex);
        const Entry *entry = shard.find(hash, key);
        if (!entry || entry->expires <= now)
            return std::nullopt;
        return Found{entry->value, entry->expires, now};
    }

    /// All of them at one moment, as find(): `visit(std::size_t i, std::optional<Found> found)` for each, in order,
    /// under locks, so not to call this table.
    template<typename Visit>
    void findMany(const std::vector<std::string_view> &keys, Visit &&visit) const
    {
        const auto now = m_now();
        const auto hashes = mixedAll(keys);
        const Locked<std::shared_lock<std::shared_mutex>> locked(*m_shards, hashes);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const Shard &shard = shardOf(hashes[i]);
            const Entry *entry = shard.find(hashes[i], keys[i]);
            if (!entry || entry->expires <= now) {
                shard.misses.fetch_add(1, std::memory_order_relaxed);
                visit(i, std::optional<Found>());
                continue;
            }
            shard.hits.fetch_add(1, std::memory_order_relaxed);
            touch(*entry, now);
            visit(i, std::optional<Found>(Found{entry->value, entry->expires, now}));
        }
    }

    /// What an update() does with the key; nothing, unless told.
    class Edit {
    public:
        void store(Bytes value, Clock::time_point expires)
        {
            m_what = What::Store;
            m_value = std::move(value);
            m_expires = expires;
        }
        void expire(Clock::time_point when)
        {
            m_what = What::Expire;
            m_expires = when;
        }
        void remove() { m_what = What::Remove; }

    private:
        friend class MemoryTable;
        enum class What : std::uint8_t { Nothing, Store, Expire, Remove };
        What m_what = What::Nothing;
        Bytes m_value{};
        Clock::time_point m_expires = kNever;
    };
    /// `change(const Found *found, Edit &edit)`, in one step as others see it; `found` is null where there is none. Not
    /// to call this table. False where what it stores is larger than all that there may be: then nothing is changed.
    template<typename Change>
    bool update(std::string_view key, Change &&change)
    {
        const auto now = m_now();
        const std::uint64_t hash = mixed(key);
        Shard &shard = shardOf(hash);
        auto done = Applied::Else;
        {
            const std::unique_lock lock(shard.mutex);
            done = apply(shard, hash, key, now, change);
        }
        if (done == Applied::Stored)
            makeRoom(now);
        return done != Applied::TooLarge;
    }
    /// update() for each of them, `change(std::size_t i, const Found *found, Edit &edit)`, all in one step as others
    /// see it; a key may come twice. What is too large is left as it was: see fits().
    template<typename Change>
    void updateMany(const std::vector<std::string_view> &keys, Change &&change)
    {
        const auto now = m_now();
        const auto hashes = mixedAll(keys);
        {
            const Locked<std::unique_lock<std::shared_mutex>> locked(*m_shards, hashes);
            for (std::size_t i = 0; i < keys.size(); ++i) {
                const auto one = [&](const Found *found, Edit &edit) { change(i, found, edit); };
                apply(shardOf(hashes[i]), hashes[i], keys[i], now, one);
            }
        }
        makeRoom(now);
    }
    bool fits(std::string_view key, const Bytes &value) const
    {
        return costOf(key.size(), sizeOf(value)) <= m_maxBytes;
    }

    /// Gives the value at `from` the key `to`, in one step as others see it. With `onlyNew` not over another one.
    enum class Renamed : std::uint8_t { Done, NoSuchKey, Taken };
    Renamed rename(std::string_view from, std::string_view to, bool onlyNew)
    {
        const auto now = m_now();
        const std::uint64_t hashFrom = mixed(from);
        const std::uint64_t hashTo = mixed(to);
        Shard &first = shardOf(std::min(hashFrom, hashTo));
        Shard &second = shardOf(std::max(hashFrom, hashTo));
        const std::unique_lock lock(first.mutex);
        std::unique_lock<std::shared_mutex> other;
        if (&first != &second)
            other = std::unique_lock(second.mutex);
        Shard &source = shardOf(hashFrom);
        Shard &target = shardOf(hashTo);
        Entry *moved = source.find(hashFrom, from);
        if (!moved || moved->expires <= now)
            return Renamed::NoSuchKey;
        Entry *there = target.find(hashTo, to);
        if (onlyNew && there && there->expires > now)
            return Renamed::Taken;
        if (moved == there)
            return Renamed::Done;
        if (there)
            erase(target, there);
        Bytes value = moved->value;
        const auto expires = moved->expires;
        erase(source, moved);
        Entry *entry = insert(target, hashTo, to, std::move(value));
        setExpires(target, *entry, expires);
        entry->used.store(now.time_since_epoch().count(), std::memory_order_relaxed);
        return Renamed::Done;
    }

    /// Visits about `count` keys from `cursor` on, 0 at first, and gives the cursor to go on from, 0 at the end. As
    /// Redis's SCAN: a key that is there from the first call to the last is visited, some perhaps twice.
    template<typename Visit>
    std::uint64_t scan(std::uint64_t cursor, std::size_t count, Visit &&visit) const
    {
        const auto now = m_now();
        // Buckets are in the order of their hashes, so a cursor is a hash and stays good when a shard grows.
        std::size_t seen = 0;
        for (std::size_t at = std::size_t(cursor >> kShardShift); at < kShards; ++at) {
            const Shard &shard = (*m_shards)[at];
            const std::shared_lock lock(shard.mutex);
            const std::uint64_t begin = std::uint64_t(at) << kShardShift;
            for (std::size_t bucket = shard.bucketOf(std::max(begin, cursor)); bucket < shard.buckets.size();
                 ++bucket) {
                if (seen >= count)
                    return begin | shard.firstHashOf(bucket);
                for (const Entry *entry = shard.buckets[bucket]; entry; entry = entry->next) {
                    if (entry->expires <= now)
                        continue;
                    visit(entry->key, entry->value, entry->expires);
                    ++seen;
                }
            }
            cursor = 0;
        }
        return 0;
    }

    /// Looks for what has expired, in part of the table at each call: a slice of every shard, and more of one where
    /// much has. To be called now and then while expiring() is not 0.
    void sweep()
    {
        const auto now = m_now();
        for (Shard &shard : *m_shards) {
            for (int round = 0; round < kSweepRounds; ++round) {
                const std::unique_lock lock(shard.mutex);
                if (shard.expiring == 0 || shard.buckets.empty())
                    break;
                std::size_t looked = 0;
                std::size_t gone = 0;
                const std::size_t slice = std::min<std::size_t>(kSweepBuckets, shard.buckets.size());
                for (std::size_t i = 0; i < slice; ++i) {
                    shard.sweepAt = (shard.sweepAt + 1) % shard.buckets.size();
                    for (Entry *entry = shard.buckets[shard.sweepAt]; entry;) {
                        Entry *const next = entry->next;
                        ++looked;
                        if (entry->expires <= now) {
                            erase(shard, entry);
                            ++gone;
                        }
                        entry = next;
                    }
                }
                m_expired.fetch_add(gone, std::memory_order_relaxed);
                if (gone * 4 <= looked || slice == shard.buckets.size())
                    break;
            }
        }
    }

    void clear()
    {
        for (Shard &shard : *m_shards) {
            const std::unique_lock lock(shard.mutex);
            for (Entry *&head : shard.buckets) {
                while (head)
                    erase(shard, head);
            }
            shard.buckets.clear();
            shard.buckets.shrink_to_fit();
        }
    }

    struct Figures {
        std::uint64_t keys = 0;
        std::uint64_t expiring = 0; ///< keys that have a time
        std::uint64_t bytes = 0;
        std::uint64_t maxBytes = 0;
        std::uint64_t hits = 0;
        std::uint64_t misses = 0;
        std::uint64_t expired = 0;
        std::uint64_t evicted = 0;
    };
    Figures figures() const
    {
        Figures figures;
        for (const Shard &shard : *m_shards) {
            const std::shared_lock lock(shard.mutex);
            figures.keys += shard.count;
            figures.expiring += shard.expiring;
            figures.hits += shard.hits.load(std::memory_order_relaxed);
            figures.misses += shard.misses.load(std::memory_order_relaxed);
        }
        figures.bytes = std::uint64_t(std::max<std::int64_t>(0, m_used.load(std::memory_order_relaxed)));
        figures.maxBytes = m_maxBytes;
        figures.expired = m_expired.load(std::memory_order_relaxed);
        figures.evicted = m_evicted.load(std::memory_order_relaxed);
        return figures;
    }
    bool hasExpiring() const noexcept { return m_expiring.load(std::memory_order_relaxed) > 0; }
    Clock::time_point now() const { return m_now(); }
    /// What a key of so many bytes with a value of so many counts as.
    static constexpr std::uint64_t costOf(std::size_t key, std::size_t value) { return key + value + kOverhead; }

private:
    static constexpr int kShardShift = 58; // the highest 6 bits of a hash
    static constexpr int kSweepRounds = 16;
    static constexpr std::size_t kSweepBuckets = 20;
    static constexpr std::size_t kSamples = 16;
    static constexpr Clock::rep kRecency = 1'000'000; // nanoseconds: a use this soon after another one is not noted

    struct Entry {
        std::uint64_t hash = 0;
        Entry *next = nullptr;
        Bytes key{};
        Bytes value{};
        Clock::time_point expires = kNever;
        std::atomic<Clock::rep> used{0}; // under a shared lock too
    };
    static constexpr std::uint64_t kOverhead = sizeof(Entry) + 64; // a bucket and the heads of three allocations

    struct alignas(64) Shard {
        mutable std::shared_mutex mutex;
        std::vector<Entry *> buckets; // empty, or a power of two; in the order of the hashes
        std::size_t count = 0;
        std::size_t expiring = 0;
        std::size_t sweepAt = 0;
        mutable std::atomic<std::uint64_t> hits{0};
        mutable std::atomic<std::uint64_t> misses{0};

        int bits() const // of a bucket's number
        {
            int bits = 0;
            while ((std::size_t(1) << bits) < buckets.size())
                ++bits;
            return bits;
        }
        static std::uint64_t below(std::uint64_t hash) { return hash & ((std::uint64_t(1) << kShardShift) - 1); }
        std::size_t bucketOf(std::uint64_t hash) const
        {
            return buckets.size() <= 1 ? 0 : std::size_t(below(hash) >> (kShardShift - bits()));
        }
        std::uint64_t firstHashOf(std::size_t bucket) const
        {
            return buckets.size() <= 1 ? 0 : std::uint64_t(bucket) << (kShardShift - bits());
        }
        Entry *find(std::uint64_t hash, std::string_view key) const
        {
            if (buckets.empty())
                return nullptr;
            for (Entry *entry = buckets[bucketOf(hash)]; entry; entry = entry->next) {
                if (entry->hash == hash && viewOf(entry->key) == key)
                    return entry;
            }
            return nullptr;
        }
        void grow()
        {
            std::vector<Entry *> old = std::exchange(buckets, {});
            buckets.resize(std::max<std::size_t>(8, old.size() * 2));
            for (Entry *head : old) {
                while (head) {
                    Entry *const entry = head;
                    head = entry->next;
                    Entry *&bucket = buckets[bucketOf(entry->hash)];
                    entry->next = bucket;
                    bucket = entry;
                }
            }
        }
    };

    /// The locks of the shards of some keys, taken in the order of the shards: whoever wants several, rename() too,
    /// does so in that order, hence nobody waits for one that waits for him.
    template<typename Lock>
    class Locked {
    public:
        Locked(std::array<Shard, kShards> &shards, const std::vector<std::uint64_t> &hashes)
        {
            std::uint64_t wanted = 0;
            for (const std::uint64_t hash : hashes)
                wanted |= std::uint64_t(1) << (hash >> kShardShift);
            m_locks.reserve(std::min(hashes.size(), kShards));
            for (; wanted != 0; wanted &= wanted - 1)
                m_locks.emplace_back(shards[std::size_t(std::countr_zero(wanted))].mutex);
        }

    private:
        std::vector<Lock> m_locks;
    };
    std::vector<std::uint64_t> mixedAll(const std::vector<std::string_view> &keys) const
    {
        std::vector<std::uint64_t> hashes;
        hashes.reserve(keys.size());
        for (const std::string_view key : keys)
            hashes.push_back(mixed(key));
        return hashes;
    }

    enum class Applied : std::uint8_t { Stored, TooLarge, Else };
    /// One update(), under the lock of its shard.
    template<typename Change>
    Applied apply(Shard &shard, std::uint64_t hash, std::string_view key, Clock::time_point now, Change &change)
    {
        Entry *entry = shard.find(hash, key);
        if (entry && entry->expires <= now) {
            m_expired.fetch_add(1, std::memory_order_relaxed);
            erase(shard, entry);
            entry = nullptr;
        }
        Edit edit;
        if (entry) {
            const Found found{entry->value, entry->expires, now};
            change(&found, edit);
        } else {
            change(static_cast<const Found *>(nullptr), edit);
        }
        if (edit.m_what != Edit::What::Nothing && edit.m_what != Edit::What::Remove && edit.m_expires <= now)
            edit.m_what = Edit::What::Remove;
        switch (edit.m_what) {
        case Edit::What::Nothing: return Applied::Else;
        case Edit::What::Remove:
            if (entry)
                erase(shard, entry);
            return Applied::Else;
        case Edit::What::Expire:
            if (entry)
                setExpires(shard, *entry, edit.m_expires);
            return Applied::Else;
        case Edit::What::Store: break;
        }
        if (costOf(key.size(), sizeOf(edit.m_value)) > m_maxBytes)
            return Applied::TooLarge;
        if (entry) {
            m_used.fetch_add(std::int64_t(sizeOf(edit.m_value)) - std::int64_t(sizeOf(entry->value)),
                             std::memory_order_relaxed);
            entry->value = std::move(edit.m_value);
        } else {
            entry = insert(shard, hash, key, std::move(edit.m_value));
        }
        setExpires(shard, *entry, edit.m_expires);
        entry->used.store(now.time_since_epoch().count(), std::memory_order_relaxed);
        return Applied::Stored;
    }

    static std::string_view viewOf(const Bytes &bytes) { return {bytes.data(), sizeOf(bytes)}; }
    static std::size_t sizeOf(const Bytes &bytes) { return std::size_t(bytes.size()); }

    /// All bits count, the highest most. Source: MurmurHash3, fmix64.
    std::uint64_t mixed(std::string_view key) const
    {
        std::uint64_t hash = m_hash(key);
        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccdULL;
        hash ^= hash >> 33;
        hash *= 0xc4ceb9fe1a85ec53ULL;
        hash ^= hash >> 33;
        return hash;
    }
    Shard &shardOf(std::uint64_t hash) { return (*m_shards)[std::size_t(hash >> kShardShift)]; }
    const Shard &shardOf(std::uint64_t hash) const { return (*m_shards)[std::size_t(hash >> kShardShift)]; }

    /// Threads that read the same key would else pass its memory from one to the other at each hit.
    static void touch(const Entry &entry, Clock::time_point now)
    {
        const auto at = now.time_since_epoch().count();
        auto &used = const_cast<Entry &>(entry).used;
        if (at - used.load(std::memory_order_relaxed) >= kRecency)
            used.store(at, std::memory_order_relaxed);
    }
    Entry *insert(Shard &shard, std::uint64_t hash, std::string_view key, Bytes value)
    {
        if (shard.count >= shard.buckets.size())
            shard.grow();
        auto *entry = new Entry;
        entry->hash = hash;
        entry->key = Bytes(key.data(), static_cast<decltype(Bytes().size())>(key.size()));
        entry->value = std::move(value);
        Entry *&bucket = shard.buckets[shard.bucketOf(hash)];
        entry->next = bucket;
        bucket = entry;
        ++shard.count;
        m_keys.fetch_add(1, std::memory_order_relaxed);
        m_used.fetch_add(std::int64_t(costOf(key.size(), sizeOf(entry->value))), std::memory_order_relaxed);
        return entry;
    }
    void setExpires(Shard &shard, Entry &entry, Clock::time_point when)
    {
        const int change = int(when != kNever) - int(entry.expires != kNever);
        shard.expiring += std::size_t(change); // wraps around as it should
        m_expiring.fetch_add(change, std::memory_order_relaxed);
        entry.expires = when;
    }
    void erase(Shard &shard, Entry *entry)
    {
        Entry **link = &shard.buckets[shard.bucketOf(entry->hash)];
        while (*link != entry)
            link = &(*link)->next;
        *link = entry->next;
        --shard.count;
        m_keys.fetch_sub(1, std::memory_order_relaxed);
        m_used.fetch_sub(std::int64_t(costOf(sizeOf(entry->key), sizeOf(entry->value))), std::memory_order_relaxed);
        setExpires(shard, *entry, kNever);
        delete entry;
    }

    struct Candidate {
        std::size_t shard = kShards; // kShards: none
        std::uint64_t hash = 0;
        Clock::rep used = 0;
    };
    void consider(Candidate &best, std::size_t at, const Entry &entry, Clock::time_point now) const
    {
        const Clock::rep used = entry.expires <= now ? 0 : entry.used.load(std::memory_order_relaxed);
        if (best.shard == kShards || used < best.used)
            best = {at, entry.hash, used};
    }
    Candidate oldest(Clock::time_point now)
    {
        Candidate best;
        const bool all = m_keys.load(std::memory_order_relaxed) <= std::int64_t(kSmall);
        std::size_t seen = 0;
        // A few buckets in each of some shards, anywhere: what a hash is next to says nothing about its age.
        for (std::size_t i = 0; i < kShards && (all || seen < kSamples); ++i) {
            const std::uint64_t random = all ? 0 : nextRandom();
            const std::size_t at = all ? i : std::size_t((random >> kShardShift) + i) % kShards;
            const Shard &shard = (*m_shards)[at];
            const std::shared_lock lock(shard.mutex);
            if (shard.count == 0)
                continue;
            const std::size_t size = shard.buckets.size();
            const std::size_t first = all ? 0 : std::size_t(random) % size;
            std::size_t here = 0;
            for (std::size_t step = 0; step < size && (all || here < kSamples / 4); ++step) {
                for (const Entry *entry = shard.buckets[(first + step) % size]; entry; entry = entry->next) {
                    consider(best, at, *entry, now);
                    ++here;
                }
            }
            seen += here;
        }
        return best;
    }
    void makeRoom(Clock::time_point now)
    {
        while (std::uint64_t(std::max<std::int64_t>(0, m_used.load(std::memory_order_relaxed))) > m_maxBytes) {
            const Candidate victim = oldest(now);
            if (victim.shard == kShards)
                return;
            Shard &shard = (*m_shards)[victim.shard];
            const std::unique_lock lock(shard.mutex);
            if (shard.buckets.empty())
                continue;
            for (Entry *entry = shard.buckets[shard.bucketOf(victim.hash)]; entry; entry = entry->next) {
                if (entry->hash != victim.hash)
                    continue;
                if (entry->expires <= now)
                    m_expired.fetch_add(1, std::memory_order_relaxed);
                else
                    m_evicted.fetch_add(1, std::memory_order_relaxed);
                erase(shard, entry);
                break;
            }
        }
    }
    std::uint64_t nextRandom() // splitmix64
    {
        std::uint64_t z = m_random.fetch_add(0x9e3779b97f4a7c15ULL, std::memory_order_relaxed);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

    const std::uint64_t m_maxBytes;
    const Now m_now;
    const Hash m_hash;
    const std::unique_ptr<std::array<Shard, kShards>> m_shards;
    std::atomic<std::int64_t> m_used{0};
    std::atomic<std::int64_t> m_keys{0};
    std::atomic<std::int64_t> m_expiring{0};
    std::atomic<std::uint64_t> m_expired{0};
    std::atomic<std::uint64_t> m_evicted{0};
    std::atomic<std::uint64_t> m_random{0x2545f4914f6cdd1dULL};
};

} // namespace coroscope::cache
