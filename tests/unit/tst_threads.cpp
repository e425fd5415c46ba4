// What crosses threads, without Qt, so that ThreadSanitizer can watch it: Debian's Qt is not instrumented. A plain
// program: prints what failed and returns 1.

#include "server/async/epoll_loop.h"
#include "server/async/mpsc.h"
#include "server/async/snapshot_cell.h"
#include "server/async/spsc_ring.h"
#include "server/async/stop_signal.h"
#include "server/async/wait_state.h"
#include "server/http/route_switches.h"
#include "server/telemetry/open_sockets.h"
#include "server/telemetry/record_readers.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace coroscope;
using namespace std::chrono_literals;

namespace {

int failures = 0; // main thread only

void check(bool condition, const char *what, int line)
{
    if (condition)
        return;
    ++failures;
    std::fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, line, what);
}
#define CHECK(condition) check(condition, #condition, __LINE__)

template<typename Done>
bool runUntil(EpollLoop &loop, Done done)
{
    const auto giveUp = Clock::now() + 60s;
    while (!done()) {
        if (Clock::now() > giveUp)
            return false;
        loop.poll(10ms);
    }
    return true;
}

constexpr int kProducers = 4;

void postQueue()
{
    struct Node final : PostNode {
        void run() override { }
        void discard() override { }
        int producer = 0;
        int number = 0; // plain: the queue has to make it visible
    };
    constexpr int kEach = 5'000;
    PostQueue queue;
    std::vector<std::vector<Node>> nodes;
    for (int p = 0; p < kProducers; ++p)
        nodes.emplace_back(kEach);
    std::vector<std::jthread> threads;
    for (int p = 0; p < kProducers; ++p) {
        threads.emplace_back([&queue, &mine = nodes[std::size_t(p)], p] {
            for (int i = 0; i < kEach; ++i) {
                mine[std::size_t(i)].producer = p;
                mine[std::size_t(i)].number = i;
                queue.push(&mine[std::size_t(i)]);
            }
        });
    }
    std::array<int, kProducers> next{};
    int seen = 0;
    bool ordered = true;
    while (seen < kProducers * kEach) {
        queue.drain([&](PostNode *node) {
            const auto *mine = static_cast<Node *>(node);
            ordered = ordered && next[std::size_t(mine->producer)]++ == mine->number;
            ++seen;
        });
    }
    CHECK(ordered);
    CHECK(queue.isEmpty());
}

void loopPosts()
{
    constexpr int kEach = 2'000;
    EpollLoop loop;
    loop.poll();
    int ran = 0;
    int fromHome = 0;
    std::vector<std::jthread> threads;
    for (int p = 0; p < kProducers; ++p) {
        threads.emplace_back([&] {
            for (int i = 0; i < kEach; ++i) {
                loop.post([&] {
                    ++ran;
                    loop.post([&fromHome] { ++fromHome; });
                });
            }
        });
    }
    CHECK(runUntil(loop, [&] { return ran == kProducers * kEach && fromHome == ran; }));
}

void loopWhereOneWaitsForTheOther()
{
    // A lost wake-up would leave the loop waiting for ever: each side goes on only when the other has.
    EpollLoop loop;
    loop.poll();
    std::atomic<int> turn{0};
    constexpr int kRounds = 5'000;
    std::jthread other([&] {
        for (int i = 0; i < kRounds; ++i) {
            loop.post([&turn] { turn.fetch_add(1); });
            while (turn.load() <= i)
                std::this_thread::yield();
        }
    });
    const auto giveUp = Clock::now() + 60s;
    while (turn.load() < kRounds && Clock::now() < giveUp)
        loop.poll(60s);
    CHECK(turn.load() == kRounds);
}

void postsWhileTheLoopCloses()
{
    for (int round = 0; round < 200; ++round) {
        std::atomic<int> freed{0};
        std::atomic<int> made{0};
        {
            EpollLoop loop;
            loop.poll();
            struct Freed {
                std::atomic<int> *count;
                ~Freed() { ++*count; }
            };
            std::vector<std::jthread> threads;
            for (int p = 0; p < 2; ++p) {
                threads.emplace_back([&] {
                    for (int i = 0; i < 50; ++i) {
                        ++made;
                        auto held = std::make_shared<Freed>(&freed);
                        loop.post([held = std::move(held)] {});
                    }
                });
            }
            loop.poll();
            loop.close();
            threads.clear(); // all that post have to be gone before the loop goes
        }
        CHECK(freed == made);
    }
}

void spscRing()
{
    struct Item {
        int number = 0;
        std::string text;
    };
    constexpr int kCount = 50'000;
    SpscRing<std::unique_ptr<Item>> there(64);
    SpscRing<std::unique_ptr<Item>> back(64);
    std::atomic<bool> done{false};
    std::jthread worker([&] { // as a worker and the telemetry thread do, with records that come back
        int made = 0;
        for (int i = 0; i < kCount; ++i) {
            std::unique_ptr<Item> item;
            if (!back.pop(item)) {
                item = std::make_unique<Item>();
                ++made;
            }
            item->number = i;
            item->text += 'x';
            while (!there.push(std::move(item)))
                std::this_thread::yield();
        }
        done = made > 0;
    });
    bool ordered = true;
    for (int i = 0; i < kCount;) {
        std::unique_ptr<Item> item;
        if (!there.pop(item)) {
            std::this_thread::yield();
            continue;
        }
        ordered = ordered && item->number == i && item->text == "x";
        item->text.clear();
        back.push(std::move(item));
        ++i;
    }
    worker.join();
    CHECK(ordered);
    CHECK(done);
}

/// A loop that is busy in bursts, and the thread that draws it.
void loopRuns()
{
    constexpr int kTurns = 20'000;
    EpollLoop loop;
    loop.poll();
    std::atomic<bool> done{false};
    std::uint64_t told = 0;
    bool ordered = true;
    nanoseconds busy{0};
    std::jthread reader([&] {
        Clock::time_point last;
        const auto take = [&](const LoopBusy &run) {
            ordered = ordered && run.started >= last && run.ended >= run.started && run.turns > 0
                && run.busy <= run.ended - run.started;
            last = run.ended;
            told += run.turns;
            busy += run.busy;
        };
        while (!done.load()) {
            loop.runs().take(take);
            std::this_thread::yield();
        }
        loop.runs().take(take);
    });
    std::uint64_t turns = 0;
    for (int i = 0; i < kTurns; ++i) {
        loop.post([] {});
        turns += loop.poll(100ms) ? 1U : 0U;
        if (i % 1'000 == 0)
            std::this_thread::sleep_for(1ms);
    }
    const auto figures = loop.takeFigures();
    done = true;
    reader.join();
    CHECK(ordered);
    CHECK(told == turns);
    CHECK(busy == figures.busy);
    CHECK(loop.runs().dropped() == 0);
}

/// A worker that accepts and closes, while another thread counts who waits.
void recordReaders()
{
    // A client that knows of a reader asks afterwards: its request is read, whatever the telemetry thread does.
    RecordReaders readers;
    std::atomic<bool> isReading{false};
    std::atomic<bool> stop{false};
    std::thread telemetry([&] {
        while (!stop) {
            const auto seen = readers.arrivals();
            if (!isReading.load(std::memory_order_relaxed))
                readers.left(seen);
        }
    });
    int missed = 0;
    for (int i = 0; i < 20'000; ++i) {
        isReading.store(true, std::memory_order_relaxed);
        readers.arrived();
        missed += readers.areThere() ? 0 : 1;
        std::this_thread::yield();
        missed += readers.areThere() ? 0 : 1;
        isReading.store(false, std::memory_order_relaxed);
    }
    CHECK(missed == 0);
    const auto giveUp = Clock::now() + 60s;
    while (readers.areThere() && Clock::now() < giveUp)
        std::this_thread::yield();
    CHECK(!readers.areThere());
    stop = true;
    telemetry.join();
}

void openSockets()
{
    OpenSockets sockets;
    std::atomic<bool> done{false};
    std::uint32_t most = 0;
    std::atomic<int> counts{0};
    std::jthread watcher([&] {
        while (!done.load()) {
            if (const auto waiting = sockets.countWaiting(true)) {
                most = std::max(most, *waiting);
                ++counts;
            }
            std::this_thread::yield();
        }
    });
    for (int i = 0; i < 2'000; ++i) {
        std::array<int, 2> ends{};
        CHECK(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0);
        sockets.add(ends[0]);
        CHECK(write(ends[1], "x", 1) == 1);
        if (i % 100 == 0) {
            for (const int before = counts; counts < before + 2;) // of two, the second has begun since
                std::this_thread::yield();
        }
        sockets.remove(ends[0]);
        close(ends[0]);
        close(ends[1]);
    }
    done = true;
    watcher.join();
    CHECK(most == 1); // one at a time was open, and had a byte
    CHECK(counts > 0);
}

/// The smallest coroutine that can await a WaitState.
struct Detached {
    struct promise_type {
        Detached get_return_object() { return {}; }
        std::suspend_never initial_suspend() noexcept { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() { }
        void unhandled_exception() { std::terminate(); }
    };
};

struct TextWait final : WaitState {
    using WaitState::WaitState;
    std::string text;
};

struct TextAwaiter {
    WaitRef<TextWait> wait;
    std::stop_token stop;
    std::optional<std::stop_callback<SettleOnStop>> onStop = std::nullopt;

    bool await_ready() const { return wait->outcome() != WaitState::Outcome::Pending; }
    void await_suspend(std::coroutine_handle<> waiter)
    {
        wait->suspend(waiter, nullptr);
        onStop.emplace(stop, SettleOnStop{wait.data()});
    }
    WaitState::Outcome await_resume()
    {
        onStop.reset();
        return wait->outcome();
    }
};

struct Seen {
    int resumed = 0;
    WaitState::Outcome outcome = WaitState::Outcome::Pending;
    std::string text;
};

Detached awaitText(WaitRef<TextWait> wait, std::stop_token stop, Seen *seen)
{
    TextAwaiter awaiter{wait, std::move(stop)};
    const auto outcome = co_await awaiter;
    ++seen->resumed;
    seen->outcome = outcome;
    if (outcome == WaitState::Outcome::Done)
        seen->text = wait->text;
}

void settleRace()
{
    EpollLoop loop;
    loop.poll();
    int done = 0;
    int timedOut = 0;
    int canceled = 0;
    for (int round = 0; round < 1'500; ++round) {
        auto wait = WaitRef<TextWait>::adopt(new TextWait(loop));
        std::stop_source stop;
        std::atomic<int> ready{0};
        const auto together = [&ready] {
            ++ready;
            while (ready < 3)
                std::this_thread::yield();
        };
        std::jthread completes([&together, wait] {
            together();
            wait->text = "from another thread";
            wait->settle(WaitState::Outcome::Done);
        });
        std::jthread timesOut([&together, wait] {
            together();
            wait->settle(WaitState::Outcome::TimedOut);
        });
        std::jthread stops([&together, &stop] {
            together();
            stop.request_stop();
        });
        Seen seen;
        awaitText(std::move(wait), stop.get_token(), &seen);
        CHECK(runUntil(loop, [&] { return seen.resumed > 0; }));
        completes.join();
        timesOut.join();
        stops.join();
        while (loop.poll()) { }
        CHECK(seen.resumed == 1);
        switch (seen.outcome) {
        case WaitState::Outcome::Done:
            CHECK(seen.text == "from another thread");
            ++done;
            break;
        case WaitState::Outcome::TimedOut: ++timedOut; break;
        case WaitState::Outcome::Canceled: ++canceled; break;
        case WaitState::Outcome::Pending: CHECK(false); break;
        }
    }
    std::printf("settled: %d done, %d timed out, %d canceled\n", done, timedOut, canceled);
}

void figuresOfARunningLoop()
{
    class Busy final : public Activity {
        void onUnreferenced() override { }
    };
    EpollLoop loop;
    loop.poll();
    Busy activity;
    activity.retain();
    activity.label = 3;
    std::atomic<bool> over{false};
    bool sane = true;
    std::jthread watcher([&] {
        nanoseconds lastBusy{0};
        std::uint64_t lastTurns = 0;
        while (!over) {
            const auto figures = loop.takeFigures();
            sane = sane && figures.busy >= lastBusy && figures.turns >= lastTurns
                && (figures.running == 3 || figures.running == Activity::kNobody)
                && (figures.worstLabel == 3 || figures.worstLabel == Activity::kNobody);
            lastBusy = figures.busy;
            lastTurns = figures.turns;
        }
    });
    int turns = 0;
    for (int i = 0; i < 20'000; ++i) {
        loop.post([&] { loop.runFor(&activity, [&turns] { ++turns; }); });
        loop.poll();
    }
    over = true;
    watcher.join();
    CHECK(sane);
    CHECK(turns == 20'000);
}

void stopSignal()
{
    StopSignal signal;
    std::atomic<int> woken{0};
    std::vector<std::jthread> threads;
    for (int i = 0; i < kProducers; ++i) {
        threads.emplace_back([&] {
            if (!signal.waitFor(60s))
                ++woken;
        });
    }
    signal.stop();
    threads.clear();
    CHECK(woken == kProducers);
    CHECK(!signal.waitFor(60s));
}

void snapshotCell()
{
    // Every version that a reader gets is whole, none is older than one that it had, and the last one arrives.
    struct Version {
        int number = 0;
        std::vector<std::string> text;
    };
    constexpr int kVersions = 2'000;
    SnapshotCell<Version> cell(Version{});
    std::atomic<int> torn{0};
    std::vector<std::jthread> readers;
    for (int r = 0; r < kProducers; ++r) {
        readers.emplace_back([&cell, &torn] {
            for (int last = 0; last < kVersions;) {
                const Version &version = cell.read();
                if (version.number < last || version.text.size() != std::size_t(version.number % 7)
                    || (!version.text.empty() && version.text.back() != std::to_string(version.number)))
                    ++torn;
                last = version.number;
            }
        });
    }
    for (int number = 1; number <= kVersions; ++number)
        cell.publish({number, std::vector<std::string>(std::size_t(number % 7), std::to_string(number))});
    readers.clear();
    CHECK(torn == 0);
}

void routeSwitches()
{
    constexpr std::int32_t kRoutes = 40;
    RouteSwitches switches(kRoutes);
    std::atomic<bool> done{false};
    std::atomic<int> wrong{0};
    std::vector<std::jthread> readers;
    for (int r = 0; r < kProducers; ++r) {
        readers.emplace_back([&] {
            while (!done) {
                for (std::int32_t route = -1; route <= kRoutes; ++route) {
                    // Odd ones are never touched, and what is no route is enabled.
                    if (!switches.isEnabled(route) && (route < 0 || route >= kRoutes || route % 2 == 1))
                        ++wrong;
                }
                const int count = switches.disabledCount();
                if (count < 0 || count > kRoutes / 2)
                    ++wrong;
            }
        });
    }
    for (int round = 0; round < 500; ++round) {
        for (std::int32_t route = 0; route < kRoutes; route += 2)
            CHECK(switches.setEnabled(route, round % 2 == 1));
        CHECK(!switches.setEnabled(0, round % 2 == 1));
        CHECK(switches.disabledCount() == (round % 2 == 1 ? 0 : kRoutes / 2));
    }
    done = true;
    readers.clear();
    CHECK(wrong == 0);
    CHECK(!switches.setEnabled(kRoutes, false));
    CHECK(!switches.setEnabled(-1, false));
}

} // namespace

int main()
{
    const struct {
        const char *name;
        void (*run)();
    } tests[] = {
        {"postQueue", &postQueue},
        {"loopPosts", &loopPosts},
        {"loopWhereOneWaitsForTheOther", &loopWhereOneWaitsForTheOther},
        {"postsWhileTheLoopCloses", &postsWhileTheLoopCloses},
        {"spscRing", &spscRing},
        {"loopRuns", &loopRuns},
        {"recordReaders", &recordReaders},
        {"openSockets", &openSockets},
        {"settleRace", &settleRace},
        {"figuresOfARunningLoop", &figuresOfARunningLoop},
        {"stopSignal", &stopSignal},
        {"snapshotCell", &snapshotCell},
        {"routeSwitches", &routeSwitches},
    };
    for (const auto &test : tests) {
        const int before = failures;
        test.run();
        std::printf("%s: %s\n", failures == before ? "PASS" : "FAIL", test.name);
    }
    return failures == 0 ? 0 : 1;
}
