#include "ui/options/restarter.h"

#include <utility>

namespace coroscope {

Restarter::Restarter(Server *server, std::function<Options()> options, QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_options(std::move(options))
{
    // Queued: a start from within stateChanged() would have others hear of it before they hear of the stop.
    connect(server, &Server::stateChanged, this, &Restarter::onStateChanged, Qt::QueuedConnection);
}

void Restarter::restart()
{
    m_pending = true;
    m_server->stop();
    onStateChanged(m_server->state());
}

void Restarter::onStateChanged(ServerState state)
{
    // What the server is by now counts: it may have been started by hand meanwhile.
    if ((state == ServerState::Stopped || state == ServerState::Failed) && state == m_server->state()
        && std::exchange(m_pending, false))
        m_server->start(m_options());
}

} // namespace coroscope
