// Load runs with several threads, looked at and stopped from others, without Qt, so that ThreadSanitizer can watch
// them: Debian's Qt is not instrumented. A plain program: prints what failed and returns 1.

#include "server/outbound/load_run.h"

#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <list>
#include <mutex>
#include <netinet/in.h>
#include <optional>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

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

/// Answers every request of every connection, each on a thread of its own.
class Server {
public:
    Server()
    {
        m_listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *any = reinterpret_cast<sockaddr *>(&address);
        if (bind(m_listener, any, size) != 0 || listen(m_listener, 128) != 0
            || getsockname(m_listener, any, &size) != 0) {
            std::perror("cannot listen");
            std::abort();
        }
        m_port = ntohs(address.sin_port);
        m_acceptor = std::thread([this] { accept(); });
    }
    ~Server()
    {
        shutdown(m_listener, SHUT_RDWR);
        m_acceptor.join();
        for (auto &[descriptor, thread] : m_peers) {
            shutdown(descriptor, SHUT_RDWR);
            thread.join();
            close(descriptor);
        }
        close(m_listener);
    }
    std::uint16_t port() const { return m_port; }

private:
    void accept()
    {
        for (;;) {
            const int descriptor = ::accept(m_listener, nullptr, nullptr);
            if (descriptor < 0)
                return;
            m_peers.emplace_back(descriptor, std::thread([descriptor] { serve(descriptor); }));
        }
    }
    static void serve(int descriptor)
    {
        const std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        std::string got;
        std::array<char, 4096> bytes{};
        for (;;) {
            const ssize_t count = recv(descriptor, bytes.data(), bytes.size(), 0);
            if (count <= 0)
                return;
            got.append(bytes.data(), std::size_t(count));
            for (auto end = got.find("\r\n\r\n"); end != std::string::npos; end = got.find("\r\n\r\n")) {
                got.erase(0, end + 4);
                if (send(descriptor, answer.data(), answer.size(), MSG_NOSIGNAL) < 0)
                    return;
            }
        }
    }

    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::list<std::pair<int, std::thread>> m_peers; // of the acceptor, until it has ended
    std::thread m_acceptor;
};

LoadJob jobFor(const Server &server)
{
    LoadJob job;
    job.origins = {{"127.0.0.1", server.port(), {}}};
    job.requests = {{"GET / HTTP/1.1\r\nHost: x\r\n\r\n", false, 0}};
    job.connections = 9;
    job.threads = 3;
    job.total = 3'000;
    job.timeout = 60s;
    job.drain = 5s;
    job.interval = 100ms;
    return job;
}

/// What finished() brings, for a thread that waits for it.
class Ending {
public:
    void arrived(LoadOutcome outcome)
    {
        const std::lock_guard lock(m_mutex);
        m_outcome = std::move(outcome);
        m_changed.notify_all();
    }
    bool has(milliseconds patience)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, patience, [this] { return m_outcome.has_value(); });
    }
    LoadOutcome outcome()
    {
        const std::lock_guard lock(m_mutex);
        return m_outcome.value_or(LoadOutcome());
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<LoadOutcome> m_outcome;
};

void countsAreWhole(double rate)
{
    const Server server;
    LoadJob job = jobFor(server);
    job.rate = rate;
    job.warmUpRequests = 100;
    Ending ending;
    std::atomic<int> progress{0};
    LoadRun run(job, {[&progress] { ++progress; }, [&ending](LoadOutcome outcome) { ending.arrived(outcome); }});
    std::uint64_t before = 0;
    bool grows = true;
    while (!ending.has(1ms)) {
        const LoadSnapshot snapshot = run.snapshot();
        grows = grows && snapshot.completed >= before && snapshot.completed <= snapshot.started;
        before = snapshot.completed;
    }
    CHECK(grows);
    const LoadResultPtr result = ending.outcome().result;
    CHECK(result != nullptr);
    if (!result)
        return;
    CHECK(result->counts.completed == 3'000);
    CHECK(result->latency.count() == 3'000);
    CHECK(result->discarded == 100);
    CHECK(result->corrected.count() == 3'000);
    CHECK(run.snapshot().phase == LoadSnapshot::Phase::Done);
}

void stopsFromAnyThread()
{
    const Server server;
    for (int i = 0; i < 30; ++i) {
        LoadJob job = jobFor(server);
        job.total = 1'000'000'000;
        job.rate = i % 2 == 0 ? 0 : 20'000;
        Ending ending;
        LoadRun run(job, {{}, [&ending](LoadOutcome outcome) { ending.arrived(outcome); }});
        std::thread stopper([&run, i] {
            std::this_thread::sleep_for(milliseconds(i)); // at another moment each time, for the race is what is tested
            run.stop();
        });
        std::thread other([&run] {
            for (int n = 0; n < 20; ++n)
                run.snapshot();
            run.stop();
        });
        CHECK(ending.has(60s));
        stopper.join();
        other.join();
        const LoadOutcome outcome = ending.outcome();
        CHECK(outcome.result ? outcome.result->stopped : outcome.failure == LoadOutcome::Failure::Stopped);
    }
}

void endsWithItsOwner()
{
    const Server server;
    for (int i = 0; i < 10; ++i) {
        LoadJob job = jobFor(server);
        job.total = 1'000'000'000;
        int ended = 0; // plain: the destructor has to make it visible
        {
            const LoadRun run(job, {{}, [&ended](const LoadOutcome &) { ++ended; }});
            std::this_thread::sleep_for(milliseconds(5 * i)); // at another moment each time
        }
        CHECK(ended == 1);
    }
}

} // namespace

int main()
{
    countsAreWhole(0);
    countsAreWhole(10'000);
    stopsFromAnyThread();
    endsWithItsOwner();
    if (failures == 0)
        std::puts("all passed");
    return failures == 0 ? 0 : 1;
}
