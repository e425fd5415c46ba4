#include "ui/panes/cache/stampede_run.h"

#include "server/outbound/http_sender.h"
#include "ui/panes/send_words.h"

#include <QUuid>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kTimeout{60'000};
constexpr int kGrace = 3'000; // ms

} // namespace

StampedeRun::StampedeRun(QObject *parent)
    : QObject(parent)
{
    m_grace.setSingleShot(true);
    m_grace.setInterval(kGrace);
    connect(&m_grace, &QTimer::timeout, this, &StampedeRun::endSide);
}

StampedeRun::~StampedeRun() = default;

QByteArray StampedeRun::path()
{
    return "/cached-report"_ba;
}

void StampedeRun::start(const QUrl &server, int requests, milliseconds takes, const KnownServer &known)
{
    if (m_isRunning)
        return;
    m_sender = std::make_unique<HttpSender>();
    connect(m_sender.get(), &HttpSender::finished, this, &StampedeRun::onReply);
    m_server = server;
    m_call.known = known;
    m_count = std::clamp(requests, 1, kMostRequests);
    m_takes = std::clamp(takes, milliseconds(0), kMostTakes);
    m_results = {};
    m_side = Side::Off;
    m_isRunning = true;
    m_wasCanceled = false;
    send();
}

void StampedeRun::send()
{
    const QByteArray name = QUuid::createUuid().toByteArray(QUuid::Id128).first(8);
    m_target = path() + "?name=stampede-" + name + "&single_flight=" + (m_side == Side::On ? "true" : "false")
        + "&delay_ms=" + QByteArray::number(qint64(m_takes.count()));
    m_call.url = QUrl::fromEncoded(m_server.toEncoded(QUrl::RemovePath | QUrl::RemoveQuery) + m_target);
    m_call.timeout = kTimeout;
    m_firstCall = m_sender->send(m_call, m_count);
    Q_EMIT changed();
}

void StampedeRun::cancel()
{
    if (!m_isRunning)
        return;
    m_wasCanceled = true;
    m_isRunning = false;
    dropSender();
    Q_EMIT changed();
    Q_EMIT finished();
}

void StampedeRun::onReply(quint64 id, const coroscope::Result<HttpReply> &reply)
{
    if (!m_isRunning || id < m_firstCall)
        return;
    Result &result = current();
    if (reply && reply.value().status == 200) {
        ++result.answered;
    } else {
        ++result.failed;
        if (result.failure.isEmpty())
            //: %1 a status code.
            result.failure = reply ? tr("the answer has status %1").arg(QString::number(reply.value().status))
                                   : sendTrouble(reply.error(), m_call);
    }
    lookWhetherDone();
    Q_EMIT changed();
}

void StampedeRun::consume(const TelemetryBatch &batch)
{
    if (!m_isRunning)
        return;
    std::vector<FlightRequest> &requests = current().requests;
    const std::size_t before = requests.size();
    for (const ExchangeRecordPtr &record : batch.exchanges) {
        if (record->end != ExchangeEnd::Running && record->target == m_target)
            requests.push_back(flightRequest(*record));
    }
    if (requests.size() == before)
        return;
    std::sort(requests.begin(), requests.end(),
              [](const FlightRequest &a, const FlightRequest &b) { return a.started < b.started; });
    lookWhetherDone();
    Q_EMIT changed();
}

void StampedeRun::lookWhetherDone()
{
    const Result &result = current();
    if (result.answered + result.failed < m_count)
        return;
    if (int(result.requests.size()) >= m_count)
        endSide();
    else
        m_grace.start();
}

void StampedeRun::endSide()
{
    m_grace.stop();
    current().isDone = true;
    if (m_side == Side::Off) {
        m_side = Side::On;
        return send();
    }
    m_isRunning = false;
    dropSender();
    Q_EMIT changed();
    Q_EMIT finished();
}

/// Its connections are of no use any more, and what runs is aborted.
void StampedeRun::dropSender()
{
    m_grace.stop();
    m_sender->disconnect(this);
    m_sender.release()->deleteLater(); // it may be the one that calls
}

} // namespace coroscope
