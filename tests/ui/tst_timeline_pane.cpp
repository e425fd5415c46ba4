#include "tests/support/sanitizer.h"
#include "tests/support/thread_ms.h"
#include "tests/ui/pane_context.h"
#include "tests/ui/pane_pictures.h"
#include "tests/ui/timeline_records.h"
#include "tests/ui/window_fixture.h"
#include "ui/panes/requests_actions.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/timeline/slow_motion_bar.h"
#include "ui/panes/timeline/timeline_detail.h"
#include "ui/panes/timeline/timeline_legend.h"
#include "ui/panes/timeline/timeline_overview.h"
#include "ui/panes/timeline/timeline_pane.h"
#include "ui/panes/timeline/timeline_table_model.h"
#include "ui/panes/timeline/timeline_view.h"
#include "ui/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/live_table.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>
#include <optional>

using namespace coroscope;
using namespace coroscope::test;

namespace {

constexpr TimelineTime kMs = 1'000'000;
constexpr int kPatience = 10'000;
constexpr double kLongestFrame = 33; // ms of the thread's own time
constexpr int kAttempts = kUnderAddressSanitizer ? 1 : 3;

/// The pane with the lesson of timeline_records.h, as it would be opened from a file.
struct Opened {
    PaneContext context;
    Recording recording;
    TimelinePane pane{context};
    TimelineView *view = pane.view();

    explicit Opened(const TelemetryBatch &batch = lessonBatch(), std::int64_t until = 1600, QSize size = {1200, 560})
    {
        recording.setNames(lessonNames());
        recording.add(batch, at(until));
        pane.setRoutes(someRoutes());
        pane.resize(size);
        pane.show();
        pane.activateWindow();
        pane.setRecording(&recording, false);
        ok = QTest::qWaitForWindowExposed(&pane) && QTest::qWaitForWindowActive(&pane);
        view->setRange(timelineTime(at(0)), timelineTime(at(1600)));
        view->setFocus();
        paint();
    }
    QImage paint() const
    {
        QImage image(view->viewport()->size(), QImage::Format_RGB32);
        view->viewport()->render(&image);
        return image;
    }
    QPoint place(std::uint64_t id, std::int64_t ms, int coroutine = TimelineSelection::kWhole) const
    {
        const auto rect = view->rowRect(*pane.index().find(id), coroutine);
        return rect ? QPoint(int(view->axis().xOf(timelineTime(at(ms)))), rect->center().y()) : QPoint();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    bool ok = false;
};

/// The colours around a place, and how many pixels have each.
QHash<QRgb, int> colorsAt(const QImage &image, const QPoint &place, int reach = 4)
{
    QHash<QRgb, int> found;
    for (int y = -reach; y <= reach; ++y) {
        for (int x = -reach; x <= reach; ++x) {
            if (image.rect().contains(place + QPoint(x, y)))
                ++found[image.pixel(place + QPoint(x, y))];
        }
    }
    return found;
}

bool isSolid(const QImage &image, const QPoint &place, const QColor &color)
{
    const auto found = colorsAt(image, place, 1);
    return found.size() == 1 && found.contains(color.rgb());
}

bool isHatched(const QImage &image, const QPoint &place, const TimelineLook &look, BarKind kind)
{
    const auto found = colorsAt(image, place);
    return found.value(look.ground(kind).rgb()) > 10 && found.size() >= 2;
}

void wheel(TimelineView *view, const QPoint &place, const QPoint &delta, Qt::KeyboardModifiers modifiers)
{
    QWheelEvent event(place, view->viewport()->mapToGlobal(place), {}, delta, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(view->viewport(), &event);
}

} // namespace

class TestTimelinePane final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What a fixed recording looks like, at places that matter.
    void painted()
    {
        Opened o;
        QVERIFY(o.ok);
        const QImage image = o.paint();
        const TimelineLook look(o.view->palette());
        const ThemeColors &colors = themeColors(o.view->palette());
        // It waits: hatched. It runs: solid.
        QVERIFY(isHatched(image, o.place(1, 560), look, BarKind::Sleep));
        QVERIFY(isHatched(image, o.place(4, 130 + 200), look, BarKind::Http));
        QVERIFY(isSolid(image, o.place(5, 765), colors.onLoop));
        QVERIFY(isSolid(image, o.place(6, 1450), colors.held));
        QVERIFY(isSolid(image, o.place(7, 1480), colors.blocked));
        // Why everything stopped: the strip is red, and so is all below it.
        const QRect strip = o.view->stripsRect();
        QVERIFY(isSolid(image, QPoint(int(o.view->axis().xOf(timelineTime(at(1490)))), strip.bottom() - 5),
                        colors.blocked));
        QVERIFY(colorsAt(image, o.place(1, 1200)).contains(colors.errorFill.rgb()));
        QVERIFY(!colorsAt(image, o.place(1, 800)).contains(colors.errorFill.rgb()));
        // Idle in between.
        QVERIFY(!colorsAt(image, QPoint(int(o.view->axis().xOf(timelineTime(at(500)))), strip.center().y()))
                     .contains(colors.onLoop.rgb()));
        QVERIFY(o.view->kinds().test(std::size_t(BarKind::Held)));
        QVERIFY(!o.view->kinds().test(std::size_t(BarKind::Lock)));
        QTRY_VERIFY(o.pane.legend()->kinds().test(std::size_t(BarKind::Held)));
    }

    /// The bar goes on behind a flag, as long as the work does.
    void workAfterTheResponseIsSeen()
    {
        auto record = finalRecord({.id = 1, .start = 100, .length = 300, .target = "/long-work", .route = 1});
        record->end = ExchangeEnd::Running;
        record->responseEnd = ExchangeEnd::ClientGone;
        record->spans.push_back(spanOf(1, SpanKind::Offload, "digests", 101, 400, 400, 0, 102));
        record->spans.push_back(spanOf(2, SpanKind::Offload, "digests", 400, -1, -1, 0, 400));
        TelemetryBatch batch;
        batch.exchanges.push_back(record);
        Opened o(batch);
        QVERIFY(o.ok);
        const QImage image = o.paint();
        const TimelineLook look(o.view->palette());
        const QRgb flag = o.view->palette().color(QPalette::Text).rgb();
        QVERIFY(isHatched(image, o.place(1, 1200), look, BarKind::OffloadRun));
        QVERIFY(colorsAt(image, o.place(1, 400), 1).contains(flag));
        QVERIFY(!colorsAt(image, o.place(1, 1200), 1).contains(flag));
        // It can be asked what it is.
        const TimelineSelection found = o.view->at(o.place(1, 1200));
        QCOMPARE(found.what, TimelineSelection::What::Bar);
        QCOMPARE(found.bar.span, 2u);
        // One whose work ended with its response has none.
        auto plain = finalRecord({.id = 2, .start = 100, .length = 300, .route = 1});
        Opened other(batchOf({plain}));
        QVERIFY(!colorsAt(other.paint(), other.place(2, 400), 1).contains(flag));
    }

    /// Of each kind: no two look alike, neither in colour and hatch together, nor is any solid that waits.
    void looksDiffer()
    {
        for (const QPalette &palette : {Theme::lightPalette(), Theme::darkPalette(), Theme::highContrastPalette()}) {
            const TimelineLook look(palette);
            QList<QImage> seen;
            for (int kind = 0; kind < kBarKinds; ++kind) {
                QImage image(24, 16, QImage::Format_RGB32);
                image.fill(palette.color(QPalette::Base));
                QPainter painter(&image);
                look.paintBar(&painter, QRectF(0, 0, 24, 16), 0, BarKind(kind));
                painter.end();
                const bool isTransfer = BarKind(kind) == BarKind::Receive || BarKind(kind) == BarKind::Respond;
                if (!isTransfer)
                    QVERIFY2(!seen.contains(image), qPrintable(barName(BarKind(kind))));
                seen.append(image);
                if (isOnLoop(BarKind(kind)))
                    QVERIFY(!look.isHatched(BarKind(kind)));
            }
        }
    }

    void clicksSelect()
    {
        Opened o;
        QVERIFY(o.ok);
        QTest::mouseClick(o.view->viewport(), Qt::LeftButton, {}, o.place(5, 680));
        QCOMPARE(o.view->selection().what, TimelineSelection::What::Bar);
        QCOMPARE(o.view->selection().bar.kind, BarKind::DatabaseRun);
        QVERIFY(o.pane.detail()->isVisible());
        QVERIFY(o.pane.detail()->toPlainText().contains(QStringLiteral("SELECT id, name FROM users")));
        QVERIFY(o.view->accessibleDescription().contains(QStringLiteral("Took: 30.0 ms")));
        QSignalSpy statements(&o.pane, &TimelinePane::statementActivated);
        QSignalSpy requests(&o.pane, &TimelinePane::requestActivated);
        Q_EMIT o.pane.detail()->anchorClicked(QUrl(QStringLiteral("statement:0")));
        QCOMPARE(statements.size(), 1);
        QCOMPARE(statements[0][0].toULongLong(), 0xABCDULL);
        Q_EMIT o.pane.detail()->anchorClicked(QUrl(QStringLiteral("request:")));
        QCOMPARE(requests.size(), 1);
        QTest::mouseClick(o.view->viewport(), Qt::LeftButton, {}, o.place(5, 705));
        QCOMPARE(o.view->selection().bar.kind, BarKind::Cache);
        QSignalSpy keys(&o.pane, &TimelinePane::keyActivated);
        Q_EMIT o.pane.detail()->anchorClicked(QUrl(QStringLiteral("key:")));
        QCOMPARE(keys.size(), 1);
        QCOMPARE(keys[0][0].toByteArray(), QByteArray("user:7"));
        // The stall names who held it, and leads to its lane.
        const QRect strip = o.view->stripsRect();
        QTest::mouseClick(o.view->viewport(), Qt::LeftButton, {},
                          QPoint(int(o.view->axis().xOf(timelineTime(at(1200)))), strip.center().y()));
        QCOMPARE(o.view->selection().what, TimelineSelection::What::Stall);
        QVERIFY(o.pane.detail()->toPlainText().contains(QStringLiteral("GET /blocking-endpoint")));
        Q_EMIT o.pane.detail()->anchorClicked(QUrl(QStringLiteral("lane:")));
        QCOMPARE(o.view->selection().what, TimelineSelection::What::Request);
        QCOMPARE(o.view->selection().record->id, std::uint64_t(6));
        // A run of the loop.
        o.view->setRange(timelineTime(at(340)), timelineTime(at(390)));
        QTest::mouseClick(o.view->viewport(), Qt::LeftButton, {},
                          QPoint(int(o.view->axis().xOf(timelineTime(at(352)))), strip.center().y()));
        QCOMPARE(o.view->selection().what, TimelineSelection::What::Loop);
        QCOMPARE(o.view->selection().label, 1);
    }

    void keysAlone()
    {
        Opened o;
        QVERIFY(o.ok);
        QVERIFY(o.view->hasFocus());
        o.key(Qt::Key_Down); // the first one in sight
        QCOMPARE(o.view->selection().record->id, std::uint64_t(1));
        o.key(Qt::Key_Down);
        QCOMPARE(o.view->selection().record->id, std::uint64_t(2));
        o.key(Qt::Key_Up);
        QCOMPARE(o.view->selection().record->id, std::uint64_t(1));
        for (int i = 0; i < 3; ++i)
            o.key(Qt::Key_Down);
        QCOMPARE(o.view->selection().record->id, std::uint64_t(4));
        QVERIFY(!o.view->isExpanded(4));
        const int lines = o.view->lineCount();
        o.key(Qt::Key_Return);
        QVERIFY(o.view->isExpanded(4));
        QCOMPARE(o.view->lineCount(), lines + 6);
        o.key(Qt::Key_Down);
        QCOMPARE(o.view->selection().coroutine, 1);
        o.key(Qt::Key_Right, Qt::ControlModifier);
        o.key(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(o.view->selection().what, TimelineSelection::What::Bar);
        QCOMPARE(o.view->selection().bar.kind, BarKind::Http);
        QVERIFY(o.pane.detail()->toPlainText().contains(QStringLiteral("GET http://127.0.0.1/x")));
        o.key(Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(o.view->selection().bar.kind, BarKind::OnLoop);
        // Pan and zoom.
        TimelineAxis before = o.view->axis();
        o.key(Qt::Key_Right);
        QCOMPARE(o.view->axis().from, before.from + before.span / 10);
        o.key(Qt::Key_A);
        QCOMPARE(o.view->axis().from, before.from);
        o.key(Qt::Key_Plus);
        QVERIFY(o.view->axis().span < before.span);
        o.key(Qt::Key_Minus);
        QVERIFY(std::abs(o.view->axis().span - before.span) < 1000);
        o.key(Qt::Key_Z);
        QVERIFY(o.view->axis().span < 5 * kMs);
        o.key(Qt::Key_F);
        QVERIFY(o.view->axis().from < timelineTime(at(100)));
        QVERIFY(o.view->axis().to() > timelineTime(at(1502)));
        // Measure: what is selected, then to the right.
        o.key(Qt::Key_M);
        QVERIFY(o.view->measure());
        QCOMPARE((o.view->measure()->to - o.view->measure()->from) / kMs, 1);
        o.key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(o.view->measure()->to - o.view->measure()->from,
                 kMs + TimelineTime(0.01 * double(o.view->axis().span)));
        QVERIFY(o.view->measureText().startsWith(u'Δ'));
        o.key(Qt::Key_Escape);
        QVERIFY(!o.view->measure());
        o.key(Qt::Key_Escape);
        QVERIFY(o.view->selection().isNone());
        QVERIFY(!o.pane.detail()->isVisible());
        // Packed, and higher.
        o.key(Qt::Key_P);
        QVERIFY(o.view->isPacked());
        QVERIFY(o.view->lineCount() < 9);
        o.key(Qt::Key_Down);
        QVERIFY(o.view->selection().record);
        o.key(Qt::Key_P);
        const int height = o.view->rowHeight();
        o.key(Qt::Key_PageUp, Qt::ShiftModifier);
        QVERIFY(o.view->rowHeight() > height);
        o.key(Qt::Key_PageDown, Qt::ShiftModifier);
        QCOMPARE(o.view->rowHeight(), height);
        // The table, and back.
        o.key(Qt::Key_T);
        QVERIFY(o.pane.table()->isVisible());
        QVERIFY(o.pane.table()->hasFocus());
        QTRY_COMPARE(o.pane.model()->rowCount(), 15);
        o.key(Qt::Key_T);
        QVERIFY(o.view->isVisible());
        QVERIFY(o.view->hasFocus());
    }

    void byRoute()
    {
        Opened o;
        QVERIFY(o.ok);
        o.key(Qt::Key_P);
        o.key(Qt::Key_G);
        QVERIFY(o.view->isByRoute() && !o.view->isPacked());
        QCOMPARE(o.view->lineCount(), 9 + 4);
        const TimelineLines::Group &first = o.view->lines().groups()[0];
        QCOMPARE(first.key, QStringLiteral("GET /async-endpoint"));
        QCOMPARE(first.count, 4);
        QCOMPARE(first.ended, std::uint64_t(4));
        QCOMPARE(first.p50, nanoseconds(502 * kMs)); // of 120, 502, 502, 502
        QCOMPARE(first.p95, nanoseconds(502 * kMs));
        // The line of a route, by keys: it says its figures, and folds.
        o.key(Qt::Key_Down);
        QCOMPARE(o.view->currentGroup(), QStringLiteral("GET /async-endpoint"));
        QVERIFY(o.view->selection().isNone());
        QVERIFY2(o.view->accessibleDescription().startsWith(
                     QStringLiteral("GET /async-endpoint: 4 requests, half within 502 ms, 95 % within 502 ms. Enter")),
                 qPrintable(o.view->accessibleDescription()));
        o.key(Qt::Key_Return);
        QCOMPARE(o.view->lineCount(), 9);
        QVERIFY(!o.view->rowRect(*o.pane.index().find(1)));
        o.key(Qt::Key_Down);
        QCOMPARE(o.view->currentGroup(), QStringLiteral("GET /blocking-endpoint"));
        o.key(Qt::Key_Down);
        QCOMPARE(o.view->selection().record->id, std::uint64_t(6));
        QVERIFY(o.view->currentGroup().isEmpty());
        o.key(Qt::Key_Up);
        o.key(Qt::Key_Up);
        o.key(Qt::Key_Return);
        QCOMPARE(o.view->lineCount(), 9 + 4);
        o.key(Qt::Key_Down);
        QCOMPARE(o.view->selection().record->id, std::uint64_t(1));
        o.key(Qt::Key_Escape);
        // When there was anything of it: the three that wait, then the one that reads.
        const QImage image = o.paint();
        const QRect line = *o.view->groupRect(first.key);
        const auto at = [&](std::int64_t ms) {
            const QPoint place(int(o.view->axis().xOf(timelineTime(test::at(ms)))), line.center().y());
            return image.pixel(place);
        };
        QCOMPARE(at(300), at(700));
        QVERIFY(at(300) != at(850));
        QCOMPARE(at(50), at(1550));
        // By clicks, anywhere on it; what was selected in it is not left out of sight.
        QTest::mouseClick(o.view->viewport(), Qt::LeftButton, {}, o.place(4, 300));
        QCOMPARE(o.view->selection().record->id, std::uint64_t(4));
        const QString fanout = QStringLiteral("GET /fanout");
        const QRect fan = *o.view->groupRect(fanout);
        QTest::mouseClick(o.view->viewport(), Qt::LeftButton, {}, fan.center());
        QVERIFY(o.view->collapsed().contains(fanout));
        QVERIFY(o.view->selection().isNone());
        QCOMPARE(o.view->lineCount(), 9 + 4 - 1);
        QVERIFY(o.view->showRequest(*o.pane.index().find(4))); // unfolds it
        QVERIFY(o.view->rowRect(*o.pane.index().find(4)));
        // Coroutines below their request.
        o.view->setExpanded(*o.pane.index().find(4), true);
        QCOMPARE(o.view->lineCount(), 9 + 4 + 6);
        QCOMPARE(o.view->rowRect(*o.pane.index().find(4), 1)->top(),
                 o.view->rowRect(*o.pane.index().find(4))->top() + o.view->rowHeight());
        // All at once.
        o.key(Qt::Key_G, Qt::ShiftModifier);
        QCOMPARE(o.view->lineCount(), 4);
        o.key(Qt::Key_G, Qt::ShiftModifier);
        QCOMPARE(o.view->lineCount(), 9 + 4 + 6);
        o.key(Qt::Key_P);
        QVERIFY(o.view->isPacked() && !o.view->isByRoute());
        o.key(Qt::Key_P);
        QCOMPARE(o.view->lineCount(), 9 + 6);
    }

    void mouseAlone()
    {
        Opened o;
        QVERIFY(o.ok);
        QWidget *port = o.view->viewport();
        const QPoint middle = o.place(3, 700);
        const TimelineTime under = o.view->axis().timeAt(middle.x());
        wheel(o.view, middle, {0, 120}, Qt::ControlModifier);
        QVERIFY(o.view->axis().span < 1600 * kMs);
        QVERIFY(std::abs(o.view->axis().xOf(under) - middle.x()) < 1);
        const TimelineTime from = o.view->axis().from;
        wheel(o.view, middle, {0, -120}, Qt::ShiftModifier);
        QVERIFY(o.view->axis().from > from);
        // Drag: what was under the mouse goes with it.
        const TimelineTime grabbed = o.view->axis().timeAt(middle.x());
        QTest::mousePress(port, Qt::LeftButton, {}, middle);
        QTest::mouseMove(port, middle + QPoint(60, 0));
        QTest::mouseMove(port, middle + QPoint(120, 0));
        QTest::mouseRelease(port, Qt::LeftButton, {}, middle + QPoint(120, 0));
        QVERIFY(std::abs(o.view->axis().xOf(grabbed) - middle.x() - 120) < 1.5);
        QVERIFY(o.view->selection().isNone()); // that was no click
        // Shift: measure.
        o.view->setRange(timelineTime(at(0)), timelineTime(at(1600)));
        QTest::mousePress(port, Qt::LeftButton, Qt::ShiftModifier, o.place(1, 200));
        QTest::mouseMove(port, o.place(1, 400));
        QTest::mouseMove(port, o.place(1, 700));
        QTest::mouseRelease(port, Qt::LeftButton, Qt::ShiftModifier, o.place(1, 700));
        QVERIFY(o.view->measure());
        QVERIFY(std::abs((o.view->measure()->to - o.view->measure()->from) / kMs - 500) < 5);
        QVERIFY(o.pane.findChild<QAction *>(QStringLiteral("timeline.fitSelection"))->isEnabled());
        o.view->setMeasure(std::nullopt);
        // A click on the triangle opens the request, a double click on it shows it alone.
        const auto row = o.view->rowRect(*o.pane.index().find(4));
        QTest::mouseClick(port, Qt::LeftButton, {}, QPoint(10, row->center().y()));
        QVERIFY(o.view->isExpanded(4));
        QTest::mouseClick(port, Qt::LeftButton, {}, QPoint(10, row->center().y()));
        QVERIFY(!o.view->isExpanded(4));
        QTest::mouseDClick(port, Qt::LeftButton, {}, QPoint(120, row->center().y()));
        QVERIFY(o.view->axis().span < 300 * kMs);
        // The overview: its middle is shown where it is clicked.
        TimelineOverview *overview = o.pane.overview();
        QTest::mouseClick(overview, Qt::LeftButton, {}, QPoint(overview->width() - 40, 10));
        QVERIFY(o.view->axis().from > timelineTime(at(1200)));
        QVERIFY(*std::max_element(overview->profile().begin(), overview->profile().end()) >= 4);
        wheel(o.view, middle, {0, -120}, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!o.view->hasNaturalRows());
    }

    /// How much is kept is said on the bars of the overview, and none of them goes through the words.
    void whatIsKeptHasAGroundOfItsOwn()
    {
        Opened o;
        QVERIFY(o.ok);
        TimelineOverview *overview = o.pane.overview();
        o.view->setRange(timelineTime(at(0)), timelineTime(at(1600)));
        QTRY_VERIFY(overview->keptPlace().isEmpty()); // the part that is shown is there
        o.view->setRange(timelineTime(at(1300)), timelineTime(at(1400)));
        QTRY_VERIFY(!overview->keptPlace().isEmpty());
        const QRect place = overview->keptPlace().toAlignedRect();
        const QImage image = overview->grab().toImage();
        const QRgb bars = themeColors(overview->palette()).waiting.rgb();
        int behind = 0;
        int below = 0;
        for (int x = place.left(); x < place.right(); ++x) {
            below += image.pixel(x, place.bottom() + 1) == bars ? 1 : 0;
            for (int y = place.top(); y < place.bottom(); ++y)
                behind += image.pixel(x, y) == bars ? 1 : 0;
        }
        QVERIFY(below > place.width() / 2); // they are higher than where the words begin to be
        QCOMPARE(behind, 0);
    }

    /// Live: the right edge goes with the time; frozen, what comes is counted and shown afterwards.
    void followsAndFreezes()
    {
        PaneContext context;
        Recording recording;
        TimelinePane pane(context);
        pane.setRoutes(someRoutes());
        pane.setServerState(ServerState::Listening);
        pane.setRecording(&recording);
        pane.resize(900, 400);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        recording.add(batchOf({finalRecord({.id = 1, .start = 0, .length = 100})}), at(110));
        pane.endFrame(at(120));
        QVERIFY(pane.view()->isVisible());
        QVERIFY(pane.view()->isFollowing());
        QVERIFY(pane.view()->axis().to() > timelineTime(at(120)));
        pane.endFrame(at(5120));
        QVERIFY(pane.view()->axis().to() > timelineTime(at(5120)));
        auto *freeze = pane.findChild<QAction *>(QStringLiteral("timeline.freeze"));
        pane.view()->setFocus();
        pane.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&pane));
        QTest::keyClick(pane.view(), Qt::Key_Space);
        QVERIFY(freeze->isChecked());
        for (std::uint64_t id = 2; id <= 4; ++id)
            recording.add(batchOf({finalRecord({.id = id, .start = 5200, .length = 10})}), at(5300));
        pane.endFrame(at(6000));
        QCOMPARE(pane.index().rows().size(), std::size_t(1));
        QVERIFY(pane.view()->axis().to() < timelineTime(at(6000)));
        const QString figure = pane.findChild<QLabel *>(QStringLiteral("timelineFigure"))->text();
        QVERIFY2(figure.contains(u'3'), qPrintable(figure));
        QTest::keyClick(pane.view(), Qt::Key_Space);
        pane.endFrame(at(6100));
        QCOMPARE(pane.index().rows().size(), std::size_t(4));
        // Panning ends following, End takes it up again.
        QTest::keyClick(pane.view(), Qt::Key_Left);
        QVERIFY(!pane.view()->isFollowing());
        const TimelineTime from = pane.view()->axis().from;
        pane.endFrame(at(7000));
        QCOMPARE(pane.view()->axis().from, from);
        QTest::keyClick(pane.view(), Qt::Key_End);
        QVERIFY(pane.view()->isFollowing());
        pane.endFrame(at(8000));
        QVERIFY(pane.view()->axis().to() > timelineTime(at(8000)));
    }

    /// Where another request has the id of one that was opened and selected, it is neither.
    void anIdIsAnotherOnes()
    {
        Opened o;
        QVERIFY(o.ok);
        o.pane.setRecording(&o.recording);
        o.view->setFollowing(false);
        o.view->setRange(timelineTime(at(0)), timelineTime(at(1600)));
        o.view->setExpanded(*o.pane.index().find(4), true);
        QVERIFY(o.pane.showRequest(4));
        o.recording.clear();
        o.recording.add(batchOf({fanoutRecord(4, 5000)}), at(6000));
        o.pane.endFrame(at(6000));
        QCOMPARE(o.view->lineCount(), 1);
        QVERIFY(!o.view->isExpanded(4));
        const auto row = o.view->rowRect(*o.pane.index().find(4));
        QVERIFY(row);
        QCOMPARE(QColor(o.paint().pixel(1, row->center().y())),
                 o.view->palette().color(QPalette::Window)); // what is selected is another one
    }

    /// What has ended stays over a restart of the server, opened and selected as it is; what ran then is gone.
    void aNewRunOfTheServer()
    {
        Opened o;
        QVERIFY(o.ok);
        o.pane.setRecording(&o.recording);
        o.view->setExpanded(*o.pane.index().find(4), true);
        QVERIFY(o.pane.showRequest(4));
        o.recording.beginRun();
        o.pane.setServerState(ServerState::Starting);
        o.pane.endFrame(at(6000));
        QVERIFY(o.pane.index().find(4));
        QVERIFY(o.view->isExpanded(4));
        QVERIFY(!o.view->selection().isNone());
        for (const TimelineRow &row : o.pane.index().rows())
            QVERIFY(row.record->end != ExchangeEnd::Running);
    }

    /// After the last answer the time stands still: the end of it is shown, too, and then nothing is painted any more.
    void standsStill_data()
    {
        QTest::addColumn<bool>("table");
        QTest::newRow("lanes") << false;
        QTest::newRow("table") << true;
    }

    void standsStill()
    {
        QFETCH(bool, table);
        PaneContext context;
        Recording recording;
        TimelinePane pane(context);
        pane.setRoutes(someRoutes());
        pane.setServerState(ServerState::Listening);
        pane.setRecording(&recording);
        pane.setTable(table);
        pane.resize(900, 400);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        recording.add(batchOf({previewRecord({.id = 1, .start = 0, .waitFrom = 1})}), at(100));
        pane.endFrame(at(100));
        // The server stops at once, and says how it went.
        pane.setServerState(ServerState::Stopped);
        recording.add(batchOf({finalRecord({.id = 1, .start = 0, .length = 110, .waitFrom = 1, .waitTo = 105}),
                               finalRecord({.id = 2, .start = 60, .length = 50})}),
                      at(120));
        for (std::int64_t now = 130; now < 1'000; now += 33)
            pane.endFrame(at(now));
        if (table) {
            QCOMPARE(pane.model()->rowCount(), 2);
            QCOMPARE(pane.model()->index(0, TimelineTableModel::StateColumn).data().toString(), QStringLiteral("200"));
        } else {
            const std::vector<int> &profile = pane.overview()->profile();
            QCOMPARE(*std::max_element(profile.begin(), profile.end()), 2);
        }
        QCoreApplication::processEvents();
        struct Paints final : QObject {
            int count = 0;
            bool eventFilter(QObject *, QEvent *event) override
            {
                count += event->type() == QEvent::Paint ? 1 : 0;
                return false;
            }
        } paints;
        pane.view()->viewport()->installEventFilter(&paints);
        for (std::int64_t now = 1'000; now < 1'200; now += 33) {
            pane.endFrame(at(now));
            QCoreApplication::processEvents();
        }
        QCOMPARE(paints.count, 0);
        // It goes on.
        pane.setServerState(ServerState::Listening);
        recording.add(batchOf({finalRecord({.id = 3, .start = 1'300, .length = 5})}), at(1'310));
        pane.endFrame(at(1'600));
        QCoreApplication::processEvents();
        if (table)
            QCOMPARE(pane.model()->rowCount(), 3);
        else
            QVERIFY(paints.count > 0);
    }

    /// One session after another may lie at the same place in memory.
    void anotherRecordingAtTheSamePlace()
    {
        Opened o;
        QVERIFY(o.ok);
        std::optional<Recording> session(std::in_place, o.recording.contents());
        o.pane.setRecording(&*session, false);
        o.pane.setTable(true);
        QTRY_COMPARE(o.pane.model()->rowCount(), 15);
        o.pane.setTable(false);
        o.pane.setRecording(&o.recording);
        Recording other;
        other.add(batchOf({finalRecord({.id = 1, .length = 20})}), at(30));
        session.emplace(other.contents());
        o.pane.setRecording(&*session, false);
        o.pane.setTable(true);
        QTRY_COMPARE(o.pane.model()->rowCount(), 1);
        o.pane.setRecording(&o.recording);
    }

    /// Ten thousand requests, a tenth of them with coroutines: a frame costs what is in sight, whatever is kept. How
    /// long it takes by the clock depends on what else the machine does, so that is printed; what is painted does not,
    /// and the thread's own time hardly does.
    void tenThousandRequests_data()
    {
        QTest::addColumn<bool>("packed");
        QTest::addColumn<int>("rowHeight");
        QTest::addColumn<bool>("byRoute");
        QTest::addColumn<bool>("folded");
        QTest::newRow("a lane each") << false << 0 << false << false;
        QTest::newRow("low lanes") << false << 3 << false << false;
        QTest::newRow("packed") << true << 0 << false << false;
        QTest::newRow("packed and low") << true << 3 << false << false;
        QTest::newRow("by route") << false << 0 << true << false;
        QTest::newRow("by route and low") << false << 3 << true << false;
        QTest::newRow("routes alone") << false << 0 << true << true;
    }

    void tenThousandRequests()
    {
        QFETCH(bool, packed);
        QFETCH(int, rowHeight);
        Opened o(manyRequests(10'000, 120), 121'000, {1600, 900});
        QVERIFY(o.ok);
        QFETCH(bool, byRoute);
        QFETCH(bool, folded);
        o.view->setPacked(packed);
        o.view->setByRoute(byRoute);
        if (folded)
            o.view->toggleAllCollapsed();
        o.view->setRowHeight(rowHeight);
        const int width = o.view->lanesRect().width();
        const int lines = o.view->lanesRect().height() / o.view->rowHeight() + 2;
        double longestOwn = kLongestFrame + 1;
        // A machine that is busy disturbs even that at times, but not each time.
        for (int attempt = 0; attempt < kAttempts && longestOwn > kLongestFrame; ++attempt) {
            longestOwn = 0;
            nanoseconds longest{0};
            nanoseconds sum{0};
            int frames = 0;
            int most = 0;
            for (const std::int64_t span : {120'000, 10'000, 1'000, 100}) {
                o.view->setRange(timelineTime(at(30'000)), timelineTime(at(30'000 + span)));
                for (int step = 0; step < 30; ++step) {
                    o.view->pan(0.02);
                    const double before = threadMs();
                    o.paint();
                    longestOwn = std::max(longestOwn, threadMs() - before);
                    const TimelineView::Frame &frame = o.view->lastFrame();
                    longest = std::max(longest, frame.time);
                    sum += frame.time;
                    ++frames;
                    most = std::max(most, frame.bars);
                    QVERIFY(frame.lines <= lines);
                    // A pixel of a line is painted twice at most.
                    QVERIFY(frame.bars <= 3 * width * (frame.lines + 2));
                    // What was in sight is not worked out again, but for what comes in at the edge.
                    if (step > 0)
                        QVERIFY2(frame.lookedAt <= 2000, qPrintable(QString::number(frame.lookedAt)));
                }
            }
            qInfo("%s: %d frames, longest %.2f ms (%.2f ms of the thread's own time), average %.2f ms, %d bars at most",
                  QTest::currentDataTag(), frames, double(longest.count()) / 1e6, longestOwn,
                  double(sum.count()) / 1e6 / frames, most);
        }
        QVERIFY2(kUnderAddressSanitizer || longestOwn <= kLongestFrame, qPrintable(QString::number(longestOwn)));
    }

    void asATable()
    {
        Opened o;
        QVERIFY(o.ok);
        o.pane.setTable(true);
        QTRY_COMPARE(o.pane.model()->rowCount(), 15);
        LiveTable *table = o.pane.table();
        table->setFocus();
        table->sortByColumn(TimelineTableModel::BusyColumn, Qt::DescendingOrder);
        QCOMPARE(o.pane.model()->index(0, TimelineTableModel::IdColumn).data().toString(), QStringLiteral("6"));
        // CSV as it is shown.
        QSignalSpy written(&o.pane, &TimelinePane::csvWritten);
        const QString path = o.context.folder.filePath(QStringLiteral("timeline.csv"));
        o.pane.exportCsv(path);
        QVERIFY(written.size() == 1 || written.wait(kPatience));
        QVERIFY(written[0][0].toString().isEmpty());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QCOMPARE(lines.size(), 17); // with the header, and what follows the last line end
        QVERIFY(lines[0].startsWith("Id,Name,State,Total (ms)"));
        QVERIFY(lines[1].startsWith("6,GET /blocking-endpoint?delay_ms=600,200,600.000000,600.000000"));
        // Enter goes to the lane of a coroutine.
        table->sortByColumn(TimelineTableModel::IdColumn, Qt::AscendingOrder);
        table->setCurrentIndex(o.pane.model()->index(5, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(o.view->isVisible());
        QCOMPARE(o.view->selection().record->id, std::uint64_t(4));
        QCOMPARE(o.view->selection().coroutine, 2);
        QVERIFY(o.view->isExpanded(4));
    }

    void picturesOfIt()
    {
        Opened o;
        QVERIFY(o.ok);
        const QString png = o.context.folder.filePath(QStringLiteral("t.png"));
        QCOMPARE(o.pane.savePicture(png), QString());
        QVERIFY(QImage(png).width() >= 2 * o.view->width());
        const QString svg = o.context.folder.filePath(QStringLiteral("t.svg"));
        QCOMPARE(o.pane.savePicture(svg), QString());
        QSvgRenderer renderer(svg);
        QVERIFY(renderer.isValid());
        QVERIFY(!o.pane.savePicture(QStringLiteral("/nowhere/t.png")).isEmpty());
    }

    void nothingYet()
    {
        PaneContext context;
        Recording recording;
        TimelinePane pane(context);
        pane.setRoutes(someRoutes());
        pane.setRecording(&recording);
        pane.resize(900, 400);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        auto *empty = pane.findChild<EmptyState *>();
        QVERIFY(empty->isVisible());
        QSignalSpy starts(&pane, &TimelinePane::startRequested);
        QSignalSpy sends(&pane, &TimelinePane::senderRequested);
        empty->button()->click();
        QCOMPARE(starts.size(), 1);
        pane.setServerState(ServerState::Listening);
        empty->button()->click();
        QCOMPARE(sends.size(), 1);
        // Hidden by a filter: the button takes it away.
        recording.add(batchOf({finalRecord({.id = 1})}), at(20));
        pane.endFrame(at(30));
        QVERIFY(!empty->isVisible());
        auto *filter = pane.findChild<QLineEdit *>(QStringLiteral("filter"));
        filter->setText(QStringLiteral("status>=500"));
        QVERIFY(empty->isVisible());
        empty->button()->click();
        QVERIFY(filter->text().isEmpty());
        QVERIFY(!empty->isVisible());
    }

    void stateIsKept()
    {
        PaneContext context;
        {
            TimelinePane pane(context);
            pane.findChild<QAction *>(QStringLiteral("timeline.pack"))->setChecked(true);
            pane.view()->setRowHeight(9);
            QTRY_VERIFY_WITH_TIMEOUT(!context.settings.view(QStringLiteral("timelinePane")).isEmpty(), kPatience);
        }
        PaneContext other;
        other.settings.setView(QStringLiteral("timelinePane"), context.settings.view(QStringLiteral("timelinePane")));
        TimelinePane pane(other);
        QVERIFY(pane.view()->isPacked());
        QCOMPARE(pane.view()->rowHeight(), 9);
        QVERIFY(!pane.isTable());
        const QSet<QString> folded{QStringLiteral("GET /users"), QStringLiteral("GET /json")};
        pane.view()->setCollapsed(folded);
        pane.findChild<QAction *>(QStringLiteral("timeline.byRoute"))->setChecked(true);
        QVERIFY(!pane.view()->isPacked());
        const QByteArray before = context.settings.view(QStringLiteral("timelinePane"));
        QTRY_VERIFY_WITH_TIMEOUT(other.settings.view(QStringLiteral("timelinePane")) != before, kPatience);
        PaneContext third;
        third.settings.setView(QStringLiteral("timelinePane"), other.settings.view(QStringLiteral("timelinePane")));
        const TimelinePane again(third);
        QVERIFY(again.view()->isByRoute());
        QCOMPARE(again.view()->collapsed(), folded);
    }

    void everythingHasAName()
    {
        Opened o;
        QVERIFY(o.ok);
        o.key(Qt::Key_Down);
        QCOMPARE(pictures::unnamed(&o.pane), QStringList());
    }

    void lookAtIt()
    {
        Theme theme(*qApp);
        {
            Opened o(lessonBatch(), 1600, {1280, 620});
            QVERIFY(o.ok);
            o.recording.addMark({1'700'000'000'650, at(650), QStringLiteral("Connections: 5")});
            o.pane.setRecording(&o.recording, false);
            o.view->setExpanded(*o.pane.index().find(4), true);
            QTest::mouseClick(o.view->viewport(), Qt::LeftButton, {}, o.place(5, 680));
            QVERIFY(pictures::take(&o.pane, QStringLiteral("timeline"), theme));
            theme.setChoice(ThemeChoice::HighContrast);
            QTest::qWait(60);
            QVERIFY(o.pane.grab().save(pictures::folder() + QStringLiteral("/timeline-contrast.png")));
            theme.setChoice(ThemeChoice::Light);
            o.view->setMeasure(TimelineView::Measure{timelineTime(at(200)), timelineTime(at(700))});
            QVERIFY(pictures::take(&o.pane, QStringLiteral("timeline-measure"), theme));
            o.view->setMeasure(std::nullopt);
            o.view->select({});
            o.view->setPacked(true);
            QVERIFY(pictures::take(&o.pane, QStringLiteral("timeline-packed"), theme));
            o.view->setPacked(false);
            o.view->setByRoute(true);
            o.view->setCollapsed(QStringLiteral("GET /plaintext"), true);
            QVERIFY(pictures::take(&o.pane, QStringLiteral("timeline-by-route"), theme));
            o.pane.setTable(true);
            QTRY_COMPARE(o.pane.model()->rowCount(), 15);
            QVERIFY(pictures::take(&o.pane, QStringLiteral("timeline-table"), theme));
        }
        Opened many(manyRequests(2'000, 30), 31'000, {1280, 620});
        many.view->fitAll();
        QVERIFY(pictures::take(&many.pane, QStringLiteral("timeline-many"), theme));
        many.view->setPacked(true);
        QVERIFY(pictures::take(&many.pane, QStringLiteral("timeline-many-packed"), theme));
        many.view->setPacked(false);
        many.view->setByRoute(true);
        many.view->setRowHeight(0);
        many.view->toggleAllCollapsed();
        QVERIFY(pictures::take(&many.pane, QStringLiteral("timeline-many-by-route"), theme));
    }

    /// The real window: a request gets a lane, Requests leads to it, and it leads back.
    void inTheWindow()
    {
        WindowFixture f;
        QVERIFY(f.start());
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        QTest::keyClick(f.window.get(), Qt::Key_3, Qt::ControlModifier);
        TimelinePane *pane = f.window->timelinePane();
        QVERIFY(pane->isVisible());
        auto slow = f.send(f.request("GET", "/async-endpoint?delay_ms=300"));
        QVERIFY(QTest::qWaitFor([&] { return pane->index().rows().size() == 1; }, kPatience));
        RequestsPane *requests = f.window->requestsPane();
        const auto ended = [&](const char *target) {
            for (const TimelineRow &row : pane->index().rows()) {
                if (row.record->target.startsWith(target) && !row.isRunning())
                    return row.record;
            }
            return ExchangeRecordPtr();
        };
        // Its sleep is over before the loop is held: the end of that would be a wait for the loop.
        QVERIFY(QTest::qWaitFor([&] { return ended("/async") != nullptr; }, kPatience));
        auto fan = f.send(f.request("GET", "/fanout?n=4&delay_ms=30"));
        auto block = f.send(f.request("GET", "/blocking-endpoint?delay_ms=250"));
        QVERIFY(QTest::qWaitFor([&] { return ended("/fanout?") && ended("/async") && ended("/blocking"); }, kPatience));
        QCOMPARE(childrenOf(*ended("/fanout?")).size(), std::size_t(4));
        const auto sums = sumsOf(requestBars(*ended("/async"), 0));
        QVERIFY2(sums[std::size_t(BarKind::Sleep)] >= 290 * kMs,
                 qPrintable(QString::number(sums[std::size_t(BarKind::Sleep)])));
        TimelineTime sum = 0;
        for (const TimelineTime each : sums)
            sum += each;
        QCOMPARE(sum, ended("/async")->total().count());
        // From Requests, and back.
        QVERIFY(QTest::qWaitFor([&] { return requests->model()->live() == 0; }, kPatience));
        f.window->findChild<QDockWidget *>(QStringLiteral("senderDock"))->raise();
        const auto row = requests->model()->newestWithId(ended("/fanout?")->id);
        QVERIFY(row);
        requests->openRow(requests->model()->rowOf(*row));
        requests->actions()->timeline()->trigger();
        QVERIFY(QTest::qWaitFor([&] { return pane->isVisible() && !pane->visibleRegion().isEmpty(); }, kPatience));
        QCOMPARE(pane->view()->selection().record->id, ended("/fanout?")->id);
        QVERIFY(pane->view()->rowRect(*ended("/fanout?")));
        pane->findChild<QAction *>(QStringLiteral("timeline.openRequest"))->trigger();
        QVERIFY(requests->isAncestorOf(QApplication::focusWidget()));
        // A new run of the server goes on with it.
        QVERIFY(f.stop());
        const std::size_t before = pane->index().rows().size();
        QVERIFY(before >= 3);
        QVERIFY(f.start());
        auto again = f.send(f.request("GET", "/json"));
        QVERIFY(
            QTest::qWaitFor([&] { return pane->index().rows().size() == before + 1 && ended("/json"); }, kPatience));
    }

    /// Slow motion of the real server: who is kept back stands in a queue, a step lets one go, and nobody can miss that
    /// it is on; a stop turns it off.
    void slowMotion()
    {
        WindowFixture f;
        TimelinePane *pane = f.window->timelinePane();
        SlowMotionBar *slow = pane->slowMotion();
        QVERIFY(!slow->onAction()->isEnabled());
        QVERIFY(f.start());
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        QTest::keyClick(f.window.get(), Qt::Key_3, Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor([&] { return pane->isVisible(); }, kPatience));
        QVERIFY(slow->onAction()->isEnabled());
        QVERIFY(!slow->isVisible());
        slow->findChild<QCheckBox *>(QStringLiteral("slowMotionStepping"))->setChecked(true);
        slow->onAction()->trigger();
        QVERIFY(f.server.slowMotion().isOn());
        QVERIFY(f.server.slowMotion().isStepping);
        QVERIFY(slow->isVisible());
        QVERIFY(slow->banner()->isVisible());
        QVERIFY(slow->statusButton()->isVisible());
        auto first = f.send(f.request("GET", "/async-endpoint?delay_ms=1"));
        auto second = f.send(f.request("GET", "/async-endpoint?delay_ms=1"));
        QVERIFY(QTest::qWaitFor([&] { return slow->queue()->entries().size() == 2; }, kPatience));
        QTRY_VERIFY(slow->queue()->accessibleDescription().contains(QStringLiteral("/async-endpoint")));
        QVERIFY(pictures::take(pane, QStringLiteral("timeline-slow-motion"), *f.window->theme()));
        for (int step = 0; step < 100 && f.window->recording().ended().size() < 2; ++step) {
            slow->stepAction()->trigger();
            QTest::qWait(100);
        }
        QVERIFY(QTest::qWaitFor([&] { return f.window->recording().ended().size() == 2; }, kPatience));
        const auto sums = sumsOf(requestBars(*f.window->recording().ended().front(), 0));
        QVERIFY(sums[std::size_t(BarKind::SlowMotion)] > 0);
        QVERIFY(f.stop());
        QVERIFY(!slow->isOn());
        QVERIFY(!slow->isVisible());
        QVERIFY(!slow->statusButton()->isVisible());
    }
};

QTEST_MAIN(TestTimelinePane)
#include "tst_timeline_pane.moc"
