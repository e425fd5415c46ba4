#include "ui/status_figures.h"

#include "ui/format.h"
#include "ui/words.h"

#include <QLabel>
#include <QStatusBar>
#include <QStyle>

#include <algorithm>

namespace coroscope {

namespace {

constexpr milliseconds kShowEvery{200};

QLabel *addLabel(QStatusBar *bar, const QString &objectName, const QString &toolTip, bool permanent = true)
{
    auto *label = new QLabel(bar);
    label->setObjectName(objectName);
    label->setToolTip(toolTip);
    label->setTextFormat(Qt::PlainText);
    if (permanent)
        bar->addPermanentWidget(label);
    else
        bar->addWidget(label, 1);
    return label;
}

void setTone(QLabel *label, const QString &tone)
{
    if (label->property("tone").toString() == tone)
        return;
    label->setProperty("tone", tone);
    label->style()->unpolish(label);
    label->style()->polish(label);
}

void setTextOf(QLabel *label, const QString &text)
{
    if (label->text() != text)
        label->setText(text);
}

} // namespace

StatusFigures::StatusFigures(QStatusBar *bar, QObject *parent)
    : QObject(parent)
    , m_stateText(addLabel(bar, QStringLiteral("statusState"), {}, false))
    , m_connections(addLabel(bar, QStringLiteral("statusConnections"), tr("Open connections of clients")))
    , m_inFlight(addLabel(bar, QStringLiteral("statusInFlight"), tr("Requests that are being worked on")))
    , m_rate(addLabel(bar, QStringLiteral("statusRate"), tr("Requests that ended in the last second")))
    , m_lag(addLabel(bar, QStringLiteral("statusLag"),
                     tr("Longest turn of an event loop: while it lasts, every other request of that worker waits")))
    , m_dropped(addLabel(bar, QStringLiteral("statusDropped"),
                         tr("Records of requests that were not shown because the window or the server was too busy. "
                            "The requests were served.")))
{
    bar->setSizeGripEnabled(false);
    m_dropped->hide();
    setServerState(ServerState::Stopped, {}, 0);
}

void StatusFigures::setServerState(ServerState state, const QUrl &url, int draining)
{
    m_state = state;
    if (state == ServerState::Starting) {
        m_workers.clear();
        m_droppedCount = 0;
    }
    if (state == ServerState::Stopped || state == ServerState::Failed) {
        m_workers.clear();
        m_connectionCount = 0;
        m_inFlightCount = 0;
        m_perSecond = 0;
    }
    QString text = words::state(state);
    if (state == ServerState::Listening && !url.isEmpty())
        //: %1 the server's address.
        text = tr("Listening on %1").arg(url.toString(QUrl::RemovePath));
    else if (state == ServerState::Draining && draining > 0)
        text = tr("Draining: %n request(s) left", nullptr, draining);
    setTextOf(m_stateText, text);
    show();
}

void StatusFigures::consume(const TelemetryBatch &batch)
{
    if (m_state == ServerState::Stopped || m_state == ServerState::Failed)
        return; // what still comes is of the run before
    m_workers = batch.workers;
    m_connectionCount = batch.connections;
    m_inFlightCount = batch.inFlight;
    m_perSecond = batch.requestsPerSecond;
    m_droppedCount = batch.droppedExchanges + batch.droppedBatched;
}

void StatusFigures::endFrame(Clock::time_point now)
{
    const bool held = std::any_of(m_workers.begin(), m_workers.end(), [](const WorkerFigures &w) { return w.isHeld; });
    if (held || held != m_wasHeld)
        showLag();
    m_wasHeld = held;
    if (now - m_shownAt >= kShowEvery) {
        m_shownAt = now;
        show();
    }
}

void StatusFigures::show()
{
    const bool running = m_state == ServerState::Listening || m_state == ServerState::Draining;
    for (QLabel *label : {m_connections, m_inFlight, m_rate, m_lag})
        label->setVisible(running);
    setTextOf(m_connections, tr("%n connection(s)", nullptr, int(m_connectionCount)));
    setTextOf(m_inFlight, tr("%1 in flight").arg(countText(m_inFlightCount)));
    //: Requests a second.
    setTextOf(m_rate, tr("%1 req/s").arg(rateText(m_perSecond)));
    m_dropped->setVisible(m_droppedCount > 0);
    setTextOf(m_dropped, tr("%1 dropped").arg(countText(m_droppedCount)));
    setTone(m_dropped, QStringLiteral("warning"));
    showLag();
}

void StatusFigures::showLag()
{
    const auto worst
        = std::max_element(m_workers.begin(), m_workers.end(), [](const WorkerFigures &a, const WorkerFigures &b) {
              return a.isHeld == b.isHeld ? a.loopLag < b.loopLag : b.isHeld;
          });
    if (worst == m_workers.end()) {
        setTextOf(m_lag, tr("loop lag %1").arg(durationText(nanoseconds(0))));
        setTone(m_lag, {});
        return;
    }
    const QString lag = durationText(worst->loopLag);
    if (!worst->isHeld) {
        setTextOf(m_lag, tr("loop lag %1").arg(lag));
        setTone(m_lag, {});
        return;
    }
    const bool known = m_routes && worst->heldBy >= 0 && worst->heldBy < m_routes->size();
    //: %1 a duration, %2 the route whose handler holds the event loop.
    setTextOf(m_lag,
              known ? tr("loop held for %1 by %2").arg(lag, m_routes->at(worst->heldBy).path)
                    : tr("loop held for %1").arg(lag));
    setTone(m_lag, QStringLiteral("error"));
}

} // namespace coroscope
