#include "tests/ui/pane_context.h"
#include "tests/ui/pane_pictures.h"
#include "tests/ui/tiny_http_server.h"
#include "ui/filter/filter_field.h"
#include "ui/filter/filter_parser.h"
#include "ui/panes/address_bar.h"
#include "ui/panes/events_view.h"
#include "ui/panes/response_view.h"
#include "ui/panes/sender_pane.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/live_controls.h"
#include "ui/widgets/live_table.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 30'000;

ReceivedEvent received(const QByteArray &name, const QByteArray &data, const QByteArray &id = {})
{
    return {{name, data, id}, 1'700'000'000'123};
}

std::vector<ReceivedEvent> many(int count, int from = 0)
{
    std::vector<ReceivedEvent> events;
    for (int i = from; i < from + count; ++i)
        events.push_back(received(i % 2 == 0 ? "even" : "odd", QByteArray::number(i), QByteArray::number(i)));
    return events;
}

} // namespace

/// Server-sent events in the Sender, with real keys and clicks, of a small HTTP server that a test holds in its hands.
class EventsViewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(*qApp);
    }

    void init()
    {
        m_http = std::make_unique<TinyHttpServer>();
        m_pane = std::make_unique<SenderPane>(m_context);
        m_pane->resize(900, 700);
        m_pane->show();
        m_pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    }

    void cleanup()
    {
        m_pane.reset();
        m_http.reset();
        m_context.undo.clear();
    }

    void modelKeepsTheNewest()
    {
        EventModel model(nullptr, 100);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.add(many(60));
        QCOMPARE(model.rowCount(), 0); // shown once a frame
        model.flush();
        QCOMPARE(model.rowCount(), 60);
        QCOMPARE(model.dropped(), 0U);
        model.add(many(70, 60));
        model.flush();
        QCOMPARE(model.rowCount(), 100);
        QCOMPARE(model.dropped(), 30U);
        QCOMPARE(model.eventAt(0).event.data, "30");
        QCOMPARE(model.eventAt(99).event.data, "129");
        // More at once than there is room for, and while it stands still.
        model.add(many(250, 130));
        model.flush();
        QCOMPARE(model.dropped(), 280U);
        model.setPaused(true);
        model.add(many(150, 380));
        model.flush();
        QCOMPARE(model.waiting(), 100);
        QCOMPARE(model.dropped(), 330U);
        QCOMPARE(model.rowCount(), 100);
        model.setPaused(false);
        model.flush();
        QCOMPARE(model.dropped(), 430U);
        QCOMPARE(model.eventAt(99).event.data, "529");

        model.setFilter(parseFilter(u"event=odd"_s, EventModel::grammar()).filter);
        model.finishArranging();
        QCOMPARE(model.rowCount(), 50);
        model.add(many(2, 530));
        model.flush();
        QCOMPARE(model.rowCount(), 50);
        QCOMPARE(model.eventAt(49).event.data, "531");
        QCOMPARE(QJsonDocument::fromJson(EventModel::jsonLine(received("a", "x\ny", "7"))).object(),
                 (QJsonObject{{u"at"_s, u"2023-11-14T22:13:20.123Z"_s},
                              {u"event"_s, u"a"_s},
                              {u"id"_s, u"7"_s},
                              {u"data"_s, u"x\ny"_s}}));
    }

    void eventsAppearLive()
    {
        QVERIFY(openStream());
        EventsView *view = events();
        QAbstractItemModelTester tester(view->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        ResponseView *response = m_pane->response();
        QVERIFY(response->isVisible() && view->isVisible());
        QCOMPARE(response->tabs()->currentIndex(), int(ResponseView::EventsTab));
        QCOMPARE(m_pane->findChild<QLabel *>(u"responseStatus"_s)->text(), u"200 OK"_s);
        QCOMPARE(view->stateText(), u"Open"_s);
        QVERIFY(view->stopButton()->isVisible() && !view->reconnectButton()->isVisible());
        QVERIFY(m_pane->isRunning());

        write("event: tick\nid: 1\ndata: {\"n\":1}\n\n");
        QVERIFY(waitRows(1));
        write("data: two\ndata: lines\n\nevent: tick\nid: 3\ndata: {\"n\":3}\n\n");
        QVERIFY(waitRows(3));
        QCOMPARE(cell(0, EventModel::EventColumn), u"tick"_s);
        QCOMPARE(cell(0, EventModel::IdColumn), u"1"_s);
        QCOMPARE(cell(1, EventModel::EventColumn), u"message"_s);
        QCOMPARE(cell(1, EventModel::DataColumn), u"two⏎lines"_s);
        QVERIFY(!cell(2, EventModel::TimeColumn).isEmpty());
        QVERIFY2(view->figureText().startsWith(u"3 event"_s), qPrintable(view->figureText()));

        // The chosen one below, by keyboard.
        view->table()->setFocus();
        view->table()->setCurrentIndex(view->model()->index(0, 0));
        QTest::keyClick(view->table(), Qt::Key_Down);
        QTRY_VERIFY(view->detail()->isVisible());
        QTRY_COMPARE(view->detail()->shownText(), u"two\nlines"_s);
        QTest::keyClick(view->table(), Qt::Key_Down);
        QTRY_VERIFY(view->detail()->shownText().contains(u"\"n\": 3"_s));
    }

    void pausesFiltersAndSaves()
    {
        QVERIFY(openStream());
        EventsView *view = events();
        write("event: tick\nid: 1\ndata: 1\n\nevent: other\ndata: 2\n\n");
        QVERIFY(waitRows(2));
        view->table()->setFocus();
        QTest::keyClick(view->table(), Qt::Key_Space);
        write("event: tick\nid: 3\ndata: 3\n\n");
        QTRY_COMPARE_WITH_TIMEOUT(view->figureText(), u"Paused, 1 waiting"_s, kPatience);
        QCOMPARE(view->model()->rowCount(), 2);
        QTest::keyClick(view->table(), Qt::Key_Space);
        QVERIFY(waitRows(3));

        QTest::keyClick(view->table(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(view->filterField()->hasFocus());
        QTest::keyClicks(view->filterField(), u"event:tick"_s);
        QVERIFY(waitRows(2));
        QTRY_COMPARE(view->figureText(), u"2 of 3"_s);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"events.jsonl"_s);
        view->saveJsonLines(path);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), kPatience);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(QJsonDocument::fromJson(lines[1]).object().value(u"data"_s).toString(), u"3"_s);
        QTest::keyClick(view->filterField(), Qt::Key_Escape);
        QVERIFY(waitRows(3));

        view->table()->setFocus();
        view->table()->selectRow(1);
        QTest::keyClick(view->table(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().contains(u"other"_s));
        QTest::keyClick(view->table(), Qt::Key_Delete, Qt::ShiftModifier);
        QVERIFY(waitRows(0));
        m_context.undo.undo();
        QVERIFY(waitRows(3));
    }

    void stopsAndReconnects()
    {
        QVERIFY(openStream());
        EventsView *view = events();
        write("id: a7\ndata: 1\n\n");
        QVERIFY(waitRows(1));
        QTest::mouseClick(view->stopButton(), Qt::LeftButton);
        QVERIFY(waitDone());
        QCOMPARE(view->stateText(), u"Stopped"_s);
        QVERIFY(!m_pane->banner()->isVisible());
        QVERIFY(view->isVisible() && view->reconnectButton()->isVisible() && !view->stopButton()->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(m_http->held.size(), 0, kPatience); // the server sees it
        // What came is kept as the response of the entry.
        QCOMPARE(m_pane->current()->history()->entries().size(), 1);
        QCOMPARE(m_pane->current()->history()->entries()[0].reply->status, 200);
        QVERIFY(m_pane->current()->history()->entries()[0].reply->body.contains("data: 1\n"));

        m_pane->addressBar()->address()->setText(u"http://127.0.0.1:1/elsewhere"_s); // it goes on with what it was
        QTest::mouseClick(view->reconnectButton(), Qt::LeftButton);
        QVERIFY(answerHeld());
        QCOMPARE(m_http->requests.size(), 2);
        QVERIFY(m_http->requests[1].head.contains("Last-Event-ID: a7\r\n"));
        QTRY_COMPARE_WITH_TIMEOUT(view->stateText(), u"Open"_s, kPatience);
        write("data: 2\n\n");
        QVERIFY(waitRows(2)); // behind those that were there

        m_http->held.first()->disconnectFromHost();
        QVERIFY(waitDone());
        QCOMPARE(view->stateText(), u"Ended"_s);
        QVERIFY(view->isVisible());

        // Nobody listens any more: what came stays in sight.
        m_http->stop();
        m_http->dropAll();
        QTest::mouseClick(view->reconnectButton(), Qt::LeftButton);
        QVERIFY(waitDone());
        QCOMPARE(view->stateText(), u"Broken off"_s);
        QVERIFY(view->isVisible());
        QCOMPARE(view->model()->rowCount(), 2);
    }

    void escapeStops()
    {
        QVERIFY(openStream());
        write("data: 1\n\n");
        QVERIFY(waitRows(1));
        events()->table()->setFocus();
        QTest::keyClick(events()->table(), Qt::Key_Escape);
        QVERIFY(waitDone());
        QCOMPARE(events()->stateText(), u"Stopped"_s);
    }

    void anotherResponseHidesThem()
    {
        QVERIFY(openStream());
        write("data: 1\n\n");
        QVERIFY(waitRows(1));
        m_http->held.first()->disconnectFromHost();
        QVERIFY(waitDone());
        m_pane->addressBar()->address()->setText(m_http->url(u"/json"_s));
        m_pane->send();
        QVERIFY(waitDone());
        ResponseView *response = m_pane->response();
        QVERIFY(!response->tabs()->isTabVisible(ResponseView::EventsTab));
        QCOMPARE(response->tabs()->currentIndex(), int(ResponseView::BodyTab));
        QVERIFY(response->body()->shownText().contains(u"hello"_s));
        // A new stream begins with an empty list.
        QVERIFY(openStream());
        QVERIFY(waitRows(0));
        write("data: 2\n\n");
        QVERIFY(waitRows(1));
        m_pane->cancel();
        QVERIFY(waitDone());
    }

    void brokenOff()
    {
        QVERIFY(openStream("Transfer-Encoding: chunked\r\n"));
        m_http->held.first()->write("9\r\ndata: 1\n\n\r\n");
        QVERIFY(waitRows(1));
        m_http->held.first()->disconnectFromHost();
        QVERIFY(waitDone());
        QCOMPARE(events()->stateText(), u"Broken off"_s);
        QCOMPARE(events()->model()->rowCount(), 1);
    }

    void otherTypesAreBodies()
    {
        m_http->answer = [](const TinyHttpServer::Request &) {
            return TinyHttpServer::response(404, "Not Found", "text/event-stream", "data: 1\n\n");
        };
        m_pane->addressBar()->address()->setText(m_http->url(u"/x"_s));
        m_pane->send();
        QVERIFY(waitDone());
        QVERIFY(!events());
        QVERIFY(m_pane->response()->body()->shownText().contains(u"data: 1"_s));
    }

    void namesAndPictures()
    {
        QVERIFY(openStream());
        QByteArray text;
        for (int i = 1; i <= 40; ++i) {
            text += "event: tick\nid: mkz1c2p6-12." + QByteArray::number(i)
                + "\ndata: {\"at\":\"2026-01-31T12:00:00.000Z\",\"number\":" + QByteArray::number(i)
                + ",\"requests_per_second\":12.5,\"in_flight\":1}\n\n";
            if (i % 7 == 0)
                text += "event: stall\nid: mkz1c2p6-" + QByteArray::number(12 + i)
                    + "\ndata: {\"state\":\"ended\",\"worker\":0,\"held_by\":\"GET /blocking-endpoint\","
                      "\"duration_ms\":2000.2,\"waiting\":3}\n\n";
        }
        write(text);
        QVERIFY(waitRows(45));
        events()->table()->setFocus();
        events()->table()->selectRow(40);
        QTRY_VERIFY(events()->detail()->isVisible());
        QCOMPARE(pictures::unnamed(events()), QStringList());
        QVERIFY(pictures::take(m_pane.get(), u"sender-events"_s, *m_theme));
        m_pane->cancel();
        QVERIFY(waitDone());
        QVERIFY(pictures::take(m_pane.get(), u"sender-events-stopped"_s, *m_theme));
    }

private:
    EventsView *events() const { return m_pane->current()->events(); }

    bool answerHeld(const QByteArray &fields = {})
    {
        if (!QTest::qWaitFor([&] { return m_http->held.size() == 1; }, kPatience))
            return false;
        m_http->held.first()->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n" + fields + "\r\n");
        return true;
    }
    bool openStream(const QByteArray &fields = {})
    {
        m_pane->addressBar()->address()->setText(m_http->url(u"/hold-events"_s));
        m_pane->send();
        return answerHeld(fields) && QTest::qWaitFor([this] { return events() && events()->isVisible(); }, kPatience);
    }
    void write(const QByteArray &text) { m_http->held.first()->write(text); }
    bool waitRows(int count)
    {
        return QTest::qWaitFor([&] { return events()->model()->rowCount() == count; }, kPatience);
    }
    QString cell(int row, int column) const { return events()->model()->index(row, column).data().toString(); }
    bool waitDone() const
    {
        return QTest::qWaitFor([this] { return !m_pane->isRunning(); }, kPatience);
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TinyHttpServer> m_http;
    PaneContext m_context;
    std::unique_ptr<SenderPane> m_pane;
};

QTEST_MAIN(EventsViewTest)
#include "tst_events_view.moc"
