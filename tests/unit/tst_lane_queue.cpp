// The hand-over between workers and database threads, without Qt, so that ThreadSanitizer can watch it. A plain
// program: prints what failed and returns 1.

#include "server/async/epoll_loop.h"
#include "server/async/wait_state.h"
#include "server/db/delivery.h"
#include "server/db/lane_queue.h"

#include <atomic>
#include <cstdio>
#include <memory>
#include <thread>
#include <vector>

using namespace coroscope;
using namespace coroscope::db;
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

std::atomic<int> alive{0};

/// A job whose work is to write a plain number, which the home thread reads when it is delivered.
class Job final : public WaitState, public LaneJob {
public:
    Job(EpollLoop &home, int number, JobKind kind = JobKind::Read, JobOwner owner = {})
        : WaitState(home)
        , LaneJob(kind, owner)
        , number(number)
    {
        ++alive;
    }
    const int number;
    int result = 0; // the database thread's, then the home thread's
    bool failed = false;

    void work() { result = number + 1; }
    void retainJob() noexcept override { retain(); }
    void releaseJob() noexcept override { release(); }
    bool isWanted() const noexcept override { return outcome() == Outcome::Pending; }
    EpollLoop &homeLoop() const noexcept override { return home(); }
    void execute(Connection &, nanoseconds) override { }
    bool hasFailed() const noexcept override { return failed; }
    void failWith(const Error &) override { failed = true; }
    PostNode *deliver() noexcept override { return settleUnposted(Outcome::Done); }
    const StatementLog &statements() const noexcept override
    {
        std::abort(); // nobody asks
    }

private:
    ~Job() override { --alive; }
};

using JobRef = WaitRef<Job>;

/// What a database thread does, without a database.
void serve(LaneQueue &queue, int seat, nanoseconds each = nanoseconds(0))
{
    Delivery delivery;
    for (;;) {
        const auto taken = queue.take(seat, delivery.isEmpty());
        if (!taken.job) {
            if (!delivery.isEmpty()) {
                delivery.flush();
                continue;
            }
            if (queue.isOver(seat))
                break;
            continue;
        }
        if (each.count() > 0)
            std::this_thread::sleep_for(each);
        static_cast<Job *>(taken.job)->work();
        queue.finished(seat, taken.job, false);
        delivery.add(taken.job);
        if (taken.following == 0)
            delivery.flush();
    }
    delivery.flush();
    queue.removeSeat(seat);
}

struct Lane {
    LaneQueue queue;
    std::vector<std::thread> threads;
    std::vector<int> seats;

    Lane(LaneQueue::Policy policy, int count, nanoseconds each = nanoseconds(0))
        : queue(policy)
    {
        std::vector<LaneJob *> left;
        for (int i = 0; i < count; ++i) {
            seats.push_back(queue.addSeat());
            queue.setConnected(seats.back(), true, left);
        }
        for (const int seat : seats)
            threads.emplace_back([this, seat, each] { serve(queue, seat, each); });
    }
    void stop()
    {
        std::vector<LaneJob *> left;
        queue.stop(left);
        for (LaneJob *job : left)
            job->releaseJob();
        for (auto &thread : threads)
            thread.join();
        threads.clear();
    }
};

/// Workers that submit in bundles and wait for all.
void manyWorkers(LaneQueue::Policy policy, int threads)
{
    constexpr int kWorkers = 3;
    constexpr int kRounds = 60;
    constexpr int kBundle = 50;
    Lane lane(policy, threads);
    std::vector<std::unique_ptr<EpollLoop>> loops;
    for (int i = 0; i < kWorkers; ++i)
        loops.push_back(std::make_unique<EpollLoop>());
    std::atomic<int> wrong{0};
    std::vector<std::thread> workers;
    for (int w = 0; w < kWorkers; ++w) {
        workers.emplace_back([&, loop = loops[std::size_t(w)].get()] {
            loop->poll();
            for (int round = 0; round < kRounds; ++round) {
                std::vector<JobRef> jobs;
                std::vector<LaneJob *> bundle;
                std::vector<LaneQueue::Refusal> refusals;
                for (int i = 0; i < kBundle; ++i) {
                    jobs.push_back(JobRef::adopt(new Job(*loop, i)));
                    jobs.back()->retainJob();
                    bundle.push_back(jobs.back().data());
                }
                lane.queue.push(bundle, refusals);
                if (!refusals.empty())
                    ++wrong;
                const auto giveUp = Clock::now() + 60s;
                for (const JobRef &job : jobs) {
                    while (job->outcome() == WaitState::Outcome::Pending && Clock::now() < giveUp)
                        loop->poll(10ms);
                    if (job->outcome() != WaitState::Outcome::Done || job->result != job->number + 1)
                        ++wrong;
                }
            }
            while (loop->poll()) { }
        });
    }
    for (auto &worker : workers)
        worker.join();
    lane.stop();
    CHECK(wrong == 0);
    const auto counters = lane.queue.counters();
    CHECK(counters.submitted == std::uint64_t(kWorkers) * kRounds * kBundle);
    CHECK(counters.finished == counters.submitted);
    for (auto &loop : loops)
        loop->close();
    CHECK(alive == 0);
}

/// Jobs are stopped, from another thread too, while they wait, run and are delivered.
void cancelledAtAnyTime()
{
    Lane lane({1'000, 16, false}, 2);
    EpollLoop loop;
    loop.poll();
    for (int round = 0; round < 200; ++round) {
        std::vector<JobRef> jobs;
        std::vector<LaneJob *> bundle;
        std::vector<LaneQueue::Refusal> refusals;
        for (int i = 0; i < 20; ++i) {
            jobs.push_back(JobRef::adopt(new Job(loop, i)));
            jobs.back()->retainJob();
            bundle.push_back(jobs.back().data());
        }
        std::thread other([&] {
            for (std::size_t i = 0; i < jobs.size(); i += 3) {
                jobs[i]->settle(WaitState::Outcome::Canceled);
                lane.queue.cancel(*jobs[i]);
            }
        });
        lane.queue.push(bundle, refusals);
        other.join();
        const auto giveUp = Clock::now() + 60s;
        bool done = true;
        for (const JobRef &job : jobs) {
            while (job->outcome() == WaitState::Outcome::Pending && Clock::now() < giveUp)
                loop.poll(10ms);
            done = done && job->outcome() != WaitState::Outcome::Pending;
        }
        CHECK(done);
    }
    lane.stop();
    while (loop.poll()) { }
    loop.close();
    CHECK(alive == 0);
}

/// A seat that is held up gives away what waits behind its job.
void heldUp()
{
    LaneQueue queue({1'000, 16, false});
    std::vector<LaneJob *> left;
    const int first = queue.addSeat();
    const int second = queue.addSeat();
    queue.setConnected(first, true, left);
    queue.setConnected(second, true, left);
    EpollLoop loop;
    loop.poll();
    std::vector<LaneJob *> bundle;
    std::vector<LaneQueue::Refusal> refusals;
    for (int i = 0; i < 4; ++i)
        bundle.push_back(new Job(loop, i));
    queue.push(bundle, refusals);
    const auto slow = queue.take(first, false);
    CHECK(slow.job && static_cast<Job *>(slow.job)->number == 0 && slow.isFirst && slow.following == 3);
    std::atomic<int> taken{0};
    std::thread thief([&] {
        for (int i = 0; i < 3; ++i) {
            const auto stolen = queue.take(second, true, Clock::now() + 60s);
            if (!stolen.job)
                return;
            queue.finished(second, stolen.job, false);
            stolen.job->releaseJob();
            ++taken;
        }
    });
    while (taken < 3) {
        std::this_thread::sleep_for(200us);
        queue.stillRunning(first); // as a statement does that runs for long
    }
    thief.join();
    CHECK(!queue.take(first, false).job);
    queue.finished(first, slow.job, false);
    slow.job->releaseJob();
    CHECK(queue.waiting() == 0);
    loop.close();
    CHECK(alive == 0);
}

void bounds()
{
    LaneQueue queue({3, 16, false});
    EpollLoop loop;
    loop.poll();
    std::vector<LaneJob *> left;
    const int seat = queue.addSeat();
    std::vector<LaneQueue::Refusal> refusals;
    std::vector<LaneJob *> bundle;
    for (int i = 0; i < 5; ++i)
        bundle.push_back(new Job(loop, i));
    queue.push(bundle, refusals); // before the first try of a connection they wait
    CHECK(bundle.empty());
    CHECK(refusals.size() == 2 && refusals[0].why == LaneQueue::Refused::Full);
    CHECK(static_cast<Job *>(refusals[0].job)->number == 3);
    for (const auto &refusal : refusals)
        refusal.job->releaseJob();
    refusals.clear();

    queue.setConnected(seat, false, left); // it cannot: nobody can
    CHECK(left.size() == 3 && queue.waiting() == 0);
    for (LaneJob *job : left)
        job->releaseJob();
    left.clear();
    bundle.push_back(new Job(loop, 0));
    queue.push(bundle, refusals);
    CHECK(refusals.size() == 1 && refusals[0].why == LaneQueue::Refused::NotConnected);
    refusals[0].job->releaseJob();
    refusals.clear();

    queue.setConnected(seat, true, left);
    const JobOwner owner{7, 1};
    queue.setLease(owner, true);
    bundle.push_back(new Job(loop, 0, JobKind::Write, owner));
    bundle.push_back(new Job(loop, 1, JobKind::Read, owner));
    bundle.push_back(new Job(loop, 2, JobKind::Write, {7, 2}));
    queue.push(bundle, refusals);
    CHECK(refusals.size() == 1 && refusals[0].why == LaneQueue::Refused::LeaseTwice);
    refusals[0].job->releaseJob();
    refusals.clear();
    queue.setLease(owner, false);

    queue.stop(left);
    CHECK(left.size() == 2);
    for (LaneJob *job : left)
        job->releaseJob();
    bundle.push_back(new Job(loop, 0));
    queue.push(bundle, refusals);
    CHECK(refusals.size() == 1 && refusals[0].why == LaneQueue::Refused::Stopped);
    refusals[0].job->releaseJob();
    loop.close();
    CHECK(alive == 0);
}

/// Threads come and go while jobs do.
void seatsComeAndGo()
{
    Lane lane({10'000, 8, true}, 1);
    EpollLoop loop;
    loop.poll();
    std::vector<JobRef> jobs;
    for (int round = 0; round < 50; ++round) {
        std::vector<LaneJob *> bundle;
        std::vector<LaneQueue::Refusal> refusals;
        for (int i = 0; i < 30; ++i) {
            jobs.push_back(JobRef::adopt(new Job(loop, i)));
            jobs.back()->retainJob();
            bundle.push_back(jobs.back().data());
        }
        lane.queue.push(bundle, refusals);
        std::vector<LaneJob *> left;
        const int seat = lane.queue.addSeat();
        lane.queue.setConnected(seat, true, left);
        lane.threads.emplace_back([&lane, seat] { serve(lane.queue, seat); });
        if (round % 2 == 1)
            lane.queue.retire(seat);
        loop.poll();
    }
    const auto giveUp = Clock::now() + 60s;
    bool done = true;
    for (const JobRef &job : jobs) {
        while (job->outcome() == WaitState::Outcome::Pending && Clock::now() < giveUp)
            loop.poll(10ms);
        done = done && job->outcome() == WaitState::Outcome::Done;
    }
    CHECK(done);
    lane.stop();
    while (loop.poll()) { }
    loop.close();
    jobs.clear();
    CHECK(alive == 0);
}

} // namespace

int main()
{
    manyWorkers({10'000, 64, false}, 3);
    manyWorkers({10'000, 1, true}, 4);
    cancelledAtAnyTime();
    heldUp();
    bounds();
    seatsComeAndGo();
    if (failures == 0)
        std::puts("PASS");
    return failures == 0 ? 0 : 1;
}
