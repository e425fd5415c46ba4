#include "tests/conformance/server_process.h"
#include "tests/integration/chromium_page.h"
#include "tests/support/secure_files.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <memory>

using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

/// A JavaScript string literal.
QString quoted(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(1).chopped(1));
}

QString routeElement(const QString &route)
{
    return u"document.querySelector('[data-route=\"%1\"]')"_s.arg(route);
}

} // namespace

/// The documentation page in a real browser: what a person sees and can try, with no network.
class DocsPage : public QObject {
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
        m_origin = u"http://127.0.0.1:%1"_s.arg(m_server->port());
        QVERIFY2(m_page->open(QUrl(m_origin + u"/docs"_s)), qPrintable(m_page->problem()));
        QVERIFY2(m_page->waitUntil(u"document.querySelectorAll('[data-route]').length > 0"_s),
                 qPrintable(m_page->problem()));
    }

    /// Every operation of the document, and nothing else.
    void listsEveryRoute()
    {
        const auto described
            = m_page->evaluate(uR"(fetch('/openapi.json').then((response) => response.json()).then((document) =>
                Object.entries(document.paths).flatMap(([path, item]) =>
                    Object.keys(item).filter((key) => /^(get|put|post|delete|options|head|patch|trace)$/.test(key))
                        .map((method) => method.toUpperCase() + ' ' + path)).sort()))"_s);
        const auto listed = m_page->evaluate(
            u"[...document.querySelectorAll('[data-route]')].map((node) => node.dataset.route).sort()"_s);
        QVERIFY2(described.toArray().size() >= 10, qPrintable(m_page->problem()));
        QCOMPARE(listed.toArray(), described.toArray());
    }

    void triesARoute_data()
    {
        QTest::addColumn<QString>("route");
        QTest::addColumn<QStringList>("inputs"); // selector, value, selector, value…
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("body");
        const QString type = u"[data-role=request-type]"_s;
        const QString body = u"[data-role=request-body]"_s;
        QTest::newRow("a plain route") << u"GET /json"_s << QStringList() << u"200"_s << u"Hello, World!"_s;
        QTest::newRow("a parameter") << u"GET /async-endpoint"_s << QStringList{u"[name=delay_ms]"_s, u"0"_s}
                                     << u"200"_s << u"Hello, Async World!"_s;
        QTest::newRow("an invalid parameter, explained by the server")
            << u"GET /async-endpoint"_s << QStringList{u"[name=delay_ms]"_s, u"60001"_s} << u"422"_s << u"delay_ms"_s;
        QTest::newRow("several parameters")
            << u"GET /fanout"_s
            << QStringList{u"[name=n]"_s, u"2"_s, u"[name=delay_ms]"_s, u"0"_s, u"[name=mode]"_s, u"sequential"_s}
            << u"200"_s << u"sequential"_s;
        QTest::newRow("a stream") << u"GET /stream"_s
                                  << QStringList{u"[name=chunks]"_s, u"3"_s, u"[name=delay_ms]"_s, u"20"_s} << u"200"_s
                                  << u"chunk 3 of 3"_s;
        QTest::newRow("a stream that has no end")
            << u"GET /events"_s << QStringList{u"[name=interval_ms]"_s, u"100"_s, u"[name=types]"_s, u"tick"_s}
            << u"200"_s << u"\"number\":3"_s;
        QTest::newRow("a body") << u"POST /echo"_s << QStringList{type, u"text/plain"_s, body, u"to and fro"_s}
                                << u"200"_s << u"to and fro"_s;
        QTest::newRow("a body that looks like a page")
            << u"POST /echo"_s << QStringList{type, u"text/html"_s, body, u"<b id='injected'>markup</b>"_s} << u"200"_s
            << u"<b id='injected'>markup</b>"_s;
    }

    void triesARoute()
    {
        QFETCH(QString, route);
        QFETCH(QStringList, inputs);
        QFETCH(QString, status);
        QFETCH(QString, body);
        // A fresh page for each row, so that what is shown is this row's.
        QVERIFY2(m_page->open(QUrl(m_origin + u"/docs"_s)), qPrintable(m_page->problem()));
        const QString element = routeElement(route);
        QVERIFY2(m_page->waitUntil(element + u" !== null"_s), qPrintable(m_page->problem()));
        m_page->evaluate(element + u".querySelector('button').click()"_s);
        const QString send = element + u".querySelector('[data-action=send]')"_s;
        QVERIFY2(m_page->waitUntil(send + u"?.checkVisibility() === true"_s), "opening the route shows no Send");
        for (qsizetype i = 0; i + 1 < inputs.size(); i += 2) {
            const QString input = element + u".querySelector('%1')"_s.arg(inputs.at(i));
            const auto set = m_page->evaluate(
                u"(() => { const input = %1; if (!input) return false; input.value = %2;"
                "for (const name of ['input', 'change']) input.dispatchEvent(new Event(name, {bubbles: true}));"
                "return input.value === %2; })()"_s.arg(input, quoted(inputs.at(i + 1))));
            QVERIFY2(set.toBool(), qPrintable(inputs.at(i) + u" cannot be filled in"_s));
        }
        m_page->evaluate(send + u".click()"_s);
        const QString shown = element + u".querySelector('[data-role=status]')?.textContent ?? ''"_s;
        QVERIFY2(m_page->waitUntil(u"/\\d\\d\\d/.test(%1)"_s.arg(shown)), "no status is shown");
        QVERIFY2(m_page->evaluate(shown).toString().contains(status), qPrintable(m_page->evaluate(shown).toString()));
        const QString text = element + u".querySelector('[data-role=response-body]')"_s;
        QVERIFY2(m_page->waitUntil(text + u".textContent.includes(%1)"_s.arg(quoted(body))),
                 qPrintable(m_page->evaluate(text + u".textContent"_s).toString()));
        QVERIFY2(m_page->evaluate(text + u".checkVisibility()"_s).toBool(), "the body is there, but hidden");
        QVERIFY2(m_page->evaluate(u"document.getElementById('injected') === null"_s).toBool(),
                 "markup became part of the page");
    }

    /// A form with a field that chooses files, and the curl command that does the same.
    void uploadsFiles()
    {
        QVERIFY2(m_page->open(QUrl(m_origin + u"/docs"_s)), qPrintable(m_page->problem()));
        const QString element = routeElement(u"POST /uploads"_s);
        QVERIFY2(m_page->waitUntil(element + u" !== null"_s), qPrintable(m_page->problem()));
        m_page->evaluate(element + u".querySelector('button').click()"_s);
        const QString send = element + u".querySelector('[data-action=send]')"_s;
        QVERIFY2(m_page->waitUntil(send + u"?.checkVisibility() === true"_s), "opening the route shows no Send");
        const auto chosen = m_page
                                ->evaluate(uR"((() => {
            const input = %1.querySelector('input[type=file][name=file]');
            const files = new DataTransfer();
            files.items.add(new File(['one'], 'a "quoted" ü.txt', {type: 'text/plain'}));
            files.items.add(new File(['two'], 'b.bin'));
            input.files = files.files;
            input.dispatchEvent(new Event('input', {bubbles: true}));
            return %1.querySelector('[data-role=curl]').textContent;
        })())"_s.arg(element))
                                .toString();
        QVERIFY2(chosen.contains(u"-F 'file=@\"a \\\"quoted\\\" ü.txt\"'"_s)
                     && chosen.contains(u"-F 'file=@\"b.bin\"'"_s),
                 qPrintable(chosen));
        m_page->evaluate(send + u".click()"_s);
        const QString text = element + u".querySelector('[data-role=response-body]')"_s;
        QVERIFY2(m_page->waitUntil(text + u".textContent.includes('b.bin')"_s),
                 qPrintable(m_page->evaluate(text + u".textContent"_s).toString()));
        const auto uploads = m_page->evaluate(u"fetch('/uploads').then((response) => response.json())"_s).toArray();
        QCOMPARE(uploads.size(), 2);
        QCOMPARE(uploads.at(1).toObject().value(u"name"_s).toString(), u"a \"quoted\" ü.txt"_s);
        QCOMPARE(uploads.at(1).toObject().value(u"type"_s).toString(), u"text/plain"_s);
        QCOMPARE(uploads.at(0).toObject().value(u"size"_s).toInt(), 3);
    }

    /// What is on the wire, read by the browser's own EventSource: names, data, ids, and where it goes on.
    void eventSource()
    {
        const auto got = m_page
                             ->evaluate(uR"(new Promise((resolve, reject) => {
            const source = new EventSource('/events?types=tick&interval_ms=100');
            const seen = [];
            source.onerror = () => { source.close(); reject(new Error('it failed')); };
            source.addEventListener('tick', (event) => {
                seen.push({id: event.lastEventId, number: JSON.parse(event.data).number});
                if (seen.length < 3) return;
                source.close();
                const more = new EventSource('/events?types=tick&interval_ms=100&last_event_id=' + event.lastEventId);
                more.addEventListener('tick', (next) => {
                    more.close();
                    resolve([...seen, {id: next.lastEventId, number: JSON.parse(next.data).number}]);
                });
            });
        }))"_s)
                             .toArray();
        QCOMPARE(got.size(), 4);
        QStringList ids;
        for (int i = 0; i < got.size(); ++i) {
            QCOMPARE(got[i].toObject().value(u"number"_s).toInt(), i + 1);
            ids.append(got[i].toObject().value(u"id"_s).toString());
        }
        QVERIFY(!ids.contains(QString()));
        QCOMPARE(ids.removeDuplicates(), 0);
    }

    /// It comes back by itself with Last-Event-ID: the stream of a task that has ended answers 204 then, which ends it.
    void eventSourceComesBack()
    {
        const auto states = m_page
                                ->evaluate(uR"(fetch('/tasks', {method: 'POST',
            headers: {'Content-Type': 'application/json'},
            body: JSON.stringify({kind: 'log', payload: {message: 'from a browser'}})})
            .then((response) => response.json()).then((task) => new Promise((resolve) => {
                const states = [];
                const source = new EventSource('/tasks/' + task.id + '/events');
                source.addEventListener('task', (event) => states.push(JSON.parse(event.data).state));
                source.onerror = () => {
                    if (source.readyState === EventSource.CLOSED) resolve(states);
                };
            })))"_s)
                                .toArray();
        QVERIFY2(!states.isEmpty(), qPrintable(m_page->problem()));
        QCOMPARE(states.last().toString(), u"succeeded"_s);
    }

    /// Each line as soon as it is sent, and a reader that leaves.
    void fetchedStream()
    {
        const auto got = m_page
                             ->evaluate(uR"(fetch('/stream?chunks=3&delay_ms=100',
            {headers: {Accept: 'application/x-ndjson'}}).then(async (response) => {
                const reader = response.body.getReader();
                const decoder = new TextDecoder();
                const pieces = [];
                for (;;) {
                    const {done, value} = await reader.read();
                    if (done) break;
                    pieces.push(decoder.decode(value, {stream: true}));
                }
                return {type: response.headers.get('content-type'), pieces};
            }))"_s)
                             .toObject();
        QCOMPARE(got.value(u"type"_s).toString(), u"application/x-ndjson"_s);
        const auto pieces = got.value(u"pieces"_s).toArray();
        QVERIFY2(pieces.size() >= 2, "it came all at once");
        QString text;
        for (const auto &piece : pieces)
            text += piece.toString();
        QCOMPARE(text.count(u'\n'), 3);
        const auto left = m_page->evaluate(uR"((async () => {
            const stop = new AbortController();
            const response = await fetch('/stream?chunks=10000&delay_ms=1000', {signal: stop.signal});
            await response.body.getReader().read();
            stop.abort();
            return (await fetch('/healthz')).status;
        })())"_s);
        QCOMPARE(left.toInt(), 200);
    }

    /// A server that asks who calls: the page says so, gets a token for a name and a password, and sends it along.
    void authorizes()
    {
        const SecureFiles files;
        ServerProcess server;
        QVERIFY2(server.start({u"--accounts-file"_s, files.accounts(), u"--api-key-file"_s, files.keys()}),
                 qPrintable(server.problem()));
        ChromiumPage page;
        QVERIFY2(page.start(), qPrintable(page.problem()));
        QVERIFY2(page.open(QUrl(u"http://127.0.0.1:%1/docs"_s.arg(server.port()))), qPrintable(page.problem()));
        const QString me = routeElement(u"GET /me"_s);
        QVERIFY2(page.waitUntil(me + u" !== null"_s), qPrintable(page.problem()));
        const auto status = [&](const QString &expected) {
            page.evaluate(me + u".querySelector('[data-action=send]').click()"_s);
            return page.waitUntil(
                me + u".querySelector('[data-role=status]').textContent.startsWith('%1')"_s.arg(expected));
        };
        const auto fill = [&](const QString &way, const QStringList &values) {
            const QString form = u"document.querySelector('[data-way=%1]')"_s.arg(quoted(way));
            for (qsizetype i = 0; i < values.size(); ++i)
                page.evaluate(u"%1.querySelectorAll('input')[%2].value = %3"_s.arg(form).arg(i).arg(quoted(values[i])));
            page.evaluate(form + u".requestSubmit()"_s);
        };
        const QString button = u"document.getElementById('authorize')"_s;
        page.evaluate(me + u".querySelector('button').click()"_s);
        QVERIFY2(status(u"401"_s), qPrintable(page.problem()));
        QVERIFY(page.waitUntil(me + u".querySelector('.note').textContent.includes('Authorize')"_s));
        QVERIFY(page.evaluate(button + u".checkVisibility()"_s).toBool());
        page.evaluate(button + u".click()"_s);

        const QString token = u"A token for a name and a password"_s;
        fill(token, {u"ada"_s, u"wrong"_s, QString()});
        QVERIFY(page.waitUntil(
            u"document.querySelector('[data-way=\"%1\"] .complaint').textContent.includes('is wrong')"_s.arg(token)));
        fill(token, {u"ada"_s, u"secret"_s, u"read"_s});
        QVERIFY(page.waitUntil(button + u".textContent === 'Authorized: ada (token)'"_s));
        QVERIFY(status(u"200"_s));
        const QString body = me + u".querySelector('[data-role=response-body]').textContent"_s;
        QVERIFY(page.waitUntil(body + u".includes('bearer')"_s));
        QVERIFY(
            page.evaluate(me + u".querySelector('[data-role=curl]').textContent.includes('Authorization: Bearer ey')"_s)
                .toBool());

        page.evaluate(button + u".click()"_s);
        fill(u"API key"_s, {QString::fromLatin1(SecureFiles::kReader)});
        QVERIFY(page.waitUntil(button + u".textContent === 'Authorized: API key'"_s));
        QVERIFY(status(u"200"_s) && page.waitUntil(body + u".includes('reader')"_s));
        page.evaluate(button + u".click()"_s);
        fill(u"Name and password"_s, {u"bob"_s, u"pass:w\u00f6rd"_s});
        QVERIFY(page.waitUntil(button + u".textContent === 'Authorized: bob'"_s));
        QVERIFY(status(u"200"_s) && page.waitUntil(body + u".includes('basic')"_s));
        // A route that asks nobody is told nothing.
        QVERIFY(page.evaluate(routeElement(u"GET /json"_s)
                              + u".querySelector('[data-role=curl]').textContent.includes('uthorization') === false"_s)
                    .toBool());
        QStringList complaints = page.complaints();
        complaints.removeIf([](const QString &text) { return text.contains(u"status of 40"_s); });
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
        QCOMPARE(server.stop(), QString());
    }

    /// It works offline and is content with its own security policy.
    void staysHome()
    {
        QVERIFY(m_page->requested().size() > 5);
        for (const QString &url : m_page->requested())
            QVERIFY2(url.startsWith(m_origin + u'/') || url.startsWith(u"data:"_s) || url.startsWith(u"blob:"_s),
                     qPrintable(url));
        QStringList complaints = m_page->complaints();
        // The browser logs each answer of 400 and more; the row with the invalid parameter asked for one.
        complaints.removeIf([](const QString &text) { return text.contains(u"status of 422"_s); });
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    }

    void cleanupTestCase()
    {
        m_page.reset();
        if (m_server)
            QCOMPARE(m_server->stop(), QString());
    }

private:
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<ChromiumPage> m_page;
    QString m_origin;
};

QTEST_GUILESS_MAIN(DocsPage)
#include "tst_docs_in_browser.moc"
