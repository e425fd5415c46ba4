#include "tests/conformance/server_process.h"
#include "tests/integration/chromium_page.h"

#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace coroscope::test;
using namespace Qt::StringLiterals;

/// WebSockets as a page in a real browser has them: its own implementation, its Origin, its offer to compress.
class WebSocketInBrowser : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (ChromiumPage::program().isEmpty()) {
            if (qEnvironmentVariableIsSet("CI"))
                QFAIL("CI must have Chromium");
            QSKIP("Chromium is not installed");
        }
        m_server = std::make_unique<ServerProcess>();
        QVERIFY2(m_server->start(), qPrintable(m_server->problem()));
        m_page = std::make_unique<ChromiumPage>();
        QVERIFY2(m_page->start(), qPrintable(m_page->problem()));
        m_host = u"127.0.0.1:%1"_s.arg(m_server->port());
    }
    void cleanupTestCase()
    {
        if (m_server)
            QCOMPARE(m_server->stop(), QString());
    }

    void echoes()
    {
        QVERIFY2(m_page->open(QUrl(u"http://%1/json"_s.arg(m_host))), qPrintable(m_page->problem()));
        const auto result = m_page->evaluate(uR"(new Promise((resolve) => {
                const socket = new WebSocket('ws://%1/ws');
                const got = [];
                socket.binaryType = 'arraybuffer';
                socket.onopen = () => {
                    socket.send('Hello, \u20AC');
                    socket.send(new Uint8Array([0, 255, 128]));
                    socket.send('x'.repeat(1 << 20));
                };
                socket.onmessage = (event) => {
                    got.push(typeof event.data !== 'string' ? [...new Uint8Array(event.data)].join(',')
                        : event.data.length > 100 ? event.data.length : event.data);
                    if (got.length === 3)
                        socket.close(4001, 'enough');
                };
                socket.onclose = (event) => resolve([...got, socket.extensions, event.wasClean, event.code]);
            }))"_s.arg(m_host));
        QCOMPARE(result.toArray(), (QJsonArray{u"Hello, €"_s, u"0,255,128"_s, 1 << 20, QString(), true, 4001}));
    }

    void tooLargeIsClosed()
    {
        const auto result = m_page->evaluate(uR"(new Promise((resolve) => {
                const socket = new WebSocket('ws://%1/ws');
                socket.onopen = () => socket.send('x'.repeat((1 << 20) + 1));
                socket.onclose = (event) => resolve([event.wasClean, event.code]);
            }))"_s.arg(m_host));
        QCOMPARE(result.toArray(), (QJsonArray{true, 1009}));
    }

    void twoPagesTalkInARoom()
    {
        const auto result = m_page->evaluate(uR"(new Promise((resolve) => {
                const [one, two] = ['?own=false', ''].map((query) => new WebSocket('ws://%1/ws/rooms/lobby' + query));
                const got = [];
                const note = (who) => (event) => {
                    got.push(who + event.data);
                    if (got.length === 3) {
                        one.close();
                        two.close();
                        resolve(got.sort());
                    }
                };
                one.onmessage = note('one: ');
                two.onmessage = note('two: ');
                const open = (socket) => new Promise((done) => { socket.onopen = done; });
                Promise.all([open(one), open(two)]).then(() => { one.send('a'); two.send('b'); });
            }))"_s.arg(m_host));
        QCOMPARE(result.toArray(), (QJsonArray{u"one: b"_s, u"two: a"_s, u"two: b"_s}));
    }

    /// A page that is of no site: its Origin is "null".
    void foreignPageIsRefused()
    {
        QVERIFY2(m_page->open(QUrl(u"data:text/html,<p>elsewhere</p>"_s)), qPrintable(m_page->problem()));
        const auto result = m_page->evaluate(uR"(new Promise((resolve) => {
                const socket = new WebSocket('ws://%1/ws');
                socket.onopen = () => resolve('open');
                socket.onclose = (event) => resolve(event.code);
            }))"_s.arg(m_host));
        QCOMPARE(result.toInt(), 1006);
    }

private:
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<ChromiumPage> m_page;
    QString m_host;
};

QTEST_GUILESS_MAIN(WebSocketInBrowser)
#include "tst_websocket_in_browser.moc"
