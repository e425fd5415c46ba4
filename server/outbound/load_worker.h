#pragma once

#include "server/async/epoll_loop.h"
#include "server/async/member_timer.h"
#include "server/outbound/load_connection.h"
#include "server/outbound/load_figures.h"
#include "server/outbound/load_job.h"

#include <atomic>
#include <deque>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace coroscope {

class LoadPart;

/// What the threads of a run share. Set before they start, but for the atomics.
struct LoadShared {
    LoadJob job;
    std::vector<LoadPeer> peers; ///< by LoadJob::origins
    Clock::time_point begun;
    EpollLoop *collector = nullptr; ///< LoadPart is posted here
    void (*take)(void *context, LoadPart &part) = nullptr; ///< called there
    void *context = nullptr;

    /// When the warm-up ends; 0: not known yet, in a closed run that warms up by a number of requests.
    alignas(64) std::atomic<Clock::rep> measuredFrom{0};
    /// Closed runs: the number of the next request, of those that warm up and of those that are measured.
    alignas(64) std::atomic<std::uint64_t> warmTickets{0};
    std::atomic<std::uint64_t> tickets{0};

    /// Open runs: when request `number` is due, and how many are at `when`.
    Clock::time_point dueAt(std::uint64_t number) const noexcept;
    std::uint64_t dueBy(Clock::time_point when) const noexcept;
    std::uint64_t warmUpRequests() const noexcept; ///< open runs: those that are due before measuredFrom
    /// How many requests are told apart in the figures; 0: none.
    std::size_t toldApart() const noexcept
    {
        const std::size_t count = job.requests.size();
        return count > 1 && count <= LoadResult::kMostToldApart ? count : 0;
    }
};

/// What a load thread has counted in one interval; handed over to the collecting thread, which owns it then.
class LoadPart final : public PostNode {
public:
    struct Set {
        LoadCounts counts;
        Histogram raw;
        Histogram corrected; ///< open runs only
    };
    LoadPart(const LoadShared &shared, int worker, std::size_t index)
        : worker(worker)
        , index(index)
        , requests(shared.toldApart())
        , m_shared(shared)
    {
    }

    const int worker;
    const std::size_t index; ///< of the interval
    Set warmingUp;
    Set measured;
    // All of the measured part, but for `opened`:
    std::vector<LoadRequestFigures> requests; ///< LoadShared::toldApart() of them
    Histogram lag;
    std::vector<std::pair<int, std::uint64_t>> statuses;
    std::array<std::string, kLoadFaults> examples;
    double inFlightSeconds = 0; ///< requests in flight, times how long
    std::uint64_t opened = 0;
    std::uint32_t inFlight = 0; ///< at the end
    std::uint64_t backlog = 0;

    /// Of the last part of a thread.
    struct End {
        Clock::time_point lastAnswer; ///< to a measured request; the epoch where there was none
        Clock::time_point ended;
        bool cutOff = false;
        std::uint64_t unsent = 0;
        nanoseconds longestUnsent{0};
        std::uint64_t unfinished = 0;
        double busy = 0; ///< share of its time on a processor
    };
    std::optional<End> end;

private:
    void run() override;
    void discard() override { delete this; }
    const LoadShared &m_shared;
};

/// One thread of a load run: its loop and its connections. run() is that thread's; what says so is any thread's.
class LoadWorker final : private LoadConnection::Owner, private IoHandler, private TurnEnd {
public:
    LoadWorker(LoadShared &shared, int number, int connections);
    ~LoadWorker() override;

    /// Until all is done, or cutOff(). Its last part has been posted then.
    void run();
    /// Any thread.
    void cutOff();

    /// Any thread; each figure on its own, from the end of the last turn.
    struct Live {
        std::atomic<std::uint64_t> started{0};
        std::atomic<std::uint64_t> completed{0};
        std::atomic<std::uint64_t> failed{0};
        std::atomic<std::uint32_t> inFlight{0};
    };
    const Live &live() const noexcept { return m_live; }

private:
    struct Ticket {
        std::uint64_t number = 0; // which of the requests
        bool measured = false;
    };

    // Of LoadConnection::Owner
    void connected(LoadConnection &connection) override;
    void responded(LoadConnection &connection, int status) override;
    void failed(LoadConnection &connection, LoadFault fault, std::string sentence) override;
    void opened() override;
    void sent(LoadConnection &connection, std::size_t bytes) override;
    void received(LoadConnection &connection, std::size_t bytes) override;
    std::span<char> scratch() override { return m_scratch; }

    void onEvents(std::uint32_t events) override; // a request is due
    void onTurnEnd() override;

    bool isOpen() const noexcept { return m_shared.job.rate > 0; }
    void beginClosed(LoadConnection &connection, Clock::time_point now);
    std::optional<Ticket> takeTicket(Clock::time_point now);
    void sendDue();
    bool isDue(Clock::time_point now) const noexcept;
    void beginOpen(LoadConnection &connection, Clock::time_point now);
    void goIdle(LoadConnection &connection, Clock::time_point now);
    void wasOpened(LoadConnection &connection, Clock::time_point now); // or failed to be
    LoadConnection &socketFor(const LoadConnection &any, std::uint32_t origin) const; // of the same slot
    void begin(LoadConnection &any, const Ticket &ticket, Clock::time_point intended, Clock::time_point now);
    void ask(LoadConnection &connection, Clock::time_point now); // puts it into the list of what is waited for
    void settle(LoadConnection &connection, Clock::time_point now); // and takes it out
    void giveUp(LoadConnection &connection, LoadFault fault, std::string sentence, Clock::time_point now);
    void rest(LoadConnection &connection, Clock::time_point now);

    void onTimeout();
    void onInterval();
    void onRested();
    void onDeadline();
    void onDrained();
    void learnMeasuredFrom();
    void scheduleDeadline();
    void stopSending(Clock::time_point when);
    void finish(bool cutOff, Clock::time_point now);

    void countInFlight(int change, Clock::time_point now);
    void roll(Clock::time_point now);
    void handOver(Clock::time_point now);
    void publish() noexcept;
    LoadPart::Set &setOf(bool measured) noexcept { return measured ? m_part->measured : m_part->warmingUp; }

    LoadShared &m_shared;
    const int m_number;
    EpollLoop m_loop;
    Live m_live;
    std::uint64_t m_started = 0; // these three: what m_live is to show
    std::uint64_t m_completed = 0;
    std::uint64_t m_failed = 0;
    std::vector<char> m_scratch;
    // The sockets of slot 0 by origin, then those of slot 1 and so on. A slot is one of the connections of the plan: it
    // has one request at a time, on whichever of its sockets that goes to; any of them stands for it in the lists
    // below.
    std::vector<std::unique_ptr<LoadConnection>> m_connections;

    LoadConnection *m_oldest = nullptr; // of what is waited for, in the order in which it was asked for
    LoadConnection *m_newest = nullptr;
    std::uint32_t m_inFlight = 0;
    std::uint32_t m_measuredInFlight = 0;
    bool m_nothingMore = false; // to send
    bool m_ended = false;
    Clock::time_point m_measuredFrom; // the epoch: not known yet
    Clock::time_point m_deadline = Clock::time_point::max();

    // Open runs
    int m_dueTimer = -1;
    std::uint64_t m_next = 0; // number, in the whole run, of the next request that is this thread's
    Clock::time_point m_nextDue;
    std::uint64_t m_numbers = 0; // those from here on are not sent
    std::vector<std::uint32_t> m_opening; // by slot: sockets that are only being opened
    std::deque<LoadConnection *> m_idle; // the one that has waited longest first, so that all take part
    Clock::time_point m_idleSince; // that there is one in there

    // Closed runs: connections that failed wait a little, so that a server that is gone is not asked as fast as this
    // machine can.
    std::deque<std::pair<Clock::time_point, LoadConnection *>> m_resting;

    std::unique_ptr<LoadPart> m_part;
    Clock::time_point m_partEnds;
    std::array<std::uint64_t, 1000> m_statuses{};
    Clock::time_point m_countedUntil; // of inFlightSeconds
    LoadPart::End m_end;

    MemberTimer<LoadWorker, &LoadWorker::onTimeout> m_timeoutTimer{*this};
    MemberTimer<LoadWorker, &LoadWorker::onInterval> m_intervalTimer{*this};
    MemberTimer<LoadWorker, &LoadWorker::onRested> m_restTimer{*this};
    MemberTimer<LoadWorker, &LoadWorker::onDeadline> m_deadlineTimer{*this};
    MemberTimer<LoadWorker, &LoadWorker::onDrained> m_drainTimer{*this};
    MemberTimer<LoadWorker, &LoadWorker::learnMeasuredFrom> m_learnTimer{*this};
};

} // namespace coroscope
