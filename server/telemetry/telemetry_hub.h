#pragma once

#include "server/async/wait.h"
#include "server/telemetry/await_places.h"
#include "server/telemetry/feed.h"
#include "server/telemetry/interval_stats.h"
#include "server/telemetry/key_writers.h"
#include "server/telemetry/metrics_book.h"
#include "server/telemetry/route_stats.h"
#include "server/telemetry/statement_stats.h"
#include "server/telemetry/telemetry_pace.h"
#include "server/telemetry/worker_channel.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace coroscope {

class AccessLog;

/// Who is told of each batch on the telemetry thread itself, in place of a feed that somebody has to come for. Both are
/// called there, and have to be quick.
class BatchReader {
public:
    virtual ~BatchReader() = default;
    /// By the hub, before anything else.
    void setReaders(RecordReadersPtr readers) { m_readers = std::move(readers); }
    /// Asked before records are taken, at a tick or early; false: for it no batch is made.
    virtual bool isWanted() noexcept = 0;
    virtual void read(const TelemetryBatch &batch) = 0;

protected:
    /// Any thread. isWanted() is true from now on: workers hand over whole records at once.
    void nowWanted() noexcept
    {
        if (m_readers)
            m_readers->arrived();
    }

private:
    RecordReadersPtr m_readers;
};

/// The one telemetry thread, and the only consumer of the workers' channels. At most 30 times a second it takes what
/// came, brings the figures up to date and puts a batch to every open feed; a batch that would say nothing new is not
/// made, but one comes at least every second, so that charts move. Without a feed, records are counted and go straight
/// back to their worker, and most do not leave it at all (see WorkerChannel::sendUnpreviewed()). While much comes,
/// records are taken between the ticks too (see TelemetryPace), and published with the next. All functions: any thread;
/// none waits for longer than a few pointers are moved. Channels and feeds come and go at run time. Destroying it ends
/// the thread; what was sent until then is still published.
class TelemetryHub {
public:
    static constexpr milliseconds kTick{33};
    static constexpr std::size_t kMaxLog
        = 10'000; ///< log lines that wait for the next tick; more are dropped, and counted

    explicit TelemetryHub(milliseconds tick = kTick);
    ~TelemetryHub();
    TelemetryHub(const TelemetryHub &) = delete;
    TelemetryHub &operator=(const TelemetryHub &) = delete;

    /// Before the channel's worker begins.
    void addChannel(std::shared_ptr<WorkerChannel> channel);
    /// When it returns, the channel's loop is not touched any more. What is still in the ring is taken in the next
    /// tick; the worker must not send any more.
    void removeChannel(const std::shared_ptr<WorkerChannel> &channel);
    /// A new run of the server: all counts and figures begin at zero.
    void resetFigures();

    /// What is published from now on, beginning with a batch that has the figures of every route. Dropping the pointer
    /// ends it.
    std::shared_ptr<TelemetryFeed> openFeed();
    /// What requests ran, as it was at the end of the last interval; null: nothing yet in this run.
    StatementTablePtr statementTable() const;
    /// Who wrote this key of the cache last in this run, as far as records have come in.
    std::optional<KeyWriters::Writer> keyWriter(const QByteArray &key) const { return m_keyWriters.find(key); }
    /// From the next tick on; null: no more. The hub keeps it until another one is set. Of one hub only,
    /// and before anybody calls its nowWanted().
    void setBatchReader(std::shared_ptr<BatchReader> reader);
    using MetricsWait = WaitRef<ValueWait<MetricsPtr>>;
    /// Completes `wait` within a tick, with figures that count every record that was sent before. The wait's home is
    /// the loop of a worker whose channel is there until nobody awaits it any more. Unavailable at once where kMaxAsked
    /// wait already.
    void askMetrics(MetricsWait wait);
    static constexpr std::size_t kMaxAsked = 256;
    /// A line a request from the next tick on; null: no more.
    void setAccessLog(std::shared_ptr<AccessLog> log);
    /// Forgotten where no feed is open.
    void log(LogEntry entry);
    /// Where those wait that slow motion keeps back.
    AwaitPlaces &awaitPlaces() noexcept { return m_awaitPlaces; }

    /// A turn of a loop that takes this long is a stall, from now on. At least kLeastStall.
    void setStallThreshold(milliseconds threshold);
    milliseconds stallThreshold() const;
    static constexpr milliseconds kLeastStall{10};
    /// How often it took records between two ticks, so far.
    std::uint64_t earlyDrains() const noexcept { return m_earlyDrains.load(std::memory_order_relaxed); }
    static constexpr std::size_t kMaxEarly = 65'536; ///< records that wait for the next tick; more wait in their ring
    /// Told on the telemetry thread of each stall when it is seen, and again of its end. It must be quick, and what it
    /// uses outlives the hub.
    void setStallSink(std::function<void(const LoopStall &)> sink);

private:
    struct Source;
    struct Published; // what the last batch said, to see what is new

    void run();
    void tick(Clock::time_point now);
    void drainEarly();
    void look(Source &source, Clock::time_point now);
    /// Between two ticks, when a turn may have become a stall. True where one has.
    bool lookAtStalls(Clock::time_point now);
    void countWaiting();
    /// The turn of the last look goes on: what was counted meanwhile was not served in part by those that follow.
    bool isStillHeld(const Source &source);
    void tellStalls(const std::vector<LoopStall> &stalls);
    /// True where the figures are to be reset.
    bool takeChanges(Clock::time_point now);
    // `kept` is null where nobody reads. What there was.
    using Records = std::vector<ExchangeRecordPtr>;
    TelemetryPace::Taken drain(Source &source, Records *kept);
    void count(const EndedFigures &ended);
    TelemetryPace::Taken finish(Source &source, Records *kept);
    void takeLog(TelemetryBatch *batch);
    void setStatementTable(StatementTablePtr table);
    void answerMetrics();
    MetricsPtr makeMetrics();
    void resetNow(Clock::time_point now);
    void closeInterval(Clock::time_point now, TelemetryBatch &batch);
    /// Of no route: those that matched none.
    RouteStats &statsOf(std::int32_t route);
    void moveInFlight(std::int32_t route, int by);
    void fillFigures(TelemetryBatch &batch);
    void publish(TelemetryBatch &&batch);

    std::mutex m_mutex; // guards what other threads ask for, and the use of the workers' loops
    std::condition_variable m_wake;
    bool m_stop = false;
    bool m_reset = false;
    bool m_newFeed = false;
    std::function<void(const LoopStall &)> m_stallSink;
    std::vector<std::shared_ptr<WorkerChannel>> m_added;
    std::vector<std::shared_ptr<WorkerChannel>> m_removed;
    std::vector<std::weak_ptr<TelemetryFeed>> m_feeds;
    std::shared_ptr<BatchReader> m_batchReader;
    const RecordReadersPtr m_readers = std::make_shared<RecordReaders>();
    std::vector<MetricsWait> m_metricsAsked;
    std::shared_ptr<AccessLog> m_nextAccessLog;
    bool m_hasNextAccessLog = false;

    std::atomic<milliseconds::rep> m_stallThreshold{WorkerFigures::kHeld.count()};
    std::atomic<std::uint64_t> m_earlyDrains{0};

    std::mutex m_logMutex;
    std::vector<LogEntry> m_log;
    std::uint64_t m_droppedLog = 0;

    mutable std::mutex m_tableMutex;
    StatementTablePtr m_statementTable;

    KeyWriters m_keyWriters; // any thread
    AwaitPlaces m_awaitPlaces; // any thread

    // Telemetry thread only.
    TelemetryPace m_pace;
    Records m_early; // taken since the last tick, for the next
    std::vector<std::unique_ptr<Source>> m_sources;
    std::vector<std::shared_ptr<TelemetryFeed>> m_openFeeds; // in a tick
    std::shared_ptr<BatchReader> m_readerNow; // in a tick, where it wants the batch
    std::vector<MetricsWait> m_metricsNow; // in a tick
    std::uint32_t m_readersSeen = 0; // who had arrived when readers were last looked for
    std::vector<std::unique_ptr<RouteStats>> m_routes; // by index
    RouteStats m_unmatched;
    IntervalStats m_interval;
    StatementStats m_statements;
    MetricsBook m_metrics;
    std::shared_ptr<AccessLog> m_accessLog;
    double m_requestsPerSecond = 0;
    std::uint64_t m_droppedBefore = 0; // by channels that have gone
    std::uint64_t m_droppedRunsBefore = 0;
    std::uint64_t m_feedsDroppedBatches = 0;
    bool m_readyMoved = false; // what slow motion keeps back has changed
    bool m_allRoutes = false; // the next batch has every route
    Histogram m_scratch;
    std::unique_ptr<Published> m_published;

    std::thread m_thread; // last: it uses all of the above
};

} // namespace coroscope
