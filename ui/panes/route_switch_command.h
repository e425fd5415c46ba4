#pragma once

#include "server/runtime/server.h"

#include <QUndoCommand>

namespace coroscope {

/// Enables or disables routes of the running server, and takes that back. `server` outlives the undo stack.
class RouteSwitchCommand final : public QUndoCommand {
public:
    /// `routes`: those that change by it.
    RouteSwitchCommand(Server *server, QList<int> routes, bool enabled);

    void redo() override { apply(m_enabled); }
    void undo() override { apply(!m_enabled); }

private:
    void apply(bool enabled);

    Server *m_server;
    const QList<int> m_routes;
    const bool m_enabled;
};

} // namespace coroscope
