#pragma once

#include "server/async/epoll_loop.h"
#include "server/async/spsc_ring.h"
#include "server/telemetry/ended_figures.h"
#include "server/telemetry/open_sockets.h"
#include "server/telemetry/record_readers.h"
#include "server/telemetry/snapshot.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

namespace coroscope {

/// What one worker tells the telemetry thread, without ever waiting for it: records through a bounded ring, a few
/// figures through atomics. Records that are done with come back through a second ring with the memory of their
/// strings, so that a server in its steady state (without a window) allocates nothing for them. While nobody reads
/// records, those that say no more than their EndedFigures stay with the worker, whose caches hold them, and the
/// figures go alone. Each function says which thread may call it.
class WorkerChannel {
public:
    static constexpr std::size_t kDefaultCapacity = 16'384; ///< of the ring; 100,000 records/s for 160 ms

    /// `loop` is the worker's, for its lag and for who holds it; it outlives TelemetryHub::removeChannel(). Null: none.
    /// `capacity` is rounded up to a power of two.
    explicit WorkerChannel(std::uint32_t worker, EpollLoop *loop = nullptr, std::size_t capacity = kDefaultCapacity);
    ~WorkerChannel();
    WorkerChannel(const WorkerChannel &) = delete;
    WorkerChannel &operator=(const WorkerChannel &) = delete;

    /// Worker. A record as if newly made, with the worker's number in it. Strings are best filled in place (append() to
    /// what is empty), so that they use the memory that they have.
    std::unique_ptr<ExchangeRecord> fresh();
    /// Worker. Hands the record over; where the ring is full it drops it, counts that and returns false.
    bool send(std::unique_ptr<ExchangeRecord> record);
    /// The same of an ended record of whose exchange no preview was sent: where nobody reads it and it
    /// isCountedAlone(), only its figures go.
    bool sendUnpreviewed(std::unique_ptr<ExchangeRecord> record);
    /// Worker. Figures as they are now.
    void setConnections(std::uint32_t connections) noexcept { m_connections.store(connections, kRelaxed); }
    void setInFlight(std::uint32_t inFlight) noexcept { m_inFlight.store(inFlight, kRelaxed); }

    /// Any thread.
    std::uint32_t worker() const noexcept { return m_worker; }
    std::uint32_t connections() const noexcept { return m_connections.load(kRelaxed); }
    std::uint32_t inFlight() const noexcept { return m_inFlight.load(kRelaxed); }
    std::uint64_t dropped() const noexcept { return m_dropped.load(kRelaxed); }
    std::size_t capacity() const noexcept { return m_records.capacity(); }

    /// Before the worker begins. Where it is off nothing is handed over: records stay with the worker.
    void setOn(bool on) noexcept { m_isOn = on; }
    /// Before the worker begins. Until then somebody reads the records.
    void setReaders(RecordReadersPtr readers) noexcept { m_readers = std::move(readers); }

    /// Those that slow motion keeps back now.
    struct Ready {
        std::vector<ReadyEntry> entries; ///< oldest first, at most TelemetryBatch::kMaxReady
        std::uint64_t count = 0;
    };
    /// Worker. Locks for a moment.
    void setReady(Ready ready);
    /// Any thread. Locks for a moment.
    Ready ready() const;
    /// Any thread. Another number whenever ready() has changed.
    std::uint64_t readyRevision() const noexcept { return m_readyRevision.load(std::memory_order_acquire); }

    /// See there.
    OpenSockets &sockets() noexcept { return m_sockets; }

    /// Telemetry thread.
    EpollLoop *loop() const noexcept { return m_loop; }
    /// Telemetry thread. Null where the ring is empty.
    std::unique_ptr<ExchangeRecord> receive();
    /// Telemetry thread. Calls use(const EndedFigures &) for each request of sendUnpreviewed() that has come, oldest
    /// first, and tells how many there were. Previews are never behind them.
    template<typename Use>
    std::size_t receiveFigures(Use use)
    {
        return m_figures.consumeAll(use);
    }
    static constexpr std::size_t kMaxFigures = 1'024; ///< on their way; more go with their records
    /// Telemetry thread. Empties the record and gives it back to the worker; frees it where enough are on their way.
    void recycle(std::unique_ptr<ExchangeRecord> record);

    /// Ended exchanges whose record was dropped, so that nobody takes them for running for ever.
    struct Lost {
        std::vector<std::uint64_t> ids;
        bool more = false; ///< some could not even be noted
    };
    /// Telemetry thread. To be taken *before* a round of at most capacity() receive(); then that round yields each
    /// preview that was sent before its end got lost.
    void takeLost(Lost &lost);

private:
    static constexpr auto kRelaxed = std::memory_order_relaxed;
    static constexpr std::size_t kRecycled = 1'024; // records on their way back, at most
    static constexpr std::size_t kSpare = 1'024;

    void keep(std::unique_ptr<ExchangeRecord> record);

    const std::uint32_t m_worker;
    EpollLoop *const m_loop;
    SpscRing<std::unique_ptr<ExchangeRecord>> m_records;
    SpscRing<std::unique_ptr<ExchangeRecord>> m_recycled;
    SpscRing<EndedFigures> m_figures;
    SpscRing<std::uint64_t> m_lostEnds;
    OpenSockets m_sockets;
    std::vector<std::unique_ptr<ExchangeRecord>> m_spare; // worker: to be used next, from its end
    bool m_isOn = true;
    RecordReadersPtr m_readers; // null: there are some
    mutable std::mutex m_readyMutex;
    Ready m_ready;
    std::atomic<std::uint64_t> m_readyRevision{0};
    std::atomic<bool> m_lostMore{false};
    std::atomic<std::uint64_t> m_dropped{0};
    std::atomic<std::uint32_t> m_connections{0};
    std::atomic<std::uint32_t> m_inFlight{0};
};

} // namespace coroscope
