#include "tests/ui/pane_pictures.h"
#include "tests/ui/records.h"
#include "tests/ui/window_fixture.h"
#include "ui/frame_clock.h"
#include "ui/panes/exchange_detail.h"
#include "ui/panes/near_miss_view.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/panes/sender_pane.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QUndoStack>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 15'000; // ms

NearMissView &view(WindowFixture &f)
{
    return *f.window->requestsPane()->detail()->findChild<NearMissView *>();
}

QString texts(const NearMissView &view)
{
    QStringList texts;
    for (const QLabel *label : view.findChildren<QLabel *>()) {
        if (!label->isHidden() && !label->parentWidget()->isHidden())
            texts += label->text();
    }
    return texts.join(u'\n');
}

QList<QPushButton *> buttons(const NearMissView &view, const QString &name)
{
    QList<QPushButton *> found;
    for (QPushButton *button : view.findChildren<QPushButton *>(name)) {
        if (button->isVisible())
            found += button;
    }
    return found;
}

} // namespace

/// Why nothing matched, in the detail of a request, in the real window on the real server.
class TestNearMisses final : public QObject {
    Q_OBJECT

    /// Sends it, opens its row by mouse, and gives the status.
    static int openRequest(WindowFixture &f, const QByteArray &bytes)
    {
        RequestsPane *pane = f.window->requestsPane();
        const int row = pane->model()->rowCount();
        const auto socket = f.send(bytes);
        const auto came = [&] {
            return pane->model()->rowCount() == row + 1 && pane->model()->live() == 0 && pane->table()->isVisible();
        };
        if (!QTest::qWaitFor(came, kPatience))
            return 0;
        const QRect cell = pane->table()->visualRect(pane->model()->index(row, ExchangeModel::PathColumn));
        QTest::mouseClick(pane->table()->viewport(), Qt::LeftButton, {}, cell.center());
        return pane->model()->record(row).status;
    }

private Q_SLOTS:
    void aSlipOfTheHand()
    {
        WindowFixture f;
        QVERIFY(f.start());
        QCOMPARE(openRequest(f, f.request("GET", "/jsn?x=1")), 404);
        QVERIFY(view(f).isVisible());
        QVERIFY2(texts(view(f)).contains(u"Segment 1 is “jsn”. Did you mean “json”?"_s), qPrintable(texts(view(f))));
        const auto open = buttons(view(f), u"openNearMiss"_s);
        QVERIFY(!open.isEmpty());
        QVERIFY(open.first()->accessibleName().contains(u"GET /json"_s));
        QSignalSpy opened(&view(f), &NearMissView::openInSender);
        QTest::mouseClick(open.first(), Qt::LeftButton);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().value<RouteInfo>().path, u"/json"_s);
        QVERIFY(f.window->senderPane()->isVisible());
    }

    void theWrongMethod()
    {
        WindowFixture f;
        QVERIFY(f.start());
        QCOMPARE(openRequest(f, f.request("POST", "/json")), 405);
        QVERIFY2(texts(view(f)).contains(u"This path answers to GET, HEAD, not to POST."_s),
                 qPrintable(texts(view(f))));
    }

    void nothingIsNear()
    {
        WindowFixture f;
        QVERIFY(f.start());
        QCOMPARE(openRequest(f, f.request("GET", "/wp-login.php")), 404);
        QVERIFY(view(f).isVisible());
        QVERIFY2(texts(view(f)).contains(u"none is like /wp-login.php"_s), qPrintable(texts(view(f))));
        QVERIFY(buttons(view(f), u"openNearMiss"_s).isEmpty());
    }

    void whatWasAnsweredHasNone()
    {
        WindowFixture f;
        QVERIFY(f.start());
        QCOMPARE(openRequest(f, f.request("GET", "/jsn")), 404);
        QVERIFY(view(f).isVisible());
        QCOMPARE(openRequest(f, f.request("GET", "/json")), 200);
        QVERIFY(!view(f).isVisible());
        QCOMPARE(openRequest(f, f.request("GET", "/async-endpoint?delay_ms=x")), 422);
        QVERIFY(!view(f).isVisible());
    }

    void aDisabledRouteIsEnabledFromHere()
    {
        WindowFixture f;
        QVERIFY(f.start());
        std::int32_t json = -1;
        for (const RouteInfo &route : *f.server.routes()) {
            if (route.path == u"/json"_s)
                json = route.index;
        }
        f.server.setRouteEnabled(json, false);
        QCOMPARE(openRequest(f, f.request("GET", "/json")), 404);
        QVERIFY2(texts(view(f)).contains(u"It is disabled."_s), qPrintable(texts(view(f))));
        const auto enable = buttons(view(f), u"enableRoute"_s);
        QCOMPARE(enable.size(), 1);
        QTest::mouseClick(enable.first(), Qt::LeftButton);
        QVERIFY(f.server.isRouteEnabled(json));
        QVERIFY2(texts(view(f)).contains(u"It would take this request now"_s), qPrintable(texts(view(f))));
        QVERIFY(buttons(view(f), u"enableRoute"_s).isEmpty());
        f.window->undoStack()->undo();
        QVERIFY(!f.server.isRouteEnabled(json));
        QCOMPARE(buttons(view(f), u"enableRoute"_s).size(), 1);
    }

    void aHostIsAllowedFromHere()
    {
        WindowFixture f;
        QVERIFY(f.start());
        const QByteArray request = "GET /json HTTP/1.1\r\nHost: api.example.test:8000\r\n\r\n";
        QCOMPARE(openRequest(f, request), 421);
        QVERIFY(view(f).isVisible());
        QVERIFY2(texts(view(f)).contains(u"The host “api.example.test” is not allowed"_s), qPrintable(texts(view(f))));
        QVERIFY(texts(view(f)).contains(u"DNS rebinding"_s));
        QVERIFY(texts(view(f)).contains(u"localhost"_s));
        QVERIFY(buttons(view(f), u"resend"_s).isEmpty());
        QSignalSpy posted(f.window->notices(), &Notices::posted);
        QTest::mouseClick(buttons(view(f), u"allowHost"_s).value(0), Qt::LeftButton);
        QCOMPARE(f.server.options().allowHosts, QStringList{u"api.example.test"_s});
        QVERIFY(texts(view(f)).contains(u"is allowed now"_s));
        QCOMPARE(posted.count(), 1);

        // Sent again, to this server and by that name.
        const auto again = buttons(view(f), u"resend"_s);
        QCOMPARE(again.size(), 1);
        ExchangeModel *model = f.window->requestsPane()->model();
        QTest::mouseClick(again.first(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return model->rowCount() == 2 && model->live() == 0; }, kPatience));
        QCOMPARE(model->record(1).status, 200);
        QVERIFY(model->record(1).requestHead.toLower().contains("host: api.example.test"));

        // A restart keeps it, and Undo takes it back.
        QVERIFY(f.stop());
        QVERIFY(f.start());
        QVERIFY(f.server.answersFor("api.example.test"));
        f.window->undoStack()->undo();
        QVERIFY(!f.server.answersFor("api.example.test"));
        f.window->undoStack()->redo();
        QVERIFY(f.server.answersFor("api.example.test"));
        f.window->notices()->kept().back().action(); // its Undo button
        QVERIFY(!f.server.answersFor("api.example.test"));
        QVERIFY(f.stop());
        QVERIFY(f.start());
        QVERIFY(!f.server.answersFor("api.example.test"));
    }

    void whatIsNoHostIsNotAllowed()
    {
        WindowFixture f;
        QVERIFY(f.start());
        QCOMPARE(openRequest(f, "GET /json HTTP/1.1\r\nHost: a_b-.test\r\n\r\n"), 421);
        QSignalSpy posted(f.window->notices(), &Notices::posted);
        const auto allow = buttons(view(f), u"allowHost"_s);
        QCOMPARE(allow.size(), 1);
        QTest::mouseClick(allow.first(), Qt::LeftButton);
        QCOMPARE(posted.count(), 1);
        QCOMPARE(posted.first().first().value<Notice>().kind, Notice::Kind::Warning);
        QVERIFY(f.server.options().allowHosts.isEmpty());
        QCOMPARE(f.window->undoStack()->count(), 0);
    }

    void pictures()
    {
        WindowFixture f;
        QVERIFY(f.start());
        f.window->resize(1440, 900);
        const auto take = [&f](const QByteArray &request, const QString &name) {
            openRequest(f, request);
            return pictures::take(f.window->requestsPane(), name, *f.window->theme());
        };
        QVERIFY(take(f.request("GET", "/async_endpoint/2?delay_ms=5"), u"near-misses-404"_s));
        QVERIFY(take(f.request("POST", "/json"), u"near-misses-405"_s));
        QVERIFY(take(f.request("GET", "/wp-login.php"), u"near-misses-none"_s));
        QVERIFY(take("GET /json HTTP/1.1\r\nHost: api.example.test\r\n\r\n", u"near-misses-421"_s));
        QTest::mouseClick(buttons(view(f), u"allowHost"_s).value(0), Qt::LeftButton);
        QVERIFY(pictures::take(f.window->requestsPane(), u"near-misses-allowed"_s, *f.window->theme()));
    }

    void reasonsAreSentences_data()
    {
        using Kind = MissReason::Kind;
        using Rule = MissReason::Rule;
        QTest::addColumn<MissReason>("reason");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const MissReason &reason, const QString &sentence) {
            QTest::newRow(name) << reason << sentence;
        };
        const auto reason = [](Kind kind, int segment = 0, const QString &found = {}, const QString &expected = {},
                               bool isParam = false) {
            MissReason made;
            made.kind = kind;
            made.segment = segment;
            made.found = found;
            made.expected = expected;
            made.isParam = isParam;
            return made;
        };
        const auto value = [&reason](Rule rule, const QString &bound) {
            MissReason made = reason(Kind::Value, 2, u"x"_s, u"id"_s, true);
            made.rule = rule;
            made.bound = bound;
            return made;
        };
        row("segment", reason(Kind::Segment, 2, u"a"_s, u"b"_s), u"Segment 2 is “a”, not “b”."_s);
        row("case", reason(Kind::Case, 1, u"JSON"_s, u"json"_s),
            u"Segment 1 is “JSON”. Upper and lower case count: did you mean “json”?"_s);
        row("missing at the start", reason(Kind::Missing, 0, {}, u"api"_s), u"The path lacks “api” at its start."_s);
        row("missing", reason(Kind::Missing, 1, {}, u"id"_s, true), u"The path lacks “{id}” behind segment 1."_s);
        row("extra", reason(Kind::Extra, 3, u"x"_s), u"Segment 3, “x”, is too many."_s);
        row("slash", reason(Kind::Extra, 3), u"There is a slash too many: segment 3 is empty."_s);
        row("two slashes", reason(Kind::Empty, 2, {}, u"id"_s, true),
            u"Segment 2 is empty, because two slashes follow each other; “{id}” is declared there."_s);
        row("any method", reason(Kind::Method, 0, u"TRACE"_s, u"*"_s),
            u"It answers to every method but TRACE and CONNECT, not to TRACE."_s);
        row("escaped slash", reason(Kind::EncodedSlash),
            u"%2F is data and separates no segments. Write the slash as it is."_s);
        row("integer", value(Rule::Integer, {}), u"The parameter {id} does not take “x”: it must be an integer."_s);
        row("minimum", value(Rule::Minimum, u"5"_s), u"The parameter {id} does not take “x”: it must be at least 5."_s);
        row("one character", value(Rule::MinLength, u"1"_s),
            u"The parameter {id} does not take “x”: it must have at least 1 character."_s);
        row("characters", value(Rule::MaxLength, u"2"_s),
            u"The parameter {id} does not take “x”: it must have at most 2 characters."_s);
        row("choice", value(Rule::OneOf, u"a, b"_s),
            u"The parameter {id} does not take “x”: it must be one of a, b."_s);
    }

    void reasonsAreSentences()
    {
        QFETCH(MissReason, reason);
        QFETCH(QString, sentence);
        installTranslations();
        QCOMPARE(NearMissView::sentence(reason), sentence);
    }
};

QTEST_MAIN(TestNearMisses)
#include "tst_near_misses.moc"
