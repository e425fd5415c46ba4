#include "server/async/fake_scheduler.h"
#include "server/cache/breaker.h"

#include <QTest>

using namespace coroscope;
using namespace coroscope::cache;
using namespace std::chrono_literals;

using State = Breaker::State;
using Outcome = Breaker::Outcome;

class TestBreaker : public QObject {
    Q_OBJECT

    static Breaker::Settings settings()
    {
        Breaker::Settings settings;
        settings.failures = 3;
        settings.slow = 100ms;
        settings.openFirst = 1000ms;
        settings.openMost = 4000ms;
        return settings;
    }
    static bool call(Breaker &breaker, Outcome outcome)
    {
        const auto permit = breaker.allow();
        breaker.done(permit, outcome);
        return bool(permit);
    }
    static void open(Breaker &breaker)
    {
        for (int i = 0; i < 3; ++i)
            QVERIFY(call(breaker, Outcome::Failed));
        QCOMPARE(breaker.state(), State::Open);
    }
    static milliseconds closedFor(FakeScheduler &clock, Breaker &breaker)
    {
        const auto began = clock.now();
        for (int i = 0; i < 100'000; ++i) {
            if (const auto probe = breaker.allow()) {
                breaker.done(probe, Outcome::Failed);
                return std::chrono::duration_cast<milliseconds>(clock.now() - began);
            }
            clock.advance(1ms);
        }
        return milliseconds(-1);
    }

private Q_SLOTS:
    void opensAfterFailuresInARow()
    {
        FakeScheduler clock;
        Breaker breaker(clock, settings());
        QVERIFY(call(breaker, Outcome::Failed));
        QVERIFY(call(breaker, Outcome::Failed));
        QVERIFY(call(breaker, Outcome::Succeeded)); // they are not in a row any more
        QVERIFY(call(breaker, Outcome::Failed));
        QVERIFY(call(breaker, Outcome::Failed));
        QVERIFY(call(breaker, Outcome::Dropped)); // says nothing
        QCOMPARE(breaker.state(), State::Closed);
        clock.advance(7ms);
        QVERIFY(call(breaker, Outcome::Failed));
        QCOMPARE(breaker.state(), State::Open);
        QVERIFY(!breaker.allow());
        QVERIFY(!breaker.allow());
        const auto figures = breaker.figures();
        QCOMPARE(figures.state, State::Open);
        QCOMPARE(figures.since, clock.now());
        QVERIFY(figures.probeAt >= clock.now() + 500ms && figures.probeAt <= clock.now() + 1000ms);
        QCOMPARE(figures.opened, 1U);
        QCOMPARE(figures.bypassed, 2U);
        QCOMPARE(figures.failed, 5U);
    }

    void slowCallsCountAsFailures()
    {
        FakeScheduler clock;
        Breaker breaker(clock, settings());
        for (int i = 0; i < 3; ++i) {
            const auto permit = breaker.allow();
            clock.advance(i < 2 ? 101ms : 100ms); // just in time the third time
            breaker.done(permit, Outcome::Succeeded);
        }
        QCOMPARE(breaker.state(), State::Closed);
        for (int i = 0; i < 3; ++i) {
            const auto permit = breaker.allow();
            clock.advance(101ms);
            breaker.done(permit, Outcome::Succeeded);
        }
        QCOMPARE(breaker.state(), State::Open);
        QCOMPARE(breaker.figures().slow, 5U);
        QCOMPARE(breaker.figures().failed, 0U);

        auto patient = settings();
        patient.slow = 0ms;
        Breaker other(clock, patient);
        for (int i = 0; i < 5; ++i) {
            const auto permit = other.allow();
            clock.advance(10'000ms);
            other.done(permit, Outcome::Succeeded);
        }
        QCOMPARE(other.state(), State::Closed);
    }

    void oneProbeAtATimeCloses()
    {
        FakeScheduler clock;
        Breaker breaker(clock, settings());
        const auto early = breaker.allow(); // under way while it opens
        open(breaker);
        clock.advance(1000ms);
        const auto probe = breaker.allow();
        QVERIFY(probe);
        QCOMPARE(breaker.state(), State::HalfOpen);
        QVERIFY(!breaker.allow());
        breaker.done(early, Outcome::Succeeded); // of another time
        QCOMPARE(breaker.state(), State::HalfOpen);
        breaker.done(probe, Outcome::Succeeded);
        QCOMPARE(breaker.state(), State::Closed);
        for (int i = 0; i < 2; ++i)
            QVERIFY(call(breaker, Outcome::Failed));
        QCOMPARE(breaker.state(), State::Closed); // it counts from the start again
    }

    void aProbeThatSaysNothingIsFollowedByAnother()
    {
        FakeScheduler clock;
        Breaker breaker(clock, settings());
        open(breaker);
        clock.advance(1000ms);
        QVERIFY(call(breaker, Outcome::Dropped));
        QCOMPARE(breaker.state(), State::HalfOpen);
        QVERIFY(breaker.wouldAllow());
        QVERIFY(call(breaker, Outcome::Succeeded));
        QCOMPARE(breaker.state(), State::Closed);
    }

    /// Who asks first whether to call is told what the call will meet.
    void tellsBeforeItIsAsked()
    {
        FakeScheduler clock;
        Breaker breaker(clock, settings());
        QVERIFY(breaker.wouldAllow());
        open(breaker);
        QVERIFY(!breaker.wouldAllow());
        clock.advance(1000ms);
        QVERIFY(breaker.wouldAllow());
        QVERIFY(breaker.wouldAllow()); // asking is no call
        QCOMPARE(breaker.state(), State::Open);
        const auto probe = breaker.allow();
        QVERIFY(!breaker.wouldAllow());
        breaker.done(probe, Outcome::Succeeded);
        QVERIFY(breaker.wouldAllow());
    }

    void eachFailedProbeIsFollowedByALongerWait()
    {
        FakeScheduler clock;
        Breaker breaker(clock, settings());
        open(breaker);
        for (const auto most : {1000ms, 2000ms, 4000ms, 4000ms, 4000ms}) {
            const auto waited = closedFor(clock, breaker);
            QVERIFY2(waited >= most / 2 && waited <= most, qPrintable(QString::number(waited.count())));
            QCOMPARE(breaker.state(), State::Open);
        }
        QCOMPARE(breaker.figures().opened, 6U);
        clock.advance(4000ms);
        QVERIFY(call(breaker, Outcome::Succeeded));
        open(breaker);
        const auto waited = closedFor(clock, breaker);
        QVERIFY2(waited <= 1000ms, qPrintable(QString::number(waited.count()))); // as at first
    }

    void aSlowProbeIsAFailedOne()
    {
        FakeScheduler clock;
        Breaker breaker(clock, settings());
        open(breaker);
        clock.advance(1000ms);
        const auto probe = breaker.allow();
        clock.advance(200ms);
        breaker.done(probe, Outcome::Succeeded);
        QCOMPARE(breaker.state(), State::Open);
    }

    void noPermitIsNoCall()
    {
        FakeScheduler clock;
        Breaker breaker(clock, settings());
        for (int i = 0; i < 10; ++i)
            breaker.done(Breaker::Permit(), Outcome::Failed);
        QCOMPARE(breaker.state(), State::Closed);
        QCOMPARE(breaker.figures().failed, 0U);
    }

    void delaysGrowAndDiffer()
    {
        Backoff backoff(64ms, 1000ms);
        milliseconds most = 64ms;
        QSet<qint64> seen;
        for (int i = 0; i < 200; ++i) {
            const auto delay = backoff.next();
            QVERIFY(delay >= most / 2 && delay <= most);
            most = std::min(most * 2, milliseconds(1000));
            if (i > 10)
                seen.insert(delay.count());
        }
        QVERIFY(seen.size() > 50);
        backoff.reset();
        QVERIFY(backoff.next() <= 64ms);
    }
};

QTEST_GUILESS_MAIN(TestBreaker)
#include "tst_breaker.moc"
