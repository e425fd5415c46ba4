#pragma once

#include "server/runtime/server.h"

#include <QUndoCommand>

namespace coroscope {

/// Allows a host to the running server, and takes that back. `server` outlives the undo stack; `name` has been checked.
class HostAllowCommand final : public QUndoCommand {
public:
    HostAllowCommand(Server *server, const QString &name);

    void redo() override;
    void undo() override { m_server->withdrawHost(m_name); }

private:
    Server *m_server;
    const QString m_name;
};

} // namespace coroscope
