#pragma once

#include "tests/conformance/raw_client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <chrono>

namespace coroscope::test {

/// The tasks of a server as a client sees them, over one connection that is opened anew where it broke.
class TaskApi {
public:
    static constexpr std::chrono::milliseconds kLong{30'000}; ///< for a task; only a test that fails waits for it

    explicit TaskApi(quint16 port)
        : m_port(port)
    {
    }

    RawResponse ask(const QByteArray &method, const QByteArray &target, const QByteArray &fields = {},
                    const QByteArray &body = {})
    {
        QByteArray text = method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields;
        if (!body.isNull())
            text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        if (!m_client.isConnected())
            m_client = RawClient(m_port);
        auto response = m_client.send(text + "\r\n" + body) ? m_client.read(method == "HEAD") : std::nullopt;
        if (!response)
            m_client.close();
        return response ? *response : RawResponse();
    }
    RawResponse askJson(const QByteArray &method, const QByteArray &target, const QByteArray &json)
    {
        return ask(method, target, "Content-Type: application/json\r\n", json);
    }
    RawResponse post(const QByteArray &task) { return askJson("POST", "/tasks", task); }
    RawResponse log(const QByteArray &text) { return ask("POST", "/log", "Content-Type: text/plain\r\n", text); }
    /// The id of a new task; empty where it was not made.
    QByteArray add(const QByteArray &task)
    {
        const auto response = post(task);
        if (response.status != 202)
            qWarning("%d: %s", response.status, response.body.constData());
        return response.status == 202 ? response.json().value(QStringLiteral("id")).toString().toLatin1()
                                      : QByteArray();
    }

    QJsonObject task(const QByteArray &id) { return ask("GET", "/tasks/" + id).json(); }
    QString state(const QByteArray &id) { return task(id).value(QStringLiteral("state")).toString(); }
    /// Waits until the task is in this state, or gives up.
    bool becomes(const QByteArray &id, const char *state)
    {
        const bool is = QTest::qWaitFor([&] { return this->state(id) == QLatin1String(state); }, int(kLong.count()));
        if (!is)
            qWarning("%s", ask("GET", "/tasks/" + id).body.constData());
        return is;
    }
    qint64 count(const QByteArray &query)
    {
        const auto response = ask("GET", "/tasks?limit=1&" + query);
        return response.status == 200 ? response.value("X-Total-Count").toLongLong() : -1;
    }
    /// Waits until nothing waits or runs.
    bool allEnd(std::chrono::milliseconds patience = kLong)
    {
        return QTest::qWaitFor([this] { return count("state=scheduled,queued,running,retrying") == 0; },
                               int(patience.count()));
    }
    QJsonArray array(const QByteArray &target) { return QJsonDocument::fromJson(ask("GET", target).body).array(); }
    QJsonObject queue(const QString &name)
    {
        const auto queues = array("/queues");
        for (const auto &each : queues) {
            if (each.toObject().value(QStringLiteral("name")).toString() == name)
                return each.toObject();
        }
        return {};
    }

private:
    quint16 m_port;
    RawClient m_client;
};

/// "loc:type" of the errors of a problem document.
inline QString issuesOf(const RawResponse &response)
{
    QStringList lines;
    const auto errors = response.json().value(QStringLiteral("errors")).toArray();
    for (const auto &issue : errors) {
        QStringList loc;
        const auto steps = issue.toObject().value(QStringLiteral("loc")).toArray();
        for (const auto &step : steps)
            loc.append(step.isString() ? step.toString() : QString::number(step.toInteger()));
        lines.append(loc.join(u'.') + u':' + issue.toObject().value(QStringLiteral("type")).toString());
    }
    return lines.join(u' ');
}

} // namespace coroscope::test
