#include "ui/panes/route_switch_command.h"

#include "ui/words.h"

#include <QCoreApplication>

namespace coroscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(RouteSwitchCommand)
};

QString textOf(const Server &server, const QList<int> &routes, bool enabled)
{
    if (routes.size() == 1) {
        const QString name = words::routeName(server.routes()->at(routes.first()));
        //: Stands behind "Undo"; %1 is a route, "GET /users".
        return enabled ? Texts::tr("enable %1").arg(name) : Texts::tr("disable %1").arg(name);
    }
    //: Stands behind "Undo".
    return enabled ? Texts::tr("enable %n route(s)", nullptr, int(routes.size()))
                   : Texts::tr("disable %n route(s)", nullptr, int(routes.size()));
}

} // namespace

RouteSwitchCommand::RouteSwitchCommand(Server *server, QList<int> routes, bool enabled)
    : QUndoCommand(textOf(*server, routes, enabled))
    , m_server(server)
    , m_routes(std::move(routes))
    , m_enabled(enabled)
{
}

void RouteSwitchCommand::apply(bool enabled)
{
    for (const int route : m_routes)
        m_server->setRouteEnabled(route, enabled);
}

} // namespace coroscope
