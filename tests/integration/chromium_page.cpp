#include "tests/integration/chromium_page.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimer>

namespace coroscope::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {
constexpr std::chrono::milliseconds kPatience{30'000}; // a browser starts slowly on a busy machine
}

ChromiumPage::~ChromiumPage()
{
    if (m_socket.isValid())
        call(u"Browser.close"_s);
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
}

QString ChromiumPage::program()
{
    for (const auto &name : {u"chromium"_s, u"chromium-browser"_s}) {
        const QString found = QStandardPaths::findExecutable(name);
        if (!found.isEmpty())
            return found;
    }
    return {};
}

bool ChromiumPage::fail(const QString &why)
{
    m_problem = why;
    return false;
}

bool ChromiumPage::waitFor(const std::function<bool()> &condition, std::chrono::milliseconds patience)
{
    const auto deadline = Clock::now() + patience;
    QTimer tick; // wakes the loop for what sends no signal
    tick.start(10ms);
    while (!condition()) {
        if (Clock::now() > deadline)
            return false;
        QEventLoop loop;
        connect(&tick, &QTimer::timeout, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return true;
}

QString ChromiumPage::readEndpoint()
{
    static const QRegularExpression line(u"DevTools listening on (ws://\\S+)"_s);
    QByteArray said;
    QString endpoint;
    waitFor(
        [&] {
            said += m_process.readAllStandardError();
            endpoint = line.match(QString::fromUtf8(said)).captured(1);
            return !endpoint.isEmpty() || m_process.state() == QProcess::NotRunning;
        },
        kPatience);
    if (endpoint.isEmpty())
        fail(u"the browser did not start: "_s + QString::fromUtf8(said.right(1000)));
    return endpoint;
}

bool ChromiumPage::start()
{
    m_process.start(program(),
                    {u"--headless"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--disable-quic"_s, u"--no-first-run"_s,
                     u"--disable-background-networking"_s, u"--disable-component-update"_s, u"--disable-sync"_s,
                     u"--disable-dev-shm-usage"_s, u"--no-proxy-server"_s, u"--remote-debugging-port=0"_s,
                     u"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"_s,
                     u"--user-data-dir="_s + m_profile.path(), u"about:blank"_s});
    const QString endpoint = readEndpoint();
    if (endpoint.isEmpty())
        return false;
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &ChromiumPage::onMessage);
    m_socket.open(QUrl(endpoint));
    if (!waitFor([this] { return m_socket.state() == QAbstractSocket::ConnectedState; }, kPatience))
        return fail(u"no DevTools connection: "_s + m_socket.errorString());
    const QString target
        = call(u"Target.createTarget"_s, {{u"url"_s, u"about:blank"_s}}).value(u"targetId"_s).toString();
    m_session = call(u"Target.attachToTarget"_s, {{u"targetId"_s, target}, {u"flatten"_s, true}})
                    .value(u"sessionId"_s)
                    .toString();
    if (m_session.isEmpty())
        return fail(u"no page"_s);
    for (const auto &domain : {u"Page.enable"_s, u"Network.enable"_s, u"Runtime.enable"_s, u"Log.enable"_s})
        call(domain);
    return true;
}

bool ChromiumPage::open(const QUrl &url)
{
    m_loaded = false;
    const QJsonObject result = call(u"Page.navigate"_s, {{u"url"_s, url.toString()}});
    if (result.contains(u"errorText"_s))
        return fail(result.value(u"errorText"_s).toString());
    return waitFor([this] { return m_loaded; }, kPatience) || fail(u"the page does not finish loading"_s);
}

QJsonValue ChromiumPage::evaluate(const QString &expression)
{
    const QJsonObject answer = call(
        u"Runtime.evaluate"_s, {{u"expression"_s, expression}, {u"awaitPromise"_s, true}, {u"returnByValue"_s, true}});
    if (answer.contains(u"exceptionDetails"_s)) {
        fail(QString::fromUtf8(QJsonDocument(answer.value(u"exceptionDetails"_s).toObject()).toJson()));
        return QJsonValue::Undefined;
    }
    return answer.value(u"result"_s).toObject().value(u"value"_s);
}

bool ChromiumPage::waitUntil(const QString &expression, std::chrono::milliseconds patience)
{
    const auto deadline = Clock::now() + patience;
    while (!evaluate(expression).toBool()) {
        if (Clock::now() > deadline)
            return fail(u"never true: "_s + expression);
        waitFor([] { return false; }, 20ms);
    }
    return true;
}

QJsonObject ChromiumPage::call(const QString &method, const QJsonObject &parameters)
{
    const int id = ++m_lastId;
    QJsonObject message{{u"id"_s, id}, {u"method"_s, method}, {u"params"_s, parameters}};
    if (!m_session.isEmpty() && !method.startsWith(u"Browser."_s))
        message.insert(u"sessionId"_s, m_session);
    m_socket.sendTextMessage(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
    waitFor([this, id] { return m_results.contains(id) || !m_socket.isValid(); }, kPatience);
    return m_results.take(id);
}

void ChromiumPage::onMessage(const QString &text)
{
    const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
    if (message.contains(u"id"_s))
        m_results.insert(message.value(u"id"_s).toInt(), message.value(u"result"_s).toObject());
    else
        onEvent(message.value(u"method"_s).toString(), message.value(u"params"_s).toObject());
}

void ChromiumPage::onEvent(const QString &method, const QJsonObject &parameters)
{
    const auto asText = [](const QJsonObject &object) {
        return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    };
    if (method == u"Page.loadEventFired"_s)
        m_loaded = true;
    else if (method == u"Network.requestWillBeSent"_s)
        m_requested.append(parameters[u"request"_s][u"url"_s].toString());
    else if (method == u"Runtime.exceptionThrown"_s)
        m_complaints.append(asText(parameters));
    else if (method == u"Runtime.consoleAPICalled"_s && parameters[u"type"_s].toString() == u"error"_s)
        m_complaints.append(asText(parameters));
    else if (method == u"Log.entryAdded"_s && parameters[u"entry"_s][u"level"_s].toString() == u"error"_s)
        m_complaints.append(asText(parameters));
}

} // namespace coroscope::test
