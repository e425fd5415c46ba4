#include "tests/ui/records.h"
#include "ui/models/exchange_phases.h"
#include "ui/models/waterfall_axis.h"

#include <QTest>

#include <map>

using namespace coroscope;
using namespace coroscope::test;

namespace {

Span span(std::int64_t from, std::int64_t to, SpanKind kind = SpanKind::Sleep, std::uint32_t coroutine = 0)
{
    Span s;
    s.kind = kind;
    s.coroutine = coroutine;
    s.queued = at(from);
    if (to >= 0)
        s.ended = s.resumed = at(to);
    return s;
}

std::map<ExchangePhase, std::int64_t> sums(const std::vector<PhaseSegment> &segments)
{
    std::map<ExchangePhase, std::int64_t> result;
    for (const PhaseSegment &s : segments)
        result[s.phase] += std::chrono::duration_cast<milliseconds>(s.length()).count();
    return result;
}

using Sums = std::map<ExchangePhase, std::int64_t>;

struct Case {
    const char *name;
    std::shared_ptr<ExchangeRecord> record;
    std::int64_t now;
    Sums expected;
};

std::vector<Case> cases()
{
    using P = ExchangePhase;
    std::vector<Case> all;
    all.push_back({"no wait", finalRecord({.length = 10}), 0, {{P::OnLoop, 10}}});
    all.push_back({"a wait",
                   finalRecord({.length = 2000, .waitFrom = 1, .waitTo = 1999}),
                   0,
                   {{P::OnLoop, 2}, {P::Waiting, 1998}}});
    auto overlap = finalRecord({.length = 100});
    overlap->spans
        = {span(10, 50, SpanKind::Http, 1), span(20, 70, SpanKind::Http, 2), span(60, 65, SpanKind::Http, 3)};
    all.push_back({"waits of children that overlap count once", overlap, 0, {{P::OnLoop, 40}, {P::Waiting, 60}}});
    auto held = finalRecord({.length = 100});
    held->spans = {span(20, 80, SpanKind::Block), span(0, 100, SpanKind::Sleep, 1)};
    all.push_back({"who holds the loop does not wait", held, 0, {{P::Held, 60}, {P::Waiting, 40}}});
    all.push_back(
        {"waited for the loop", finalRecord({.length = 100, .blocked = 70}), 0, {{P::Blocked, 70}, {P::OnLoop, 30}}});
    auto parts = finalRecord({.length = 100});
    parts->headComplete = at(10);
    parts->dispatched = at(15);
    parts->responded = at(90);
    all.push_back({"head, queue, handler, response",
                   parts,
                   0,
                   {{P::Receive, 10}, {P::Queue, 5}, {P::OnLoop, 75}, {P::Respond, 10}}});
    all.push_back({"running", previewRecord({.length = 0, .waitFrom = 5}), 500, {{P::OnLoop, 5}, {P::Waiting, 495}}});
    all.push_back({"a preview without a span waits", previewRecord({.length = 0}), 500, {{P::Waiting, 500}}});
    auto refused = finalRecord({.length = 40, .status = 408});
    refused->end = ExchangeEnd::Failed;
    refused->headComplete = refused->dispatched = refused->responded = {};
    all.push_back({"refused before its head was complete", refused, 0, {{P::Receive, 40}}});
    auto gone = finalRecord({.length = 50, .waitFrom = 10});
    gone->end = ExchangeEnd::ClientGone;
    gone->responded = {};
    all.push_back({"client left while it waited", gone, 0, {{P::OnLoop, 10}, {P::Waiting, 40}}});
    auto wild = finalRecord({.length = 50});
    wild->spans = {span(-500, 9000), span(30, 20)};
    all.push_back({"a span beyond both ends", wild, 0, {{P::Waiting, 50}}});
    auto back = finalRecord({.length = 50});
    back->dispatched = at(-20);
    back->responded = at(900);
    all.push_back({"times out of order", back, 0, {{P::OnLoop, 50}}});
    return all;
}

} // namespace

class TestExchangePhases final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void phases_data()
    {
        QTest::addColumn<int>("index");
        const auto all = cases();
        for (std::size_t i = 0; i < all.size(); ++i)
            QTest::newRow(all[i].name) << int(i);
    }

    void phases()
    {
        QFETCH(int, index);
        const Case c = cases()[std::size_t(index)];
        const auto segments = phaseSegments(*c.record, at(c.now));
        QCOMPARE(sums(segments), c.expected);
        // Without gap, without overlap, and together the total.
        QVERIFY(!segments.empty());
        QCOMPARE(segments.front().begin, c.record->started);
        QCOMPARE(segments.back().end, endOf(*c.record, at(c.now)));
        for (std::size_t i = 1; i < segments.size(); ++i) {
            QCOMPARE(segments[i].begin, segments[i - 1].end);
            QVERIFY(segments[i].phase != segments[i - 1].phase);
        }
    }

    /// It runs a blocking handler: the preview was sent before, and has no span of what it does.
    void aBlockingHandlerHolds()
    {
        const auto held = previewRecord({.length = 0, .target = "/blocking-endpoint", .route = 2});
        QCOMPARE(sums(phaseSegments(*held, at(500), someRoutes())), (Sums{{ExchangePhase::Held, 500}}));
        QCOMPARE(sums(phaseSegments(*held, at(500))), (Sums{{ExchangePhase::Waiting, 500}}));
        const auto waits = previewRecord({.length = 0, .target = "/async-endpoint", .route = 1});
        QCOMPARE(sums(phaseSegments(*waits, at(500), someRoutes())), (Sums{{ExchangePhase::Waiting, 500}}));
        const auto ended = finalRecord({.length = 500, .target = "/blocking-endpoint", .route = 2});
        QCOMPARE(sums(phaseSegments(*ended, at(900), someRoutes())), (Sums{{ExchangePhase::OnLoop, 500}}));
    }

    void axisHoldsItsBurst_data()
    {
        QTest::addColumn<QList<QPair<int, int>>>("rows");
        QTest::addColumn<int>("anchor");
        QTest::addColumn<int>("begin");
        QTest::addColumn<int>("span");
        using Rows = QList<QPair<int, int>>;
        QTest::newRow("one") << Rows{{0, 2000}} << 0 << 0 << 2000;
        QTest::newRow("ten that overlap") << Rows{{0, 2004}, {1, 2005}, {2, 2006}} << 2 << 0 << 3000;
        QTest::newRow("an earlier burst stays outside")
            << Rows{{0, 100}, {60'000, 62'000}, {60'010, 62'010}} << 2 << 60'000 << 3000;
        QTest::newRow("unless it is the one looked at") << Rows{{0, 100}, {60'000, 62'000}} << 0 << 0 << 100;
        QTest::newRow("a short pause does not split") << Rows{{0, 1000}, {1900, 3000}} << 1 << 0 << 3000;
        QTest::newRow("in any order") << Rows{{500, 900}, {0, 400}} << 0 << 0 << 1000;
        QTest::newRow("long requests bridge what came after")
            << Rows{{0, 10'000}, {5000, 5010}, {12'000, 12'500}} << 2 << 0 << 15'000;
    }

    void axisHoldsItsBurst()
    {
        using Rows = QList<QPair<int, int>>;
        QFETCH(Rows, rows);
        QFETCH(int, anchor);
        QFETCH(int, begin);
        QFETCH(int, span);
        std::vector<WaterfallAxis::Extent> extents;
        for (const auto &[from, to] : rows)
            extents.push_back({at(from), at(to)});
        const auto axis = WaterfallAxis::around(extents, std::size_t(anchor));
        QCOMPARE(axis.begin, at(begin));
        QCOMPARE(axis.span, nanoseconds(milliseconds(span)));
        const auto marks = axis.span / axis.tick;
        QVERIFY(marks >= 2 && marks <= 4);
        const auto wanted = extents[std::size_t(anchor)];
        QVERIFY(axis.position(wanted.begin) >= 0 && axis.position(wanted.end) <= 1.000001);
    }

    void axisOfNothing()
    {
        QVERIFY(WaterfallAxis::around({}, 0).isEmpty());
        QVERIFY(!WaterfallAxis::around({{at(0), at(0)}}, 0).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestExchangePhases)
#include "tst_exchange_phases.moc"
