#pragma once

#include "server/runtime/server.h"

#include <QObject>

#include <functional>

namespace coroscope {

/// Stops the server as a person would, with what is in flight answered first, and starts it again once it has stopped.
/// GUI thread.
class Restarter final : public QObject {
    Q_OBJECT
public:
    /// `options` is asked when the server has stopped.
    Restarter(Server *server, std::function<Options()> options, QObject *parent = nullptr);

    /// A server that is stopped is just started.
    void restart();
    /// The server stops, and stays so.
    void cancel() { m_pending = false; }
    /// It is on its way down and will come up again.
    bool isPending() const noexcept { return m_pending; }

private:
    void onStateChanged(ServerState state);

    Server *m_server;
    const std::function<Options()> m_options;
    bool m_pending = false;
};

} // namespace coroscope
