#include "server/async/stop_signal.h"

#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

// No Qt here, so that ThreadSanitizer can watch it.

using namespace coroscope;
using namespace std::chrono_literals;

namespace {

int failures = 0;

void expect(bool condition, const char *what)
{
    if (condition)
        return;
    ++failures;
    std::fprintf(stderr, "FAIL: %s\n", what);
}

void endsByItself()
{
    StopSignal signal;
    const auto began = Clock::now();
    expect(signal.waitFor(20ms), "a wait that is not stopped says so");
    expect(Clock::now() - began >= 20ms, "and takes its time");
    expect(!signal.isStopped(), "nobody stopped it");
}

void wakesEverybody()
{
    StopSignal signal;
    std::atomic<int> waiting{0};
    std::atomic<int> woken{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            ++waiting;
            if (!signal.waitFor(std::chrono::hours(1)))
                ++woken;
        });
    }
    while (waiting < 8)
        std::this_thread::yield();
    signal.stop();
    for (auto &thread : threads)
        thread.join();
    expect(woken == 8, "all were woken by the stop");
    expect(signal.isStopped(), "it stays stopped");
    expect(!signal.waitFor(std::chrono::hours(1)), "who comes late does not wait");
    signal.stop();
}

} // namespace

int main()
{
    endsByItself();
    wakesEverybody();
    return failures == 0 ? 0 : 1;
}
