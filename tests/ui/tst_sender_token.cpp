// OAuth2 in the Sender: whose token goes where, who waits for it, and what is canceled with it. The servers are the
// test's own, so that they can be slow and can tell what came.

#include "server/outbound/call_check.h"
#include "tests/ui/pane_context.h"
#include "tests/ui/tiny_http_server.h"
#include "ui/models/send_history.h"
#include "ui/panes/address_bar.h"
#include "ui/panes/auth_editor.h"
#include "ui/panes/events_view.h"
#include "ui/panes/request_editor.h"
#include "ui/panes/request_tab.h"
#include "ui/panes/response_view.h"
#include "ui/panes/sender_pane.h"
#include "ui/theme.h"
#include "ui/widgets/banner.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 15'000; // ms

QByteArray tokenAnswer(const QByteArray &token, int seconds = 3600)
{
    return TinyHttpServer::response(200, "OK", "application/json",
                                    R"({"token_type":"Bearer","access_token":")" + token + R"(","expires_in":)"
                                        + QByteArray::number(seconds) + '}');
}

/// Answers for tokens "NAME1", "NAME2" … of that many seconds, and for anything else.
struct Service {
    TinyHttpServer http;
    QByteArray name;
    int tokens = 0;

    explicit Service(const QByteArray &called, int seconds = 3600)
        : name(called)
    {
        http.answer = [this, seconds](const TinyHttpServer::Request &request) {
            if (request.target.startsWith("/token"))
                return tokenAnswer(name + QByteArray::number(++tokens), seconds);
            if (request.target == "/events")
                return TinyHttpServer::response(200, "OK", "text/event-stream", "data: 1\n\n");
            return TinyHttpServer::response(200, "OK", "application/json", "{}");
        };
    }
    /// "POST /token", "GET /x Bearer a1" …, as they came.
    QByteArrayList came() const
    {
        QByteArrayList list;
        for (const TinyHttpServer::Request &request : http.requests) {
            QByteArray line = request.method + ' ' + request.target;
            const QList<QByteArray> fields = request.head.split('\n');
            for (const QByteArray &field : fields) {
                if (field.toLower().startsWith("authorization:"))
                    line += ' ' + field.sliced(14).trimmed();
            }
            list.append(line);
        }
        return list;
    }
};

} // namespace

class SenderTokenTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(*qApp);
    }

    void init()
    {
        m_context = std::make_unique<PaneContext>();
        m_pane = std::make_unique<SenderPane>(*m_context);
        m_pane->resize(700, 640);
        m_pane->show();
        m_pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    }

    void cleanup()
    {
        m_pane.reset();
        m_context.reset();
    }

    void aTokenGoesToItsServerOnly()
    {
        Service a("a");
        Service b("b");
        ask(a.http.url(u"/x"_s));
        m_pane->send();
        QVERIFY(waitHistory(1));
        QCOMPARE(a.came(), (QByteArrayList{"POST /token", "GET /x Bearer a1"}));
        m_pane->send(); // it is still good
        QVERIFY(waitHistory(2));
        QCOMPARE(a.came().mid(2), (QByteArrayList{"GET /x Bearer a1"}));
        QVERIFY(auth()->preview().contains(u"Authorization"_s));

        address()->setText(b.http.url(u"/x"_s));
        QVERIFY2(state()->text().startsWith(u"The token is one of another server"_s), qPrintable(state()->text()));
        m_pane->send();
        QVERIFY(waitHistory(3));
        QCOMPARE(b.came(), (QByteArrayList{"POST /token", "GET /x Bearer b1"}));
        QCOMPARE(a.came().size(), 3);
        // With an address of its own, tokens are for whomever one asks.
        RequestAuth own = owner();
        own.tokenAddress = a.http.url(u"/token"_s);
        auth()->setAuth(own);
        m_pane->send();
        QVERIFY(waitHistory(4));
        QCOMPARE(b.came().last(), QByteArray("GET /x Bearer a2"));
    }

    void aTokenIsOfWhoAsked_data()
    {
        QTest::addColumn<QString>("field");
        QTest::newRow("user") << u"authOwner"_s;
        QTest::newRow("password") << u"authOwnerPassword"_s;
        QTest::newRow("scope") << u"authScope"_s;
    }
    void aTokenIsOfWhoAsked()
    {
        QFETCH(QString, field);
        Service a("a");
        ask(a.http.url(u"/x"_s), u"/hold/token"_s);
        auth()->fetchButton()->click();
        QVERIFY(waitHeld(a));
        QCOMPARE(state()->text(), u"Asking for a token …"_s);
        auth()->findChild<QLineEdit *>(field)->setText(u"other"_s);
        QCOMPARE(state()->text(), u"No token yet: the first request asks for one."_s);
        a.http.held.takeFirst()->write(tokenAnswer("late"));
        constexpr int kMoment = 200; // ms, for it to arrive; where it does not, nothing is wrong
        QTest::qWait(kMoment);
        QCOMPARE(auth()->auth().fetched, QString());
        RequestAuth next = auth()->auth();
        next.tokenAddress = u"/token"_s;
        auth()->setAuth(next);
        m_pane->send();
        QVERIFY(waitHistory(1));
        QCOMPARE(a.came().last(), QByteArray("GET /x Bearer a1"));
        QCOMPARE(auth()->auth().fetched, u"a1"_s);
    }

    void aSlowTokenIsWaitedFor()
    {
        Service a("a");
        ask(a.http.url(u"/x"_s), u"/hold/token"_s);
        m_pane->send();
        QVERIFY(m_pane->isRunning());
        QVERIFY(waitHeld(a));
        QVERIFY(cancelButton()->isEnabled());
        const auto labels = m_pane->findChildren<QLabel *>();
        const QString says = u"Asking 127.0.0.1:%1 for a token"_s.arg(a.http.port());
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [&](const QLabel *label) { return label->isVisible() && label->text().startsWith(says); }));
        // What Send was pressed for goes out, whatever is edited meanwhile.
        address()->setText(a.http.url(u"/y"_s));
        a.http.held.takeFirst()->write(tokenAnswer("slow"));
        QVERIFY(waitHistory(1));
        QVERIFY(!m_pane->isRunning());
        QCOMPARE(a.came(), (QByteArrayList{"POST /hold/token", "GET /x Bearer slow"}));
        QVERIFY(m_pane->response()->isVisible());
    }

    void waitingIsCanceled()
    {
        Service a("a");
        ask(a.http.url(u"/x"_s), u"/hold/token"_s);
        m_pane->send();
        QVERIFY(waitHeld(a));
        QTest::keyClick(address(), Qt::Key_Escape);
        QVERIFY(!m_pane->isRunning());
        QVERIFY(m_pane->banner()->text().startsWith(u"Canceled after"_s));
        QTRY_COMPARE_WITH_TIMEOUT(a.http.held.size(), 0, kPatience); // the server sees it
        QCOMPARE(a.came(), (QByteArrayList{"POST /hold/token"}));
        // And without auth it goes out once.
        auth()->setAuth({});
        m_pane->send();
        QVERIFY(waitHistory(1));
        QCOMPARE(a.came(), (QByteArrayList{"POST /hold/token", "GET /x"}));
    }

    void aLateTokenSendsNothing()
    {
        Service a("a");
        ask(a.http.url(u"/x"_s), u"/hold/token"_s);
        auth()->fetchButton()->click();
        QVERIFY(waitHeld(a));
        auth()->setAuth({});
        m_pane->send();
        QVERIFY(waitHistory(1));
        a.http.held.takeFirst()->write(tokenAnswer("late"));
        m_pane->send();
        QVERIFY(waitHistory(2));
        QCOMPARE(a.came(), (QByteArrayList{"POST /hold/token", "GET /x", "GET /x"}));
        QCOMPARE(auth()->auth().fetched, QString());
    }

    void sendJoinsWhatIsFetched()
    {
        Service a("a");
        ask(a.http.url(u"/x"_s), u"/hold/token"_s);
        auth()->fetchButton()->click();
        QVERIFY(waitHeld(a));
        QVERIFY(!m_pane->isRunning());
        m_pane->send();
        QVERIFY(m_pane->isRunning());
        a.http.held.takeFirst()->write(tokenAnswer("one"));
        QVERIFY(waitHistory(1));
        QCOMPARE(a.came(), (QByteArrayList{"POST /hold/token", "GET /x Bearer one"}));
    }

    void aRefusalSaysWhy()
    {
        Service a("a");
        a.http.answer = [](const TinyHttpServer::Request &) {
            return TinyHttpServer::response(400, "Bad Request", "application/json", R"({"error":"invalid_grant"})");
        };
        ask(a.http.url(u"/x"_s));
        m_pane->send();
        QTRY_VERIFY_WITH_TIMEOUT(!m_pane->isRunning(), kPatience);
        QCOMPARE(m_pane->banner()->text(), u"There is no token: the server answered 400: invalid_grant"_s);
        QCOMPARE(a.came(), (QByteArrayList{"POST /token"}));
        QCOMPARE(m_pane->current()->history()->rowCount(), 0);
    }

    void aLoadRunHasAToken()
    {
        constexpr int kShort = 3; // seconds, as good as over
        Service a("a", kShort);
        ask(a.http.url(u"/x"_s));
        std::optional<LoadRequest> asked;
        connect(m_pane->current(), &RequestTab::loadRunRequested, this,
                [&asked](const LoadRequest &request) { asked = request; });
        for (const char *token : {"a1", "a2"}) {
            asked.reset();
            m_pane->current()->loadRun();
            QVERIFY(QTest::qWaitFor([&] { return asked.has_value(); }, kPatience));
            QCOMPARE(fieldValue(asked->headers, "Authorization"), QByteArray("Bearer ") + token);
            QVERIFY(!m_pane->isRunning());
        }
    }

    void aStreamGoesOnWithANewToken()
    {
        constexpr int kShort = 3;
        Service a("a", kShort);
        ask(a.http.url(u"/events"_s));
        m_pane->send();
        QVERIFY(waitHistory(1));
        EventsView *events = m_pane->current()->events();
        QVERIFY(events && events->isVisible());
        // It is about what was sent, not about what is typed now.
        auth()->setAuth({});
        QTest::mouseClick(events->reconnectButton(), Qt::LeftButton);
        QCOMPARE(events->state(), EventsView::State::Connecting);
        QVERIFY(waitHistory(2));
        QCOMPARE(a.came(),
                 (QByteArrayList{"POST /token", "GET /events Bearer a1", "POST /token", "GET /events Bearer a2"}));
        QCOMPARE(auth()->auth().kind, RequestAuth::Kind::None);
        // No token: what came before stays, and it is said why.
        a.http.answer = [](const TinyHttpServer::Request &) {
            return TinyHttpServer::response(500, "Internal Server Error", "text/plain", "");
        };
        QTest::mouseClick(events->reconnectButton(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(events->state(), EventsView::State::Broken, kPatience);
        QVERIFY(!m_pane->isRunning());
        QVERIFY(events->isVisible());
    }

    void aWebSocketsTokenIsAskedForByHttp()
    {
        Service a("a");
        ask(u"ws://127.0.0.1:%1/chat"_s.arg(a.http.port()));
        m_pane->send();
        QVERIFY(waitHistory(1)); // it answers 200, which opens none
        QCOMPARE(a.came(), (QByteArrayList{"POST /token", "GET /chat Bearer a1"}));
    }

private:
    AuthEditor *auth() const { return m_pane->editor()->auth(); }
    QLineEdit *address() const { return m_pane->addressBar()->address(); }
    QLabel *state() const { return auth()->findChild<QLabel *>(u"authTokenState"_s); }
    QAbstractButton *cancelButton() const { return m_pane->findChild<QAbstractButton *>(u"senderCancel"_s); }
    static RequestAuth owner()
    {
        RequestAuth made;
        made.kind = RequestAuth::Kind::Password;
        made.user = u"ann"_s;
        made.password = u"secret"_s;
        return made;
    }
    void ask(const QString &url, const QString &tokens = u"/token"_s)
    {
        address()->setText(url);
        RequestAuth made = owner();
        made.tokenAddress = tokens;
        auth()->setAuth(made);
    }
    bool waitHistory(int count)
    {
        return QTest::qWaitFor(
            [&] { return m_pane->current()->history()->rowCount() == count && !m_pane->isRunning(); }, kPatience);
    }
    static bool waitHeld(const Service &service)
    {
        return QTest::qWaitFor([&] { return service.http.held.size() == 1; }, kPatience);
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PaneContext> m_context;
    std::unique_ptr<SenderPane> m_pane;
};

QTEST_MAIN(SenderTokenTest)
#include "tst_sender_token.moc"
