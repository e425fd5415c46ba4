#include "tests/conformance/gate_case.h"

#include "tests/conformance/check_response.h"

#include <thread>

namespace coroscope::test {

using namespace Qt::StringLiterals;

namespace {
constexpr std::chrono::milliseconds kPause{2}; // too short on a busy machine, and then the row is only less strict
}

GateCase &GateCase::send(const QByteArray &bytes)
{
    m_steps.append({.kind = Kind::Send, .bytes = bytes});
    return *this;
}

GateCase &GateCase::pause()
{
    m_steps.append({.kind = Kind::Pause});
    return *this;
}

GateCase &GateCase::trickle(const QByteArray &bytes)
{
    for (const char byte : bytes)
        send(QByteArray(1, byte)).pause();
    return *this;
}

GateCase &GateCase::halfClose()
{
    m_steps.append({.kind = Kind::HalfClose});
    return *this;
}

GateCase &GateCase::expect(std::initializer_list<int> statuses)
{
    m_steps.append({.kind = Kind::Expect, .statuses = statuses});
    return *this;
}

GateCase &GateCase::expectOrEnd(std::initializer_list<int> statuses)
{
    m_steps.append({.kind = Kind::Expect, .statuses = statuses, .mayEnd = true});
    return *this;
}

GateCase &GateCase::expectHead(std::initializer_list<int> statuses)
{
    m_steps.append({.kind = Kind::Expect, .statuses = statuses, .toHead = true});
    return *this;
}

GateCase &GateCase::where(Check check)
{
    m_steps.last().checks.append(std::move(check));
    return *this;
}

GateCase &GateCase::body(const QByteArray &exact)
{
    return where([exact](const RawResponse &response) {
        return response.body == exact ? QString() : u"body: "_s + QString::fromLatin1(response.body.left(300));
    });
}

GateCase &GateCase::bodyHas(const QByteArray &part)
{
    return where([part](const RawResponse &response) {
        return response.body.contains(part)
            ? QString()
            : u"\"%1\" is not in: %2"_s.arg(QString::fromUtf8(part), QString::fromUtf8(response.body.left(500)));
    });
}

GateCase &GateCase::json(const QJsonObject &equal)
{
    return where([equal](const RawResponse &response) {
        return response.json() == equal ? QString() : u"body: "_s + QString::fromUtf8(response.body.left(500));
    });
}

GateCase &GateCase::field(const char *name, const QByteArray &exact)
{
    return where([name, exact](const RawResponse &response) {
        return response.values(name) == QList{exact}
            ? QString()
            : u"%1: %2"_s.arg(QLatin1String(name), QString::fromLatin1(response.values(name).join(" | ")));
    });
}

GateCase &GateCase::hasField(const char *name)
{
    return where([name](const RawResponse &response) {
        return response.has(name) ? QString() : u"no field "_s + QLatin1String(name);
    });
}

GateCase &GateCase::lacksField(const char *name)
{
    return where([name](const RawResponse &response) {
        return response.has(name) ? u"there is a field "_s + QLatin1String(name) : QString();
    });
}

GateCase &GateCase::lists(const char *name, std::initializer_list<const char *> tokens)
{
    const QList<QByteArray> wanted(tokens.begin(), tokens.end());
    return where([name, wanted](const RawResponse &response) {
        for (const QByteArray &token : wanted) {
            if (!response.lists(name, token))
                return u"%1 lacks %2: %3"_s.arg(QLatin1String(name), QString::fromLatin1(token),
                                                QString::fromLatin1(response.value(name)));
        }
        return QString();
    });
}

GateCase &GateCase::closes()
{
    m_after = After::Closes;
    return *this;
}

GateCase &GateCase::staysOpen()
{
    m_after = After::StaysOpen;
    return *this;
}

QString GateCase::playAnswer(const Step &step, RawClient &client, RawResponse &last) const
{
    const auto response = client.read(step.toHead);
    if (!response) {
        const bool ended = client.problem().startsWith(u"the peer closed"_s);
        return step.mayEnd && ended ? QString() : u"no answer: "_s + client.problem();
    }
    last = *response;
    if (!step.statuses.contains(response->status))
        return u"status %1 %2: %3"_s.arg(response->status)
            .arg(QString::fromLatin1(response->reason), QString::fromUtf8(response->body.left(500)));
    QString complaint = complaintAbout(*response, step.toHead);
    for (const Check &check : step.checks) {
        if (complaint.isEmpty())
            complaint = check(*response);
    }
    return complaint;
}

QString GateCase::playAfter(RawClient &client, const RawResponse &last) const
{
    const bool announced = last.lists("Connection", "close");
    if (m_after == After::Closes && !announced && last.status >= 400)
        return u"it refused and closes without saying Connection: close"_s;
    if (m_after == After::StaysOpen && announced)
        return u"it announces a close where the framing is intact"_s;
    if (m_after == After::Closes || announced)
        return client.peerCloses() ? QString() : u"it does not close: "_s + client.problem();
    const bool sent = client.send(get("/healthz"));
    const auto next = sent ? client.read() : std::nullopt;
    if (!next || next->status != 200)
        return u"the connection serves no second request: "_s + client.problem();
    return {};
}

QString GateCase::play(quint16 port) const
{
    RawClient client(port);
    if (!client.isConnected())
        return client.problem();
    RawResponse last;
    int answers = 0;
    for (const Step &step : m_steps) {
        QString complaint;
        if (step.kind == Kind::HalfClose) {
            client.halfClose();
        } else if (step.kind == Kind::Pause) {
            std::this_thread::sleep_for(kPause);
        } else if (step.kind == Kind::Send) {
            // A server may refuse and close before it has all of a request: what counts is the answer.
            client.send(step.bytes);
        } else {
            ++answers;
            complaint = playAnswer(step, client, last);
        }
        if (!complaint.isEmpty())
            return u"answer %1: "_s.arg(answers) + complaint;
    }
    return playAfter(client, last);
}

QByteArray request(const QByteArray &method, const QByteArray &target, const QByteArray &fields, const QByteArray &body)
{
    return method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n" + body;
}

QByteArray get(const QByteArray &target, const QByteArray &fields)
{
    return request("GET", target, fields);
}

QByteArray echo(const QByteArray &body, const QByteArray &fields)
{
    return request("POST", "/echo", fields + "Content-Length: " + QByteArray::number(body.size()) + "\r\n", body);
}

QByteArray chunkedEcho(const QByteArray &encoded, const QByteArray &fields)
{
    return request("POST", "/echo", fields + "Transfer-Encoding: chunked\r\n", encoded);
}

} // namespace coroscope::test
