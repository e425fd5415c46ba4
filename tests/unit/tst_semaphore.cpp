#include "server/async/semaphore.h"

#include "tests/unit/coro_test.h"

#include <memory>
#include <vector>

using namespace coroscope;

namespace {

/// A coroutine that takes a permit and keeps it until it is told to let go.
struct Holder {
    explicit Holder(EpollLoop &loop)
        : letGo(WaitRef<ValueWait<void>>::adopt(new ValueWait<void>(loop)))
    {
    }
    WaitRef<ValueWait<void>> letGo;
    std::stop_source stop;
    bool has = false;
    bool canceled = false;
};

QCoro::Task<void> hold(Semaphore *semaphore, Holder *holder, int id, std::vector<int> *order)
{
    auto permit = co_await semaphore->acquire(holder->stop.get_token());
    if (!permit) {
        holder->canceled = true;
        co_return;
    }
    holder->has = true;
    order->push_back(id);
    ValueAwaiter<void> wait(holder->letGo, {}, nullptr);
    auto waited = co_await wait;
    holder->has = false;
}

struct Crowd {
    Crowd(EpollLoop &loop, Semaphore &semaphore, int count)
    {
        for (int i = 0; i < count; ++i) {
            holders.push_back(std::make_unique<Holder>(loop));
            tasks.push_back(hold(&semaphore, holders.back().get(), i, &order));
        }
    }
    int holding() const
    {
        return int(std::ranges::count_if(holders, [](const auto &holder) { return holder->has; }));
    }
    std::vector<std::unique_ptr<Holder>> holders;
    std::vector<int> order;
    std::vector<QCoro::Task<void>> tasks;
};

} // namespace

class TestSemaphore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firstComeFirstServed()
    {
        EpollLoop loop;
        Semaphore semaphore(loop, 2);
        Crowd crowd(loop, semaphore, 6);
        QCOMPARE(crowd.holding(), 2); // free permits are had without suspending
        QCOMPARE(semaphore.available(), 0);
        QCOMPARE(semaphore.waiting(), std::size_t(4));
        for (std::size_t i = 0; i < 6; ++i) {
            crowd.holders[i]->letGo->complete(Result<void>());
            settle(loop);
            QCOMPARE(crowd.holding(), std::min(2, 5 - int(i)));
        }
        QCOMPARE(crowd.order, (std::vector<int>{0, 1, 2, 3, 4, 5}));
        QCOMPARE(semaphore.available(), 2);
        QCOMPARE(semaphore.waiting(), std::size_t(0));
    }

    void whoeverGivesUpIsPassedOver()
    {
        EpollLoop loop;
        Semaphore semaphore(loop, 1);
        Crowd crowd(loop, semaphore, 4);
        crowd.holders[1]->stop.request_stop();
        crowd.holders[2]->stop.request_stop();
        settle(loop);
        QVERIFY(crowd.holders[1]->canceled && crowd.holders[2]->canceled);
        QCOMPARE(semaphore.waiting(), std::size_t(1));
        crowd.holders[0]->letGo->complete(Result<void>());
        settle(loop);
        QVERIFY(crowd.holders[3]->has);
        crowd.holders[3]->letGo->complete(Result<void>());
        settle(loop);
        QCOMPARE(semaphore.available(), 1);
    }

    void aStopTooLateDoesNotLoseThePermit()
    {
        // The permit is granted and the stop comes before the coroutine has run.
        EpollLoop loop;
        Semaphore semaphore(loop, 1);
        Crowd crowd(loop, semaphore, 2);
        crowd.holders[0]->letGo->complete(Result<void>());
        QVERIFY(loop.poll()); // 0 ends, 1 has been granted and, at the latest in the next turn, holds
        crowd.holders[1]->stop.request_stop();
        settle(loop);
        QVERIFY(crowd.holders[1]->has != crowd.holders[1]->canceled);
        crowd.holders[1]->letGo->complete(Result<void>());
        settle(loop);
        QCOMPARE(semaphore.available(), 1);
    }

    void alreadyStoppedTakesNothing()
    {
        EpollLoop loop;
        Semaphore semaphore(loop, 1);
        std::stop_source stop;
        stop.request_stop();
        Holder holder(loop);
        holder.stop = stop;
        std::vector<int> order;
        const auto task = hold(&semaphore, &holder, 0, &order);
        QVERIFY(holder.canceled);
        QCOMPARE(semaphore.available(), 1);
        settle(loop);
    }

    void grantedButNeverAwaited()
    {
        EpollLoop loop;
        Semaphore semaphore(loop, 1);
        {
            auto awaiter = semaphore.acquire({});
            QCOMPARE(semaphore.available(), 0);
        }
        settle(loop);
        QCOMPARE(semaphore.available(), 1);
    }

    void thoseWhoGiveUpDoNotPileUp()
    {
        EpollLoop loop;
        Semaphore semaphore(loop, 1);
        Crowd first(loop, semaphore, 1);
        // As requests with a deadline do on a lock that is held for long.
        for (int i = 0; i < 1'000; ++i) {
            Holder holder(loop);
            std::vector<int> order;
            const auto task = hold(&semaphore, &holder, i, &order);
            holder.stop.request_stop();
            settle(loop);
            QVERIFY(holder.canceled);
        }
        QCOMPARE(semaphore.waiting(), std::size_t(0));
        QVERIFY2(semaphore.queued() <= 64, qPrintable(QString::number(semaphore.queued())));
        first.holders[0]->letGo->complete(Result<void>());
        settle(loop);
        QCOMPARE(semaphore.available(), 1);
    }

    void aPermitMoves()
    {
        EpollLoop loop;
        Semaphore semaphore(loop, 0);
        {
            Permit a(semaphore);
            Permit b(std::move(a));
            Permit c;
            c = std::move(b);
            QCOMPARE(semaphore.available(), 0);
        }
        QCOMPARE(semaphore.available(), 1); // once
    }
};

QTEST_GUILESS_MAIN(TestSemaphore)
#include "tst_semaphore.moc"
