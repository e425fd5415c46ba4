#pragma once

#include "server/cache/command_tap.h"
#include "server/cache/memory_table.h"
#include "server/cache/reply.h"

#include <QByteArrayView>
#include <QHashFunctions>

#include <deque>
#include <mutex>
#include <optional>

namespace coroscope::cache {

struct KeyHash {
    std::size_t seed = QHashSeed::globalSeed();
    std::uint64_t operator()(std::string_view key) const { return qHashBits(key.data(), key.size(), seed); }
};

/// A store in the program itself, which does what a Redis does with strings: times to the millisecond, a bound in
/// bytes, the least recently used goes first (MemoryTable says how exactly). One object for all workers and the window;
/// any thread. Each command is one step as others see it, those of several keys too, but EXISTS, TOUCH, KEYS and SCAN.
class MemoryStore {
public:
    using Table = MemoryTable<QByteArray, KeyHash>;
    static constexpr std::uint64_t kDefaultBytes = 64 * 1024 * 1024;

    explicit MemoryStore(std::uint64_t maxBytes = kDefaultBytes, Table::Now now = Clock::now);
    MemoryStore(const MemoryStore &) = delete;
    MemoryStore &operator=(const MemoryStore &) = delete;

    struct Value {
        QByteArray bytes;
        std::optional<milliseconds> ttl; ///< empty: it stays; rounded up, so never 0
    };
    std::optional<Value> get(QByteArrayView key) const;
    /// False where it is larger than the store. No time: it stays until there is no room.
    bool set(QByteArrayView key, QByteArray value, std::optional<milliseconds> ttl);
    /// Only where there is none. False where there is, or where it is larger than the store.
    bool setIfNone(QByteArrayView key, QByteArray value, std::optional<milliseconds> ttl);
    bool remove(QByteArrayView key);

    /// Any command that it knows, with Redis's own replies and error texts. For who sits at the window: tap() says so.
    /// Source: Redis 7.0.
    Reply execute(const Command &command);

    Table::Figures figures() const { return m_table.figures(); }
    bool hasExpiring() const noexcept { return m_table.hasExpiring(); }
    /// Lets go of what has expired; a part at a time.
    void sweep() { m_table.sweep(); }
    Table &table() noexcept { return m_table; }
    const Table &table() const noexcept { return m_table; }
    /// Who watches the commands, its own ones and those of the workers.
    CommandTap &tap() noexcept { return m_tap; }

    /// What took execute() longer than kSlow, newest first.
    struct SlowCommand {
        qint64 id = 0;
        qint64 wall = 0; ///< seconds since 1970
        qint64 microseconds = 0;
        Command command; ///< long arguments cut
    };
    std::vector<SlowCommand> slowCommands(std::size_t most) const;
    std::size_t slowCount() const;
    void clearSlow();
    std::uint64_t commandCount() const noexcept { return m_commands.load(std::memory_order_relaxed); }

    static constexpr std::chrono::microseconds kSlow{10'000};
    static constexpr std::size_t kSlowKept = 128;

private:
    void noteSlow(const Command &command, nanoseconds took);

    Table m_table;
    CommandTap m_tap;
    std::atomic<std::uint64_t> m_commands{0};
    mutable std::mutex m_slowMutex;
    std::deque<SlowCommand> m_slow;
    qint64 m_nextSlow = 0;
};

/// The moment `ttl` from `now`, or the last one that the clock can say.
Clock::time_point expiryAt(Clock::time_point now, milliseconds ttl);
/// Milliseconds until then, rounded up.
milliseconds timeLeft(Clock::time_point now, Clock::time_point expires);

} // namespace coroscope::cache
