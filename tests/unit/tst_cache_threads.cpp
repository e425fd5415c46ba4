// The memory store's table and the single flight, from many threads and without Qt, so that ThreadSanitizer can watch
// them. A plain program: prints what failed and returns 1.

#include "server/cache/memory_table.h"
#include "server/cache/single_flight.h"

#include <algorithm>
#include <cstdio>
#include <random>
#include <string>
#include <thread>

using namespace coroscope;
using namespace coroscope::cache;
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

struct Hash {
    std::uint64_t operator()(std::string_view key) const { return std::hash<std::string_view>()(key); }
};
using Table = MemoryTable<std::string, Hash>;

constexpr int kThreads = 4;

template<typename Work>
void onThreads(Work work)
{
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i)
        threads.emplace_back(work, i);
    for (auto &thread : threads)
        thread.join();
}

/// What is written together is read together: keys of many shards, in an order that differs from thread to thread.
void manyAtOnce()
{
    Table table(1024 * 1024);
    std::vector<std::string> names;
    for (int i = 0; i < 40; ++i)
        names.push_back("key" + std::to_string(i));
    std::atomic<bool> torn{false};
    std::atomic<int> whole{0};
    onThreads([&](int thread) {
        std::mt19937 random(static_cast<unsigned>(thread) + 1U);
        std::vector<std::string_view> keys(names.begin(), names.end());
        for (int i = 0; i < 3'000; ++i) {
            std::shuffle(keys.begin(), keys.end(), random);
            if (thread % 2 == 0) {
                const std::string value = std::to_string(thread) + ':' + std::to_string(i);
                table.updateMany(keys, [&](std::size_t, const Table::Found *, Table::Edit &edit) {
                    if (i % 7 == 6)
                        edit.remove();
                    else
                        edit.store(value, Table::kNever);
                });
                continue;
            }
            std::optional<std::string> first;
            std::size_t seen = 0;
            table.findMany(keys, [&](std::size_t at, std::optional<Table::Found> found) {
                seen += found ? 1U : 0U;
                if (at == 0)
                    first = found ? std::optional<std::string>(found->value) : std::nullopt;
                else if (found.has_value() != first.has_value() || (found && found->value != *first))
                    torn = true;
            });
            if (seen != 0 && seen != keys.size())
                torn = true;
            whole += seen == keys.size() ? 1 : 0;
            (void)table.rename(keys[0], keys[1], true); // takes two locks; it has nowhere to go
        }
    });
    CHECK(!torn);
    CHECK(whole > 0);
}

/// Whoever reads sees a value that somebody wrote as a whole, under its own key.
void readersAndWriters()
{
    Table table(64 * 1024); // so little that things have to go all the time
    std::atomic<bool> wrong{false};
    onThreads([&](int thread) {
        std::mt19937 random(static_cast<unsigned>(thread) + 1U);
        for (int i = 0; i < 20'000; ++i) {
            const std::string key = "key" + std::to_string(random() % 300);
            const unsigned what = random() % 16;
            if (what < 10) {
                const auto found = table.find(key);
                if (found && found->value.compare(0, key.size(), key) != 0)
                    wrong = true;
            } else if (what < 13) {
                const std::string value = key + std::string(random() % 500, 'x');
                const auto expires = what == 12 ? table.now() + 1ms : Table::kNever;
                table.update(key, [&](const Table::Found *, Table::Edit &edit) { edit.store(value, expires); });
            } else if (what == 13) {
                table.update(key, [](const Table::Found *, Table::Edit &edit) { edit.remove(); });
            } else if (what == 14) {
                table.sweep();
            } else {
                std::uint64_t cursor = 0;
                do {
                    cursor = table.scan(cursor, 50,
                                        [&](const std::string &name, const std::string &value, Clock::time_point) {
                                            if (value.compare(0, name.size(), name) != 0)
                                                wrong = true;
                                        });
                } while (cursor != 0);
            }
        }
    });
    CHECK(!wrong);
    const auto figures = table.figures();
    CHECK(figures.bytes <= figures.maxBytes);
    CHECK(figures.evicted > 0);
    table.clear();
    CHECK(table.figures().bytes == 0); // every byte that was counted in was counted out
    CHECK(table.figures().keys == 0);
    CHECK(table.figures().expiring == 0);
}

/// No step of one is lost between those of another.
void countsInOneStep()
{
    Table table(1024 * 1024);
    onThreads([&](int) {
        for (int i = 0; i < 5000; ++i) {
            table.update("counter", [](const Table::Found *found, Table::Edit &edit) {
                edit.store(std::to_string(found ? std::stoi(found->value) + 1 : 1), Table::kNever);
            });
        }
    });
    CHECK(table.find("counter")->value == std::to_string(kThreads * 5000));
}

/// Renames pass one value around between keys of all shards: it is never doubled, and never gone.
void renamesInOneStep()
{
    Table table(1024 * 1024);
    for (int i = 0; i < 8; ++i) {
        table.update("from" + std::to_string(i),
                     [](const Table::Found *, Table::Edit &edit) { edit.store("value", Table::kNever); });
    }
    onThreads([&](int thread) {
        for (int i = 0; i < 4000; ++i) {
            const std::string number = std::to_string((i + thread) % 8);
            table.rename("from" + number, "to" + number, true);
            table.rename("to" + number, "from" + number, true);
        }
    });
    CHECK(table.figures().keys == 8);
}

using Flights = SingleFlight<int>;

/// One thread is one worker: it joins, turns its loop until its wait is settled, and does what it is told.
struct Worker {
    EpollLoop loop;
    int made = 0;
    int taken = 0;
    int alone = 0;
    int canceled = 0;
};

void flights()
{
    constexpr int kRounds = 3000;
    Flights flights;
    std::atomic<int> making[8]{};
    std::atomic<bool> twoAtOnce{false};
    std::vector<std::unique_ptr<Worker>> workers;
    for (int i = 0; i < kThreads; ++i)
        workers.push_back(std::make_unique<Worker>());
    onThreads([&](int thread) {
        Worker &worker = *workers[std::size_t(thread)];
        worker.loop.claimHome();
        std::mt19937 random(static_cast<unsigned>(thread) + 7U);
        for (int i = 0; i < kRounds; ++i) {
            const auto number = random() % 8;
            auto joined = flights.join("key" + std::to_string(number), std::uint64_t(thread), worker.loop);
            Flights::Lead lead = std::move(joined.lead);
            if (joined.value) {
                ++worker.taken;
                continue;
            }
            if (joined.follower) {
                auto &wait = joined.follower->wait();
                if (random() % 8 == 0 && wait.settle(WaitState::Outcome::Canceled)) {
                    ++worker.canceled;
                    continue;
                }
                while (wait.outcome() == WaitState::Outcome::Pending)
                    std::this_thread::yield();
                worker.loop.poll();
                if (random() % 8 == 0) {
                    ++worker.canceled; // whatever it was told, it goes: a lead has to pass on
                    continue;
                }
                if (wait.next == Flights::Wait::Next::Take) {
                    ++worker.taken;
                    continue;
                }
                if (wait.next == Flights::Wait::Next::Alone) {
                    ++worker.alone;
                    continue;
                }
                lead = joined.follower->lead();
            }
            if (making[number].fetch_add(1) != 0)
                twoAtOnce = true;
            std::this_thread::yield();
            making[number].fetch_sub(1);
            const auto how = random() % 8;
            if (how == 0) {
                ++worker.canceled; // gives up
            } else if (how == 1) {
                lead.disband();
                ++worker.made;
            } else {
                lead.publish(std::make_shared<const int>(int(number)));
                ++worker.made;
            }
        }
        worker.loop.close();
    });
    int made = 0;
    int taken = 0;
    int all = 0;
    for (const auto &worker : workers) {
        made += worker->made;
        taken += worker->taken;
        all += worker->made + worker->taken + worker->alone + worker->canceled;
    }
    CHECK(!twoAtOnce);
    CHECK(all == kThreads * kRounds); // nobody hung, and nobody was told twice
    CHECK(made > 0 && taken > 0);
    CHECK(flights.size() == 0);
}

} // namespace

int main()
{
    manyAtOnce();
    readersAndWriters();
    countsInOneStep();
    renamesInOneStep();
    flights();
    return failures == 0 ? 0 : 1;
}
