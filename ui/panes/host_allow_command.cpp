#include "ui/panes/host_allow_command.h"

#include <QCoreApplication>

namespace coroscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HostAllowCommand)
};

} // namespace

HostAllowCommand::HostAllowCommand(Server *server, const QString &name)
    //: Stands behind "Undo"; %1 is the name of a host.
    : QUndoCommand(Texts::tr("allow the host %1").arg(name))
    , m_server(server)
    , m_name(name)
{
}

void HostAllowCommand::redo()
{
    // Someone may have changed it meanwhile; what is no host any more is not allowed again.
    if (const auto allowed = m_server->allowHost(m_name); !allowed)
        setObsolete(true);
}

} // namespace coroscope
