#include "ui/drain_countdown.h"

#include <QLocale>

namespace coroscope {

using std::chrono::seconds;

DrainCountdown::DrainCountdown(const Server *server, QObject *parent)
    : QObject(parent)
    , m_server(server)
{
    m_tick.setInterval(100); // only a new second, or a new count, is told
    connect(&m_tick, &QTimer::timeout, this, &DrainCountdown::follow);
    connect(server, &Server::drainingChanged, this, &DrainCountdown::follow);
    connect(server, &Server::stateChanged, this, &DrainCountdown::follow);
}

QString DrainCountdown::text() const
{
    if (m_server->state() != ServerState::Draining)
        return {};
    const int inFlight = m_server->draining();
    if (m_server->isCancelling()) {
        return inFlight > 0 ? tr("Cancelling %n request(s)…", nullptr, inFlight)
                            : tr("Stopping: waiting for work that cannot be interrupted…");
    }
    const auto left = std::chrono::ceil<seconds>(m_server->drainDeadline() - Clock::now());
    const QString at = QLocale().toString(std::max<qlonglong>(0, left.count()));
    //: %1 a number of seconds.
    return inFlight > 0 ? tr("Draining %n request(s), at most %1 s more", nullptr, inFlight).arg(at)
                        //: %1 a number of seconds.
                        : tr("Draining, at most %1 s more").arg(at);
}

void DrainCountdown::follow()
{
    if (m_server->state() != ServerState::Draining) {
        m_tick.stop();
        m_told.clear();
        return;
    }
    if (!m_tick.isActive())
        m_tick.start();
    const QString now = text();
    if (now == m_told)
        return;
    m_told = now;
    Q_EMIT changed(now);
}

} // namespace coroscope
