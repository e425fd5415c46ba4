#pragma once

#include "server/async/gather.h"
#include "server/async/offload.h"
#include "server/async/semaphore.h"
#include "server/async/sleep.h"
#include "server/cache/flight_awaiter.h"
#include "server/db/query.h"
#include "server/http/body_stream.h"
#include "server/http/websocket_rooms.h"
#include "server/outbound/http_awaiter.h"
#include "server/runtime/cache_call.h"
#include "server/runtime/services.h"
#include "server/runtime/traced.h"
#include "server/tasks/store.h"
#include "server/tasks/wish.h"
#include "server/telemetry/metrics.h"

#include <QCoro/QCoroTask>

namespace coroscope {

/// Everything that a handler may wait for: it awaits through nothing else. Each await leaves a span in the record of
/// the request and gives Canceled where the request is stopped, before it suspends too. Made by the handler from its
/// exchange, copied by value into the coroutines that it starts. Home thread of the exchange.
class Context {
    struct Place {
        ExchangePtr exchange;
        std::uint32_t coroutine = 0; ///< 0: the handler itself
        std::uint32_t parent = 0; ///< span inside which this coroutine runs

        template<typename Make>
        auto traced(SpanKind kind, QByteArray label, const Make &make) const
        {
            if (kind == SpanKind::Database)
                noteInjected(label);
            return Traced<decltype(make())>(exchange, kind, coroutine, parent, std::move(label), make);
        }
        /// A job to the database says in its label that it is delayed, where it is.
        void noteInjected(QByteArray &label) const;
        db::Port &port() const { return static_cast<ServerServices &>(exchange->services()).database(); }
        db::JobTicket ticket(Clock::time_point deadline = Clock::time_point::max()) const
        {
            return {{exchange->record->id, coroutine}, exchange->stopToken(), exchange.data(), deadline};
        }
    };

public:
    /// Calls to other servers; `traceparent` goes along (W3C Trace Context) unless the call has one, and with it the
    /// `tracestate` that came with the request's own.
    class Http {
    public:
        explicit Http(Place place)
            : m_place(std::move(place))
        {
        }
        /// co_await: Result<HttpReply>, see HttpClient::start(). The call starts at once.
        Traced<ValueAwaiter<HttpReply>> send(HttpCall call) const;

    private:
        class Child;
        static QCoro::Task<void> sendLater(Place place, WaitRef<ValueWait<HttpReply>> wait, HttpCall call,
                                           milliseconds delay);

        Place m_place;
    };

    class DbTransaction;

    /// The database through one of its lanes; see db::Port. A chain of calls is fine in one statement with co_await:
    /// `co_await ctx.db.read().all<User>().where("id > ?", 5).limit(50)`, see db::Queries. But `fn` has to have a name:
    /// `const auto find = [id](db::Connection &c) { … }; auto r = co_await ctx.db.read().run(find);`
    class DbLane : public db::Queries<DbLane, DbLane> {
    public:
        DbLane(Place place, db::JobKind kind, Clock::time_point deadline = Clock::time_point::max())
            : m_place(std::move(place))
            , m_kind(kind)
            , m_deadline(deadline)
        {
        }
        /// The same, but each job that it runs has ended `time` from now, or gives Timeout.
        DbLane within(milliseconds time) const { return DbLane(m_place, m_kind, Clock::now() + time); }
        const DbLane &lane() const { return *this; }
        /// co_await: Result<T>, as db::Port::read() or write() says.
        template<typename Fn>
        auto run(Fn fn) const
        {
            const auto make = [&] {
                const auto ticket = m_place.ticket(m_deadline);
                return m_kind == db::JobKind::Read ? m_place.port().read(ticket, std::move(fn))
                                                   : m_place.port().write(ticket, std::move(fn));
            };
            return m_place.traced(SpanKind::Database, label(), make);
        }

    private:
        const QByteArray &label() const;

        Place m_place;
        db::JobKind m_kind;
        Clock::time_point m_deadline;
    };

    /// co_await: Result<DbTransaction>.
    class BeginTransaction {
    public:
        BeginTransaction(Place place, db::Transaction *outer);

        class Running {
        public:
            explicit Running(BeginTransaction &begin)
                : m_begin(begin)
                , m_inner(begin.m_traced.operator co_await())
            {
            }
            bool await_ready(std::source_location where = std::source_location::current())
            {
                return m_inner.await_ready(where);
            }
            void await_suspend(std::coroutine_handle<> waiter) { m_inner.await_suspend(waiter); }
            Result<DbTransaction> await_resume();

        private:
            BeginTransaction &m_begin;
            Traced<db::BeginAwaiter>::Running m_inner;
        };
        Running operator co_await() { return Running(*this); }

    private:
        Place m_place;
        Traced<db::BeginAwaiter> m_traced;
    };

    /// Queries of a transaction, which outlives them.
    class InTransaction {
    public:
        explicit InTransaction(const DbTransaction &transaction)
            : m_transaction(&transaction)
        {
        }
        template<typename Fn>
        auto run(Fn fn) const
        {
            return m_transaction->run(std::move(fn));
        }

    private:
        const DbTransaction *m_transaction;
    };

    /// A transaction, or a savepoint of one; see db::Transaction. Its whole length is a Transaction span.
    class DbTransaction : public db::Queries<DbTransaction, InTransaction> {
    public:
        DbTransaction(Place place, db::Transaction transaction);
        DbTransaction(DbTransaction &&other) noexcept;
        DbTransaction &operator=(DbTransaction &&) = delete;
        /// Rolls back what was not committed.
        ~DbTransaction();

        InTransaction lane() const { return InTransaction(*this); }
        template<typename Fn>
        auto run(Fn fn) const
        {
            const auto make = [&] { return m_transaction.run(m_place.ticket(), std::move(fn)); };
            return m_place.traced(SpanKind::Database, QByteArrayLiteral("transaction"), make);
        }
        BeginTransaction savepoint() { return BeginTransaction(m_place, &m_transaction); }
        /// co_await: Result<void>.
        Traced<db::EndAwaiter> commit();
        Traced<db::EndAwaiter> rollback();

    private:
        void endSpan();

        Place m_place;
        std::uint32_t m_span = 0;
        db::Transaction m_transaction;
    };

    class Db {
    public:
        explicit Db(Place place)
            : m_place(std::move(place))
        {
        }
        DbLane read() const { return DbLane(m_place, db::JobKind::Read); }
        DbLane write() const { return DbLane(m_place, db::JobKind::Write); }
        /// co_await: Result<DbTransaction>.
        BeginTransaction begin() const { return BeginTransaction(m_place, nullptr); }

    private:
        Place m_place;
    };

    /// The cache, whichever it is; see cache::Store. Each call is a Cache span that says what came of it. Only where
    /// services().cache() is there.
    class Cache {
    public:
        explicit Cache(Place place)
            : m_place(std::move(place))
        {
        }
        /// The same, but each command has ended `time` from now, or gives Timeout; without it, kLimit.
        Cache within(milliseconds time) const
        {
            Cache copy(*this);
            copy.m_limit = time;
            return copy;
        }
        /// The same, for what has to be done though the client may have left: a stop does not end it.
        Cache unstoppable() const
        {
            Cache copy(*this);
            copy.m_unstoppable = true;
            return copy;
        }

        /// co_await: Result<std::optional<QByteArray>>, empty where there is none.
        CacheCall<std::optional<QByteArray>> get(const QByteArray &key) const;
        /// co_await: Result<std::optional<cache::CachedValue>>.
        CacheCall<std::optional<cache::CachedValue>> getWithTime(const QByteArray &key) const;
        /// co_await: Result<cache::CachedValues>, one for each key. `what` names them in the timeline.
        CacheCall<cache::CachedValues> getMany(QList<QByteArray> keys, const QByteArray &what) const;
        /// co_await: Result<bool>. No time: it stays as long as there is room.
        CacheCall<bool> set(const QByteArray &key, QByteArray value, std::optional<milliseconds> ttl = {}) const;
        /// co_await: Result<bool>, false where there is one.
        CacheCall<bool> setIfNone(const QByteArray &key, QByteArray value, std::optional<milliseconds> ttl) const;
        /// co_await: Result<qint64>, how many there were.
        CacheCall<qint64> remove(const QByteArray &key) const;
        /// co_await: Result<void>, when another request that fills the key has ended.
        template<typename Wait>
        Traced<cache::FlightAwaiter<Wait>> waitFor(WaitRef<Wait> wait, QByteArray label) const
        {
            const auto make = [&] {
                return cache::FlightAwaiter<Wait>(std::move(wait), m_place.exchange->stopToken(),
                                                  m_place.exchange.data());
            };
            return m_place.traced(SpanKind::Cache, std::move(label), make);
        }

        static constexpr milliseconds kLimit{2000};

    private:
        cache::Store &store() const;
        cache::CacheTicket ticket() const;
        CacheSpan span(const char *verb, const QByteArray &key) const;
        /// `begin()` gives the command, which is sent now, or after a delay that was injected.
        template<typename T, typename Begin>
        CacheCall<T> call(CacheSpan span, const cache::CacheTicket &given, Begin begin) const;
        template<typename T>
        static QCoro::Task<Result<T>> later(ExchangePtr exchange, cache::CacheTicket ticket, milliseconds delay,
                                            std::function<cache::CacheAwaiter<T>()> begin);

        Place m_place;
        milliseconds m_limit = kLimit;
        bool m_unstoppable = false;
    };

    /// Background tasks, as tasks::Store has them; each call is a span that says what it was, and its statements are
    /// noted. Unavailable where isAvailable() is false: the server has no place to keep them. Await each by name.
    class Tasks {
    public:
        using Where = std::source_location; ///< by default the place of the call

        explicit Tasks(Place place)
            : m_place(std::move(place))
        {
        }
        bool isAvailable() const noexcept;

        /// Checked first: BadRequest says what is wrong. When it is given, it is stored, and runs also where this
        /// server ends. Unavailable with kQueueFull: too many tasks of its queue wait.
        QCoro::Task<Result<tasks::Added>> add(tasks::Wish wish, Where where = Where::current()) const;
        /// The same for one that checkedWish() made.
        QCoro::Task<Result<tasks::Added>> addChecked(tasks::NewTask task, Where where = Where::current()) const;
        QCoro::Task<Result<std::optional<tasks::Task>>> find(QByteArray id, Where where = Where::current()) const;
        /// `limit`: at most tasks::Store::kMaxPage.
        QCoro::Task<Result<tasks::TaskPage>> list(tasks::TaskFilter filter, std::int64_t offset, int limit,
                                                  Where where = Where::current()) const;
        QCoro::Task<Result<tasks::CancelOutcome>> cancel(QByteArray id, Where where = Where::current()) const;
        /// `payload`: empty: as it is; it has to fit its kind.
        QCoro::Task<Result<tasks::RetryOutcome>> retry(QByteArray id, QByteArray payload = {},
                                                       Where where = Where::current()) const;
        QCoro::Task<Result<bool>> runNow(QByteArray id, Where where = Where::current()) const;
        QCoro::Task<Result<std::vector<tasks::Queue>>> queues(Where where = Where::current()) const;
        QCoro::Task<Result<void>> setPaused(QString queue, bool paused, Where where = Where::current()) const;
        QCoro::Task<Result<void>> setConcurrency(QString queue, int concurrency, Where where = Where::current()) const;
        QCoro::Task<Result<QList<tasks::Schedule>>> schedules(Where where = Where::current()) const;
        QCoro::Task<Result<bool>> addSchedule(tasks::Schedule schedule, Where where = Where::current()) const;
        QCoro::Task<Result<bool>> removeSchedule(QByteArray id, Where where = Where::current()) const;

        static constexpr int kQueueFull = 1; ///< Error::code
        static constexpr int kRetryAfter = 5; ///< seconds, where a queue is full

    private:
        template<typename T, typename Call>
        static QCoro::Task<Result<T>> traced(Place place, QByteArray label, Where where, Call call);

        Place m_place;
    };

    explicit Context(ExchangePtr exchange)
        : Context(Place{std::move(exchange), 0, 0})
    {
    }

    Exchange &exchange() const noexcept { return *m_place.exchange; }
    std::stop_token stop() const { return m_place.exchange->stopToken(); }
    ServerServices &services() const noexcept { return static_cast<ServerServices &>(m_place.exchange->services()); }

    /// co_await: Result<void>, after `time` from now.
    Traced<SleepAwaiter> sleep(milliseconds time) const;
    /// The same; `label` says in the timeline what for.
    Traced<SleepAwaiter> sleep(milliseconds time, QByteArray label) const;
    /// co_await: Result<MetricsPtr>, what the telemetry thread has counted, with all that ended before. Unavailable
    /// where there is no telemetry thread, or where too many ask.
    Traced<ValueAwaiter<MetricsPtr>> metrics() const;
    /// co_await: Result<T> of `fn(args...)`, run on a thread of the pool; see offload(). `label` names it in the
    /// timeline.
    template<typename Fn, typename... Args>
    auto offload(QByteArray label, Fn fn, Args... args) const
    {
        auto &pool = services().pool();
        auto &loop = m_place.exchange->loop();
        const auto make = [&] {
            return coroscope::offload(pool, loop, stop(), m_place.exchange.data(), std::move(fn), std::move(args)...);
        };
        return m_place.traced(SpanKind::Offload, std::move(label), make);
    }
    /// co_await: Result<Permit>. `name` says in the timeline what is waited for.
    Traced<ValueAwaiter<Permit>> acquire(Semaphore &semaphore, QByteArray name) const;
    /// co_await: Result<QByteArray>, the next piece of a streamed request body; an empty one where it is complete.
    Traced<ValueAwaiter<QByteArray>> read() const;
    /// co_await: Result<void>, when less than 64 KiB of a streamed response wait to be sent.
    Traced<ValueAwaiter<void>> write(QByteArray piece) const;
    /// co_await: Result<WebSocketMessage>, the next one of the client; see WebSocket::receive().
    Traced<ValueAwaiter<WebSocketMessage>> receive(WebSocket &socket) const;
    /// co_await: Result<void>, see WebSocket::send().
    Traced<ValueAwaiter<void>> send(WebSocket &socket, const WebSocketFrame &frame) const;
    /// co_await: Result<void>, see WebSocketRooms::publish().
    Traced<ValueAwaiter<void>> publish(const WebSocketRooms::Membership &from, const WebSocketFrame &frame) const;
    /// Not awaited: it holds the loop, and everybody on it, for `time`. For demonstration. Canceled as soon as the
    /// server stops; that the client leaves is not noticed, since nobody is there to notice.
    Result<void> block(milliseconds time) const;

    /// Starts `fn(child, args...)`, which runs at once until it first waits; collect what it returns with gather().
    /// `child` is this request with a coroutine number of its own, and its whole run is a Task span of this coroutine.
    template<typename T, typename... Params, typename... Args>
    QCoro::Task<Result<T>> start(QByteArray label, QCoro::Task<Result<T>> (*fn)(Context, Params...), Args... args) const
    {
        return runChild<T>(*this, std::move(label), fn, std::move(args)...);
    }

    /// `fn(context, args...)` runs after the last byte of the response went to the kernel, or after the client has
    /// left; `context` is this request with a coroutine number of its own, which neither the client nor the deadline
    /// of the request stops. Not stored: what waits or runs when the process dies is lost (see Tasks). One after the
    /// other, in order; of one that throws, or gives an error, the log tells, and the next still runs. The server's
    /// drain waits for them. Unavailable: there are too many, see Exchange::addAfterResponse().
    template<typename T, typename... Params, typename... Args>
    Result<void> afterResponse(QByteArray label, QCoro::Task<T> (*fn)(Context, Params...), Args... args) const
    {
        // A plain function: it makes the coroutine, whose frame has all that it needs.
        const auto work = [label = std::move(label), fn, ... args = std::move(args)](ExchangePtr exchange) {
            return runAfter<T>(Context(std::move(exchange)), label, fn, args...);
        };
        return addAfter(work);
    }

private:
    explicit Context(Place place)
        : m_place(std::move(place))
        , http(m_place)
        , db(m_place)
        , cache(m_place)
        , tasks(m_place)
    {
    }

    Result<void> addAfter(Exchange::Work work) const;
    static void sayAfterFailed(const Context &context, const QByteArray &label, const Error &error);
    template<typename T, typename Fn, typename... Args>
    static QCoro::Task<void> runAfter(Context parent, QByteArray label, Fn fn, Args... args)
    {
        const ChildSpan span(parent.m_place, label);
        auto task = fn(Context(span.place()), std::move(args)...);
        if constexpr (std::is_void_v<T>) {
            co_await task;
        } else {
            const auto result = co_await task;
            if (!result.isOk())
                sayAfterFailed(parent, label, result.error());
        }
    }

    /// The Task span of a child, for as long as the child runs.
    class ChildSpan {
    public:
        ChildSpan(const Place &parent, QByteArray label);
        ~ChildSpan();
        ChildSpan(const ChildSpan &) = delete;
        ChildSpan &operator=(const ChildSpan &) = delete;
        Place place() const { return {m_exchange, m_coroutine, m_span}; }

    private:
        ExchangePtr m_exchange;
        std::uint32_t m_coroutine = 0;
        std::uint32_t m_span = 0;
    };

    template<typename T, typename Fn, typename... Args>
    static QCoro::Task<Result<T>> runChild(Context parent, QByteArray label, Fn fn, Args... args)
    {
        const ChildSpan span(parent.m_place, std::move(label));
        auto task = fn(Context(span.place()), std::move(args)...);
        auto result = co_await task;
        co_return result;
    }

    Place m_place; // before the others, which copy it

public:
    Http http;
    Db db;
    Cache cache;
    Tasks tasks;
};

} // namespace coroscope
